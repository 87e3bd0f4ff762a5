import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SealBroken, type CodeSeal } from '../settle/gift-card-ports.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D: 96 bits. A fresh one for each code. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/**
 * Seals codes with a key derived from the first secret and opens them with whichever of the secrets sealed them, so that a secret can be
 * replaced. The plan's id is sealed in: a code moved to another row does not open.
 */
export function openCodeSeal(secrets: readonly string[]): CodeSeal {
  const keys = secrets.map(keyOf);
  const [current] = keys;
  if (!current) throw new Error('There is no secret to seal codes with');
  return {
    seal(code, planId) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, current, iv, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(planId),
      );
      const sealed = Buffer.concat([iv, cipher.update(code, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open(sealed, planId) {
      const [version, text = ''] = sealed.split('.');
      const bytes = Buffer.from(text, 'base64url');
      if (version !== VERSION || bytes.length <= IV_BYTES + TAG_BYTES)
        throw new SealBroken('not a sealed code');
      for (const key of keys) {
        const code = opened(bytes, key, planId);
        if (code !== null) return code;
      }
      throw new SealBroken('no secret of this server opens the code');
    },
  };
}

/** HKDF-SHA-256 (RFC 5869): the secret itself is never the key, and serves other purposes unharmed. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'counter-returns', 'gift card codes', KEY_BYTES));
}

function opened(bytes: Buffer, key: Buffer, planId: string): string | null {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(planId))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const code = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([code, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
