import { join } from 'node:path';
import { zero } from '../../domain/money.ts';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import type { StoreFile } from '../../simulator/store-file.ts';
import { cashierAt, names, type Item } from '../till/cashier.ts';
import type { Till } from '../till/till.ts';
import { compareWithLedger } from './compare.ts';
import type { Job } from './jobs.ts';
import type { Outcome } from './report.ts';

export interface Play {
  readonly store: StoreFile;
  /** The truth about an order, from the simulator. */
  readonly truth: (order: string) => Promise<OrderTruth>;
  /** Where the till stands; what comes back is restocked there. */
  readonly locationName: string;
  /** Folder for a picture of the screen when something goes wrong. */
  readonly pictures: string;
}

/** Does one return on the device as a cashier would, from the receipt to the next customer, and looks at what became of it. */
export async function playJob(job: Job, till: Till, play: Play): Promise<Outcome> {
  const before = await play.truth(job.order);
  const trouble = await refund(job, till, play).then(
    (seen) => seen,
    async (error: unknown) => {
      const picture = join(play.pictures, `${job.name} ${job.order}.png`.replaceAll(/[^\w.-]+/g, '-'));
      await till.page.screenshot({ path: picture }).catch(() => undefined);
      const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      return [`the cashier is stuck: ${firstLine} (${picture})`];
    },
  );
  const after = await play.truth(job.order);
  const comparison = compareWithLedger(job, before, after, play.locationName);
  return { job, ...comparison, findings: [...trouble, ...comparison.findings] };
}

/** @returns what the device showed that the note does not say */
async function refund(job: Job, till: Till, { store }: Play): Promise<string[]> {
  const cashier = cashierAt(till);
  await cashier.openOrder(receiptCode(store, job.order));
  for (const line of job.lines) await cashier.choose(itemOf(store, line.sku), line.quantity);
  await cashier.review();
  if (typeof job.shipping === 'object') throw new Error('the device refunds all of the shipping or none');
  if (job.shipping === 'full') await cashier.refundShipping();
  const promised = await cashier.amountShown();
  await cashier.confirm();
  const done = await cashier.reads();
  await cashier.nextCustomer();
  if (store.orders.find(({ name }) => name === job.order)?.presentment) return [];
  const shown = [...new Map(job.tenders.map(({ amount }) => [amount.minor, amount])).values()];
  return [
    ...(names(promised, cashier.words, job.total) ? [] : [`the plan promised: ${promised}`]),
    ...shown
      .filter((amount) => amount.minor !== zero(amount.currency).minor && !names(done, cashier.words, amount))
      .map((amount) => `the device does not show ${cashier.words.amount(amount)}`),
  ];
}

/** What the cashier scans: the receipt's barcode of a sale at the counter, else the number on the paper. */
function receiptCode(store: StoreFile, name: string): string {
  const order = store.orders.find((candidate) => candidate.name === name);
  return order?.sourceIdentifier ?? name;
}

function itemOf(store: StoreFile, sku: string): Item {
  for (const { title, variants } of store.products) {
    const variant = variants.find((candidate) => candidate.sku === sku);
    if (variant) return { barcode: variant.barcode, sku, title };
  }
  throw new Error(`no variant has the SKU ${sku}`);
}
