import { database } from './database.server.ts';
import { listUnfinished } from './journal/list-unfinished.ts';
import type { NativeJob } from './journal/schedule.ts';
import { LockBusy } from './journal/with-lock.ts';
import { recordNative } from './native/record-native.ts';
import { NotInstalled } from './plan/ports.ts';
import { isUnfinished, resume } from './settle/resume.ts';
import { portsOf, schedule } from './wiring.server.ts';

/** What the schedule is told so that it asks again. */
class NotFinishedYet extends Error {
  override readonly name = 'NotFinishedYet';
}

/** Goes on with one settlement, on behalf of nobody at a till. Answers whether it has ended. */
export async function resumeSettlement(shop: string, planId: string): Promise<boolean> {
  try {
    return !isUnfinished(await resume(planId, await portsOf(shop, null)));
  } catch (error) {
    if (error instanceof LockBusy) return false; // somebody is at it
    throw error;
  }
}

/** Looks at what was done in a shop's own Shopify screens. Answers whether there is nothing more to wait for. */
export async function lookAtNative({ shop, ...hint }: NativeJob): Promise<boolean> {
  try {
    const recorded = await recordNative(hint, await portsOf(shop, null));
    return recorded !== 'pending' && recorded !== 'too_early';
  } catch (error) {
    // Whoever uninstalled the app does not want its log kept.
    if (error instanceof NotInstalled) return true;
    throw error;
  }
}

/** At the start of web: what the last process left behind, then whatever the schedule brings. */
export async function resumeEverything(): Promise<void> {
  const jobs = await schedule();
  await jobs.start({
    async settle({ shop, planId }) {
      if (!(await resumeSettlement(shop, planId))) throw new NotFinishedYet(planId);
    },
    async look(job) {
      if (!(await lookAtNative(job))) throw new NotFinishedYet(job.sourceId);
    },
  });
  for (const { shop, planId } of await listUnfinished(database().db)) {
    await resumeSettlement(shop, planId).catch((error: unknown) => {
      // One shop's trouble must not keep the others waiting; the schedule comes back to it.
      console.info(`Settlement ${planId} of ${shop}: ${error instanceof Error ? error.name : 'failed'}`);
    });
  }
}
