import type pg from 'pg';
import type { Database } from './database.ts';
import { errorCodes } from './error-code.ts';
import { takeTurns } from './take-turns.ts';

/** The lock was held by somebody else for the whole time we were ready to wait. */
export class LockBusy extends Error {
  override readonly name = 'LockBusy';
}

/** As PostgreSQL reports `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

/** The lock went away with its connection: somebody else may hold it by now. */
export class LockLost extends Error {
  override readonly name = 'LockLost';
}

/**
 * Runs `work` while holding an advisory lock: across processes, and let go by the database itself when this process dies.
 * The lock belongs to a connection, not to a transaction, so that `work` may talk to Shopify. `stillHeld` throws LockLost
 * once the connection broke; `work` asks it before it does what must be done alone.
 * @throws LockBusy after `waitMs`
 */
export async function withLock<T>(
  { lockPool }: Pick<Database, 'lockPool'>,
  name: string,
  waitMs: number,
  work: (stillHeld: () => void) => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const letGo = await turnsOf(lockPool)(name, waitMs);
  if (!letGo) throw new LockBusy(`${name} is held by another`);
  const leftMs = Math.max(1, Math.ceil(waitMs - (performance.now() - began)));
  return holdLock(lockPool, name, leftMs, letGo, work);
}

const turns = new WeakMap<pg.Pool, ReturnType<typeof takeTurns>>();

/** Within one process others wait without a connection, or the many who want one lock would keep everybody from theirs. */
function turnsOf(pool: pg.Pool): ReturnType<typeof takeTurns> {
  const known = turns.get(pool) ?? takeTurns();
  turns.set(pool, known);
  return known;
}

/** @param letGo lets the next one of this process have its turn: once the lock is free, or lost */
async function holdLock<T>(
  pool: pg.Pool,
  name: string,
  waitMs: number,
  letGo: () => void,
  work: (stillHeld: () => void) => Promise<T>,
): Promise<T> {
  let connection: pg.PoolClient;
  try {
    connection = await pool.connect();
  } catch (error) {
    letGo();
    throw error;
  }
  let broken: Error | null = null;
  const onError = (error: Error) => {
    broken ??= error; // unheard it would end the process
    letGo();
  };
  connection.on('error', onError);
  const giveBack = (close: boolean) => {
    connection.off('error', onError);
    connection.release(close);
    letGo();
  };
  try {
    // One round trip: the timeout is in force before the lock is asked for.
    await connection.query(
      `SELECT pg_advisory_lock(hashtextextended($2, 0)) FROM (SELECT set_config('lock_timeout', $1, false) OFFSET 0) AS timeout`,
      [`${waitMs}ms`, name],
    );
    const result = await work(() => {
      if (broken) throw new LockLost(`${name} is not ours any more`, { cause: broken });
    });
    // Whoever waits for the result need not wait for this.
    void connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]).then(
      () => giveBack(false),
      () => giveBack(true),
    );
    return result;
  } catch (error) {
    // Closed rather than given back: that lets go of the lock, whatever state it is in.
    giveBack(true);
    if (errorCodes(error).includes(LOCK_NOT_AVAILABLE)) throw new LockBusy(`${name} is held by another`);
    throw error;
  }
}
