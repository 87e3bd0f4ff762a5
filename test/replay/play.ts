import { join } from 'node:path';
import { isPositive, isZero, sum } from '../../domain/money.ts';
import type { OrderTruth } from '../../simulator/admin/index.ts';
import type { StoreFile } from '../../simulator/store-file.ts';
import { cashierAt, names, type Cashier, type Item } from '../till/cashier.ts';
import type { Till } from '../till/till.ts';
import { compareWithLedger } from './compare.ts';
import { tendersByRule, type Exchange } from './exchanges.ts';
import type { Job } from './jobs.ts';
import type { Outcome } from './report.ts';

export interface Play {
  readonly store: StoreFile;
  /** The truth about an order, from the simulator. */
  readonly truth: (order: string) => Promise<OrderTruth>;
  /** Where the till stands; what comes back is restocked there. */
  readonly locationName: string;
  /** Pays what an order owes, as the customer does by link. */
  readonly pay: (order: string) => void;
  /** Folder for a picture of the screen when something goes wrong. */
  readonly pictures: string;
}

/** Does one visit on the device as a cashier would, from the receipt to the next customer, and looks at what became of each return. */
export async function playVisit(visit: readonly Job[], till: Till, play: Play): Promise<Outcome[]> {
  const before = await truths(visit, play);
  const name = visit.map((job) => `${job.name} ${job.order}`).join(' ');
  const [only] = visit;
  const done = only?.exchange ? exchange(only, only.exchange, till, play) : refund(visit, till, play);
  const trouble = await done.then(
    (seen) => seen,
    async (error: unknown) => {
      const picture = join(play.pictures, `${name}.png`.replaceAll(/[^\w.-]+/g, '-'));
      await till.page.screenshot({ path: picture }).catch(() => undefined);
      const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      return [`the cashier is stuck: ${firstLine} (${picture})`];
    },
  );
  const after = await truths(visit, play);
  return visit.map((job, index) => {
    const [was, is] = [before[index], after[index]];
    if (!was || !is) throw new Error(`${job.order} is gone`);
    const wanted = job.exchange ? { ...job, tenders: tendersByRule(was, job.total) } : job;
    const comparison = compareWithLedger(wanted, was, is, play.locationName);
    return { job, ...comparison, findings: [...trouble, ...comparison.findings] };
  });
}

function truths(visit: readonly Job[], { truth }: Play): Promise<OrderTruth[]> {
  return Promise.all(visit.map(({ order }) => truth(order)));
}

/** @returns what the device showed that the note does not say */
async function refund(visit: readonly Job[], till: Till, { store }: Play): Promise<string[]> {
  const cashier = cashierAt(till);
  const [first, ...others] = visit;
  if (!first) return [];
  await cashier.openOrder(receiptCode(store, first.order));
  await chooseAll(first, cashier, store);
  for (const job of others) {
    await cashier.openAnotherOrder(receiptCode(store, job.order));
    await chooseAll(job, cashier, store);
  }
  await (others.length === 0 ? cashier.review() : cashier.reviewAll(visit.length));
  await chooseShipping(visit, cashier);
  if (first.allOn) await cashier.giveAllAs(first.allOn, store.customers[0]?.email ?? '');
  const promised = await cashier.amountShown();
  await cashier.confirm();
  const done = await cashier.reads();
  await cashier.nextCustomer();
  if (store.orders.find(({ name }) => name === first.order)?.presentment) return [];
  const total = sum(
    first.total.currency,
    visit.map((job) => job.total),
  );
  return [
    ...(names(promised, cashier.words, total) ? [] : [`the plan promised: ${promised}`]),
    // Of several orders the device shows what each came to; of one, what each tender got.
    ...(others.length === 0 ? first.tenders.map(({ amount }) => amount) : visit.map((job) => job.total))
      .filter((amount) => !isZero(amount) && !names(done, cashier.words, amount))
      .map((amount) => `the device does not show ${cashier.words.amount(amount)}`),
  ];
}

/** @returns what the device showed that the exchange does not come to */
async function exchange(
  job: Job,
  { gives, due }: Exchange,
  till: Till,
  { store, pay }: Play,
): Promise<string[]> {
  const cashier = cashierAt(till);
  const [line] = job.lines;
  if (!line) throw new Error(`nothing comes back of ${job.order}`);
  await cashier.openOrder(receiptCode(store, job.order));
  await chooseAll(job, cashier, store);
  for (const { sku, quantity } of gives) {
    await cashier.give(itemOf(store, line.sku), itemOf(store, sku), quantity);
  }
  await cashier.reviewExchange();
  const promised = await cashier.amountShown();
  await cashier.confirmExchange();
  if (isPositive(due)) {
    pay(job.order);
    await cashier.tap('due.check');
    await cashier.sees('done.none');
  }
  await cashier.nextCustomer();
  const amount = isPositive(due) ? due : job.total;
  const right = isZero(amount)
    ? promised === cashier.words.text('exchange.even')
    : names(promised, cashier.words, amount);
  return right ? [] : [`the plan promised: ${promised}`];
}

async function chooseAll({ lines }: Job, cashier: Cashier, store: StoreFile): Promise<void> {
  for (const { sku, quantity } of lines) await cashier.choose(itemOf(store, sku), quantity);
}

async function chooseShipping([job, ...others]: readonly Job[], cashier: Cashier): Promise<void> {
  if (!job || job.shipping === 'none') return;
  if (others.length > 0) throw new Error('no note over several orders has refunded shipping');
  await cashier.refundShipping(job.shipping === 'full' ? null : job.shipping);
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
