import { decideCalls, garble, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chooseAll, setChoices, startDraft, USUAL_DETAILS } from '../../domain/draft.ts';
import { money, toDecimal } from '../../domain/money.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { draftOf, openCounter, planIn, STORE, type Counter } from './counter.ts';

// Orders of the store of which a part was never sent, each used once.
const GIFT_CARD_AND_VISA = { unsent: ['#536631', '#536789'], partly: ['#536672', '#536844'] } as const;
const PARTLY = ['#536394', '#536423', '#536560', '#536575', '#536598', '#536608', '#536799', '#536860'];

const SOLD_FOR_GOOD = '22549';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter(
    // The first line of two was handed over by half.
    {
      ...STORE,
      products: STORE.products.map((product) =>
        product.variants.some(({ sku }) => sku === SOLD_FOR_GOOD)
          ? { ...product, tags: ['final sale'] }
          : product,
      ),
      orders: STORE.orders.map((order) =>
        order.name === '#536631'
          ? {
              ...order,
              fulfillments: [
                { location: 1, at: '2026-11-18T10:00:00Z', lines: [[0, 2]] as [number, number][] },
              ],
            }
          : order,
      ),
    },
  );
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
});
afterAll(() => counter.close());

function truthOf(name: string) {
  const truth = counter.shopify.order(name);
  if (!truth) throw new Error(`${name} is gone`);
  return truth;
}

/** One unit that comes back and everything that was never sent. */
async function planMixed(name: string): Promise<Plan> {
  const order = await counter.open(name);
  const sent = order.lines.find(({ returnable }) => returnable.length > 0);
  return planIn(await counter.plan(draftOf(order, { [sent?.sku ?? '']: 1, ...unsentOf(order) })));
}

/** Everything of an order that was never sent, by SKU. */
function unsentOf({ lines }: OrderForReturn): Record<string, number> {
  const unsent = lines.filter(({ unfulfilledQuantity }) => unfulfilledQuantity > 0);
  return Object.fromEntries(unsent.map(({ sku, quantity }) => [sku ?? '', quantity]));
}

const pounds = (minor: number) => (minor / 100).toFixed(2);

describe('units that were never sent', () => {
  test('are cancelled and refunded without a return, with the shipping', async () => {
    const [name] = [GIFT_CARD_AND_VISA.unsent[1]];
    const order = await counter.open(name);
    const draft = setChoices(draftOf(order, { '22633': 6, '22632': 6 }), { shipping: { kind: 'full' } });
    const plan = planIn(await counter.plan(draft));
    expect(plan).toMatchObject({ lines: [], cancellation: { total: plan.total, released: null } });
    counter.calls();
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'cancelled', money: 'paid', returnName: null },
    });
    expect(counter.calls().filter((call) => /return(Create|Process)/.test(call))).toEqual([]);
    const truth = truthOf(name);
    expect(truth.returns).toEqual([]);
    expect(truth).toMatchObject({
      refunded: { presentment: pounds(plan.total.minor) },
      outstanding: { presentment: '0.00' },
      currentTotal: { presentment: '0.00' },
      refunds: [{ note: expect.stringMatching(/^cr:[-0-9a-f]{36} cancelled$/) }],
    });
    expect(truth.fulfillmentOrders.every(({ status }) => status === 'CLOSED')).toBe(true);
    const slip = (await counter.request<string>(`/pos/slip/${plan.id}?locale=en`)).body;
    expect(slip).toContain('Items cancelled');
    expect(slip).not.toContain('Items returned');
  });

  test('are for sale again where they waited, not at the till', async () => {
    const name = '#536670';
    const stock = () =>
      counter.shopify
        .inventory('22469')
        .locations.map(({ name: at, available, onHand }) => ({ at, available, onHand }));
    const before = stock();
    const order = await counter.open(name);
    const { location } = truthOf(name).fulfillmentOrders[0] ?? {};
    const plan = planIn(await counter.plan(draftOf(order, { '22469': 5 })));
    await counter.settle(plan.id);
    expect(stock()).toEqual(
      before.map((level) => (level.at === location ? { ...level, available: level.available + 5 } : level)),
    );
    expect(truthOf(name).fulfillmentOrders).toMatchObject([{ lines: [{ remaining: 35 }] }]);
  });

  test('as store credit, all of it', async () => {
    const name = '#536858';
    const order = await counter.open(name);
    const draft = setChoices(draftOf(order, { '22326': 30 }), { split: 'store_credit' });
    const plan = planIn(await counter.plan(draft));
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(truthOf(name).storeCredit).toMatchObject([{ amount: toDecimal(plan.total) }]);
    expect(truthOf(name).outstanding.presentment).toBe('0.00');
  });
});

describe('units of one line, some of them sent and some not', () => {
  test('what was sent comes back, the rest is cancelled: one plan, one total', async () => {
    const name = GIFT_CARD_AND_VISA.unsent[0];
    const order = await counter.open(name);
    const plan = planIn(await counter.plan(draftOf(order, { '22632': 5 })));
    expect(plan).toMatchObject({
      lines: [{ quantity: 2 }],
      cancellation: { lines: [{ quantity: 3 }] },
    });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'returned', money: 'paid' },
    });
    const truth = truthOf(name);
    expect(truth.returns).toMatchObject([{ status: 'CLOSED', lines: [{ quantity: 2 }] }]);
    expect(truth.lines[0]).toMatchObject({ refunded: 5, returnable: 0 });
    expect(truth.refunded.presentment).toBe(pounds(plan.total.minor));
    expect(truth.outstanding.presentment).toBe('0.00');
  });
});

describe('sent and unsent items in one basket', () => {
  test('each tender is paid by both calls together what the plan says, never above its ceiling', async () => {
    const [name] = GIFT_CARD_AND_VISA.partly;
    const order = await counter.open(name);
    const all = chooseAll(startDraft(randomUUID(), order.id), order);
    const plan = planIn(await counter.plan(setChoices(all, { shipping: { kind: 'full' } })));
    expect(plan.lines.length).toBeGreaterThan(0);
    expect(plan.cancellation?.lines.length).toBeGreaterThan(0);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    const truth = truthOf(name);
    expect(truth.currentTotal.presentment).toBe('0.00');
    expect(truth.refunded).toEqual(truth.paid);
    for (const { parentId, amount } of plan.legs) {
      const back = truth.transactions.filter(({ kind, parent }) => kind === 'REFUND' && parent === parentId);
      const paid = back.reduce(
        (sum, { amount: part }) => sum + Math.round(Number(part.presentment) * 100),
        0,
      );
      expect(paid).toBe(amount.minor);
    }
    // Shipping went back once, with the return.
    expect(truth.refunds.map(({ shipping }) => Number(shipping.presentment) > 0)).toEqual([true, false]);
  });

  test('is one return of the day, and each payment is a payment', async () => {
    const plan = await planMixed('#536986');
    const before = await counter.cashUp();
    await counter.settle(plan.id);
    const { cashUp } = await counter.cashUp();
    expect(cashUp.returns).toBe(before.cashUp.returns + 1);
    const paid = (of: typeof cashUp) => of.totals.reduce((sum, { amount }) => sum + amount.minor, 0);
    expect(paid(cashUp) - paid(before.cashUp)).toBe(plan.total.minor);
  });
});

describe('what was done after the return, and what was not', () => {
  test('Shopify refuses to cancel: the return stands, the rest is not paid, and it says why', async () => {
    const [name = ''] = PARTLY;
    const plan = await planMixed(name);
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'user-error' }]);
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      settlement: {
        state: 'finished',
        goods: 'returned',
        money: 'partly',
        refusal: null,
        notCancelled: { code: 'SHOPIFY_REFUSED' },
        legs: [{ status: 'success' }, { status: 'not_cancelled' }],
      },
    });
    const truth = truthOf(name);
    expect(truth.refunds).toHaveLength(1);
    expect(truth.outstanding.presentment).toBe('0.00');
    expect(truth.fulfillmentOrders.at(-1)).toMatchObject({ status: 'OPEN' });
    // The customer's copy and the manager's log say the same.
    const slip = (await counter.request<string>(`/pos/slip/${plan.id}?locale=en`)).body;
    expect(slip).toContain('Not cancelled: still on order, not refunded');
    expect(slip).toMatch(
      new RegExp(`Total refunded.*£${pounds(plan.total.minor - (plan.cancellation?.total.minor ?? 0))}`),
    );
    const { rows } = await counter.sql.query(
      `SELECT DISTINCT step FROM journal_entry WHERE plan_id = $1 AND event = 'refused'`,
      [plan.id],
    );
    expect(rows).toEqual([{ step: 'cancel_items' }]);
    // Asking again changes nothing: nobody agreed to anything else.
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'partly' } });
    expect(truthOf(name).refunds).toHaveLength(1);
    // What is left can be cancelled like anything else.
    const order = await counter.open(name);
    const left = order.lines.find(({ unfulfilledQuantity }) => unfulfilledQuantity > 0);
    const rest = planIn(
      await counter.plan(draftOf(order, { [left?.sku ?? '']: left?.unfulfilledQuantity ?? 0 })),
    );
    expect(await counter.settle(rest.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(truthOf(name).refunded.presentment).toBe(pounds(plan.total.minor));
  });

  test('the units are cancelled elsewhere in between: nobody pays them twice', async () => {
    const [, name = ''] = PARTLY;
    const plan = await planMixed(name);
    const [line] = plan.cancellation?.lines ?? [];
    const { location } = truthOf(name).fulfillmentOrders.at(-1) ?? {};
    const locationId = counter.store.locations.find((each) => each.name === location)?.id;
    let meddled = false;
    decideCalls(async ({ name: call }): Promise<Fate> => {
      if (call !== 'RefundsWithItems' || meddled) return 'pass';
      meddled = true;
      await counter.elsewhere(
        `mutation ($input: RefundInput!) {
          refundCreate(input: $input) @idempotent(key: "elsewhere") { refund { id } userErrors { message } }
        }`,
        {
          input: {
            orderId: plan.orderId,
            refundLineItems: [
              {
                lineItemId: line?.lineItemId,
                quantity: 1,
                restockType: 'CANCEL',
                locationId: `gid://shopify/Location/${locationId}`,
              },
            ],
          },
        },
      );
      return 'pass';
    });
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      settlement: { state: 'finished', goods: 'returned', money: 'partly' },
    });
    if (reply.kind !== 'settlement') throw new Error('no settlement');
    expect(reply.settlement.notCancelled?.code).toMatch(/NOT_WAITING_HERE|PLAN_CHANGED/);
    expect(truthOf(name).refunded.presentment).toBe(
      pounds(plan.total.minor - (plan.cancellation?.total.minor ?? 0)),
    );
  });

  test('the order bears less than was agreed by then: it is not paid, and both amounts are told', async () => {
    const [, , , , name = ''] = PARTLY;
    const plan = await planMixed(name);
    const cancelled = plan.cancellation?.total.minor ?? 0;
    const { transactions, paid } = truthOf(name);
    const [payment] = transactions;
    const spare = Math.round(Number(paid.presentment) * 100) - plan.total.minor;
    let meddled = false;
    decideCalls(async ({ name: call }): Promise<Fate> => {
      if (call !== 'RefundsWithItems' || meddled) return 'pass';
      meddled = true;
      // Goodwill in the admin, so much that one penny of what is to be cancelled has no payment to go back to.
      await counter.elsewhere(
        `mutation ($input: RefundInput!) {
          refundCreate(input: $input) @idempotent(key: "goodwill") { refund { id } userErrors { message } }
        }`,
        {
          input: {
            orderId: plan.orderId,
            transactions: [
              {
                orderId: plan.orderId,
                parentId: payment?.id,
                gateway: payment?.gateway,
                kind: 'REFUND',
                amount: pounds(spare + 1),
              },
            ],
          },
        },
      );
      return 'pass';
    });
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      settlement: {
        money: 'partly',
        notCancelled: {
          code: 'PLAN_CHANGED',
          agreed: { minor: cancelled },
          now: { minor: cancelled - 1 },
        },
      },
    });
    expect(truthOf(name).refunded.presentment).toBe(pounds(plan.total.minor - cancelled + spare + 1));
  });

  test('units that a fulfillment service is to send are refused before anything is done', async () => {
    const [, , name = ''] = PARTLY;
    const plan = await planMixed(name);
    // A service's fulfillment orders are not shown to an app without its scope.
    garble(({ name: call, text }) => {
      if (call !== 'CancellableItems') return text;
      const reply = JSON.parse(text) as { data: { order: { fulfillmentOrders: { nodes: unknown[] } } } };
      reply.data.order.fulfillmentOrders.nodes = [];
      return JSON.stringify(reply);
    });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'NOT_WAITING_HERE' } },
    });
    expect(truthOf(name)).toMatchObject({ returns: [], refunds: [] });
  });

  test('a payment that fails with the cancellation is owed, and can be paid again', async () => {
    const [, , , name = ''] = PARTLY;
    const plan = await planMixed(name);
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'refund-failed' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', money: 'owed', legs: [{ status: 'success' }, { status: 'failed' }] },
    });
    const [leg] = plan.legs;
    expect(await counter.payOwed(plan.id, leg?.parentId ?? '', leg?.parentId ?? '')).toMatchObject({
      settlement: { money: 'paid' },
    });
    expect(truthOf(name).refunded.presentment).toBe(pounds(plan.total.minor));
    expect(truthOf(name).outstanding.presentment).toBe('0.00');
  });
});

describe('an order whose money is only held', () => {
  test('is cancelled as a whole: nothing is refunded, the hold is let go', async () => {
    const name = '#536573';
    const order = await counter.open(name);
    expect(order.authorized).toEqual({ amount: money(14707, 'GBP'), besideTaken: false });
    const plan = planIn(await counter.plan(chooseAll(startDraft(randomUUID(), order.id), order)));
    expect(plan).toMatchObject({
      total: money(0, 'GBP'),
      legs: [],
      cancellation: { released: money(14707, 'GBP') },
    });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'cancelled', money: 'none', legs: [] },
    });
    const slip = (await counter.request<string>(`/pos/slip/${plan.id}?locale=en`)).body;
    expect(slip).toMatch(/Nothing was charged. Released.*£147.07/);
    expect(slip).not.toMatch(/refund/i);
    expect(truthOf(name)).toMatchObject({
      financialStatus: 'VOIDED',
      refunded: { presentment: '0.00' },
      outstanding: { presentment: '0.00' },
    });
    expect(
      truthOf(name)
        .transactions.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['AUTHORIZATION', 'AUTHORIZATION', 'VOID', 'VOID']);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
  });

  test('a part of it is refused, and says what to do', async () => {
    const order = await counter.open('#536579');
    const reply = await counter.plan(draftOf(order, { '21232': 1 }));
    expect(reply).toMatchObject({
      kind: 'refused',
      refusal: { code: 'AUTHORIZED_PART', amount: { minor: 31991 } },
    });
  });

  test('that is taken in between is not cancelled: the plan is made anew, as a refund', async () => {
    const name = '#536579';
    const order = await counter.open(name);
    const plan = planIn(await counter.plan(chooseAll(startDraft(randomUUID(), order.id), order)));
    await counter.elsewhere(
      `mutation ($input: OrderCaptureInput!) {
        orderCapture(input: $input) { transaction { id } userErrors { message } }
      }`,
      {
        input: {
          id: order.id,
          parentTransactionId: truthOf(name).transactions[0]?.id,
          amount: '319.91',
        },
      },
    );
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'PLAN_CHANGED' } },
    });
    if (reply.kind !== 'settlement') throw new Error('no settlement');
    expect(reply.settlement.newPlan).toMatchObject({ cancellation: { released: null } });
    expect(reply.settlement.newPlan?.total.minor).toBeGreaterThan(0);
    expect(truthOf(name).financialStatus).toBe('PAID');
  });

  test.each(['5xx', 'reply-lost', 'user-error'] as const)(
    '%s at the cancelling: once, or not at all',
    async (mode) => {
      const name = { '5xx': '#536514', 'reply-lost': '#536528', 'user-error': '#536980' }[mode];
      const order = await counter.open(name);
      const plan = planIn(await counter.plan(chooseAll(startDraft(randomUUID(), order.id), order)));
      counter.shopify.setFaults([{ operation: 'orderCancel', nth: 1, mode }]);
      const state = mode === 'user-error' ? 'refused' : 'finished';
      expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state } });
      expect(truthOf(name).financialStatus).toBe(mode === 'user-error' ? 'AUTHORIZED' : 'VOIDED');
    },
  );
});

// Last: the rules hold from here on.
describe('the shop’s rules', () => {
  let version = 1;
  async function setRules(rules: Partial<Policy>): Promise<void> {
    version += 1;
    await counter.sql.query('INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, $2, $3, $4)', [
      counter.store.shop.domain,
      version,
      JSON.stringify(rules),
      new Date(),
    ]);
  }

  test('fees are taken of what comes back, not of what is cancelled', async () => {
    await setRules({
      restockingFee: { percent: 10, soldAt: 'everywhere', freeConditions: [], freeReasonIds: [] },
      returnShippingFee: [money(200, 'GBP')],
    });
    const only = await counter.open('#536771');
    const unsent = only.lines.find(({ sku }) => sku === '22558');
    const alone = planIn(await counter.plan(draftOf(only, { '22558': unsent?.unfulfilledQuantity ?? 0 })));
    expect(alone.fees).toEqual([]);
    const [, , , , , name = ''] = PARTLY;
    const order = await counter.open(name);
    const sent = order.lines.find(({ returnable }) => returnable.length > 0);
    const both = { [sent?.sku ?? '']: sent?.quantity ?? 0, ...unsentOf(order) };
    const plan = planIn(await counter.plan(draftOf(order, both)));
    const [line] = plan.lines;
    expect(plan.fees.map(({ kind, lineItemId }) => [kind, lineItemId])).toEqual([
      ['restocking', line?.lineItemId],
      ['return_shipping', null],
    ]);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(truthOf(name).refunded.presentment).toBe(pounds(plan.total.minor));
    expect(truthOf(name).outstanding.presentment).toBe('0.00');
  });

  test('what was sold for good is not cancelled either, but with a manager’s word', async () => {
    await setRules({ finalSaleTags: ['final sale'] });
    const again = await counter.open('#536852');
    const line = again.lines.find(({ sku }) => sku === SOLD_FOR_GOOD);
    expect(line?.objection).toMatchObject({ reason: { code: 'LINE_FINAL_SALE' }, upTo: 0 });
    const draft = {
      ...startDraft(randomUUID(), again.id),
      overrideReason: 'Never sent',
      lines: [{ lineItemId: line?.id ?? '', quantity: 1, ...USUAL_DETAILS }],
    };
    const plan = planIn(await counter.plan(draft));
    expect(plan.approvals).toEqual([{ code: 'FINAL_SALE', title: line?.title }]);
    expect(await counter.settle(plan.id)).toMatchObject({ refusal: { code: 'APPROVAL_NEEDED' } });
  });

  test('a gift card issued beside is given for what is cancelled too, once it is', async () => {
    await setRules({ giftCardRoute: 'separate' });
    const order = await counter.open('#536371');
    const draft = setChoices(draftOf(order, { '22086': 3 }), { split: 'gift_card' });
    const plan = planIn(await counter.plan(draft));
    expect(plan).toMatchObject({ lines: [], legs: [{ kind: 'new_gift_card' }] });
    counter.calls();
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', goods: 'cancelled', money: 'paid', legs: [{ status: 'success' }] },
    });
    const calls = counter.calls();
    expect(calls.indexOf('refundCreate')).toBeLessThan(calls.indexOf('giftCardCreate'));
    expect(truthOf('#536371').refunds).toMatchObject([{ transactions: [] }]);
  });
});
