import type { JobRecord } from './records.ts';
import { newId, register, type Store } from './store.ts';

/** Promises work: it is done after the answer to the present request has gone out, and before the next one is read. */
export function addJob(store: Store, act: () => void): JobRecord {
  const job = register<JobRecord>(store, { type: 'Job', id: newId(store), done: false });
  store.pendingJobs.push(() => {
    act();
    job.done = true;
  });
  return job;
}

/** How long Shopify takes is not promised: while `store.jobsHeld`, nothing of it is done. */
export function runJobs(store: Store): void {
  if (store.jobsHeld) return;
  for (const run of store.pendingJobs.splice(0)) run();
}
