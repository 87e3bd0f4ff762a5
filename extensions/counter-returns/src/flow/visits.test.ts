import { describe, expect, test } from '@jest/globals';
import { setQuantity, startDraft, type Draft } from '../../../../domain/draft.ts';
import type { OrderForReturn } from '../../../../domain/order.ts';
import type { Plan } from '../../../../domain/plan.ts';
import {
  exampleLine,
  exampleOrder,
  examplePlan,
  exampleRequest,
  exampleSettlement,
  gbp,
} from '../../tests/examples.ts';
import { failure } from '../backend.ts';
import type { FlowEvent } from './events.ts';
import { next, start } from './flow.ts';
import type { Screen } from './screens.ts';

function order(number: number, over: Partial<OrderForReturn> = {}): OrderForReturn {
  return exampleOrder({
    id: `gid://shopify/Order/${number}`,
    name: `#100${number}`,
    lines: [exampleLine(`mug-${number}`, { quantity: 3 }), exampleLine(`lamp-${number}`, { quantity: 2 })],
    ...over,
  });
}

function draftOf(of: OrderForReturn, units = 1): Draft {
  return setQuantity(startDraft(`draft-${of.name}`, of.id), of, of.lines[0]?.id ?? '', units);
}

function planOf(draft: Draft, number: number): Plan {
  return examplePlan(draft, { id: `plan-${number}`, orderName: `#100${number}`, total: gbp(465) });
}

type Move = FlowEvent | ((screen: Screen) => FlowEvent);

function after(moves: readonly Move[], from: Screen = start(null)): Screen {
  return moves.reduce<Screen>(
    (screen, move) => next(screen, typeof move === 'function' ? move(screen) : move),
    from,
  );
}

/** Scans an order and finds it, with nothing chosen before. */
function scanned(of: OrderForReturn, returnId: string | null = null): Move[] {
  return [
    { type: 'scanned', text: of.name },
    (screen) => {
      if (screen.at !== 'find' || !screen.asking) throw new Error(`nothing is looked for at ${screen.at}`);
      return {
        type: 'found',
        ask: screen.asking,
        reply: { kind: 'order', order: of, draft: null, proved: true, returnId, due: null },
        kept: null,
        newId: `draft-${of.name}`,
      };
    },
  ];
}

function chosen(of: OrderForReturn): Move {
  return { type: 'quantity-set', lineItemId: of.lines[0]?.id ?? '', quantity: 1 };
}

const ANOTHER: FlowEvent = { type: 'another-order', newId: 'visit-1', text: null };
const [ONE, TWO, THREE] = [order(1), order(2), order(3)];
const twoOrders: Move[] = [...scanned(ONE), chosen(ONE), ANOTHER, ...scanned(TWO), chosen(TWO)];

function draftsAsked(screen: Screen): readonly Draft[] {
  if (screen.at !== 'visit' || !screen.asking) throw new Error(`no plans are asked for at ${screen.at}`);
  return screen.asking;
}

const planned: Move = (screen) => {
  const drafts = draftsAsked(screen);
  const plans = drafts.map((draft, index) => planOf(draft, index + 1));
  return { type: 'visit-planned', drafts, reply: { kind: 'plans', plans } };
};

describe('another order', () => {
  test('is looked for only once something comes back of the first', () => {
    expect(after([...scanned(ONE), ANOTHER])).toMatchObject({
      at: 'items',
      notice: { kind: 'nothing-chosen' },
    });
    expect(after([...scanned(ONE), chosen(ONE), ANOTHER])).toMatchObject({
      at: 'find',
      visit: { id: 'visit-1', others: [{ order: { name: '#1001' } }] },
    });
  });

  test('joins, its draft a part of the same visit', () => {
    expect(after(twoOrders)).toMatchObject({
      at: 'items',
      order: { name: '#1002' },
      draft: { visitId: 'visit-1' },
      visit: { others: [{ draft: { visitId: 'visit-1' } }] },
    });
  });

  test('of another customer does not, and the first is kept', () => {
    const stranger = order(2, { customer: { id: 'gid://shopify/Customer/9', name: 'Lee' } });
    expect(after([...scanned(ONE), chosen(ONE), ANOTHER, ...scanned(stranger)])).toMatchObject({
      at: 'find',
      result: { kind: 'refused', refusal: { code: 'VISIT_CUSTOMERS', orderName: '#1002' } },
      visit: { others: [{ order: { name: '#1001' } }] },
    });
  });

  test('scanned twice opens what was chosen of it', () => {
    expect(after([...twoOrders, ANOTHER, ...scanned(ONE)])).toMatchObject({
      at: 'items',
      order: { name: '#1001' },
      draft: { lines: [{ quantity: 1 }] },
      visit: { others: [{ order: { name: '#1002' } }] },
    });
  });

  test('with nothing chosen of it is left out, and one alone is planned as ever', () => {
    const screen = after([...scanned(ONE), chosen(ONE), ANOTHER, ...scanned(TWO), { type: 'reviewed' }]);
    expect(screen).toMatchObject({
      at: 'plan',
      order: { name: '#1001' },
      draft: { visitId: null },
      visit: null,
    });
  });

  test('taken up again after the till died brings the others with it', () => {
    const [one, two] = [ONE, TWO].map((of) => ({
      order: of,
      draft: { ...draftOf(of), visitId: 'visit-1' },
      sent: 'latest' as const,
    }));
    if (!one || !two) throw new Error('two drafts');
    const screen = after([
      { type: 'draft-picked', orderId: ONE.id },
      { type: 'draft-read', ask: { kind: 'draft', orderId: ONE.id }, kept: one, together: [two] },
    ]);
    // The answer counts only for the very question.
    expect(screen.at).toBe('find');
    const asked = after([{ type: 'draft-picked', orderId: ONE.id }]);
    if (asked.at !== 'find' || !asked.asking) throw new Error('nothing asked');
    expect(next(asked, { type: 'draft-read', ask: asked.asking, kept: one, together: [two] })).toMatchObject({
      at: 'items',
      order: { name: '#1001' },
      visit: { id: 'visit-1', others: [{ order: { name: '#1002' } }] },
    });
  });
});

describe('all together', () => {
  test('are planned in one request and confirmed once', () => {
    const asking = after([...twoOrders, { type: 'reviewed' }]);
    expect(draftsAsked(asking).map(({ orderId }) => orderId)).toEqual([ONE.id, TWO.id]);
    expect(next(asking, { type: 'confirmed' })).toBe(asking);
    const ready = after([planned], asking);
    expect(ready).toMatchObject({
      asking: null,
      parts: [{ plan: { id: 'plan-1' } }, { plan: { id: 'plan-2' } }],
    });
    expect(next(ready, { type: 'confirmed' })).toMatchObject({ sending: true });
  });

  test('what stands in the way is said of its order, and nothing can be confirmed', () => {
    const asking = after([...twoOrders, { type: 'reviewed' }]);
    const refused = next(asking, {
      type: 'visit-planned',
      drafts: draftsAsked(asking),
      reply: { kind: 'refused', refusal: { code: 'NOTHING_TO_PAY' }, orderId: TWO.id, order: null },
    });
    expect(refused).toMatchObject({ asking: null, refused: { orderId: TWO.id } });
    expect(next(refused, { type: 'confirmed' })).toBe(refused);
  });

  test('one order’s money is changed on its own plan, and counts with the others', () => {
    const ready = after([...twoOrders, { type: 'reviewed' }, planned]);
    const own = next(ready, { type: 'part-plan-picked', orderId: TWO.id });
    expect(own).toMatchObject({
      at: 'plan',
      asking: null,
      visit: { others: [{ order: { name: '#1001' } }] },
    });
    // It is confirmed with the others, never by itself.
    expect(next(own, { type: 'confirmed' })).toBe(own);
    const asking = next(own, { type: 'choices-set', choices: { shipping: { kind: 'full' } } });
    if (asking.at !== 'plan' || !asking.asking) throw new Error('no plan is asked for');
    const plan = { ...planOf(asking.asking, 2), id: 'plan-3', total: gbp(860) };
    const changed = next(asking, {
      type: 'planned',
      draft: asking.asking,
      reply: { kind: 'plan', plan, managers: [] },
    });
    expect(next(changed, { type: 'left' })).toMatchObject({
      at: 'visit',
      asking: null,
      parts: [{ plan: { id: 'plan-1' } }, { plan: { id: 'plan-3' } }],
    });
  });

  test('an order that needs a manager is approved on its own plan, and all wait for it', () => {
    const asking = after([...twoOrders, { type: 'reviewed' }]);
    const [first, second] = draftsAsked(asking);
    if (!first || !second) throw new Error('two drafts');
    const approvals = [{ code: 'NO_RECEIPT_MATCH' }] as const;
    const needing = { ...planOf(second, 2), approvals };
    const ready = next(asking, {
      type: 'visit-planned',
      drafts: draftsAsked(asking),
      reply: { kind: 'plans', plans: [planOf(first, 1), needing] },
    });
    expect(next(ready, { type: 'confirmed' })).toBe(ready);
    // Who may approve comes with the order's own plan.
    const own = next(ready, { type: 'part-plan-picked', orderId: TWO.id });
    if (own.at !== 'plan' || !own.asking) throw new Error('no plan is asked for');
    const manager = { id: 'marta', name: 'Marta' };
    const at = '2026-11-21T10:00:00Z';
    const approval = { manager, staffMemberId: 21, at, validUntil: at };
    const approved = after(
      [
        {
          type: 'planned',
          draft: own.asking,
          reply: { kind: 'plan', plan: { ...needing, id: 'plan-3' }, managers: [manager] },
        },
        { type: 'approved', planId: 'plan-3', approval },
        { type: 'left' },
      ],
      own,
    );
    expect(approved).toMatchObject({
      at: 'visit',
      asking: null,
      parts: [{ approval: null }, { plan: { id: 'plan-3' }, approval }],
    });
    expect(next(approved, { type: 'confirmed' })).toMatchObject({ sending: true });
    // Looked at once more, it stays approved.
    expect(next(approved, { type: 'part-plan-picked', orderId: TWO.id })).toMatchObject({
      asking: null,
      plan: { id: 'plan-3' },
      approval,
    });
  });

  test('a changed basket is planned anew, all of it', () => {
    const ready = after([...twoOrders, { type: 'reviewed' }, planned]);
    const items = next(ready, { type: 'part-picked', orderId: ONE.id });
    expect(items).toMatchObject({ at: 'items', order: { name: '#1001' } });
    const again = after(
      [{ type: 'quantity-set', lineItemId: ONE.lines[0]?.id ?? '', quantity: 2 }, { type: 'reviewed' }],
      items,
    );
    expect(draftsAsked(again)).toHaveLength(2);
  });

  test('a third order may join from here', () => {
    const ready = after([...twoOrders, { type: 'reviewed' }, planned, ...scanned(THREE)]);
    expect(ready).toMatchObject({ at: 'items', order: { name: '#1003' }, visit: { others: [{}, {}] } });
  });
});

describe('what became of them', () => {
  const sent = after([...twoOrders, { type: 'reviewed' }, planned, { type: 'confirmed' }]);
  const plans = sent.at === 'visit' ? sent.parts.flatMap(({ plan }) => (plan ? [plan] : [])) : [];
  const [one, two] = plans;
  if (!one || !two) throw new Error('two plans');

  test('each is shown; one that was refused opens with its new plan', () => {
    const done = next(sent, {
      type: 'visit-settled',
      reply: {
        kind: 'visit',
        replies: [
          { kind: 'settlement', settlement: exampleSettlement(one) },
          { kind: 'refused', refusal: { code: 'PLAN_TOO_OLD' }, newPlan: two },
        ],
      },
    });
    expect(done).toMatchObject({ at: 'visit-done' });
    const details = next(done, { type: 'part-picked', orderId: ONE.id });
    expect(details).toMatchObject({ at: 'done', settlement: { planId: one.id } });
    expect(next(details, { type: 'left' })).toBe(done);
    expect(next(done, { type: 'part-picked', orderId: TWO.id })).toMatchObject({
      at: 'refused',
      newPlan: { id: two.id },
    });
    expect(next(done, { type: 'left' })).toMatchObject({ at: 'find', visit: null });
  });

  test('no answer at all: every end is unknown, and asking again tells', () => {
    const reply = failure('NO_ANSWER', null, true);
    const unknown = next(sent, { type: 'visit-settled', reply });
    expect(unknown).toMatchObject({
      at: 'visit-done',
      parts: [{ reply: { kind: 'unknown' } }, { reply: { kind: 'unknown' } }],
    });
    const asking = next(unknown, { type: 'retried' });
    expect(asking).toMatchObject({ asking: true });
    const settled = plans.map(
      (plan) => ({ kind: 'settlement', settlement: exampleSettlement(plan) }) as const,
    );
    expect(next(asking, { type: 'visit-settled', reply: { kind: 'visit', replies: settled } })).toMatchObject(
      {
        asking: false,
        parts: [{ reply: { kind: 'settlement' } }, { reply: { kind: 'settlement' } }],
      },
    );
  });

  test('certainly not sent: it may be confirmed again', () => {
    const reply = failure('OFFLINE', null, false);
    expect(next(sent, { type: 'visit-settled', reply })).toMatchObject({
      at: 'visit',
      sending: false,
      problem: reply,
    });
  });
});

describe('an order whose return was begun elsewhere', () => {
  const REQUEST = exampleRequest('mug-2', { name: '#1002-R1', quantity: 2 });
  const begun = order(2, { unfinishedReturns: [REQUEST] });
  const withBegun: Move[] = [...scanned(ONE), chosen(ONE), ANOTHER, ...scanned(begun)];

  test('joins with what is on that return, and is planned with the others', () => {
    expect(after(withBegun)).toMatchObject({
      at: 'items',
      draft: { continues: REQUEST.id, visitId: 'visit-1', lines: [{ quantity: 2 }] },
    });
    expect(draftsAsked(after([...withBegun, { type: 'reviewed' }]))).toMatchObject([
      { continues: null, visitId: 'visit-1' },
      { continues: REQUEST.id, visitId: 'visit-1' },
    ]);
  });

  test('joins with nothing where it can only be finished in Shopify, and stands in nobody’s way', () => {
    const exchange = order(2, { unfinishedReturns: [{ ...REQUEST, lines: [], exchange: true }] });
    const screen = after([...scanned(ONE), chosen(ONE), ANOTHER, ...scanned(exchange), { type: 'left' }]);
    expect(screen).toMatchObject({ at: 'find', visit: { others: [{ order: { name: '#1001' } }] } });
  });

  test('is declined while the others wait', () => {
    const refusal = { code: 'REQUEST_DECLINED', returnName: '#1002-R1', reason: 'OTHER' } as const;
    const declined = after([...withBegun, { type: 'declined', orderId: begun.id, refusal }]);
    expect(declined).toMatchObject({
      at: 'find',
      result: { kind: 'refused', refusal },
      visit: { id: 'visit-1', others: [{ order: { name: '#1001' } }] },
    });
    // An answer that comes late changes nothing on another order.
    const other = after(scanned(THREE));
    expect(next(other, { type: 'declined', orderId: begun.id, refusal })).toBe(other);
  });

  test('was waiting with choices of its own: they make way for it', () => {
    const screen = after([...twoOrders, { type: 'left' }, ...scanned(begun, REQUEST.id)]);
    expect(screen).toMatchObject({
      at: 'items',
      draft: { continues: REQUEST.id, visitId: 'visit-1' },
      visit: { others: [{ order: { name: '#1001' } }] },
    });
  });
});
