import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SealBroken, type Seal } from '../settle/seal.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D: 96 bits. A fresh one each time. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** What is sealed with one purpose does not open with another. */
export type Purpose = 'gift card codes' | 'access tokens';

/**
 * Seals with a key derived from the first secret and opens with whichever of the secrets sealed, so that a secret can be replaced. The
 * owner is sealed in.
 */
export function openSeal(secrets: readonly string[], purpose: Purpose): Seal {
  const keys = secrets.map((secret) => keyOf(secret, purpose));
  const [current] = keys;
  if (!current) throw new Error(`There is no secret to seal ${purpose} with`);
  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, current, iv, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(owner),
      );
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open(sealed, owner) {
      const [version, rest = ''] = sealed.split('.');
      const bytes = Buffer.from(rest, 'base64url');
      if (version !== VERSION || bytes.length <= IV_BYTES + TAG_BYTES) throw new SealBroken('nothing sealed');
      for (const key of keys) {
        const text = opened(bytes, key, owner);
        if (text !== null) return text;
      }
      throw new SealBroken(`no secret of this server opens it, of its ${purpose}`);
    },
  };
}

/** HKDF-SHA-256 (RFC 5869): the secret itself is never the key, and serves other purposes unharmed. */
function keyOf(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'counter-returns', purpose, KEY_BYTES));
}

function opened(bytes: Buffer, key: Buffer, owner: string): string | null {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
