import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * What one guess costs: 32 MB of memory and about a fifth of a second, as OWASP's Password Storage Cheat Sheet has it for scrypt.
 * Every hash says which cost it was made at, so that this may be raised: older ones still verify.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const BYTES = 32;
const MEMORY_LIMIT = 64 * 1024 * 1024;

/** A PIN as we keep it, `scrypt$N$r$p$salt$hash`: the salt is the row's own, and nobody can read the PIN out of it. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether this is the PIN behind the hash. It takes as long for a wrong one as for the right one, and for nobody's (`null`) as for
 * somebody's.
 */
export async function verifyPin(pin: string, kept: string | null): Promise<boolean> {
  const [kind, N, r, p, salt = '', hash = ''] = (kept ?? NOBODYS).split('$');
  if (kind !== 'scrypt') throw new Error('A PIN is kept in a way that this version does not know');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(pin, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(derived, expected) && kept !== null;
}

/** Of no PIN at all: there only to take its time. */
const NOBODYS = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

function derive(pin: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, BYTES, { ...cost, maxmem: MEMORY_LIMIT }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
