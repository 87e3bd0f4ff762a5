import { money, type Money } from './money.ts';

/**
 * The smallest coin in use, in minor units, of currencies that have coins or prices smaller than that.
 * Sources: Shopify Help Center, "Cash rounding on POS" (which currencies its own screens round: these, and euros in some countries);
 * Unicode CLDR, supplementalData.xml, `cashRounding` and `cashDigits` of CAD, CHF, DKK, NOK and SEK; the Reserve Banks of Australia and
 * New Zealand for theirs. Euros are rounded by country, which an order does not tell: they are not rounded here.
 */
const SMALLEST_COIN: Readonly<Record<string, number>> = {
  AUD: 5,
  CAD: 5,
  CHF: 5,
  NZD: 10,
  DKK: 50,
  NOK: 100,
  SEK: 100,
};

/**
 * What can be handed out of an amount in coins and notes, the nearest, half a coin in the customer's favour; null where any amount can be.
 * Information for the cashier: what Shopify records is the exact amount, and no API sets its rounding.
 */
export function inCoins({ minor, currency }: Money): Money | null {
  const coin = SMALLEST_COIN[currency];
  return coin === undefined ? null : money(Math.round(minor / coin) * coin, currency);
}
