import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { smallStore } from './small-store.ts';
import { settle } from './settle-by-hand.ts';
import { TestShop } from './test-shop.ts';
import type { FaultMode } from './index.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = new TestShop(smallStore());
  await shop.open();
});
afterEach(() => shop.close());

const CLOSE =
  'mutation ($id: ID!) { returnClose(id: $id) { return { status } userErrors { code message } } }';

/** The open return of order #2005. */
function openReturn(): { id: string; status: string } {
  const found = shop.admin.order('2005')?.returns[0];
  if (found === undefined) throw new Error('order 2005 has no return');
  return found;
}

function setFault(mode: FaultMode, nth = 1, ms?: number): void {
  shop.admin.setFaults([{ operation: 'returnClose', nth, mode, ms }]);
}

describe('faults hit the nth call of their operation', () => {
  test.each([
    ['5xx', 502],
    ['malformed', 200],
  ] as const)('%s', async (mode, status) => {
    setFault(mode);
    const answer = await shop.request(CLOSE, { id: openReturn().id });
    expect(answer.status).toBe(status);
    await expect(answer.json()).rejects.toThrow();
    expect(openReturn().status).toBe(mode === 'malformed' ? 'CLOSED' : 'OPEN');
  });

  test.each([
    ['refused', 'OPEN'],
    ['reply-lost', 'CLOSED'],
  ] as const)('%s leaves the return %s', async (mode, status) => {
    setFault(mode);
    await expect(shop.request(CLOSE, { id: openReturn().id })).rejects.toThrow();
    expect(openReturn().status).toBe(status);
    expect(shop.admin.calls().at(-1)).toMatchObject({ operation: 'returnClose', status: 0 });
  });

  test('throttled', async () => {
    setFault('throttled');
    const { errors } = await shop.answer(CLOSE, { id: openReturn().id });
    expect(errors?.[0]?.extensions?.['code']).toBe('THROTTLED');
    expect(openReturn().status).toBe('OPEN');
  });

  test('user-error', async () => {
    setFault('user-error');
    const { returnClose } = await shop.data<{ returnClose: unknown }>(CLOSE, { id: openReturn().id });
    expect(returnClose).toMatchObject({ return: null, userErrors: [{ code: 'INVALID' }] });
    expect(openReturn().status).toBe('OPEN');
  });

  test('only the nth, counted from when it was set', async () => {
    await shop.answer(CLOSE, { id: 'gid://shopify/Return/1' });
    setFault('5xx', 2);
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await shop.request(CLOSE, { id: 'gid://shopify/Return/1' })).status);
    expect(statuses).toEqual([200, 502, 200]);
  });

  test('slow keeps the answer back, not the work', async () => {
    setFault('slow', 1, 40);
    await shop.answer(CLOSE, { id: openReturn().id });
    expect(shop.admin.calls().at(-1)?.ms).toBeGreaterThanOrEqual(39);
  });

  test('latency counts for every call', async () => {
    shop.admin.setLatency(25);
    await shop.answer('{ shop { id } }');
    expect(shop.admin.calls().at(-1)?.ms).toBeGreaterThanOrEqual(24);
  });

  test.each([
    [[{ operation: 'returnClose', nth: 0, mode: '5xx' }]],
    [[{ operation: '', nth: 1, mode: '5xx' }]],
    [[{ operation: 'returnClose', nth: 1, mode: 'weird' }]],
  ])('%j cannot be set', (faults) => {
    expect(() => shop.admin.setFaults(faults as Parameters<typeof shop.admin.setFaults>[0])).toThrow();
  });
});

/** "A Refund doesn't guarantee that the money has been returned" (description of the object Refund). */
describe('refund transactions that do not succeed', () => {
  const giveBack = (): ReturnType<typeof settle> =>
    settle(shop, { order: '#2001', lines: [{ sku: 'MUG-S', quantity: 1 }], shipping: 'none', location: 7 });

  test('a failed one leaves the shop owing, and the payment as full as before', async () => {
    shop.admin.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    const { readBack } = await giveBack();
    expect(readBack.status).toBe('CLOSED');
    expect(readBack.order.totalOutstandingSet.shopMoney.amount).toBe('-12.96');
    expect(shop.admin.order('2001')).toMatchObject({
      refunded: { shop: '0.00' },
      transactions: [{ remaining: { shop: '25.92' } }, { kind: 'REFUND', status: 'FAILURE' }],
    });
  });

  test('a pending one keeps its share of the payment until it is settled', async () => {
    shop.admin.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-pending' }]);
    await giveBack();
    expect(shop.admin.order('2001')).toMatchObject({
      outstanding: { shop: '-12.96' },
      transactions: [{ remaining: { shop: '12.96' } }, { status: 'PENDING' }],
    });
    expect(shop.admin.resolvePending('2001', 'SUCCESS')).toBe(1);
    expect(shop.admin.order('2001')).toMatchObject({
      outstanding: { shop: '0.00' },
      refunded: { shop: '12.96' },
    });
    expect(shop.admin.resolvePending('2001', 'FAILURE')).toBe(0);
  });
});
