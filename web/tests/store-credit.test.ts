import { decideCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices, type Draft } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import { NEW_STORE_CREDIT, type Plan } from '../../domain/plan.ts';
import type { StoreFile } from '../../simulator/store-file.ts';
import { openManager, pageOf, responseOf } from '../app/admin/manager.test-kit.ts';
import {
  draftOf,
  openCounter,
  plainOrders,
  planIn,
  SMALL_STORE,
  STORE,
  TILL,
  type Counter,
} from './counter.ts';

let counter: Counter;
afterEach(async () => {
  healNetwork();
  counter.shopify.setFaults([]);
});

/** Every order of it has a customer, so that any may be paid as store credit. */
function withCustomers(store: StoreFile): StoreFile {
  const customerId = store.customers[0]?.id ?? null;
  const orders = store.orders.map((order) => ({ ...order, customerId: order.customerId ?? customerId }));
  return { ...store, orders };
}

const creditGiven = (orderName: string) =>
  counter.shopify.order(orderName)?.storeCredit.map(({ amount }) => amount);
const asText = ({ minor }: { readonly minor: number }) => (minor / 100).toFixed(2);
const creditIn = ({ tenders }: Plan) => tenders.find(({ kind }) => kind === 'new_store_credit');

describe('a shop that gives store credit', () => {
  let orders: ReturnType<typeof plainOrders>;
  beforeAll(async () => {
    counter = await openCounter(withCustomers(STORE));
    orders = plainOrders(counter.store);
  });
  afterAll(() => counter.close());

  async function draftOne(): Promise<Draft> {
    const { name, sku } = orders.next();
    return draftOf(await counter.open(name), { [sku]: 1 });
  }

  async function planAll(): Promise<Plan> {
    return planIn(await counter.plan(setChoices(await draftOne(), { split: 'store_credit' })));
  }

  async function expectGivenOnce(plan: Plan): Promise<void> {
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: {
        state: 'finished',
        goods: 'returned',
        money: 'paid',
        legs: [{ parentId: NEW_STORE_CREDIT, status: 'success', transactionId: expect.any(String) }],
      },
    });
    expect(creditGiven(plan.orderName)).toEqual([asText(plan.total)]);
    expect(counter.shopify.order(plan.orderName)).toMatchObject({
      refunded: { presentment: asText(plan.total) },
      outstanding: { presentment: '0.00' },
      returns: [{ status: 'CLOSED' }],
      refunds: [{}],
    });
  }

  test('what went out as store credit a moment before does not go out once more, whatever its payment still holds', async () => {
    const plan = planIn(await counter.plan(await draftOne()));
    const { paid } = counter.shopify.order(plan.orderName) ?? {};
    let given = false;
    decideCalls(async ({ name }): Promise<Fate> => {
      if (name !== 'ReturnProcess' || given) return 'pass';
      given = true;
      const amount = { amount: paid?.presentment, currencyCode: plan.currency };
      const data = await counter.elsewhere(
        `mutation ($input: RefundInput!) {
          refundCreate(input: $input) @idempotent(key: "goodwill-${plan.id}") { userErrors { message } }
        }`,
        { input: { orderId: plan.orderId, refundMethods: [{ storeCreditRefund: { amount } }] } },
      );
      expect(data).toMatchObject({ refundCreate: { userErrors: [] } });
      return 'pass';
    });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'refused', money: 'not_paid', refusal: { code: 'SHOPIFY_REFUSED' } },
    });
    expect(counter.shopify.order(plan.orderName)).toMatchObject({
      refunded: { presentment: paid?.presentment },
      returns: [{ status: 'CANCELED' }],
    });
  });

  test('all of it: the same calls as any refund', async () => {
    const draft = await draftOne();
    const plain = planIn(await counter.plan(draft));
    expect(plain.legs.map(({ kind }) => kind)).toEqual(['card']);
    counter.calls();
    const plan = planIn(await counter.plan(setChoices(draft, { split: 'store_credit' })));
    expect(plan.legs).toMatchObject([{ kind: 'new_store_credit', amount: plain.total, payout: 'shopify' }]);
    await counter.settle(plan.id);
    expect(counter.calls()).toHaveLength(5);
    await expectGivenOnce(plan);
  });

  test('shipping too, and a part on the original card', async () => {
    const { name, sku } = orders.next(2);
    const draft = setChoices(draftOf(await counter.open(name), { [sku]: 1 }), { shipping: { kind: 'full' } });
    const { total, tenders } = planIn(await counter.plan(setChoices(draft, { split: 'store_credit' })));
    const toCard = money(Math.ceil(total.minor / 3), total.currency);
    const asCredit = money(total.minor - toCard.minor, total.currency);
    const card = tenders.find(({ kind }) => kind === 'card');
    const split = [
      { parentId: card?.parentId ?? '', amount: toCard },
      { parentId: NEW_STORE_CREDIT, amount: asCredit },
    ];
    const plan = planIn(await counter.plan(setChoices(draft, { split })));
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: {
        money: 'paid',
        legs: [
          { kind: 'card', amount: toCard, status: 'success' },
          { kind: 'new_store_credit', amount: asCredit, status: 'success' },
        ],
      },
    });
    expect(counter.shopify.order(name)?.refunded.presentment).toBe(asText(total));
    expect(creditGiven(name)).toEqual([asText(asCredit)]);
    // What was given as store credit lowers what the card can still take.
    const next = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    for (const { ceiling } of next.tenders) {
      expect(ceiling.minor).toBe((card?.paid.minor ?? 0) - total.minor);
    }
  });

  test('above what the order can give back it is refused', async () => {
    const draft = await draftOne();
    const { total, tenders } = planIn(await counter.plan(draft));
    const ceiling = tenders.find(({ kind }) => kind === 'new_store_credit')?.ceiling;
    const amount = money((ceiling?.minor ?? 0) + 1, total.currency);
    const split = [{ parentId: NEW_STORE_CREDIT, amount }];
    expect(await counter.plan(setChoices(draft, { split }))).toMatchObject({
      refusal: { code: 'TENDER_ABOVE_CEILING', ceiling },
    });
  });

  const CALLS = ['Quote', 'ReturnCreate', 'ReturnOutcome', 'ReturnProcess'] as const;
  const DEATHS = CALLS.flatMap((name) =>
    (['before the call', 'before the answer'] as const).map((end) => ({ name, end })),
  );
  test.each(DEATHS)('web dies at $name, $end: given exactly once', async ({ name, end }) => {
    const plan = await planAll();
    let dead = false;
    decideCalls((call): Fate => {
      if (dead) return 'fail';
      if (call.name !== name) return 'pass';
      dead = true;
      return end === 'before the call' ? 'fail' : 'lose';
    });
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { money: 'unknown' } });
    healNetwork();
    await counter.resume(plan.id);
    await expectGivenOnce(plan);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
    await expectGivenOnce(plan);
  });

  test.each(['reply-lost', '5xx', 'malformed'] as const)(
    'returnProcess answers %s: given exactly once',
    async (mode) => {
      const plan = await planAll();
      counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode }]);
      await counter.settle(plan.id);
      await expectGivenOnce(plan);
    },
  );

  test('returnProcess is refused: called off, nothing given, and the new plan is store credit again', async () => {
    const plan = await planAll();
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        newPlan: { legs: [{ kind: 'new_store_credit', amount: plan.total }] },
      },
    });
    expect(creditGiven(plan.orderName)).toEqual([]);
    expect(counter.shopify.order(plan.orderName)?.returns).toMatchObject([{ status: 'CANCELED' }]);
  });

  test('a payment that failed can be paid as store credit instead, once', async () => {
    const plan = planIn(await counter.plan(await draftOne()));
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-failed' }]);
    await counter.settle(plan.id);
    counter.shopify.setFaults([{ operation: 'refundCreate', nth: 1, mode: 'reply-lost' }]);
    const failed = plan.legs[0]?.parentId ?? '';
    await counter.payOwed(plan.id, failed, NEW_STORE_CREDIT);
    await counter.resume(plan.id);
    expect(await counter.payOwed(plan.id, failed, NEW_STORE_CREDIT)).toMatchObject({
      settlement: {
        money: 'paid',
        legs: [{ status: 'moved' }, { kind: 'new_store_credit', status: 'success' }],
      },
    });
    expect(creditGiven(plan.orderName)).toEqual([asText(plan.total)]);
  });

  test('the log, its export and the return’s page name it', async () => {
    const plan = await planAll();
    await counter.settle(plan.id);
    const manager = await openManager(counter);
    const page = pageOf(await manager.returnPage(plan.id));
    expect(page).toMatchObject({
      view: { payments: [{ name: 'Store credit given', payout: 'By Shopify', statusText: 'Paid' }] },
    });
    const csv = await responseOf(await manager.exportFile()).text();
    expect(csv).toContain(`Store credit given ${asText(plan.total)} (Paid)`);
  });
});

describe('where none can be given the plan says why, and asking for it is refused', () => {
  const nobody = (change: (order: StoreFile['orders'][number]) => object, shop = {}): StoreFile => ({
    ...SMALL_STORE,
    shop: { ...SMALL_STORE.shop, ...shop },
    orders: SMALL_STORE.orders.map((order) =>
      order.name === '#2002' ? { ...order, ...change(order) } : order,
    ),
  });
  test.each([
    ['a guest’s order', nobody(() => ({ customerId: null })), 'NO_CUSTOMER'],
    ['a company’s order', nobody(() => ({ company: { id: 71, name: 'Quay Cafe' } })), 'COMPANY_ORDER'],
    ['a shop that has it off', nobody(() => ({}), { storeCredit: false }), 'SWITCHED_OFF'],
  ])('%s', async (_, store, unavailable) => {
    counter = await openCounter(store);
    try {
      const draft = draftOf(await counter.open('#2002'), { CANDLE: 1 });
      const plan = planIn(await counter.plan(draft));
      expect(creditIn(plan)).toMatchObject({ unavailable, ceiling: { minor: 0 } });
      expect(plan.legs.map(({ kind }) => kind)).toEqual(['card']);
      expect(await counter.plan(setChoices(draft, { split: 'store_credit' }))).toMatchObject({
        kind: 'refused',
        refusal: { code: 'STORE_CREDIT_UNAVAILABLE' },
      });
    } finally {
      await counter.close();
    }
  });

  test('it goes away between plan and confirmation: refused, nothing created', async () => {
    counter = await openCounter(nobody(() => ({})));
    try {
      const draft = draftOf(await counter.open('#2002'), { CANDLE: 1 });
      const plan = planIn(await counter.plan(setChoices(draft, { split: 'store_credit' })));
      // The simulator keeps the shop's settings in the file that it was given.
      Object.assign(counter.store.shop, { storeCredit: false });
      expect(await counter.settle(plan.id)).toMatchObject({
        settlement: { state: 'refused', refusal: { code: 'STORE_CREDIT_UNAVAILABLE' }, newPlan: null },
      });
      expect(counter.shopify.order('#2002')).toMatchObject({ returns: [], storeCredit: [] });
    } finally {
      await counter.close();
    }
  });
});

describe('a guest’s order is given to a customer', () => {
  beforeAll(async () => {
    counter = await openCounter(SMALL_STORE);
  });
  afterAll(() => counter.close());
  const DANA = 'gid://shopify/Customer/801';
  const LUIS = 'gid://shopify/Customer/802';
  const planGuest = async (name: string, sku: string) =>
    planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));

  test.each(['Dana Whit', 'dana@example.com', '+12125550142'])('found by %s', async (text) => {
    expect(await counter.findCustomers(text)).toEqual({
      kind: 'customers',
      customers: [{ id: DANA, name: 'Dana Whitfield', contact: 'dana@example.com' }],
      more: false,
    });
  });

  test.each([
    ['nothing', ''],
    ['an unknown name', 'nobody'],
    ['far too much', 'x'.repeat(600)],
  ])('nobody is found by %s', async (_, text) => {
    expect(await counter.findCustomers(text)).toMatchObject({ customers: [] });
  });

  test('once, although the reply was lost; then all of it can be store credit', async () => {
    const plan = await planGuest('#2006', 'CANDLE');
    expect(creditIn(plan)?.unavailable).toBe('NO_CUSTOMER');
    decideCalls(({ name }) => (name === 'OrderCustomerSet' ? 'lose' : 'pass'));
    const body = JSON.stringify({ till: TILL, planId: plan.id, customerId: DANA });
    expect((await counter.request('/pos/customer', { method: 'POST', body })).status).toBe(502);
    healNetwork();
    counter.calls();
    expect(await counter.attachCustomer(plan.id, DANA)).toEqual({ kind: 'attached' });
    expect(counter.calls()).toEqual(['order']);
    const now = planIn(await counter.plan(setChoices(plan.draft, { split: 'store_credit' })));
    const till = { ...TILL, locationId: counter.store.locations[0]?.id ?? 0 };
    expect(await counter.settle(now.id, till)).toMatchObject({ settlement: { money: 'paid' } });
    expect(counter.shopify.order('#2006')).toMatchObject({ customerId: DANA });
    expect(creditGiven('#2006')).toEqual([asText(now.total)]);
    const { rows } = await counter.sql.query(
      `SELECT event FROM journal_entry WHERE plan_id = $1 AND step = 'attach_customer' ORDER BY id`,
      [plan.id],
    );
    expect(rows).toEqual([{ event: 'intended' }, { event: 'unknown' }]);
  });

  test('never from another customer, nor for a plan that is not the present one', async () => {
    const plan = await planGuest('#2001', 'MUG-S');
    expect(await counter.attachCustomer(plan.id, LUIS)).toEqual({ kind: 'attached' });
    expect(await counter.attachCustomer(plan.id, DANA)).toEqual({
      kind: 'refused',
      refusal: { code: 'ORDER_HAS_CUSTOMER' },
    });
    await counter.plan(plan.draft);
    expect(await counter.attachCustomer(plan.id, DANA)).toMatchObject({
      refusal: { code: 'PLAN_SUPERSEDED' },
    });
    expect(counter.shopify.order('#2001')?.customerId).toBe(LUIS);
  });
});
