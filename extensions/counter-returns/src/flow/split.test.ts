import { describe, expect, test } from '@jest/globals';
import { startDraft } from '../../../../domain/draft.ts';
import { CARD, examplePlan, GIFT_CARD, gbp } from '../../tests/examples.ts';
import { judgeSplit, readAmount } from './split.ts';

const PLAN = examplePlan(startDraft('draft-1', 'gid://shopify/Order/1'));
const TENDERS = [GIFT_CARD, CARD];

describe('amounts as people type them', () => {
  test.each([
    ['2.07', 207],
    ['2,07', 207],
    [' 2 ', 200],
    ['2.', 200],
    ['.5', 50],
    ['', 0],
    ['2.070', 207],
  ])('%j is %i pence', (text, minor) => {
    expect(readAmount(text, 'GBP')).toEqual(gbp(minor));
  });

  test.each(['2.075', '1,234.50', 'two', '-1', '2 07'])('%j is none', (text) => {
    expect(readAmount(text, 'GBP')).toBeNull();
  });

  test('yen have no decimals', () => {
    expect(readAmount('1200', 'JPY')).toEqual({ minor: 1200, currency: 'JPY' });
    expect(readAmount('12.5', 'JPY')).toBeNull();
  });
});

describe('a split', () => {
  test('stands when every amount fits and they sum to the total', () => {
    expect(judgeSplit(PLAN, TENDERS, ['0', '4.65']).split).toEqual([
      { parentId: CARD.parentId, amount: gbp(465) },
    ]);
  });

  test('says how much is missing, or too much', () => {
    expect(judgeSplit(PLAN, TENDERS, ['1', '3'])).toMatchObject({ missing: gbp(65), split: null });
    expect(judgeSplit(PLAN, TENDERS, ['1', '4'])).toMatchObject({ missing: gbp(-35), split: null });
  });

  test('names the field that is above its ceiling or cannot be read', () => {
    const over = judgeSplit(PLAN, TENDERS, ['3', '1.65']);
    expect(over.fields.map(({ fits }) => fits)).toEqual([false, true]);
    expect(over.split).toBeNull();
    expect(judgeSplit(PLAN, TENDERS, ['2.58', 'x'])).toMatchObject({
      fields: [{ fits: true }, { amount: null, fits: false }],
      missing: null,
      split: null,
    });
  });
});
