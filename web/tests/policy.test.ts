import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setChoices, setOverrideReason, setQuantity, USUAL_DETAILS, type Draft } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import type { Policy } from '../../domain/policy.ts';
import { askFor, goOnWith } from './begun-returns.ts';
import { addManager } from './managers.ts';
import { draftOf, openCounter, planIn, plainOrders, TILL, type Counter } from './counter.ts';

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
let version = 1;
beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
});
afterEach(() => counter.setTime(new Date(counter.store.now)));
afterAll(() => counter.close());

/** The shop's rules from now on. */
async function setRules(rules: Partial<Policy>): Promise<void> {
  version += 1;
  await counter.sql.query('INSERT INTO policy (shop, version, rules, made_at) VALUES ($1, $2, $3, $4)', [
    counter.store.shop.domain,
    version,
    JSON.stringify(rules),
    new Date(),
  ]);
}

const keeping = (percent: number): Policy['restockingFee'] => ({
  percent,
  soldAt: 'everywhere',
  freeConditions: [],
  freeReasonIds: [],
});
const days = (count: number): Partial<Policy> => ({
  window: { online: { days: count, from: 'delivery' }, counter: { days: count, from: 'purchase' } },
});

async function choose(units = 1): Promise<{ draft: Draft; name: string; title: string }> {
  const { name, sku } = orders.next(units);
  const order = await counter.open(name);
  const title = order.lines.find((line) => line.sku === sku)?.title ?? '';
  return { draft: draftOf(order, { [sku]: units }), name, title };
}

const paidOut = (name: string) => counter.shopify.order(name)?.refunded.presentment;

describe('the return window', () => {
  test('a late item is shown so, refused with the last day, and taken back with a reason', async () => {
    await setRules(days(30));
    const { name, sku } = orders.next();
    counter.setTime(new Date(Date.now() + 60 * 86_400_000));
    const order = await counter.open(name);
    const line = order.lines.find((each) => each.sku === sku);
    const until = line?.objection?.reason.code === 'LINE_LATE' ? line.objection.reason.until : '';
    expect(until).toMatch(/^2026-1[12]-\d\d$/);
    expect(line).toMatchObject({ objection: { upTo: 0, exception: 'manager' }, tags: [] });

    const asked = {
      ...draftOf(order, {}),
      lines: [{ lineItemId: line?.id ?? '', quantity: 1, ...USUAL_DETAILS }],
    };
    const title = line?.title;
    expect(await counter.plan(asked)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'LINE_REFUSED', title, reason: { code: 'LINE_LATE', until } },
    });
    const plan = planIn(await counter.plan({ ...asked, overrideReason: 'Ill at the time' }));
    expect(plan).toMatchObject({
      policyVersion: version,
      approvals: [{ code: 'LATE', title, until }],
      lines: [{ objection: { code: 'LINE_LATE', until } }],
    });
  });

  test('what was in time when the plan was made is settled, though midnight came', async () => {
    await setRules(days(30));
    const { draft, name } = await choose();
    const [unit] = (await counter.open(name)).lines.flatMap(({ returnable }) => returnable);
    const end = new Date(`${(unit?.handedOverAt ?? '').slice(0, 10)}T23:55:00Z`);
    counter.setTime(new Date(end.getTime() + 30 * 86_400_000));
    const plan = planIn(await counter.plan(draft));
    counter.setTime(new Date(Date.now() + 10 * 60_000));
    expect(await counter.plan({ ...draft, id: crypto.randomUUID() })).toMatchObject({ kind: 'refused' });
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
  });
});

describe('rules that change', () => {
  test('leave a plan to the version that judged it; the next plan goes by the new ones', async () => {
    await setRules({ restockingFee: keeping(10) });
    const { draft, name } = await choose();
    const plan = planIn(await counter.plan(draft));
    expect(plan.fees).toHaveLength(1);
    await setRules({ ...days(1), restockingFee: keeping(50) });
    expect(await counter.settle(plan.id)).toMatchObject({
      settlement: { state: 'finished', plan: { policyVersion: version - 1, total: plan.total } },
    });
    expect(paidOut(name)).toBe((plan.total.minor / 100).toFixed(2));
    await setRules({ restockingFee: keeping(50) });
    const next = await choose();
    expect(planIn(await counter.plan(next.draft)).fees).toMatchObject([{ percentage: 50 }]);
  });
});

describe('fees', () => {
  const FEES: Partial<Policy> = {
    restockingFee: keeping(15),
    returnShippingFee: [money(50, 'GBP')],
  };

  test('are Shopify’s own amounts, taken from what goes back, in the same number of calls', async () => {
    await setRules(FEES);
    const { draft, name } = await choose(2);
    counter.calls();
    const plan = planIn(await counter.plan(draft));
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,returnCalculate,storeCreditConfiguration,giftCardConfiguration',
    ]);
    const restocking = plan.fees.find(({ kind }) => kind === 'restocking');
    expect(restocking).toMatchObject({
      percentage: 15,
      waived: false,
      lineItemId: draft.lines[0]?.lineItemId,
    });
    const worth = plan.lines[0]?.value.minor ?? 0;
    const fees = plan.fees.reduce((sum, { amount }) => sum + amount.minor, 0);
    expect(plan.total.minor).toBe(worth - fees);
    expect(plan.totalInShopMoney).toEqual(plan.total);

    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
    expect(counter.calls()).toEqual([
      'shop,order,returnableFulfillments,returnCalculate,storeCreditConfiguration,giftCardConfiguration',
      'returnCreate',
      'return',
      'returnProcess',
    ]);
    const pounds = (minor: number) => (minor / 100).toFixed(2);
    expect(counter.shopify.order(name)).toMatchObject({
      refunded: { presentment: pounds(plan.total.minor) },
      outstanding: { presentment: '0.00' },
      returns: [
        {
          status: 'CLOSED',
          lines: [{ restockingFee: { charged: { presentment: pounds(restocking?.amount.minor ?? 0) } } }],
        },
      ],
    });
  });

  test('are left out with a reason: shown, not taken', async () => {
    await setRules({
      ...FEES,
      managerFor: { aboveAmount: null, feeWaived: true, tenderChanged: false, noReceiptMatch: false },
    });
    const { draft } = await choose();
    const plan = planIn(await counter.plan(setChoices(draft, { waivedFees: { reason: 'Our mistake' } })));
    expect(plan.fees.length).toBeGreaterThan(0);
    expect(plan.fees.every(({ waived }) => waived)).toBe(true);
    expect(plan.total).toEqual(plan.lines[0]?.value);
    expect(plan.approvals).toMatchObject([{ code: 'FEE_WAIVED', reason: 'Our mistake' }]);
  });

  test('lower store credit just so', async () => {
    await setRules(FEES);
    const order = await counter.open('#136383');
    const plan = planIn(
      await counter.plan(setChoices(draftOf(order, { '35004C': 1 }), { split: 'store_credit' })),
    );
    // 4.65 less 15 %, 0.70 as Shopify rounds it, and 0.50 where it was sold online.
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
    const shipping = order.soldAt === 'online' ? 50 : 0;
    expect(plan.total.minor).toBe(465 - 70 - shipping);
    expect(counter.shopify.order('#136383')).toMatchObject({ outstanding: { presentment: '0.00' } });
  });
});

describe('final sale', () => {
  const orderOf = (tag: string) => {
    const tagged = counter.store.products.filter(({ tags }) => tags.includes(tag));
    const skus = new Set(tagged.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
    const found = counter.store.orders.find(
      ({ lines, returns, fulfillments }) =>
        !returns?.length && fulfillments.length === 1 && lines.some(({ sku }) => skus.has(sku)),
    );
    const sku = found?.lines.find((line) => skus.has(line.sku))?.sku;
    if (!found || !sku) throw new Error(`nothing tagged ${tag} was sold`);
    return { name: found.name, sku };
  };
  const rules = (finalSale: Policy['exceptions']['finalSale']): Partial<Policy> => ({
    finalSaleTags: ['FINAL-SALE'],
    exceptions: { late: 'manager', finalSale },
  });

  test.each([
    ['nobody', null],
    ['manager', [{ code: 'FINAL_SALE' }]],
    ['anyone', []],
  ] as const)('goods with the tag come back when %s may take them, with a reason', async (who, approvals) => {
    await setRules(rules(who));
    const { name, sku } = orderOf('final-sale');
    const order = await counter.open(name);
    const line = order.lines.find((each) => each.sku === sku);
    const lines = [{ lineItemId: line?.id ?? '', quantity: 1, ...USUAL_DETAILS }];
    const reason = { code: 'LINE_FINAL_SALE', tag: 'final-sale' };
    const refused = { kind: 'refused', refusal: { code: 'LINE_REFUSED', title: line?.title, reason } };
    const draft = { ...draftOf(order, {}), lines };
    expect(await counter.plan(draft)).toMatchObject(refused);
    const asked = await counter.plan({ ...draft, overrideReason: 'Faulty' });
    expect(asked).toMatchObject(approvals ? { kind: 'plan', plan: { approvals } } : refused);
  });
});

test('an exception needs words for its reason', async () => {
  const { draft } = await choose();
  for (const wrong of [{ overrideReason: '  ' }, { waivedFees: { reason: '' } }, { waivedFees: {} }]) {
    const body = JSON.stringify({ till: TILL, draft: { ...draft, ...wrong } });
    expect((await counter.request('/pos/plan', { method: 'POST', body })).status).toBe(400);
  }
});

test('a return that was asked for too late needs a manager as any other does, and is approved only then', async () => {
  await setRules(days(30));
  const manager = await addManager(counter, { name: 'Marta', staffMemberId: 99, pin: '480213' });
  const { name, sku } = orders.next();
  counter.setTime(new Date(Date.now() + 60 * 86_400_000));
  await askFor(counter, name, sku);
  const order = await counter.open(name);
  expect(order.unfinishedReturns[0]?.lines).toMatchObject([{ objection: { reason: { code: 'LINE_LATE' } } }]);
  const begun = goOnWith(order);
  expect(begun.lines).toEqual([]);
  const lineId = order.unfinishedReturns[0]?.lines[0]?.lineItemId ?? '';
  const asked = { ...begun, lines: [{ lineItemId: lineId, quantity: 1, ...USUAL_DETAILS }] };
  expect(await counter.plan(asked)).toMatchObject({
    refusal: { code: 'LINE_REFUSED', reason: { code: 'LINE_LATE' } },
  });

  const excepted = setQuantity(setOverrideReason(begun, order, 'Was ill'), order, lineId, 1);
  const plan = planIn(await counter.plan(excepted));
  expect(plan.approvals).toMatchObject([{ code: 'LATE' }]);
  expect(await counter.settle(plan.id)).toMatchObject({ refusal: { code: 'APPROVAL_NEEDED' } });
  expect(counter.shopify.order(name)?.returns).toMatchObject([{ status: 'REQUESTED' }]);
  expect(await counter.approve(plan.id, manager, '480213')).toMatchObject({ kind: 'approved' });
  expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
  expect(counter.shopify.order(name)?.returns).toMatchObject([{ status: 'CLOSED' }]);
});
