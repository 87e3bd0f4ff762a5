import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { SettleReply, VisitPlanReply } from '../../domain/contract.ts';
import { setQuantity, startDraft, type Draft } from '../../domain/draft.ts';
import { judgeLine } from '../../domain/eligibility.ts';
import type { Plan } from '../../domain/plan.ts';
import { visitTotal } from '../../domain/visit.ts';
import { openCounter, planIn, TILL, type Counter } from './counter.ts';
import { decideCalls, healNetwork } from './fake-network.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterEach(healNetwork);
afterAll(() => counter.close());

/** One unit of the first thing that can come back of each order. */
async function draftsOf(...names: string[]): Promise<Draft[]> {
  const visitId = randomUUID();
  return Promise.all(
    names.map(async (name) => {
      const order = await counter.open(name);
      const line = order.lines.find((each) => judgeLine(each).kind === 'returnable');
      return { ...setQuantity(startDraft(randomUUID(), order.id), order, line?.id ?? '', 1), visitId };
    }),
  );
}

function plansIn(reply: VisitPlanReply): readonly Plan[] {
  if (reply.kind !== 'plans') throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.plans;
}

const refundedOf = (name: string) => counter.shopify.order(name)?.refunded.shop;

test('goods of two orders: planned together, confirmed once, each paid to its own payments', async () => {
  const drafts = await draftsOf('#536521', '#536641');
  counter.calls();
  const plans = plansIn(await counter.planVisit(drafts));
  expect(counter.calls()).toHaveLength(2);
  const { replies } = await counter.settleVisit(plans.map(({ id }) => id));
  expect(replies).toMatchObject([
    { settlement: { orderName: '#536521', state: 'finished', money: 'paid' } },
    { settlement: { orderName: '#536641', state: 'finished', money: 'paid' } },
  ]);
  const paid = ['#536521', '#536641'].map((name) => Number(refundedOf(name)) * 100);
  expect(Math.round(paid.reduce((sum, amount) => sum + amount, 0))).toBe(visitTotal(plans).minor);
  // The confirmation again changes nothing.
  const again = await counter.settleVisit(plans.map(({ id }) => id));
  expect(again.replies).toEqual(replies);
  expect(['#536521', '#536641'].map((name) => Number(refundedOf(name)) * 100)).toEqual(paid);
});

test('another customer’s order, or one in another currency, is refused by name and nothing can be confirmed', async () => {
  expect(await counter.planVisit(await draftsOf('#536946', '#537034'))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'VISIT_CUSTOMERS', orderName: '#537034' },
  });
  expect(await counter.planVisit(await draftsOf('#136817', '#536890'))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'VISIT_CURRENCIES', orderName: '#536890', currency: 'EUR', other: 'GBP' },
  });
});

test('a draft that cannot be planned is named by its order', async () => {
  const [first, second] = await draftsOf('#536946', '#536947');
  if (!first || !second) throw new Error('two drafts');
  const empty = { ...second, lines: [] };
  expect(await counter.planVisit([first, empty])).toMatchObject({
    kind: 'refused',
    refusal: { code: 'NOTHING_CHOSEN' },
    orderId: second.orderId,
  });
});

test('one that was superseded meanwhile is refused with its present plan; the other is paid', async () => {
  const drafts = await draftsOf('#536367', '#536368');
  const [first, second] = plansIn(await counter.planVisit(drafts));
  if (!first || !second) throw new Error('two plans');
  const present = planIn(await counter.plan({ ...second.draft, shipping: { kind: 'none' } }));
  const { replies } = await counter.settleVisit([first.id, second.id]);
  expect(replies).toMatchObject([
    { kind: 'settlement', settlement: { state: 'finished', money: 'paid' } },
    { kind: 'refused', refusal: { code: 'PLAN_SUPERSEDED' }, newPlan: { id: present.id } },
  ]);
  expect(refundedOf('#536368')).toBe('0.00');
});

test('Shopify answers for one order only: the other is unknown, and asking again settles it once', async () => {
  const plans = plansIn(await counter.planVisit(await draftsOf('#536575', '#536576')));
  const ids = plans.map(({ id }) => id);
  const [, second] = plans;
  decideCalls(({ body }) => (body.includes(String(second?.orderId)) ? 'fail' : 'pass'));
  const { replies } = await counter.settleVisit(ids);
  expect(replies[0]).toMatchObject({ settlement: { money: 'paid' } });
  // Taken on, and left to be gone on with.
  expect(replies[1]).toMatchObject({ settlement: { state: 'accepted', money: 'unknown' } });
  healNetwork();
  const again = await counter.settleVisit(ids);
  expect(again.replies).toMatchObject([{ settlement: { money: 'paid' } }, { settlement: { money: 'paid' } }]);
  const settled = again.replies[1] as Extract<SettleReply, { kind: 'settlement' }>;
  expect(refundedOf('#536576')).toBe((settled.settlement.plan.total.minor / 100).toFixed(2));
});

test('one draft alone, or drafts of several visits, are no visit', async () => {
  const [one, two] = await draftsOf('#536577', '#536581');
  for (const drafts of [[one], [one, { ...two, visitId: randomUUID() }], [one, { ...two, visitId: null }]]) {
    const body = JSON.stringify({ till: TILL, drafts });
    const answer = await counter.request('/pos/visit/plan', { method: 'POST', body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  }
});
