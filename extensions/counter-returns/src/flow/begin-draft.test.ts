import { describe, expect, test } from '@jest/globals';
import { setDetails, setQuantity, startDraft, USUAL_DETAILS, type Draft } from '../../../../domain/draft.ts';
import { exampleLine, exampleOrder, exampleRequest } from '../../tests/examples.ts';
import { beginDraft, fitDraft, isUntouched } from './begin-draft.ts';

const ORDER = exampleOrder();
const [MUG, LAMP] = ORDER.lines.map(({ id }) => id) as [string, string];
const draft = (id: string, mugs: number): Draft => setQuantity(startDraft(id, ORDER.id), ORDER, MUG, mugs);
const begin = (...[kept, fromWeb]: [Parameters<typeof beginDraft>[1], Draft | null]) =>
  beginDraft(ORDER, kept, fromWeb, 'new', false);

test('once the customer showed what names the order, the draft says so, and goes on saying so', () => {
  const kept = { draft: draft('kept', 1), order: ORDER, sent: 'latest' as const };
  const proved = { ...kept.draft, proved: true };
  expect(beginDraft(ORDER, null, kept.draft, 'new', true)).toEqual({ draft: proved, sent: 'older' });
  expect(beginDraft(ORDER, null, proved, 'new', false)).toEqual({ draft: proved, sent: 'latest' });
  const untouched = beginDraft(ORDER, null, null, 'new', true);
  expect(untouched.draft.proved).toBe(true);
  expect(isUntouched(untouched.draft, ORDER, untouched.sent)).toBe(true);
});

describe('which draft to go on with', () => {
  test('none: a new one', () => {
    expect(begin(null, null)).toEqual({ draft: startDraft('new', ORDER.id), sent: 'never' });
  });

  test('one begun at another till', () => {
    expect(begin(null, draft('theirs', 1))).toEqual({ draft: draft('theirs', 1), sent: 'latest' });
  });

  test('ours, which web has never seen', () => {
    const kept = { draft: draft('ours', 2), order: ORDER, sent: 'never' } as const;
    expect(begin(kept, null).draft).toBe(kept.draft);
    expect(begin(kept, draft('theirs', 1)).draft).toBe(kept.draft);
  });

  test('ours with edits since it was sent', () => {
    const kept = { draft: draft('ours', 2), order: ORDER, sent: 'older' } as const;
    expect(begin(kept, draft('ours', 1)).draft).toBe(kept.draft);
  });

  test("web's, where another till went on with ours", () => {
    const kept = { draft: draft('ours', 2), order: ORDER, sent: 'latest' } as const;
    expect(begin(kept, draft('ours', 3)).draft).toEqual(draft('ours', 3));
  });

  test('none of ours, once it was settled elsewhere', () => {
    for (const sent of ['older', 'latest'] as const) {
      const kept = { draft: draft('ours', 2), order: ORDER, sent };
      expect(begin(kept, null).draft.id).toBe('new');
    }
  });
});

describe('one thing that can come back', () => {
  const only = (over: Parameters<typeof exampleOrder>[0]) =>
    beginDraft(exampleOrder(over), null, null, 'new', false).draft.lines;

  test('is chosen already', () => {
    expect(only({ lines: [exampleLine('lamp'), exampleLine('gone', { left: 0 })] })).toHaveLength(1);
  });

  test('but not where there is a choice, or nothing may come back', () => {
    expect(only({ lines: [exampleLine('lamp', { quantity: 2 })] })).toEqual([]);
    expect(only({ lines: [exampleLine('lamp'), exampleLine('mug')] })).toEqual([]);
    expect(only({ lines: [exampleLine('lamp')], cancelledAt: '2026-11-01T00:00:00Z' })).toEqual([]);
    // Something is due for it: what is left may be what is to be paid.
    const due = beginDraft(
      exampleOrder({ lines: [exampleLine('lamp')] }),
      null,
      null,
      'new',
      true,
      null,
      true,
    );
    expect(due.draft.lines).toEqual([]);
  });
});

describe('a draft that nobody touched', () => {
  const order = exampleOrder({ lines: [exampleLine('lamp')] });
  const [lamp] = order.lines.map(({ id }) => id) as [string];
  const begun = beginDraft(order, null, null, 'new', false).draft;

  test('is what the order began with, chosen by itself or not', () => {
    expect(isUntouched(begun, order, 'never')).toBe(true);
    expect(isUntouched(startDraft('new', ORDER.id), ORDER, 'never')).toBe(true);
  });

  test('is none once something was changed, or once web knows it', () => {
    expect(isUntouched(setDetails(begun, lamp, { condition: 'damaged' }), order, 'never')).toBe(false);
    expect(isUntouched(draft('ours', 1), ORDER, 'never')).toBe(false);
    expect(isUntouched(begun, order, 'latest')).toBe(false);
  });
});

describe('a draft on the order as it is now', () => {
  const chosen = setDetails(setQuantity(draft('ours', 3), ORDER, LAMP, 1), LAMP, { condition: 'damaged' });

  test('keeps what still can come back, and how', () => {
    expect(fitDraft(chosen, ORDER)).toBe(chosen);
  });

  test('cuts what is too much and drops what is gone', () => {
    const now = exampleOrder({ lines: [exampleLine('mug', { quantity: 3, left: 1 })] });
    expect(fitDraft(chosen, now).lines).toEqual([{ lineItemId: MUG, quantity: 1, ...USUAL_DETAILS }]);
  });
});

describe('an order with a return that was begun elsewhere', () => {
  const REQUEST = exampleRequest('mug', { quantity: 2 });
  const asked = exampleOrder({ unfinishedReturns: [REQUEST] });
  const beginAt = (
    order: typeof asked,
    kept: Parameters<typeof beginDraft>[1] = null,
    fromWeb: Draft | null = null,
  ) => beginDraft(order, kept, fromWeb, 'new', false);

  test('is gone on with, all of it, and the draft is nobody’s choice yet', () => {
    const { draft: begun, sent } = beginAt(asked);
    expect(begun).toMatchObject({
      id: 'new',
      continues: REQUEST.id,
      lines: [{ lineItemId: MUG, quantity: 2 }],
    });
    expect(isUntouched(begun, asked, sent)).toBe(true);
    expect(isUntouched(setQuantity(begun, asked, MUG, 1), asked, sent)).toBe(false);
  });

  test('takes no draft of its own along: that could never be planned', () => {
    const kept = { draft: draft('ours', 1), order: ORDER, sent: 'never' as const };
    expect(beginAt(asked, kept).draft.continues).toBe(REQUEST.id);
    expect(beginAt(asked, null, draft('theirs', 1))).toMatchObject({ draft: { id: 'new' }, sent: 'never' });
  });

  test('goes on with what was chosen of it', () => {
    const half = setQuantity(beginAt(asked).draft, asked, MUG, 1);
    const kept = { draft: half, order: asked, sent: 'never' as const };
    expect(beginAt(asked, kept).draft).toBe(half);
    expect(beginAt(asked, null, half)).toEqual({ draft: half, sent: 'latest' });
  });

  test('of several, the one whose number was read; else the cashier says which', () => {
    const other = exampleRequest('lamp', { id: 'gid://shopify/Return/2', name: '#1001-R2' });
    const two = exampleOrder({ unfinishedReturns: [REQUEST, other] });
    expect(beginAt(two).draft.continues).toBeNull();
    expect(beginDraft(two, null, null, 'new', true, other.id).draft).toMatchObject({
      continues: other.id,
      proved: true,
      lines: [{ lineItemId: LAMP }],
    });
    const kept = {
      draft: beginDraft(two, null, null, 'ours', true, other.id).draft,
      order: two,
      sent: 'never',
    };
    expect(beginDraft(two, kept as never, null, 'new', false, null).draft.id).toBe('ours');
    expect(beginDraft(two, kept as never, null, 'new', false, REQUEST.id).draft.continues).toBe(REQUEST.id);
  });

  test('begins anew once it has ended: nothing of it is chosen any more', () => {
    const kept = { draft: beginAt(asked).draft, order: asked, sent: 'never' as const };
    expect(beginAt(ORDER, kept).draft).toMatchObject({ continues: null, lines: [] });
    expect(fitDraft(kept.draft, ORDER)).toMatchObject({ continues: null, lines: [] });
  });
});
