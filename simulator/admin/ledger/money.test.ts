import { describe, expect, test } from '@jest/globals';
import { bagOf, decimalText, minorUnits, moneyText, plus, share, taxOf } from './money.ts';

const GBP = { shop: 'GBP', presentment: 'GBP', rate: '1' };
const GBP_IN_EUR = { shop: 'GBP', presentment: 'EUR', rate: '1.15' };

describe('amounts as text', () => {
  test.each([
    ['4.65', 'GBP', 465],
    ['4.650', 'GBP', 465],
    ['1000', 'JPY', 1000],
    ['1.234', 'KWD', 1234],
    ['-0.05', 'GBP', -5],
  ])('%s %s', (text, currency, units) => {
    expect(minorUnits(text, currency)).toBe(units);
  });

  test.each([
    ['4.655', 'GBP'],
    ['1000.5', 'JPY'],
    ['four', 'GBP'],
    ['1e3', 'GBP'],
    ['', 'GBP'],
  ])('%s %s is no amount', (text, currency) => {
    expect(minorUnits(text, currency)).toBeUndefined();
  });

  test('Decimal drops trailing zeros and keeps one decimal, Money keeps the currency’s', () => {
    expect([465, 1000, 1050, 0].map((units) => decimalText(units, 'GBP'))).toEqual([
      '4.65',
      '10.0',
      '10.5',
      '0.0',
    ]);
    expect(decimalText(1000, 'JPY')).toBe('1000.0');
    expect([5, 1000, -250].map((units) => moneyText(units, 'GBP'))).toEqual(['0.05', '10.00', '-2.50']);
    expect(moneyText(1234, 'KWD')).toBe('1.234');
  });
});

test('a share of each unit adds up to the whole', () => {
  const whole = bagOf(2227, GBP);
  const cumulative = [0, 1, 2, 3].map((units) => share(whole, units, 3).shop);
  expect(cumulative).toEqual([0, 742, 1485, 2227]);
});

test('an amount in two currencies is rounded once, in the customer’s', () => {
  expect(bagOf(465, GBP_IN_EUR)).toEqual({ shop: 465, presentment: 535 });
  expect(bagOf(1000, { shop: 'GBP', presentment: 'JPY', rate: '190.5' })).toEqual({
    shop: 1000,
    presentment: 1905,
  });
  expect(plus(bagOf(465, GBP_IN_EUR), bagOf(35, GBP_IN_EUR))).toEqual({ shop: 500, presentment: 575 });
});

test('tax inside a price and on top of it', () => {
  expect(taxOf(bagOf(1200, GBP), '0.20', true).shop).toBe(200);
  expect(taxOf(bagOf(1200, GBP), '0.20', false).shop).toBe(240);
});
