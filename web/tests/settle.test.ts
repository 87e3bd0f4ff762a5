import { decideCalls, garble, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Plan } from '../../domain/plan.ts';
import { setDetails, setChoices } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import { draftOf, openCounter, OTHER_TILL, plainOrders, planIn, TILL, type Counter } from './counter.ts';

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
});
afterEach(() => {
  healNetwork();
  counter.shopify.setFaults([]);
  counter.setTime(new Date(counter.store.now));
});
afterAll(() => counter.close());

const REFUND_ELSEWHERE = `mutation ($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } }
}`;

/** Pays some money back in Shopify's own screens. */
async function refundElsewhere(orderId: string, parentId: string, gateway: string, amount: string) {
  const transactions = [{ orderId, parentId, gateway, kind: 'REFUND', amount }];
  const data = await counter.elsewhere(REFUND_ELSEWHERE, {
    input: { orderId, transactions },
    key: randomUUID(),
  });
  expect(data).toMatchObject({ refundCreate: { userErrors: [] } });
}

async function planOne(units = 1, till = TILL): Promise<Plan> {
  const { name, sku } = orders.next(units);
  const order = await counter.open(name, till);
  return planIn(await counter.plan(draftOf(order, { [sku]: units }), till));
}

describe('a plain refund', () => {
  test('goes to the gift card first, then to the card, in seven calls of Shopify from scan to done', async () => {
    const order = await counter.open('#136383');
    expect(counter.calls()).toEqual([
      'orders,productVariants',
      'shop,order,returnableFulfillments,returnReasonDefinitions,locations',
    ]);
    const plan = planIn(await counter.plan(draftOf(order, { '35004C': 1 })));
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,returnCalculate,storeCreditConfiguration,giftCardConfiguration',
    ]);
    expect(plan.legs.map(({ label, lastDigits, amount }) => [label, lastDigits, amount.minor])).toEqual([
      ['Gift Card', '3831', 258],
      ['Visa', '2082', 207],
    ]);

    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      kind: 'settlement',
      settlement: { state: 'finished', goods: 'returned', money: 'paid', returnName: '#136383-R1' },
    });
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,returnCalculate,storeCreditConfiguration,giftCardConfiguration',
      'returnCreate',
      'return',
      'returnProcess',
    ]);
    expect(counter.shopify.order('#136383')).toMatchObject({
      refunded: { presentment: '4.65' },
      outstanding: { presentment: '0.00' },
      returns: [{ status: 'CLOSED' }],
    });
  });

  test('bears our mark and the note, restocks at the till that confirmed, and leaves no draft', async () => {
    const { name, sku } = orders.next(2);
    const order = await counter.open(name);
    const before = counter.shopify.inventory(sku);
    const draft = { ...draftOf(order, { [sku]: 2 }), note: 'Ribbon torn' };
    const plan = planIn(await counter.plan(draft));
    await counter.settle(plan.id, OTHER_TILL);
    const [orderReturn] = counter.shopify.order(name)?.returns ?? [];
    expect(orderReturn?.lines).toMatchObject([{ note: `cr:${plan.id} Ribbon torn` }]);
    const at = (stock: typeof before) =>
      stock.locations.find(({ id }) => String(id).endsWith('2'))?.available ?? 0;
    expect(at(counter.shopify.inventory(sku)) - at(before)).toBe(2);
    expect(await counter.find(name)).toMatchObject({ kind: 'order', draft: null });
  });

  test('what is not to be restocked is not', async () => {
    const { name, sku } = orders.next();
    const order = await counter.open(name);
    const before = counter.shopify.inventory(sku);
    const chosen = draftOf(order, { [sku]: 1 });
    const plan = planIn(
      await counter.plan(setDetails(chosen, chosen.lines[0]?.lineItemId ?? '', { condition: 'damaged' })),
    );
    await counter.settle(plan.id);
    expect(counter.shopify.inventory(sku)).toEqual(before);
  });

  test('the cashier may move amounts within what each tender holds', async () => {
    const given = counter.store.orders.find(
      ({ payments, name, presentment }) =>
        payments.length === 2 &&
        name !== '#136383' &&
        !presentment &&
        payments.every(({ kind }) => kind === 'SALE'),
    );
    const order = await counter.open(given?.name ?? '');
    const line = order.lines.find(({ returnable, isGiftCard }) => returnable.length > 0 && !isGiftCard);
    const chosen = draftOf(order, { [line?.sku ?? '']: 1 });
    const { tenders, total } = planIn(await counter.plan(chosen));
    const second = tenders[1]?.parentId ?? '';
    const split = setChoices(chosen, { split: [{ parentId: second, amount: total }] });
    const plan = planIn(await counter.plan(split));
    expect(plan.legs).toMatchObject([{ parentId: second, amount: total }]);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
  });

  test('more shipping than is left is refused with what is left', async () => {
    const order = await counter.open('#136391');
    const draft = setChoices(draftOf(order, { '22556': 1 }), {
      shipping: {
        kind: 'amount',
        amount: money(1_000_00, order.currency),
      },
    });
    expect(await counter.plan(draft)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'SHIPPING_ABOVE_LEFT', left: order.shipping.paid },
    });
  });
});

describe('confirming again', () => {
  test('gives the same answer and asks Shopify nothing', async () => {
    const plan = await planOne();
    const first = await counter.settle(plan.id);
    counter.calls();
    expect(await counter.settle(plan.id)).toEqual(first);
    counter.setTime(new Date(Date.parse(counter.store.now) + 40 * 86_400_000));
    expect(await counter.settle(plan.id, OTHER_TILL)).toEqual(first);
    expect(counter.calls()).toEqual([]);
  });

  test('ten times at once pays once, and everybody is told', async () => {
    const plan = await planOne();
    const replies = await Promise.all(Array.from({ length: 10 }, () => counter.settle(plan.id)));
    for (const reply of replies)
      expect(reply).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(counter.shopify.order(plan.orderName)?.refunds).toHaveLength(1);
  });
});

describe('two tills, one order', () => {
  test('while one settles the other is told that the order is busy', async () => {
    const { name, sku } = orders.next(2);
    const order = await counter.open(name);
    const [one, two] = [
      planIn(await counter.plan(draftOf(order, { [sku]: 1 }))),
      planIn(await counter.plan(draftOf(order, { [sku]: 1 }), OTHER_TILL)),
    ];
    let other: unknown;
    decideCalls(async (call): Promise<Fate> => {
      if (call.name === 'ReturnProcess') other ??= await counter.settle(two.id, OTHER_TILL);
      return 'pass';
    });
    expect(await counter.settle(one.id)).toMatchObject({ settlement: { state: 'finished' } });
    expect(other).toEqual({
      kind: 'refused',
      refusal: { code: 'ORDER_BUSY', orderName: name },
      newPlan: null,
    });
    healNetwork();
    // One unit was left: its own plan still holds.
    expect(await counter.settle(two.id, OTHER_TILL)).toMatchObject({ settlement: { state: 'finished' } });
    expect(counter.shopify.order(name)?.refunds).toHaveLength(2);
  });

  test('the order is read beside the acceptance; where another of its settlements has just ended, once more after it', async () => {
    const { name, sku } = orders.next(3);
    const order = await counter.open(name);
    const plans: Plan[] = [];
    for (let unit = 0; unit < 3; unit += 1)
      plans.push(planIn(await counter.plan(draftOf(order, { [sku]: 1 }))));
    const quotesOf = async (plan?: Plan): Promise<number> => {
      counter.calls();
      expect(await counter.settle(plan?.id ?? '')).toMatchObject({ settlement: { state: 'finished' } });
      return counter.calls().filter((call) => call.includes('returnCalculate')).length;
    };
    expect(await quotesOf(plans[0])).toBe(1);
    expect(await quotesOf(plans[1])).toBe(2);
    counter.setTime(new Date(Date.parse(counter.store.now) + 2 * 60_000));
    expect(await quotesOf(plans[2])).toBe(1);
  });

  test('the last unit is returned once; the other till is told that nothing is left', async () => {
    const { name, sku } = orders.next();
    const order = await counter.open(name);
    const all = order.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    const plans = await Promise.all(
      [TILL, OTHER_TILL].map((till) => counter.plan(draftOf(order, { [sku]: all }), till)),
    );
    const [one, two] = plans.map(planIn);
    await counter.settle(one?.id ?? '');
    expect(await counter.settle(two?.id ?? '', OTHER_TILL)).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        goods: 'not_returned',
        refusal: { code: 'LINE_REFUSED', reason: { code: 'LINE_NOTHING_LEFT' } },
      },
    });
    expect(counter.shopify.order(name)?.returns).toHaveLength(1);
  });

  test('a draft that both go on with is paid once, though units are left', async () => {
    const { name, sku } = orders.next(2);
    const draft = draftOf(await counter.open(name), { [sku]: 1 });
    const one = planIn(await counter.plan(draft));
    // The other till opened the same draft, and reviews it after the first has confirmed.
    await counter.settle(one.id);
    const two = planIn(await counter.plan(draft, OTHER_TILL));
    expect(await counter.settle(two.id, OTHER_TILL)).toEqual({
      kind: 'refused',
      refusal: { code: 'DRAFT_SETTLED', orderName: name },
      newPlan: null,
    });
    expect(counter.shopify.order(name)?.refunds).toHaveLength(1);
    // Another visit is another draft.
    const again = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    expect(await counter.settle(again.id)).toMatchObject({ settlement: { state: 'finished' } });
  });

  test('both at once: one is paid, the other is not', async () => {
    const { name, sku } = orders.next();
    const order = await counter.open(name);
    const all = order.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    const plans = await Promise.all(
      [TILL, OTHER_TILL].map((till) => counter.plan(draftOf(order, { [sku]: all }), till)),
    );
    await Promise.all(plans.map((reply) => counter.settle(planIn(reply).id)));
    expect(counter.shopify.order(name)?.refunds).toHaveLength(1);
    expect(counter.shopify.order(name)?.returns.filter(({ status }) => status === 'OPEN')).toEqual([]);
  });
});

describe('a plan that is not to be confirmed any more', () => {
  test('was superseded: the present one comes with the refusal', async () => {
    const { name, sku } = orders.next(2);
    const order = await counter.open(name);
    const draft = draftOf(order, { [sku]: 2 });
    const old = planIn(await counter.plan(draft));
    const present = planIn(await counter.plan({ ...draft, note: 'changed' }));
    expect(await counter.settle(old.id)).toEqual({
      kind: 'refused',
      refusal: { code: 'PLAN_SUPERSEDED' },
      newPlan: present,
    });
  });

  test('is too old: a fresh one comes with the refusal', async () => {
    const plan = await planOne();
    counter.setTime(new Date(Date.parse(plan.validUntil)));
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({ refusal: { code: 'PLAN_TOO_OLD' }, newPlan: { total: plan.total } });
    const newPlan = reply.kind === 'refused' ? reply.newPlan : null;
    expect(newPlan?.id).not.toBe(plan.id);
    expect(await counter.settle(newPlan?.id ?? '')).toMatchObject({ settlement: { state: 'finished' } });
  });

  test('was never made, or is another shop’s', async () => {
    const plan = await planOne();
    const unknown = { kind: 'refused', refusal: { code: 'PLAN_UNKNOWN' }, newPlan: null };
    expect(await counter.settle(randomUUID())).toEqual(unknown);
    const other = 'other.myshopify.com';
    const authorization = `Bearer ${counter.token({ iss: `https://${other}/admin`, dest: `https://${other}` })}`;
    const body = JSON.stringify({ till: TILL, planId: plan.id, giftCardCode: null });
    expect((await counter.request('/pos/settle', { method: 'POST', body, authorization })).body).toEqual(
      unknown,
    );
    expect((await counter.request(`/pos/settlements/${plan.id}`, { authorization })).body).toEqual({
      kind: 'nothing',
    });
  });
});

describe('Shopify no longer says what was agreed', () => {
  test('before anything is created: refused with the plan that holds now', async () => {
    const order = await counter.open('#536605');
    const draft = setChoices(draftOf(order, { '21364': 1 }), { shipping: { kind: 'full' } });
    const plan = planIn(await counter.plan(draft));
    // Half of the shipping goes back in Shopify's own screens meanwhile.
    const data = await counter.elsewhere(REFUND_ELSEWHERE, {
      key: randomUUID(),
      input: {
        orderId: order.id,
        shipping: { amount: '1.00' },
        transactions: [
          {
            orderId: order.id,
            parentId: plan.legs[0]?.parentId,
            gateway: plan.legs[0]?.gateway,
            kind: 'REFUND',
            amount: '1.00',
          },
        ],
      },
    });
    expect(data).toMatchObject({ refundCreate: { userErrors: [] } });
    const reply = await counter.settle(plan.id);
    const now = money(plan.total.minor - 100, plan.currency);
    expect(reply).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        refusal: { code: 'PLAN_CHANGED', agreed: plan.total, now },
        newPlan: { total: now },
      },
    });
    expect(counter.shopify.order('#536605')?.returns).toEqual([]);
    const newPlan = reply.kind === 'settlement' ? reply.settlement.newPlan : null;
    expect(await counter.settle(newPlan?.id ?? '')).toMatchObject({
      settlement: { state: 'finished', money: 'paid' },
    });
  });

  test('after the return was created: it is called off, and nothing was paid', async () => {
    const plan = await planOne();
    const [leg] = plan.legs;
    let done = false;
    decideCalls(async (call): Promise<Fate> => {
      if (call.name === 'ReturnOutcome' && !done) {
        done = true;
        // All that is left on the card, but for a penny.
        const left = (leg?.amount.minor ?? 0) && plan.tenders[0]?.ceiling.minor;
        await refundElsewhere(
          plan.orderId,
          leg?.parentId ?? '',
          leg?.gateway ?? '',
          (((left ?? 0) - 1) / 100).toFixed(2),
        );
      }
      return 'pass';
    });
    const reply = await counter.settle(plan.id);
    expect(reply).toMatchObject({
      settlement: {
        state: 'refused',
        money: 'not_paid',
        refusal: { code: 'PLAN_CHANGED', agreed: plan.total },
      },
    });
    const truth = counter.shopify.order(plan.orderName);
    expect(truth?.returns).toMatchObject([{ status: 'CANCELED' }]);
    expect(truth?.refunds).toHaveLength(1); // the one made elsewhere
  });

  test.each(['returnCreate', 'returnProcess'])(
    '%s is refused by Shopify: nothing stays open',
    async (operation) => {
      const plan = await planOne();
      counter.shopify.setFaults([{ operation, nth: 1, mode: 'user-error' }]);
      expect(await counter.settle(plan.id)).toMatchObject({
        settlement: { state: 'refused', money: 'not_paid', refusal: { code: 'SHOPIFY_REFUSED' } },
      });
      const truth = counter.shopify.order(plan.orderName);
      expect(truth?.returns.filter(({ status }) => status !== 'CANCELED')).toEqual([]);
      expect(truth?.refunds).toEqual([]);
    },
  );

  test('calling off is itself found again after a crash', async () => {
    const plan = await planOne();
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'user-error' }]);
    decideCalls(({ name }) => (name === 'ReturnCancel' ? 'fail' : 'pass'));
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'return_created', money: 'unknown' },
    });
    healNetwork();
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'refused', refusal: { code: 'SHOPIFY_REFUSED' }, newPlan: { total: plan.total } },
    });
    expect(counter.shopify.order(plan.orderName)?.returns).toMatchObject([{ status: 'CANCELED' }]);
  });

  test('somebody processed our return in Shopify’s own screens: a person must look, nothing is paid twice', async () => {
    const plan = await planOne(2);
    decideCalls(({ name }) => (name === 'ReturnOutcome' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    const [open] = counter.shopify.order(plan.orderName)?.returns ?? [];
    const data = await counter.elsewhere(
      `mutation ($input: ReturnProcessInput!) { returnProcess(input: $input) { userErrors { message } } }`,
      { input: { returnId: open?.id, returnLineItems: [{ id: open?.lines[0]?.id, quantity: 1 }] } },
    );
    expect(data).toMatchObject({ returnProcess: { userErrors: [] } });
    await counter.resume(plan.id);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { state: 'attention' } });
    expect(counter.shopify.order(plan.orderName)?.refunded.presentment).toBe('0.00');
  });
});

describe('Shopify answers what cannot be read', () => {
  const failures = async (planId: string) => {
    const { rows } = await counter.sql.query(
      `SELECT step, facts FROM journal_entry WHERE plan_id = $1 AND event = 'failed' ORDER BY id`,
      [planId],
    );
    return rows as { step: string; facts: { why: string } }[];
  };

  test('an error in a read is an error of ours, and the log says why the return is stuck', async () => {
    const plan = await planOne();
    counter.shopify.setFaults([{ operation: 'returnProcess', nth: 1, mode: 'refund-pending' }]);
    await counter.settle(plan.id);
    counter.shopify.setFaults([]);
    garble(({ name, text }) =>
      name === 'TransactionStatuses' ? '{"errors":[{"message":"No such field"}]}' : text,
    );
    await expect(counter.resume(plan.id)).rejects.toThrow('No such field');
    healNetwork();
    expect(await failures(plan.id)).toEqual([
      { step: 'resume', facts: { why: 'AdminErrors: Shopify answers errors: No such field' } },
    ]);
  });

  test('an amount that is none, likewise', async () => {
    const plan = await planOne();
    decideCalls(({ name }) => (name === 'ReturnOutcome' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    garble(({ name, text }) =>
      name === 'ReturnOutcome' ? text.replace(/"amount":"[^"]*"/g, '"amount":"four"') : text,
    );
    await expect(counter.resume(plan.id)).rejects.toThrow('is not an amount');
    healNetwork();
    expect(await failures(plan.id)).toEqual([
      { step: 'resume', facts: { why: expect.stringContaining('ECONNRESET') } },
      { step: 'resume', facts: { why: expect.stringContaining('RangeError: "four" is not an amount') } },
    ]);
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { money: 'paid' } });
  });
});

describe('Shopify is down', () => {
  test('before: the till hears so; after confirming: nobody can tell, and the schedule goes on', async () => {
    const plan = await planOne();
    counter.setShopifyDown(true);
    const till = TILL;
    const find = { method: 'POST', body: JSON.stringify({ till, by: 'scan', text: '#136391' }) };
    expect(await counter.request('/pos/find', find)).toMatchObject({
      status: 502,
      body: { kind: 'error', code: 'SHOPIFY_UNAVAILABLE' },
    });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'accepted', money: 'unknown' },
    });
    expect(await counter.resume(plan.id)).toBe(false);
    counter.setShopifyDown(false);
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({
      settlement: { state: 'finished', money: 'paid' },
    });
  });
});

test('the journal holds every intent before its effect, and cannot be rewritten', async () => {
  const plan = await planOne();
  await counter.settle(plan.id);
  const { rows } = await counter.sql.query(
    'SELECT step, event FROM journal_entry WHERE plan_id = $1 ORDER BY id',
    [plan.id],
  );
  expect(rows.map(({ step, event }) => `${step} ${event}`)).toEqual([
    'accept acted',
    'create_return intended',
    'create_return acted',
    'process_return intended',
    'process_return acted',
    'finish found',
  ]);
  for (const statement of [
    'UPDATE journal_entry SET step = step',
    'DELETE FROM journal_entry',
    'UPDATE plan SET shop = shop',
  ]) {
    await expect(counter.sql.query(statement)).rejects.toThrow('append-only');
  }
  const { rows: jobs } = await counter.sql.query(`SELECT data FROM jobs.job WHERE data->>'planId' = $1`, [
    plan.id,
  ]);
  expect(jobs).toHaveLength(1);
});
