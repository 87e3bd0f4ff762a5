// The POS cart as POS keeps it, and what the Cart API shows of it. Amounts inside are whole minor units of the shop's currency.
import type { Cart, Discount, LineItem } from '@shopify/ui-extensions/point-of-sale';

export interface CartFacts {
  /** ISO 4217. */
  currency: string;
  taxesIncluded: boolean;
  /** A fraction, such as 0.2. */
  taxRate: number;
}

/** A variant as the shop sells it. */
export interface CatalogueVariant {
  variantId: number;
  productId: number;
  title: string;
  sku: string;
  barcode: string;
  /** Decimal string in the shop's currency. */
  price: string;
  isGiftCard: boolean;
}

export interface CartDiscount {
  type: 'Percentage' | 'FixedAmount';
  title: string;
  /** Percent, or minor units: of one unit on a line, of the whole on the cart. */
  amount: number;
}

export interface CartLine {
  uuid: string;
  variant: CatalogueVariant | null;
  title: string;
  unitPrice: number;
  quantity: number;
  taxable: boolean;
  properties: Record<string, string>;
  discount: CartDiscount | null;
  attributedUserId?: number;
}

export interface CartRecord {
  lines: CartLine[];
  discount: CartDiscount | null;
  customerId: number | null;
  note?: string;
  properties: Record<string, string>;
}

export const EMPTY_CART: CartRecord = { lines: [], discount: null, customerId: null, properties: {} };

/** Decimal places of a currency, by Intl. */
export function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** `"2.5"` GBP → 250. Throws for what is not an amount of zero or more. */
export function minorUnits(amount: string | number, currency: string): number {
  const value = typeof amount === 'number' ? amount : /^\d+(\.\d+)?$/.test(amount) ? Number(amount) : NaN;
  if (!Number.isFinite(value) || value < 0) throw new Error(`"${amount}" is not an amount of money.`);
  return Math.round(value * 10 ** digitsOf(currency));
}

/** What the Cart API shows: totals are currency strings, prices numbers (types/cart in the package). */
export function describeCart(cart: CartRecord, facts: CartFacts): Cart {
  const digits = digitsOf(facts.currency);
  const text = (minor: number) => (minor / 10 ** digits).toFixed(digits);
  const number = (minor: number) => Number(text(minor));
  const gross = cart.lines.map((line) => line.unitPrice * line.quantity);
  const lineDiscounts = cart.lines.map((line, index) =>
    discountOn(line.discount, gross[index] ?? 0, line.quantity),
  );
  const afterLines = gross.map((amount, index) => amount - (lineDiscounts[index] ?? 0));
  const cartDiscount = discountOn(cart.discount, sum(afterLines), 1);
  const shares = allot(cartDiscount, afterLines);
  const net = afterLines.map((amount, index) => amount - (shares[index] ?? 0));
  const taxes = net.map((amount, index) => (cart.lines[index]?.taxable ? taxIn(amount, facts) : 0));
  const asDiscount = (discount: CartDiscount): Discount => ({
    amount: discount.type === 'Percentage' ? discount.amount : number(discount.amount),
    currency: facts.currency,
    discountDescription: discount.title,
    type: discount.type,
  });
  const lineItems = cart.lines.map((line, index): LineItem => {
    const off = (lineDiscounts[index] ?? 0) + (shares[index] ?? 0);
    const tax = taxes[index] ?? 0;
    return {
      uuid: line.uuid,
      price: number(line.unitPrice),
      quantity: line.quantity,
      title: line.title,
      ...(line.variant
        ? { variantId: line.variant.variantId, productId: line.variant.productId, sku: line.variant.sku }
        : {}),
      discounts: line.discount ? [asDiscount(line.discount)] : [],
      ...(off > 0
        ? { discountAllocations: [{ allocatedAmount: { amount: text(off), currencyCode: facts.currency } }] }
        : {}),
      taxable: line.taxable,
      taxLines: line.taxable
        ? [
            {
              title: 'Tax',
              price: { amount: number(tax), currency: facts.currency },
              rate: facts.taxRate,
              enabled: true,
            },
          ]
        : [],
      properties: { ...line.properties },
      isGiftCard: line.variant?.isGiftCard ?? false,
      ...(line.attributedUserId === undefined ? {} : { attributedUserId: line.attributedUserId }),
    };
  });
  const discounts = cart.discount ? [asDiscount(cart.discount)] : [];
  return {
    editable: true,
    subtotal: text(sum(gross)),
    taxTotal: text(sum(taxes)),
    grandTotal: text(sum(net) + (facts.taxesIncluded ? 0 : sum(taxes))),
    ...(cart.note === undefined ? {} : { note: cart.note }),
    ...(discounts[0] ? { cartDiscount: discounts[0] } : {}),
    cartDiscounts: discounts,
    ...(cart.customerId === null ? {} : { customer: { id: cart.customerId } }),
    lineItems,
    properties: { ...cart.properties },
  };
}

/** What a discount takes off, never more than there is. A fixed one counts for each unit. */
function discountOn(discount: CartDiscount | null, amount: number, units: number): number {
  if (!discount) return 0;
  const off =
    discount.type === 'Percentage' ? Math.round((amount * discount.amount) / 100) : discount.amount * units;
  return Math.min(amount, off);
}

function taxIn(amount: number, { taxesIncluded, taxRate }: CartFacts): number {
  return Math.round(taxesIncluded ? (amount * taxRate) / (1 + taxRate) : amount * taxRate);
}

/** Spreads a whole over parts by their weight, to the last unit. */
function allot(whole: number, weights: readonly number[]): number[] {
  let left = whole;
  let weightLeft = sum(weights);
  return weights.map((weight) => {
    const share = weightLeft === 0 ? 0 : Math.round((left * weight) / weightLeft);
    left -= share;
    weightLeft -= weight;
    return share;
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
