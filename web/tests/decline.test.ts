import { decideCalls, deliverLateCalls, healNetwork, type Fate } from './fake-network.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { DeclineRequest } from '../../domain/contract.ts';
import { askFor, elsewhere, goOnWith, planBegun } from './begun-returns.ts';
import { openDatabase, type Database } from '../app/journal/database.ts';
import { NO_FILTER } from '../app/log/filter.ts';
import { readLogPage } from '../app/log/read-log-page.ts';
import { readReturn } from '../app/log/read-return.ts';
import { draftOf, openCounter, OTHER_TILL, plainOrders, planIn, TILL, type Counter } from './counter.ts';
import { dieAt, ENDS } from './deaths.ts';

let counter: Counter;
let database: Database;
let orders: ReturnType<typeof plainOrders>;
beforeAll(async () => {
  counter = await openCounter();
  database = openDatabase(counter.databaseUrl);
  orders = plainOrders(counter.store);
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
  counter.setTime(new Date(counter.store.now));
});
afterAll(async () => {
  await database.close();
  await counter.close();
});

type Asking = Omit<DeclineRequest, 'till'>;

/** An order with a request of a customer, and what a till sends to decline it. */
async function request(asked: Partial<Asking> = {}): Promise<{ name: string; sku: string; asking: Asking }> {
  const { name, sku } = orders.next();
  const returnId = await askFor(counter, name, sku);
  const { id: orderId } = await counter.open(name);
  const asking = { id: randomUUID(), orderId, returnId, reason: 'RETURN_PERIOD_ENDED', note: '' } as const;
  counter.calls();
  return { name, sku, asking: { ...asking, ...asked } };
}

const returnsOf = (name: string) => counter.shopify.order(name)?.returns ?? [];
const declined = (name: string, reason = 'RETURN_PERIOD_ENDED') => ({
  kind: 'refused',
  refusal: { code: 'REQUEST_DECLINED', returnName: `${name}-R1`, reason },
});
const declining = (name: string) => ({
  kind: 'refused',
  refusal: { code: 'REQUEST_DECLINING', returnName: `${name}-R1`, reason: 'RETURN_PERIOD_ENDED' },
});

async function decliningIn(returnId: string) {
  const data = await counter.elsewhere(
    `query ($id: ID!) { return(id: $id) { status decline { reason note } } }`,
    { id: returnId },
  );
  return data['return'];
}

/** What the manager reads of it: its line of the log, and its steps. */
async function logOf({ id }: Asking) {
  const record = await readReturn(database.db, counter.store.shop.domain, id, new Date());
  return { ...record, steps: record?.journal.map(({ step, event }) => `${step} ${event}`) };
}

describe('a request is declined', () => {
  test('with Shopify’s reason and a note: three calls, one of them a write; its goods are free again', async () => {
    const { name, sku, asking } = await request({ reason: 'FINAL_SALE', note: 'Sorry, sold for good' });
    expect(await counter.decline(asking)).toEqual(declined(name, 'FINAL_SALE'));
    expect(counter.calls()).toEqual(['return', 'return', 'returnDeclineRequest']);
    expect(await decliningIn(asking.returnId)).toEqual({
      status: 'DECLINED',
      decline: { reason: 'FINAL_SALE', note: 'Sorry, sold for good' },
    });
    const order = await counter.open(name);
    expect(order.unfinishedReturns).toEqual([]);
    expect(planIn(await counter.plan(draftOf(order, { [sku]: 1 }))).continues).toBeNull();
  });

  test('and that is a line of the manager’s log: who, where, why, and each step', async () => {
    const { name, asking } = await request({ note: 'Bought in May' });
    await counter.decline(asking, OTHER_TILL);
    expect(await logOf(asking)).toMatchObject({
      orderName: name,
      returnName: `${name}-R1`,
      outcome: 'refused',
      goods: 'not_returned',
      money: 'not_paid',
      total: null,
      refusal: { code: 'REQUEST_DECLINED', returnName: `${name}-R1`, reason: 'RETURN_PERIOD_ENDED' },
      note: 'Bought in May',
      locationId: OTHER_TILL.locationId,
      staffMemberId: OTHER_TILL.staffMemberId,
      steps: ['accept acted', 'decline_request intended', 'decline_request acted'],
    });
    const scope = { shop: counter.store.shop.domain, timeZone: 'UTC', now: new Date() };
    const { entries } = await readLogPage(database.db, scope, { ...NO_FILTER, search: name }, null);
    expect(entries.map(({ planId }) => planId)).toEqual([asking.id]);
    // It paid nothing, and nobody need wait for it.
    expect((await counter.cashUp(null, OTHER_TILL)).cashUp).toMatchObject({ returns: 0, unfinished: 0 });
  });

  test('once, however often it is asked, and by its first reason', async () => {
    const { name, asking } = await request();
    const both = await Promise.all([counter.decline(asking), counter.decline(asking)]);
    expect(both).toEqual([declined(name), declined(name)]);
    expect(await counter.decline({ ...asking, reason: 'OTHER' })).toEqual(declined(name));
    expect(counter.calls().filter((call) => call === 'returnDeclineRequest')).toHaveLength(1);
  });

  test('by two tills at once: one does it, the other is told', async () => {
    const { name, asking } = await request();
    const other = { ...asking, id: randomUUID() };
    const [mine] = await Promise.all([counter.decline(asking), counter.decline(other, OTHER_TILL)]);
    // Whichever came first did it: both are asked again, once nobody is at it any more.
    const first = mine.kind === 'refused' && mine.refusal.code === 'REQUEST_DECLINED';
    const again = [await counter.decline(asking), await counter.decline(other, OTHER_TILL)];
    const [winner, loser] = first ? again : [...again].reverse();
    expect(winner).toEqual(declined(name));
    expect(loser).toMatchObject({
      refusal: { code: 'RETURN_ENDED', returnName: `${name}-R1`, status: 'DECLINED' },
    });
    expect(returnsOf(name)).toMatchObject([{ status: 'DECLINED' }]);
    expect(counter.calls().filter((call) => call === 'returnDeclineRequest')).toHaveLength(1);
  });
});

describe('a request is not declined', () => {
  test.each([
    ['approved', 'returnApproveRequest', { code: 'RETURN_OPEN' }],
    ['declined', 'returnDeclineRequest', { code: 'RETURN_ENDED', status: 'DECLINED' }],
    ['cancelled', 'returnCancel', { code: 'RETURN_ENDED', status: 'CANCELED' }],
  ] as const)(
    'that was %s elsewhere meanwhile: it says so, in the log too',
    async (_what, mutation, refusal) => {
      const { name, asking } = await request();
      await elsewhere(counter, mutation, asking.returnId);
      counter.calls();
      const before = returnsOf(name).map(({ status }) => status);
      expect(await counter.decline(asking)).toMatchObject({
        refusal: { ...refusal, returnName: `${name}-R1` },
      });
      expect(returnsOf(name).map(({ status }) => status)).toEqual(before);
      expect(await logOf(asking)).toMatchObject({ outcome: 'refused', refusal, steps: [] });
      expect(counter.calls()).not.toContain('returnDeclineRequest');
    },
  );

  test('while it is being paid; afterwards there is nothing to decline', async () => {
    const { name, asking } = await request();
    const plan = await planBegun(counter, name);
    decideCalls(({ name: call }): Fate => (call === 'ReturnProcess' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    expect(await counter.decline(asking)).toMatchObject({ refusal: { code: 'RETURN_OPEN' } });
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'paid' } });
    expect(await counter.decline({ ...asking, id: randomUUID() })).toMatchObject({
      refusal: { code: 'RETURN_ENDED', status: 'CLOSED' },
    });
  });

  test('while another return of its order is being settled', async () => {
    const { name, asking } = await request();
    const plan = await planBegun(counter, name);
    decideCalls(({ name: call }): Fate => (call === 'ReturnApproveRequest' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    expect(await counter.decline(asking)).toEqual({
      kind: 'refused',
      refusal: { code: 'ORDER_BUSY', orderName: name },
    });
    await counter.resume(plan.id);
    expect(returnsOf(name)).toMatchObject([{ status: 'CLOSED' }]);
  });

  test('where Shopify refuses: it stays as it is, and may be declined again', async () => {
    const { name, asking } = await request();
    counter.shopify.setFaults([{ operation: 'returnDeclineRequest', nth: 1, mode: 'user-error' }]);
    expect(await counter.decline(asking)).toMatchObject({ refusal: { code: 'REQUEST_NOT_DECLINED' } });
    expect(returnsOf(name)).toMatchObject([{ status: 'REQUESTED' }]);
    expect(await counter.decline({ ...asking, id: randomUUID() })).toEqual(declined(name));
  });

  test('where it is of another order, of another shop, or the id is a plan’s', async () => {
    const { asking } = await request();
    const another = await request();
    expect(await counter.decline({ ...asking, returnId: another.asking.returnId })).toMatchObject({
      refusal: { code: 'RETURN_ENDED', returnName: null, status: null },
    });
    const unknown = { ...asking, id: randomUUID(), returnId: 'gid://shopify/Return/999999999999' };
    expect(await counter.decline(unknown)).toMatchObject({ refusal: { code: 'RETURN_ENDED', status: null } });
    const plan = planIn(await counter.plan(goOnWith(await counter.open(another.name))));
    expect(await counter.decline({ ...another.asking, id: plan.id })).toMatchObject({
      refusal: { code: 'PLAN_UNKNOWN' },
    });
    expect(returnsOf(another.name)).toMatchObject([{ status: 'REQUESTED' }]);
    // The other way round: what was declined is no plan to confirm.
    await counter.decline(another.asking);
    expect(await counter.settle(another.asking.id)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'REQUEST_DECLINED' },
    });
  });
});

test.each([
  ['no reason', { reason: undefined }],
  ['a reason that Shopify does not know', { reason: 'BECAUSE' }],
  ['a note too long', { note: 'n'.repeat(181) }],
  ['an id that is none', { id: 'x' }],
])('a body with %s is a bad request', async (_what, wrong) => {
  const { asking } = await request();
  const body = JSON.stringify({ till: TILL, ...asking, ...wrong });
  expect(await counter.request('/pos/decline', { method: 'POST', body })).toMatchObject({ status: 400 });
  expect(counter.calls()).not.toContain('returnDeclineRequest');
});

describe('while nobody can tell', () => {
  test('nothing is planned that would pay for its goods, and no payment is confirmed', async () => {
    const { name, asking } = await request();
    const plan = await planBegun(counter, name);
    decideCalls(({ name: call }): Fate => (call === 'ReturnDeclineRequest' ? 'fail' : 'pass'));
    expect(await counter.decline(asking)).toEqual(declining(name));
    healNetwork();
    expect(await logOf(asking)).toMatchObject({
      outcome: 'running',
      goods: 'not_returned',
      money: 'not_paid',
    });
    expect(await counter.settle(plan.id)).toMatchObject({ refusal: { code: 'ORDER_BUSY' } });
    expect(await counter.resume(asking.id)).toBe(true);
    expect(await counter.decline(asking)).toEqual(declined(name));
  });

  test('a job looks after it, written together with the intent', async () => {
    const { asking } = await request();
    decideCalls(({ name: call }): Fate => (call === 'ReturnDeclineRequest' ? 'lose' : 'pass'));
    await counter.decline(asking);
    const { rows } = await counter.sql.query(
      `SELECT count(*)::int AS jobs FROM jobs.job WHERE name = 'settle' AND data->>'planId' = $1`,
      [asking.id],
    );
    expect(rows).toEqual([{ jobs: 1 }]);
  });
});

describe('web dies', () => {
  // The first look is before anything was written down: then nothing was asked for.
  const DEATHS = [
    { call: 'RequestState', nth: 2 },
    { call: 'ReturnDeclineRequest', nth: 1 },
  ].flatMap((death) => ENDS.map((end) => ({ ...death, end })));

  describe.each(DEATHS)('at $call, $end', ({ call, nth, end }) => {
    test('the next start declines it exactly once', async () => {
      const { name, asking } = await request();
      dieAt(call, end, nth);
      expect(await counter.decline(asking)).toEqual(declining(name));
      healNetwork();
      expect(await counter.resume(asking.id)).toBe(true);
      expect(await counter.decline(asking)).toEqual(declined(name));
      expect(returnsOf(name)).toMatchObject([{ status: 'DECLINED' }]);
    });

    test('and again: still exactly once', async () => {
      const { name, asking } = await request();
      dieAt(call, end, nth);
      await counter.decline(asking);
      dieAt('ReturnDeclineRequest', 'before the answer');
      await counter.resume(asking.id);
      healNetwork();
      // The cashier who tries again, this time.
      expect(await counter.decline(asking)).toEqual(declined(name));
      expect(await logOf(asking)).toMatchObject({ refusal: { code: 'REQUEST_DECLINED' } });
    });
  });

  test('before it had looked at all: nothing was asked for, and asking again declines it', async () => {
    const { name, asking } = await request();
    dieAt('RequestState', 'before the call');
    await expect(counter.decline(asking)).rejects.toThrow('502');
    healNetwork();
    expect(await counter.decline(asking)).toEqual(declined(name));
  });
});

test.each(['reply-lost', '5xx', 'malformed', 'refused', 'throttled'] as const)(
  'Shopify answers %s: looked for, made again if it is not there',
  async (mode) => {
    const { name, asking } = await request();
    counter.shopify.setFaults([{ operation: 'returnDeclineRequest', nth: 1, mode }]);
    expect(await counter.decline(asking)).toEqual(declined(name));
    expect(returnsOf(name)).toMatchObject([{ status: 'DECLINED' }]);
  },
);

describe('a call so slow that it is given up', () => {
  async function slowOne() {
    const asked = await request();
    decideCalls(({ name: call }): Fate => (call === 'ReturnDeclineRequest' ? 'late' : 'pass'));
    expect(await counter.decline(asked.asking)).toEqual(declining(asked.name));
    healNetwork();
    // Made again, Shopify refuses: the first may come yet, so nobody is told that it was not declined.
    counter.shopify.setFaults([{ operation: 'returnDeclineRequest', nth: 1, mode: 'user-error' }]);
    expect(await counter.resume(asked.asking.id)).toBe(false);
    return asked;
  }

  test('and done after all: declined', async () => {
    const { name, asking } = await slowOne();
    await deliverLateCalls();
    expect(await counter.resume(asking.id)).toBe(true);
    expect(await counter.decline(asking)).toEqual(declined(name));
  });

  test('and never done: refused once it cannot be any more', async () => {
    const { name, asking } = await slowOne();
    counter.setTime(new Date(Date.parse(counter.store.now) + 11 * 60_000));
    counter.shopify.setFaults([{ operation: 'returnDeclineRequest', nth: 1, mode: 'user-error' }]);
    expect(await counter.resume(asking.id)).toBe(true);
    expect(await counter.decline(asking)).toMatchObject({ refusal: { code: 'REQUEST_NOT_DECLINED' } });
    expect(returnsOf(name)).toMatchObject([{ status: 'REQUESTED' }]);
    await deliverLateCalls();
  });
});

test('who else declined it just the same before we asked is not said to be us', async () => {
  const { name, asking } = await request({ reason: 'OTHER' });
  decideCalls(({ name: call }): Fate => (call === 'RequestState' ? 'pass' : 'fail'));
  // Nothing arrives: only the intent is there.
  await counter.decline(asking);
  healNetwork();
  await counter.elsewhere(
    `mutation ($id: ID!) { returnDeclineRequest(input: { id: $id, declineReason: FINAL_SALE }) { userErrors { message } } }`,
    { id: asking.returnId },
  );
  expect(await counter.resume(asking.id)).toBe(true);
  expect(await counter.decline(asking)).toMatchObject({
    refusal: { code: 'RETURN_ENDED', returnName: `${name}-R1`, status: 'DECLINED' },
  });
});
