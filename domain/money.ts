/**
 * An exact amount: integer minor units (pence, cents, yen, fils) of one ISO 4217 currency.
 * JSON-safe. Two literal currencies do not mix at compile time; two unknown ones are checked when added.
 */
export interface Money<C extends string = string> {
  readonly minor: number;
  readonly currency: C;
}

// ISO 4217 minor units other than two, as Shopify's MoneyV2 amounts carry them.
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** How many decimals an amount of this currency has: 0, 2 or 3. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (NO_DECIMALS.includes(currency)) return 0;
  return THREE_DECIMALS.includes(currency) ? 3 : 2;
}

/** @throws RangeError when `minor` is no safe integer: an amount is never rounded here. */
export function money<C extends string>(minor: number, currency: C): Money<C> {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a whole number of minor units`);
  // Never -0: it would print as "-0.00" and differ from 0 under Object.is.
  return { minor: minor === 0 ? 0 : minor, currency };
}

export function zero<C extends string>(currency: C): Money<C> {
  return money(0, currency);
}

/**
 * Reads a decimal amount such as Shopify's `MoneyV2.amount` ("4.65", "12.5", "1200", "-3.00").
 * @throws RangeError for anything else, or for more decimals than the currency has (unless they are zeros).
 */
export function parseMoney<C extends string>(amount: string, currency: C): Money<C> {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new RangeError(`"${amount}" is not an amount of ${currency}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const decimals = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) {
    throw new RangeError(`"${amount}" has more decimals than ${currency} has`);
  }
  const minor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return money(sign === '-' ? -minor : minor, currency);
}

/** The amount as Shopify's `Decimal`/`Money` scalars want it: "4.65", "1200", "0.005". */
export function toDecimal({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function add<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  mustMatch(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  mustMatch(a, b);
  return money(a.minor - b.minor, a.currency);
}

/** Negative when a is less, zero when equal, positive when a is more. */
export function compare<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): number {
  mustMatch(a, b);
  return a.minor - b.minor;
}

export function equal<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): boolean {
  return compare(a, b) === 0;
}

export function smaller<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  return compare(a, b) <= 0 ? a : b;
}

export function sum<C extends string>(currency: C, amounts: Iterable<Money<NoInfer<C>>>): Money<C> {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

export function isZero(amount: Money): boolean {
  return amount.minor === 0;
}

export function isPositive(amount: Money): boolean {
  return amount.minor > 0;
}

function mustMatch(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} do not mix`);
}
