/** So many wrong PINs in a row are borne with; the last of them locks. */
export const TRIES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;

/** Until when nobody may try again after this many failures in a row; null while there are tries left. */
export function lockedUntil(failures: number, at: Date): Date | null {
  if (failures < TRIES) return null;
  return new Date(at.getTime() + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (failures - TRIES)));
}

/** How many tries are left after this many failures in a row. */
export function triesLeft(failures: number): number {
  return Math.max(0, TRIES - failures);
}
