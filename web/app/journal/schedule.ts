import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Database, Transaction } from './database.ts';

export interface Job {
  readonly shop: string;
  readonly planId: string;
}

/** The queue of settlements that may need finishing. It gives every job at least once; that it pays once is the settlement's affair. */
export interface Schedule {
  /** Within the transaction that accepts the plan: one cannot be had without the other. */
  enqueue(transaction: Transaction, job: Job): Promise<void>;
  /** A job that is due at once, for what the settlement's own job would find out later; `wake` once it is committed. */
  hurry(transaction: Transaction, job: Job): Promise<void>;
  /** Lets this process look for due jobs now. */
  wake(): void;
  /** `work` throws for what is not finished yet; it is asked again later and later, for weeks. */
  start(work: (job: Job) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const QUEUE = 'settle';
/** By then the request that accepted the plan has answered, unless it died. */
const FIRST_LOOK_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3600;
/** With an hour between them, some three weeks. */
const LOOKS = 500;
/** Of a job that was hurried: the settlement's own goes on after that. */
const HURRIED_LOOKS = 3;

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
  await boss.createQueue(QUEUE, {
    policy: 'standard',
    retryLimit: LOOKS,
    retryDelay: 15,
    retryBackoff: true,
    retryDelayMax: LONGEST_PAUSE_SECONDS,
    expireInSeconds: 300,
    retentionSeconds: 60 * 60 * 24 * 30,
    deleteAfterSeconds: 60 * 60,
  });
  let worker: string | null = null;
  return {
    async enqueue(transaction, job) {
      await boss.send(QUEUE, job, { startAfter: FIRST_LOOK_SECONDS, db: fromDrizzle(transaction, sql) });
    },
    async hurry(transaction, job) {
      await boss.send(QUEUE, job, { retryLimit: HURRIED_LOOKS, db: fromDrizzle(transaction, sql) });
    },
    wake() {
      if (worker) boss.notifyWorker(worker);
    },
    async start(work) {
      worker = await boss.work<Job>(QUEUE, { pollingIntervalSeconds: 5 }, async ([job]) => {
        if (job) await work(job.data);
      });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
