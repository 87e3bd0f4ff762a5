import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addScannedItem,
  chosenQuantity,
  setQuantity,
  NOTE_LIMIT,
  setDetails,
  setChoices,
  setNote,
  startDraft,
  USUAL_DETAILS,
} from './draft.ts';
import { money } from './money.ts';
import { aLine, anOrder } from './sample.test-kit.ts';

const LINE = 'gid://shopify/LineItem/1';
const order = anOrder();
const empty = startDraft('6f1c0d56-6f5e-4ae0-9d4e-0f8b4a2f6c11', order.id);

describe('choosing what comes back', () => {
  test('a quantity stays between nothing and what is left, whatever is typed', () => {
    fc.assert(
      fc.property(fc.double(), (typed) => {
        const quantity = chosenQuantity(setQuantity(empty, order, LINE, typed), LINE);
        expect(Number.isInteger(quantity)).toBe(true);
        expect(quantity).toBeGreaterThanOrEqual(0);
        expect(quantity).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('nothing takes the line out again', () => {
    const two = setQuantity(empty, order, LINE, 2);
    expect(setQuantity(two, order, LINE, 0)).toEqual(empty);
  });

  test('an edit never changes the draft it was given', () => {
    const two = Object.freeze(setQuantity(empty, order, LINE, 2));
    setQuantity(two, order, LINE, 1);
    expect(chosenQuantity(two, LINE)).toBe(2);
  });

  test('what cannot come back is not chosen', () => {
    const refused = anOrder({ lines: [aLine({ isGiftCard: true })] });
    expect(setQuantity(empty, refused, LINE, 1)).toBe(empty);
    expect(setQuantity(empty, order, 'gid://shopify/LineItem/404', 1)).toBe(empty);
  });

  test('a changed basket forgets the split that was made for another total', () => {
    const split = [{ parentId: 'gid://shopify/OrderTransaction/1', amount: money(465, 'GBP') }];
    const chosen = setChoices(setQuantity(empty, order, LINE, 1), { split });
    expect(setQuantity(chosen, order, LINE, 2).split).toBeNull();
    expect(setChoices(chosen, { shipping: { kind: 'full' } }).split).toBeNull();
    expect(setChoices(chosen, { duties: false })).toMatchObject({ duties: false, split: null });
    expect(setChoices(chosen, { tip: true })).toMatchObject({ tip: true, split: null });
    expect(setDetails(chosen, LINE, { condition: 'damaged' }).split).toEqual(split);
  });

  test('that all of it is to be store credit holds for any basket', () => {
    const chosen = setChoices(setQuantity(empty, order, LINE, 1), { split: 'store_credit' });
    expect(setChoices(setQuantity(chosen, order, LINE, 2), { shipping: { kind: 'full' } }).split).toBe(
      'store_credit',
    );
  });
});

describe('what is said of goods', () => {
  const one = setQuantity(empty, order, LINE, 1);

  test('nothing, until somebody says it: they can be sold again, here', () => {
    expect(one.lines[0]).toEqual({ lineItemId: LINE, quantity: 1, ...USUAL_DETAILS });
    expect(USUAL_DETAILS).toEqual({ reasonId: null, condition: 'sellable', restockLocationId: null });
  });

  test('one thing at a time; the rest stays, and so does it when more come back', () => {
    const camden = 'gid://shopify/Location/2';
    const moved = setDetails(one, LINE, { restockLocationId: camden });
    const looked = setDetails(moved, LINE, { condition: 'needs_a_look' });
    expect(setQuantity(looked, order, LINE, 2).lines).toEqual([
      { lineItemId: LINE, quantity: 2, reasonId: null, condition: 'needs_a_look', restockLocationId: camden },
    ]);
    expect(setDetails(one, 'elsewhere', { condition: 'missing' })).toEqual(one);
  });

  test('a note keeps what Shopify has room for', () => {
    expect(setNote(one, 'x'.repeat(500)).note).toHaveLength(NOTE_LIMIT);
  });
});

describe('scanning an item', () => {
  test('adds one unit at each scan, up to what is left', () => {
    let draft = empty;
    for (let scan = 0; scan < 3; scan += 1) {
      const scanned = addScannedItem(draft, order, ' 5030003500403\n');
      if (scanned.kind !== 'added') throw new Error(scanned.kind);
      draft = scanned.draft;
    }
    expect(chosenQuantity(draft, LINE)).toBe(3);
    expect(addScannedItem(draft, order, '5030003500403').kind).toBe('full');
  });

  test('goes on to the next line of the same item when one is used up', () => {
    const twice = anOrder({
      lines: [aLine({ returnable: [] }), aLine({ id: 'gid://shopify/LineItem/2' })],
    });
    const scanned = addScannedItem(empty, twice, '35004c');
    expect(scanned.kind === 'added' && scanned.line.id).toBe('gid://shopify/LineItem/2');
  });

  test('tells what is not on the order from what may not come back', () => {
    expect(addScannedItem(empty, order, '0000').kind).toBe('not-on-order');
    expect(addScannedItem(empty, order, '  ').kind).toBe('not-on-order');
    const refused = anOrder({ lines: [aLine({ isGiftCard: true })] });
    expect(addScannedItem(empty, refused, '35004C').kind).toBe('refused');
  });
});
