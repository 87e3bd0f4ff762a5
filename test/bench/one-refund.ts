import type { Browser } from 'playwright-core';
import type { AdminCall } from '../../simulator/admin/index.ts';
import type { Stack } from '../../simulator/stack/stack.ts';
import { cashierAt } from '../till/cashier.ts';
import { openTill } from '../till/till.ts';
import { jobsOf } from '../replay/jobs.ts';
import type { Figure } from './figures.ts';

/** What a plain refund of one item takes: taps, requests of the device, calls of the Admin API and their cost. */
export async function measureOneRefund(browser: Browser, stack: Stack): Promise<Figure[]> {
  const job = jobsOf(stack.store).find(({ lines }) => lines.length === 1 && lines[0]?.quantity === 1);
  if (!job) throw new Error('The store file has no return of a single item');
  const order = stack.store.orders.find(({ name }) => name === job.order);
  const sku = job.lines[0]?.sku ?? '';
  const product = stack.store.products.find(({ variants }) =>
    variants.some((variant) => variant.sku === sku),
  );
  const barcode = product?.variants.find((variant) => variant.sku === sku)?.barcode ?? '';

  const till = await openTill(browser, { origin: stack.origin });
  const cashier = cashierAt(till);
  await till.page.evaluate(() => {
    const counting = window as unknown as { taps: number };
    counting.taps = 0;
    window.addEventListener('pointerdown', () => (counting.taps += 1), true);
  });
  const from = stack.admin.calls().length;
  const calls = (): AdminCall[] => stack.admin.calls().slice(from);
  await cashier.openReturns();
  await cashier.openOrder(order?.sourceIdentifier ?? job.order);
  const toItems = calls().length;
  await cashier.choose({ barcode, sku, title: product?.title ?? '' }, 1);
  await cashier.review();
  const toPlan = calls().length;
  await cashier.confirm();
  const all = calls();
  const settling = all.slice(toPlan);
  const requests = await till.sim<unknown[]>('requests');
  const taps = await till.page.evaluate(() => (window as unknown as { taps: number }).taps);
  await till.close();

  const note = `${job.order}, one item`;
  return [
    { name: 'taps, scan to refunded', value: taps, unit: '', limit: 5, note: `${note}, the tile included` },
    { name: 'device requests, scan to refunded', value: requests.length, unit: '', limit: 3 },
    { name: 'Admin calls, scan to plan', value: toPlan, unit: '', limit: 3 },
    { name: 'Admin calls in a row, at most', value: Math.max(toItems, toPlan - toItems), unit: '', limit: 2 },
    { name: 'Admin calls to settle', value: settling.length, unit: '', limit: 5 },
    {
      name: 'of which writes',
      value: settling.filter(({ operation }) => isWrite(operation)).length,
      unit: '',
      limit: 2,
    },
    {
      name: 'Admin cost of a refund',
      value: all.reduce((points, { cost }) => points + cost, 0),
      unit: 'points',
    },
  ];
}

function isWrite(operation: string): boolean {
  return (
    /^(return|refund)[A-Z]/.test(operation) &&
    operation !== 'returnCalculate' &&
    !operation.startsWith('returnable')
  );
}
