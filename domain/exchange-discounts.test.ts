import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allot } from './allot.ts';
import { bonusFor, discountsOf } from './exchange-discounts.ts';
import { money } from './money.ts';
import { anExchangeLine } from './sample.test-kit.ts';

const gbp = (minor: number) => money<string>(minor, 'GBP');
const VARIANT = anExchangeLine().variantId;
const LINE = anExchangeLine().forLineItemId ?? '';

function facts(price: number, paid: number, quantity: number, bonus = 0) {
  return {
    currency: 'GBP',
    prices: new Map([[VARIANT, gbp(price)]]),
    paid: new Map([[LINE, { amount: gbp(paid), quantity }]]),
    bonus: gbp(bonus),
  };
}

test('every minor unit is allotted, to what has any weight', () => {
  expect(allot(gbp(100), [1, 1, 1])).toEqual([gbp(34), gbp(33), gbp(33)]);
  expect(allot(gbp(1), [0, 1, 1])).toEqual([gbp(0), gbp(1), gbp(0)]);
  expect(allot(gbp(5), [])).toEqual([]);
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (minor, weights) => {
      const whole = weights.some((weight) => weight > 0) ? minor : 0;
      expect(allot(gbp(minor), weights).reduce((sum, each) => sum + each.minor, 0)).toBe(whole);
    }),
  );
});

describe('an even swap', () => {
  const even = (quantity: number) => anExchangeLine({ quantity, discount: { kind: 'even' } });

  test('takes each unit down to what one that comes back was paid', () => {
    expect(discountsOf([even(2)], facts(500, 700, 3))).toEqual([
      { kind: 'even', units: [gbp(266), gbp(267)] },
    ]);
  });

  test('two lines for one share what was paid, unit by unit', () => {
    const lines = [even(1), { ...even(1), variantId: VARIANT }];
    expect(discountsOf(lines, facts(500, 701, 2))).toEqual([
      { kind: 'even', units: [gbp(149)] },
      { kind: 'even', units: [gbp(150)] },
    ]);
  });

  test('leaves a variant that is cheaper now at its own price', () => {
    expect(discountsOf([even(1)], facts(300, 465, 1))).toEqual([null]);
  });

  test('is nothing while the price is not known', () => {
    expect(discountsOf([even(1)], { ...facts(0, 465, 1), prices: new Map() })).toEqual([null]);
  });
});

describe('a bonus', () => {
  test('is an amount or a share of what comes back, at the most so much, and never more than is due', () => {
    expect(bonusFor({ amount: gbp(500), most: null }, gbp(2000), gbp(800))).toEqual(gbp(500));
    expect(bonusFor({ amount: gbp(500), most: null }, gbp(2000), gbp(120))).toEqual(gbp(120));
    expect(bonusFor({ amount: { percent: 10 }, most: null }, gbp(1999), gbp(800))).toEqual(gbp(199));
    expect(bonusFor({ amount: { percent: 50 }, most: gbp(300) }, gbp(2000), gbp(800))).toEqual(gbp(300));
    expect(bonusFor({ amount: gbp(500), most: null }, gbp(2000), gbp(0))).toEqual(gbp(0));
    expect(bonusFor({ amount: gbp(500), most: null }, gbp(2000), gbp(-5))).toEqual(gbp(0));
    expect(bonusFor({ amount: money('5'.length, 'EUR'), most: null }, gbp(2000), gbp(800))).toEqual(gbp(0));
    expect(bonusFor(null, gbp(2000), gbp(800))).toEqual(gbp(0));
  });

  test('is shared by price over goods that have no discount of their own', () => {
    const manual = anExchangeLine({ discount: { kind: 'manual', amount: gbp(7) }, quantity: 2 });
    const plain = anExchangeLine({ quantity: 3 });
    expect(discountsOf([manual, plain], facts(500, 700, 1, 100))).toEqual([
      { kind: 'manual', units: [gbp(4), gbp(3)] },
      { kind: 'bonus', units: [gbp(34), gbp(33), gbp(33)] },
    ]);
  });
});
