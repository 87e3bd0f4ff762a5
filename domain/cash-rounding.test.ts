import { describe, expect, test } from '@jest/globals';
import { inCoins } from './cash-rounding.ts';
import { money, parseMoney, toDecimal } from './money.ts';

const coins = (amount: string, currency: string) => {
  const rounded = inCoins(parseMoney(amount, currency));
  return rounded && toDecimal(rounded);
};

describe('cash in coins that are in use', () => {
  test.each([
    // Shopify Help Center, "Cash rounding on POS": its own examples.
    ['CAD', '5.02', '5.00'],
    ['CAD', '9.99', '10.00'],
    ['CHF', '4.65', '4.65'],
    ['CHF', '4.67', '4.65'],
    ['CHF', '4.68', '4.70'],
    ['AUD', '0.02', '0.00'],
    ['AUD', '0.03', '0.05'],
    ['NZD', '4.64', '4.60'],
    ['NZD', '4.65', '4.70'],
    ['DKK', '4.24', '4.00'],
    ['DKK', '4.25', '4.50'],
    ['DKK', '4.75', '5.00'],
    ['NOK', '4.49', '4.00'],
    ['NOK', '4.50', '5.00'],
    ['SEK', '4.49', '4.00'],
    ['SEK', '1200.50', '1201.00'],
  ])('%s %s is handed out as %s', (currency, exact, handedOut) => {
    expect(coins(exact, currency)).toBe(handedOut);
  });

  test('a currency whose smallest coin is in use needs no rounding', () => {
    for (const currency of ['GBP', 'USD', 'EUR', 'JPY', 'KWD'])
      expect(inCoins(money(467, currency))).toBeNull();
  });

  test('is never further off than half a coin, and always a whole number of coins', () => {
    const coin = { AUD: 5, CAD: 5, CHF: 5, NZD: 10, DKK: 50, NOK: 100, SEK: 100 };
    for (const [currency, step] of Object.entries(coin)) {
      for (let minor = 0; minor <= 1_000; minor += 1) {
        const rounded = inCoins(money(minor, currency))?.minor ?? Number.NaN;
        expect(rounded % step).toBe(0);
        expect(Math.abs(rounded - minor)).toBeLessThanOrEqual(step / 2);
      }
    }
  });
});
