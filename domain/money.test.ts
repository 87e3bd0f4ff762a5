import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { add, compare, money, parseMoney, subtract, sum, toDecimal } from './money.ts';

const currencies = fc.constantFrom('GBP', 'EUR', 'JPY', 'KWD', 'USD');
const minors = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('money', () => {
  test.each([
    ['4.65', 'GBP', 465],
    ['4.6', 'GBP', 460],
    ['0', 'GBP', 0],
    ['-3.05', 'EUR', -305],
    ['1200', 'JPY', 1200],
    ['1200.0', 'JPY', 1200],
    ['0.005', 'KWD', 5],
    ['12.500', 'GBP', 1250],
  ])('reads %s %s as %d minor units', (amount, currency, minor) => {
    expect(parseMoney(amount, currency)).toEqual({ minor, currency });
  });

  test.each(['', ' ', '1,00', '1e3', 'NaN', '1.005', '0x1', '--1', '1.', '.5', '12345678901234567'])(
    'refuses "%s" pounds rather than guess',
    (amount) => {
      expect(() => parseMoney(amount, 'GBP')).toThrow(RangeError);
    },
  );

  test('yen have no sen', () => {
    expect(() => parseMoney('1.5', 'JPY')).toThrow(RangeError);
  });

  test('every amount survives being written and read', () => {
    fc.assert(
      fc.property(minors, currencies, (minor, currency) => {
        expect(parseMoney(toDecimal(money(minor, currency)), currency)).toEqual(money(minor, currency));
      }),
    );
  });

  test('what is added can be taken away', () => {
    fc.assert(
      fc.property(minors, minors, currencies, (a, b, currency) => {
        const [x, y] = [money(a, currency), money(b, currency)];
        expect(subtract(add(x, y), y)).toEqual(x);
        expect(Math.sign(compare(x, y))).toBe(Math.sign(a - b));
      }),
    );
  });

  test('a sum of nothing is zero of its currency', () => {
    expect(sum('KWD', [])).toEqual({ minor: 0, currency: 'KWD' });
  });

  test('two currencies do not mix', () => {
    const [pounds, yen]: [{ minor: number; currency: string }, { minor: number; currency: string }] = [
      money(1, 'GBP'),
      money(1, 'JPY'),
    ];
    expect(() => add(pounds, yen)).toThrow(TypeError);
    // @ts-expect-error two literal currencies do not compile together
    expect(() => add(money(1, 'GBP'), money(1, 'JPY'))).toThrow(TypeError);
  });

  test('an amount is never half a minor unit', () => {
    expect(() => money(0.5, 'GBP')).toThrow(RangeError);
    expect(() => money(Number.NaN, 'GBP')).toThrow(RangeError);
  });
});
