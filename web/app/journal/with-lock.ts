import type { Database } from './database.ts';
import { errorCodes } from './error-code.ts';

/** The lock was held by somebody else for the whole time we were ready to wait. */
export class LockBusy extends Error {
  override readonly name = 'LockBusy';
}

/** As PostgreSQL reports `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Runs `work` while holding an advisory lock: across processes, and let go by the database itself when this process dies.
 * The lock belongs to a connection, not to a transaction, so that `work` may talk to Shopify.
 * @throws LockBusy after `waitMs`
 */
export async function withLock<T>(
  { lockPool }: Pick<Database, 'lockPool'>,
  name: string,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const connection = await lockPool.connect();
  let sound = false;
  try {
    await connection.query(`SELECT set_config('lock_timeout', $1, false)`, [`${waitMs}ms`]);
    await connection.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    try {
      return await work();
    } finally {
      await connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      sound = true;
    }
  } catch (error) {
    if (errorCodes(error).includes(LOCK_NOT_AVAILABLE)) {
      sound = true;
      throw new LockBusy(`${name} is held by another`);
    }
    throw error;
  } finally {
    // A connection whose unlock failed may still hold the lock: closing it lets go.
    connection.release(!sound);
  }
}
