import { describe, expect, test } from '@jest/globals';
import { orderFor } from './begun-return.ts';
import { divideLine } from './divide.ts';
import { addScannedItem, chosenQuantity, continueReturn, setQuantity, startDraft } from './draft.ts';
import { judgeLine, judgeOrder } from './eligibility.ts';
import { judgeByPolicy } from './judge-policy.ts';
import { money } from './money.ts';
import type { UnfinishedReturn } from './order.ts';
import { judgeDraft } from './judge-draft.ts';
import { makePlan } from './plan.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import { aLine, anOrder, aQuote, aRequest, STAMP, units } from './sample.test-kit.ts';

const DUCKS = aLine({
  returnable: [units('gid://shopify/FulfillmentLineItem/1', 1)],
});
const MUG = aLine({ id: 'gid://shopify/LineItem/2', title: 'Mug', sku: 'MUG', barcode: '502' });
const REQUEST = aRequest();
const ORDER = anOrder({ lines: [DUCKS, MUG], unfinishedReturns: [REQUEST] });
const DRAFT = continueReturn('draft', ORDER, REQUEST);

describe('a draft that goes on with a return', () => {
  test('begins with all that is left of it', () => {
    expect(DRAFT.continues).toBe(REQUEST.id);
    expect(DRAFT.lines.map(({ lineItemId, quantity }) => [lineItemId, quantity])).toEqual([[DUCKS.id, 2]]);
  });

  test('adds up what several fulfillments of one line hold', () => {
    const [line] = REQUEST.lines;
    if (!line) throw new Error('the request has a line');
    const split = aRequest({
      lines: [line, { ...line, id: 'other', fulfillmentLineItemId: 'other', quantity: 1 }],
    });
    const order = anOrder({ lines: [DUCKS, MUG], unfinishedReturns: [split] });
    expect(chosenQuantity(continueReturn('draft', order, split), DUCKS.id)).toBe(3);
  });

  test('takes fewer, never more than are on it, and nothing that is not', () => {
    expect(chosenQuantity(setQuantity(DRAFT, ORDER, DUCKS.id, 1), DUCKS.id)).toBe(1);
    expect(setQuantity(DRAFT, ORDER, DUCKS.id, 3)).toBe(DRAFT);
    expect(setQuantity(DRAFT, ORDER, MUG.id, 1)).toBe(DRAFT);
    expect(addScannedItem(DRAFT, ORDER, 'MUG').kind).toBe('not-on-order');
  });

  test('takes what was never sent beside it, which is cancelled; of its own line too', () => {
    const order = anOrder({
      lines: [aLine({ ...DUCKS, unfulfilledQuantity: 3 }), { ...MUG, unfulfilledQuantity: 1 }],
      unfinishedReturns: [REQUEST],
    });
    const more = setQuantity(setQuantity(DRAFT, order, DUCKS.id, 9), order, MUG.id, 9);
    expect([DUCKS.id, MUG.id].map((id) => chosenQuantity(more, id))).toEqual([5, 1]);
    const divided = more.lines.map((chosen) => {
      const line = orderFor(more, order).lines.find(({ id }) => id === chosen.lineItemId);
      return line && divideLine(chosen, line);
    });
    expect(divided).toEqual([
      { toReturn: 2, toCancel: 3 },
      { toReturn: 0, toCancel: 1 },
    ]);
    expect(judgeDraft(more, order)).toBeNull();
  });

  test('knows where the units are held', () => {
    expect(orderFor(DRAFT, ORDER).lines).toEqual([
      {
        ...DUCKS,
        returnable: [
          {
            fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/1',
            quantity: 2,
            handedOverAt: ORDER.firstHandedOverAt,
            held: { returnId: REQUEST.id, returnLineItemId: 'gid://shopify/ReturnLineItem/1' },
          },
        ],
      },
    ]);
  });
});

describe('may a return begun elsewhere be gone on with', () => {
  test('yes, asked for or open', () => {
    for (const status of ['REQUESTED', 'OPEN'] as const) {
      const order = anOrder({ unfinishedReturns: [aRequest({ status })] });
      expect(judgeOrder(order, REQUEST.id)).toBeNull();
      expect(judgeDraft(continueReturn('draft', order, aRequest({ status })), order)).toBeNull();
    }
  });

  test('not once it has ended, and it says how', () => {
    const order = anOrder({ endedReturns: [{ id: REQUEST.id, name: REQUEST.name, status: 'DECLINED' }] });
    expect(judgeDraft(DRAFT, order)).toEqual({
      code: 'RETURN_ENDED',
      returnName: '#1001-R1',
      status: 'DECLINED',
    });
    expect(judgeDraft(DRAFT, anOrder())).toEqual({ code: 'RETURN_ENDED', returnName: null, status: null });
  });

  test('not where it asks for goods in exchange', () => {
    const order = anOrder({ unfinishedReturns: [aRequest({ exchange: true })] });
    expect(judgeOrder(order, REQUEST.id)).toEqual({ code: 'RETURN_HAS_EXCHANGE', returnName: '#1001-R1' });
  });

  test('not where nothing of it is known but its name', () => {
    const order = anOrder({ unfinishedReturns: [aRequest({ lines: [], status: 'OPEN' })] });
    expect(judgeOrder(order, REQUEST.id)).toEqual({ code: 'RETURN_OPEN', returnName: '#1001-R1' });
  });

  test('not where its order is only held and something of it was handed over: all or nothing can be let go', () => {
    const authorized = { amount: money(860, 'GBP'), besideTaken: false };
    const order = anOrder({ lines: [DUCKS], unfinishedReturns: [REQUEST], authorized });
    expect(judgeOrder(order, REQUEST.id)).toEqual({ code: 'ORDER_AUTHORIZED', amount: authorized.amount });
  });

  test('not by a draft of another return beside it', () => {
    expect(judgeDraft(startDraft('draft', ORDER.id), ORDER)).toMatchObject({ code: 'RETURN_REQUESTED' });
  });
});

describe('the policy of the shop', () => {
  const policy: Policy = {
    ...DEFAULT_POLICY,
    window: { online: { days: 10, from: 'purchase' }, counter: null },
    finalSaleTags: ['final sale'],
  };
  const judged = (begun: UnfinishedReturn, tags: readonly string[] = []) => {
    const order = anOrder({ lines: [aLine({ ...DUCKS, tags })], unfinishedReturns: [begun] });
    const now = judgeByPolicy(policy, order, '2026-12-24T12:00:00Z');
    return orderFor({ ...DRAFT }, now).lines[0]?.objection?.reason.code ?? null;
  };

  test('what nobody was sent is not late with it', () => {
    const late = aRequest({ begunAt: '2026-11-19T09:00:00Z' });
    const order = anOrder({
      lines: [aLine({ ...DUCKS, unfulfilledQuantity: 3 })],
      unfinishedReturns: [late],
    });
    const [line] = orderFor(DRAFT, judgeByPolicy(policy, order, '2026-12-24T12:00:00Z')).lines;
    expect(line && judgeLine(line)).toEqual({ kind: 'returnable', upTo: 3 });
  });

  test('begins with what is on the return alone, also where its line is late and could be cancelled in part', () => {
    const late = aRequest({ begunAt: '2026-11-19T09:00:00Z' });
    const asked = anOrder({
      lines: [aLine({ ...DUCKS, unfulfilledQuantity: 3 })],
      unfinishedReturns: [late],
    });
    const order = judgeByPolicy(policy, asked, '2026-12-24T12:00:00Z');
    const [begun] = order.unfinishedReturns;
    expect(begun && continueReturn('draft', order, begun).lines).toEqual([]);
  });

  test('what was sold for good and never sent is not agreed to with the return of its line', () => {
    const exception = 'manager' as const;
    const objection = { reason: { code: 'LINE_FINAL_SALE', tag: 'final sale' } as const, upTo: 0, exception };
    const open = aRequest({ status: 'OPEN' });
    const order = anOrder({
      lines: [aLine({ ...DUCKS, unfulfilledQuantity: 3, objection })],
      unfinishedReturns: [open],
    });
    const start = continueReturn('draft', order, open);
    expect(judgeDraft(start, order)).toBeNull();
    expect(setQuantity(start, order, DUCKS.id, 5).lines).toEqual(start.lines);
    const more = start.lines.map((line) => ({ ...line, quantity: 5 }));
    expect(judgeDraft({ ...start, lines: more }, order)).toMatchObject({
      code: 'LINE_REFUSED',
      reason: { code: 'LINE_FINAL_SALE' },
    });
    // Nor where the unsent ones are chosen first.
    const first = start.lines.map((line) => ({ ...line, quantity: 1, unfulfilledFirst: true }));
    expect(judgeDraft({ ...start, lines: first }, order)).toMatchObject({ code: 'LINE_REFUSED' });
    const allowed = { ...start, lines: more, overrideReason: 'the manager knows them' };
    expect(judgeDraft(allowed, order)).toBeNull();
  });

  test('asks whether it was in time when it was asked for, not now', () => {
    expect(judged(aRequest({ begunAt: '2026-11-18T09:00:00Z' }))).toBeNull();
    expect(judged(aRequest({ begunAt: '2026-11-19T09:00:00Z' }))).toBe('LINE_LATE');
  });

  test('has its say on final sale, until somebody of the shop has agreed to the return', () => {
    expect(judged(aRequest({ begunAt: '2026-11-18T09:00:00Z' }), ['Final Sale'])).toBe('LINE_FINAL_SALE');
    expect(judged(aRequest({ status: 'OPEN' }), ['Final Sale'])).toBeNull();
  });
});

test('the plan keeps how the return stood, and shows what its fees take as an adjustment', () => {
  const continues = {
    id: REQUEST.id,
    name: REQUEST.name,
    status: REQUEST.status,
    processed: { 'gid://shopify/ReturnLineItem/1': 0 },
    refundIds: [],
    transactionIds: [],
  };
  const made = makePlan(
    DRAFT,
    ORDER,
    aQuote({
      lines: [{ lineItemId: DUCKS.id, quantity: 2, value: { minor: 560, currency: 'GBP' } }],
      continues,
    }),
    STAMP,
  );
  expect(made).toMatchObject({
    kind: 'plan',
    plan: { continues, adjustment: { minor: -95 }, lines: [{ title: DUCKS.title }] },
  });
});
