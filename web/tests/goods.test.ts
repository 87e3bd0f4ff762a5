import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONDITIONS, setDetails, setNote, type Condition, type LineDetails } from '../../domain/draft.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { draftOf, openCounter, plainOrders, planIn, TILL, type Counter } from './counter.ts';

let counter: Counter;
let orders: ReturnType<typeof plainOrders>;
beforeAll(async () => {
  counter = await openCounter();
  orders = plainOrders(counter.store);
});
afterAll(() => counter.close());

const CAMDEN = 'gid://shopify/Location/2';
const reasonIn = (order: OrderForReturn, name: string) =>
  order.reasons.find((reason) => reason.name === name)?.id ?? '';

interface Returned {
  readonly plan: Plan;
  readonly order: OrderForReturn;
  readonly line: { reason: string | null; note: string; dispositions: object[] } | undefined;
  /** Units more on the shelf than before, by location number. */
  readonly more: Readonly<Record<number, number>>;
}

/** Returns one unit of some order, with what the cashier says of it. */
async function returned(
  details: (order: OrderForReturn) => Partial<LineDetails>,
  note = '',
): Promise<Returned> {
  const { name, sku } = orders.next();
  const order = await counter.open(name);
  const chosen = draftOf(order, { [sku]: 1 });
  const [line] = chosen.lines;
  const draft = setNote(setDetails(chosen, line?.lineItemId ?? '', details(order)), note);
  const before = counter.shopify.inventory(sku).locations;
  const plan = planIn(await counter.plan(draft));
  const reply = await counter.settle(plan.id);
  expect(reply).toMatchObject({ kind: 'settlement', settlement: { state: 'finished' } });
  const after = counter.shopify.inventory(sku).locations;
  const more = after.map(({ id, available }): [number, number] => [
    Number(String(id).split('/').at(-1)),
    available - (before.find((each) => each.id === id)?.available ?? 0),
  ]);
  return {
    plan,
    order,
    line: counter.shopify.order(name)?.returns[0]?.lines[0],
    more: Object.fromEntries(more.filter(([, units]) => units !== 0)),
  };
}

describe('what an order brings with it', () => {
  test('Shopify’s reasons, the likely ones for each line first, and the shop’s locations', async () => {
    const order = await counter.open(orders.next().name);
    expect(order.reasons).toContainEqual({
      id: expect.stringMatching(/^gid:\/\/shopify\/ReturnReasonDefinition\/\d+$/),
      name: 'Too small',
    });
    expect(order.lines[0]?.suggestedReasonIds).toHaveLength(5);
    expect(order.lines[0]?.suggestedReasonIds).toContain(reasonIn(order, 'Changed my mind'));
    expect(order.locations.map(({ name }) => name)).toEqual(['Covent Garden', 'Camden', 'Warehouse']);
  });

  test('they are asked for once an hour, beside an order that is read anyway', async () => {
    const start = new Date(counter.store.now).getTime();
    const open = async () => {
      counter.calls();
      const order = await counter.open('#136391');
      return { order, calls: counter.calls().at(-1) };
    };
    counter.setTime(new Date(start + 3_700_000));
    const asked = await open();
    expect(asked.calls).toBe('shop,order,returnableFulfillments,returnReasonDefinitions,locations');
    const known = await open();
    expect(known.calls).toBe('shop,order,returnableFulfillments');
    expect(known.order).toEqual(asked.order);
    counter.setTime(new Date(start));
  });
});

describe('what is said of the goods reaches Shopify', () => {
  const DISPOSED: Record<Condition, { type: string; location: string | null; more: Record<number, number> }> =
    {
      sellable: { type: 'RESTOCKED', location: 'Covent Garden', more: { 1: 1 } },
      needs_a_look: { type: 'PROCESSING_REQUIRED', location: 'Covent Garden', more: {} },
      damaged: { type: 'NOT_RESTOCKED', location: null, more: {} },
      missing: { type: 'MISSING', location: null, more: {} },
    };

  test.each(CONDITIONS)('%s: its disposition, and what that does to the shelf', async (condition) => {
    const { more, ...disposition } = DISPOSED[condition];
    const seen = await returned(() => ({ condition }));
    expect(seen.line?.dispositions).toEqual([{ ...disposition, quantity: 1 }]);
    expect(seen.more).toEqual(more);
  });

  test('another place than the till’s, and its name in the plan', async () => {
    const seen = await returned(() => ({ restockLocationId: CAMDEN }));
    expect(seen.plan.lines[0]).toMatchObject({ restockLocationId: CAMDEN, locationName: 'Camden' });
    expect(seen.line?.dispositions).toEqual([{ type: 'RESTOCKED', quantity: 1, location: 'Camden' }]);
    expect(seen.more).toEqual({ 2: 1 });
  });

  test('the reason, any of the library, beside our mark and the note', async () => {
    const seen = await returned(
      (order) => ({ reasonId: reasonIn(order, 'Arrived too late') }),
      ' After the wedding',
    );
    expect(seen.plan.lines[0]).toMatchObject({ reasonName: 'Arrived too late' });
    expect(seen.line).toMatchObject({
      reason: 'arrived-late',
      note: `cr:${seen.plan.id} After the wedding`,
    });
  });

  test('no reason, when nobody asked', async () => {
    const seen = await returned(() => ({}));
    expect(seen.plan.lines[0]).toMatchObject({ reasonId: null, reasonName: null });
    expect(seen.line?.reason).toBeNull();
  });
});

describe('what is not there', () => {
  test.each([
    ['reason', { reasonId: 'gid://shopify/ReturnReasonDefinition/404' }, 'REASON_GONE'],
    ['place', { restockLocationId: 'gid://shopify/Location/404' }, 'LOCATION_GONE'],
  ])('a %s', async (_what, details, code) => {
    const { name, sku } = orders.next();
    const order = await counter.open(name);
    const chosen = draftOf(order, { [sku]: 1 });
    const draft = setDetails(chosen, chosen.lines[0]?.lineItemId ?? '', details);
    expect(await counter.plan(draft)).toMatchObject({
      kind: 'refused',
      refusal: { code, title: order.lines.find((line) => line.sku === sku)?.title },
    });
  });

  test.each([
    ['a condition of another day', { condition: 'soggy' }],
    ['a location that is no location', { restockLocationId: 'gid://shopify/Order/1' }],
    ['no reason at all', { reasonId: undefined }],
  ])('%s is a bad request', async (_what, details) => {
    const { name, sku } = orders.next();
    const draft = draftOf(await counter.open(name), { [sku]: 1 });
    const lines = draft.lines.map((line) => ({ ...line, ...details }));
    const answer = await counter.request('/pos/plan', {
      method: 'POST',
      body: JSON.stringify({ till: TILL, draft: { ...draft, lines } }),
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });
});
