/** One amount in both of an order's currencies, in minor units (pence, cents; JPY has none). */
export interface Bag {
  shop: number;
  presentment: number;
}

/** The shop's currency, the customer's, and what one unit of the first is in the second. */
export interface Currencies {
  shop: string;
  presentment: string;
  /** Decimal string; "1" when both are the same. */
  rate: string;
}

export const NOTHING: Bag = Object.freeze({ shop: 0, presentment: 0 });

// ISO 4217: every other currency has two decimals.
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const EXPONENTS = new Map([
  ...NO_DECIMALS.map((code) => [code, 0] as const),
  ...THREE_DECIMALS.map((code) => [code, 3] as const),
]);

/** How many decimals a currency has. */
export function exponentOf(currency: string): number {
  return EXPONENTS.get(currency) ?? 2;
}

/** "4.65" GBP → 465. Undefined when the text is no decimal or is finer than the currency allows. */
export function minorUnits(amount: string, currency: string): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (match === null) return undefined;
  const exponent = exponentOf(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return undefined;
  const units = Number(match[2] + fraction.padEnd(exponent, '0'));
  return match[1] === '-' ? -units : units;
}

/** As {@link minorUnits}, for amounts that were checked before. */
export function mustMinorUnits(amount: string, currency: string): number {
  const units = minorUnits(amount, currency);
  if (units === undefined) throw new Error(`"${amount}" is not an amount of ${currency}`);
  return units;
}

/** 465 GBP → "4.65", 1000 GBP → "10.0": the way `MoneyV2.amount` (scalar Decimal) is written. */
export function decimalText(units: number, currency: string): string {
  const text = moneyText(units, currency);
  if (!text.includes('.')) return `${text}.0`;
  return text.replace(/(\.\d+?)0+$/, '$1');
}

/** 1000 GBP → "10.00": the way the scalar Money is written. */
export function moneyText(units: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(units)).padStart(exponent + 1, '0');
  const sign = units < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** units × numerator ÷ denominator, halves away from zero, exact for any size. */
export function scaled(units: number, numerator: number | bigint, denominator: number | bigint): number {
  const product = BigInt(units) * BigInt(numerator);
  const by = BigInt(denominator);
  const magnitude = ((product < 0n ? -product : product) * 2n + by) / (by * 2n);
  return Number(product < 0n ? -magnitude : magnitude);
}

/** A decimal string as a fraction: "1.15" → [115n, 100n]. */
export function fractionOf(decimal: string): [numerator: bigint, denominator: bigint] {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

/** A shop amount in the customer's currency, rounded half up to its minor unit. */
export function toPresentment(shopUnits: number, currencies: Currencies): number {
  if (currencies.shop === currencies.presentment) return shopUnits;
  const [numerator, denominator] = fractionOf(currencies.rate);
  const from = 10n ** BigInt(exponentOf(currencies.shop));
  const to = 10n ** BigInt(exponentOf(currencies.presentment));
  return scaled(shopUnits, numerator * to, denominator * from);
}

export function bagOf(shopUnits: number, currencies: Currencies): Bag {
  return { shop: shopUnits, presentment: toPresentment(shopUnits, currencies) };
}

export function plus(...bags: readonly Bag[]): Bag {
  const sum = { shop: 0, presentment: 0 };
  for (const bag of bags) {
    sum.shop += bag.shop;
    sum.presentment += bag.presentment;
  }
  return sum;
}

export function minus(from: Bag, what: Bag): Bag {
  return { shop: from.shop - what.shop, presentment: from.presentment - what.presentment };
}

export function negative(bag: Bag): Bag {
  return minus(NOTHING, bag);
}

/** Part of an amount; both currencies keep their own rounding. */
export function share(bag: Bag, numerator: number, denominator: number): Bag {
  if (denominator === 0) return NOTHING;
  return {
    shop: scaled(bag.shop, numerator, denominator),
    presentment: scaled(bag.presentment, numerator, denominator),
  };
}

/** The tax that is inside a price, or that comes on top of it. */
export function taxOf(bag: Bag, rate: string, included: boolean): Bag {
  const [numerator, denominator] = fractionOf(rate);
  const by = included ? denominator + numerator : denominator;
  return { shop: scaled(bag.shop, numerator, by), presentment: scaled(bag.presentment, numerator, by) };
}

export function isZero(bag: Bag): boolean {
  return bag.shop === 0 && bag.presentment === 0;
}
