import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/admin/index.ts';
import type { Cashier } from '../till/cashier.ts';
import type { Till } from '../till/till.ts';
import { moneyOut, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterEach(() => shop.tidyUp());
afterAll(() => shop?.close());

const ORDER = '#136383';
/** Long enough that web is certainly dead before the answer comes. */
const FOREVER_MS = 60_000;

/** Brings a cashier before the plan of the first credit note, and only then sets the faults. */
async function beforeThePlan(faults: readonly Fault[]): Promise<{ till: Till; cashier: Cashier }> {
  const { till, cashier } = await shop.enter();
  await cashier.openReturns();
  await cashier.openOrder(ORDER);
  await cashier.review();
  await shop.control.post('faults', faults);
  return { till, cashier };
}

async function expectRefundedOnce(): Promise<void> {
  const order = await shop.truth(ORDER);
  expect(moneyOut(order)).toEqual(['gift_card 2.58', 'shopify_payments 2.07']);
  expect(order.returns.map(({ status }) => status)).toEqual(['CLOSED']);
  expect(order.outstanding.shop).toBe('0.00');
}

describe('web dies of SIGKILL in the middle of a refund, and is started again: refunded once', () => {
  test.each([
    ['before anything was created in Shopify', 'returnCalculate'],
    ['after Shopify created the return, before we wrote it down', 'returnCreate'],
    ['between the return and the money', 'return'],
    ['after the money moved, before we wrote it down', 'returnProcess'],
  ])('%s', async (_when, operation) => {
    const { cashier } = await beforeThePlan([{ operation, nth: 1, mode: 'slow', ms: FOREVER_MS }]);
    const confirmed = cashier.confirm();
    await shop.untilWebWaits();
    await shop.stack.web.kill();
    expect((await shop.control.get<{ webPid: number | null }>('state')).webPid).toBeNull();
    await shop.control.post('faults', []);
    await shop.control.post('web', { start: true });
    await confirmed;
    expect(await cashier.reads()).toContain('Refunded £4.65');
    await expectRefundedOnce();
  });
});

describe('Shopify misbehaves in the middle of a refund: refunded once', () => {
  test.each([
    ['the answer of returnCreate is lost', 'returnCreate', 'reply-lost'],
    ['the answer of returnProcess is lost', 'returnProcess', 'reply-lost'],
    ['returnCreate answers nonsense', 'returnCreate', 'malformed'],
    ['returnProcess answers nonsense', 'returnProcess', 'malformed'],
    ['returnProcess answers 502', 'returnProcess', '5xx'],
    ['returnProcess is throttled', 'returnProcess', 'throttled'],
    ['the connection to returnProcess is refused', 'returnProcess', 'refused'],
  ] as const)('%s', async (_what, operation, mode) => {
    const { cashier } = await beforeThePlan([{ operation, nth: 1, mode }]);
    await cashier.confirm();
    expect(await cashier.reads()).toContain('Refunded £4.65');
    await expectRefundedOnce();
  });

  test('Shopify says no to returnProcess: nothing is paid, no return is left open, and the cashier is told', async () => {
    const { till } = await beforeThePlan([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    await till.page.getByRole('button', { name: 'Refund £4.65' }).click();
    await till.page.getByRole('heading', { name: 'Nothing was refunded' }).waitFor();
    const order = await shop.truth(ORDER);
    expect(moneyOut(order)).toEqual([]);
    expect(order.returns.map(({ status }) => status)).toEqual(['CANCELED']);
  });
});
