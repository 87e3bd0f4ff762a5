import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type JobResult } from 'pg-boss';
import type { NativeHint } from '../native/ports.ts';
import type { Database, Queryable, Transaction } from './database.ts';

export interface Job {
  readonly shop: string;
  readonly planId: string;
}

/** What somebody says was done in a shop's own Shopify screens. */
export interface NativeJob extends NativeHint {
  readonly shop: string;
}

/** What the jobs of each kind are done by. Both throw for what is not finished yet; it is asked again later and later, for weeks. */
export interface Workers {
  settle(job: Job): Promise<void>;
  look(job: NativeJob): Promise<void>;
}

/** The queue of settlements that may need finishing. It gives every job at least once; that it pays once is the settlement's affair. */
export interface Schedule {
  /** Within the transaction that accepts the plan: one cannot be had without the other. */
  enqueue(transaction: Transaction, job: Job): Promise<void>;
  /** A job that is due at once, for what the settlement's own job would find out later; `wake` once it is committed. */
  hurry(transaction: Transaction, job: Job): Promise<void>;
  /** Hints at the same thing that come together become one job; a till's own stays, because it says who stood there. */
  look(db: Queryable, job: NativeJob): Promise<void>;
  /** Nothing more is done for this shop, and nothing is left of what was. */
  forget(db: Queryable, shop: string): Promise<void>;
  /** Lets this process look for due jobs now. */
  wake(): void;
  start(workers: Workers): Promise<void>;
  stop(): Promise<void>;
}

const QUEUE = 'settle';
const NATIVE_QUEUE = 'native';
/** By then the request that accepted the plan has answered, unless it died. */
const FIRST_LOOK_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3600;
/** With an hour between them, some three weeks. */
const LOOKS = 500;
/** Of a job that was hurried: the settlement's own goes on after that. */
const HURRIED_LOOKS = 3;

/**
 * So many jobs at once, and the next at once where there were as many: one by one, and a pause after each, twelve a minute would be all
 * that every shop together could have.
 */
const POLLING = {
  pollingIntervalSeconds: 5,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;
const PATIENCE = {
  retryLimit: LOOKS,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: LONGEST_PAUSE_SECONDS,
  expireInSeconds: 300,
  retentionSeconds: 60 * 60 * 24 * 30,
  deleteAfterSeconds: 60 * 60,
};

/** Opens the queue in this database; its tables are made on the first start. */
export async function openSchedule({ pool }: Pick<Database, 'pool'>): Promise<Schedule> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => pool.query(text, values as unknown[]),
    },
    schema: 'jobs',
  });
  // Its next poll repeats whatever failed; the person who can act sees the database's own error elsewhere.
  boss.on('error', (error) => console.info(`The queue of settlements: ${error.message}`));
  await boss.start();
  await boss.createQueue(QUEUE, { policy: 'standard', ...PATIENCE });
  // `short`: one job with the same key waits at a time.
  await boss.createQueue(NATIVE_QUEUE, { policy: 'short', ...PATIENCE });
  let worker: string | null = null;
  return {
    async enqueue(transaction, job) {
      await boss.send(QUEUE, job, { startAfter: FIRST_LOOK_SECONDS, db: fromDrizzle(transaction, sql) });
    },
    async hurry(transaction, job) {
      await boss.send(QUEUE, job, { retryLimit: HURRIED_LOOKS, db: fromDrizzle(transaction, sql) });
    },
    async look(db, job) {
      const { shop, sourceId, heardBy } = job;
      const singletonKey = [shop, sourceId, heardBy?.till.deviceId ?? ''].join(' ');
      await boss.send(NATIVE_QUEUE, job, { singletonKey, db: fromDrizzle(db, sql) });
    },
    async forget(db, shop) {
      await db.execute(sql`DELETE FROM jobs.job WHERE data->>'shop' = ${shop}`);
    },
    wake() {
      if (worker) boss.notifyWorker(worker);
    },
    async start({ settle, look }) {
      worker = await boss.work<Job, JobResult[], typeof POLLING>(QUEUE, POLLING, each(settle));
      await boss.work<NativeJob, JobResult[], typeof POLLING>(NATIVE_QUEUE, POLLING, each(look));
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

/** Does jobs side by side. Why one failed the journal says: a failed query would write down people's words here. */
function each<T>(work: (data: T) => Promise<void>) {
  return (jobs: readonly { readonly id: string; readonly data: T }[]): Promise<JobResult[]> =>
    Promise.all(
      jobs.map(async ({ id, data }) => {
        try {
          await work(data);
          return { id, status: 'completed' } as const;
        } catch (error) {
          const name = error instanceof Error ? error.name : 'Error';
          return { id, status: 'failed', output: { name } } as const;
        }
      }),
    );
}
