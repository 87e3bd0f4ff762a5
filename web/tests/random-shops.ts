import fc from 'fast-check';
import { decimalsOf } from '../../domain/money.ts';
import { anyShare } from '../../domain/sample.test-kit.ts';
import type { StoreFile, StoreOrder, StorePayment } from '../../simulator/store-file.ts';

/** A way of doing business that a shop has once and for all. */
export interface RandomShop {
  readonly what: string;
  readonly currency: string;
  readonly taxesIncluded: boolean;
  readonly taxRate: string;
  /** Customers who pay in another currency than the shop's. */
  readonly presentment?: { readonly currency: string; readonly rate: string };
}

export const RANDOM_SHOPS: readonly RandomShop[] = [
  { what: 'pounds, tax in the price', currency: 'GBP', taxesIncluded: true, taxRate: '0.2' },
  { what: 'dollars, tax on top', currency: 'USD', taxesIncluded: false, taxRate: '0.08875' },
  { what: 'yen, without decimals', currency: 'JPY', taxesIncluded: true, taxRate: '0.1' },
  { what: 'dinars, with three decimals', currency: 'KWD', taxesIncluded: false, taxRate: '0.05' },
  {
    what: 'pounds, paid in yen',
    currency: 'GBP',
    taxesIncluded: true,
    taxRate: '0.2',
    presentment: { currency: 'JPY', rate: '191.37' },
  },
  {
    what: 'dollars, paid in dinars',
    currency: 'USD',
    taxesIncluded: false,
    taxRate: '0.0725',
    presentment: { currency: 'KWD', rate: '0.3071' },
  },
];

/** One customer's order, and how often he or she comes back with some of it. */
export interface RandomCase {
  readonly order: StoreOrder;
  readonly visits: readonly RandomVisit[];
}

export interface RandomVisit {
  /** Before it somebody else begins a return: how, and how much of the first parcel it holds. Not where one stands already. */
  readonly begun: { readonly status: 'requested' | 'open'; readonly share: number } | null;
  /** For each line, how much of what is left comes back: 0 none, 1 all. */
  readonly share: readonly number[];
  /** Of each line, units that were never sent are chosen before those that were. */
  readonly unfulfilledFirst: boolean;
  readonly shipping: 'none' | 'full' | 'part';
  /** `shares`: the cashier moves the money about; numbers say how much of its ceiling each tender takes. */
  readonly split: 'rule' | 'store_credit' | readonly number[];
}

const ITEMS = 6;
const CUSTOMER = 1;
const NOW = '2026-11-20T17:00:00Z';

/** The shop with no order: what every case of it has in common. */
export function storeOf(shop: RandomShop, orders: StoreOrder[] = []): StoreFile {
  return {
    format: 'store/1',
    now: NOW,
    shop: {
      domain: `random-${shop.currency}-${shop.presentment?.currency ?? 'home'}.myshopify.com`.toLowerCase(),
      name: 'A random shop',
      currency: shop.currency,
      taxesIncluded: shop.taxesIncluded,
      taxRate: shop.taxRate,
      timezone: 'Europe/London',
      plan: 'plus',
    },
    locations: [{ id: 1, name: 'Counter', counter: true }],
    staff: [{ id: 11, name: 'Ada', role: 'associate', pin: '1111' }],
    products: Array.from({ length: ITEMS }, (_, index) => ({
      id: 100 + index,
      title: `Item ${index}`,
      tags: [],
      variants: [
        {
          id: 200 + index,
          sku: `SKU-${index}`,
          barcode: `50000000000${index}0`,
          title: `Item ${index}`,
          price: decimal(1000, shop.currency),
          stock: { 1: 100 },
        },
      ],
    })),
    customers: [{ id: CUSTOMER, name: 'Kim', email: 'kim@example.com', phone: '', country: 'GB' }],
    orders,
    creditNotes: [],
    drills: [],
  };
}

/** Any order of a shop and any visits that follow it. */
export function randomCase(shop: RandomShop): fc.Arbitrary<RandomCase> {
  // Paid in a currency whose unit is worth much less or more, prices too near zero would be nothing at all there.
  const least =
    10 ** Math.max(0, decimalsOf(shop.currency) - decimalsOf(shop.presentment?.currency ?? 'USD'));
  const line = fc
    .record({
      item: fc.nat({ max: ITEMS - 1 }),
      quantity: fc.integer({ min: 1, max: 7 }),
      price: fc.integer({ min: least, max: 30_000 }),
      discounted: fc.option(anyShare()),
      fulfilled: anyShare(),
      parcels: fc.constantFrom(1, 1, 1, 2),
    })
    .map(({ discounted, ...rest }) => ({
      ...rest,
      discount: Math.floor((discounted ?? 0) * rest.price * rest.quantity),
    }));
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      shipping: fc.oneof(fc.constant(0), fc.integer({ min: least, max: 3_000 })),
      cuts: fc.array(anyShare(), { maxLength: 2 }),
      gateways: fc.shuffledSubarray(['gift_card', 'shopify_payments', 'paypal', 'cash'], {
        minLength: 3,
        maxLength: 3,
      }),
      guest: fc.boolean(),
      allFulfilled: fc.boolean(),
      visits: fc.array(randomVisit, { minLength: 1, maxLength: 3 }),
    })
    .map(({ visits, ...parts }) => ({ order: orderOf(shop, parts), visits }));
}

const share = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 3, arbitrary: anyShare() },
);
const randomVisit: fc.Arbitrary<RandomVisit> = fc.record({
  begun: fc.option(
    fc.record({
      status: fc.constantFrom('requested', 'open'),
      share: anyShare(),
    }),
    { freq: 3 },
  ),
  share: fc.array(share, { minLength: 5, maxLength: 5 }),
  unfulfilledFirst: fc.boolean(),
  shipping: fc.constantFrom('none', 'none', 'full', 'part'),
  split: fc.oneof(
    fc.constant('rule' as const),
    fc.constant('rule' as const),
    fc.constant('store_credit' as const),
    fc.array(anyShare(), { minLength: 4, maxLength: 4 }),
  ),
});

interface OrderParts {
  readonly lines: readonly {
    readonly item: number;
    readonly quantity: number;
    readonly price: number;
    readonly discount: number;
    readonly fulfilled: number;
    readonly parcels: number;
  }[];
  readonly shipping: number;
  /** Where the total is cut into payments. */
  readonly cuts: readonly number[];
  readonly gateways: readonly string[];
  readonly guest: boolean;
  readonly allFulfilled: boolean;
}

function orderOf(
  { currency, taxesIncluded, taxRate, presentment }: RandomShop,
  parts: OrderParts,
): StoreOrder {
  const tax = (minor: number) => (taxesIncluded ? 0 : percentage(minor, taxRate));
  const goods = parts.lines.reduce((sum, { quantity, price, discount }) => {
    const worth = quantity * price - discount;
    return sum + worth + tax(worth);
  }, 0);
  const total = goods + parts.shipping + tax(parts.shipping);
  return {
    id: 1,
    name: '#1',
    source: 'web',
    confirmation: 'RANDOM1',
    processedAt: '2026-11-10T12:00:00Z',
    customerId: parts.guest ? null : CUSTOMER,
    lines: parts.lines.map(({ item, quantity, price, discount }) => ({
      sku: `SKU-${item}`,
      quantity,
      unitPrice: decimal(price, currency),
      discount: decimal(discount, currency),
    })),
    shipping: decimal(parts.shipping, currency),
    total: decimal(total, currency),
    ...(presentment && { presentment }),
    fulfillments: fulfillmentsOf(parts),
    payments: paymentsOf(total, parts, currency),
  };
}

/** Goods may have gone out in two parcels, or not at all yet. */
function fulfillmentsOf({ lines, allFulfilled }: OrderParts): StoreOrder['fulfillments'] {
  const parcels = [0, 1].map((parcel) =>
    lines.flatMap(({ quantity, fulfilled, parcels }, index): [number, number][] => {
      const out = allFulfilled ? quantity : Math.round(quantity * fulfilled);
      const first = parcels === 2 ? Math.floor(out / 2) : out;
      const units = parcel === 0 ? first : out - first;
      return units > 0 ? [[index, units]] : [];
    }),
  );
  return parcels
    .filter((each) => each.length > 0)
    .map((each, index) => ({ location: 1, at: `2026-11-1${index + 1}T12:00:00Z`, lines: each }));
}

function paymentsOf(total: number, { cuts, gateways }: OrderParts, currency: string): StorePayment[] {
  const at = [...new Set(cuts.map((cut) => Math.floor(cut * total)))].sort((a, b) => a - b);
  const amounts = [...at, total].map((end, index) => end - (at[index - 1] ?? 0));
  return amounts
    .filter((amount) => amount > 0)
    .map((amount, index): StorePayment => {
      const gateway = gateways[index] ?? 'cash';
      const card = gateway === 'shopify_payments' ? { brand: 'visa', last4: '4242' } : undefined;
      const gift = gateway === 'gift_card' ? { last4: `9a7${index}` } : undefined;
      const shown = card ?? gift;
      return { gateway, kind: 'SALE', amount: decimal(amount, currency), ...(shown && { card: shown }) };
    });
}

/** Halves away from zero, exactly: the way a till adds tax. */
function percentage(minor: number, rate: string): number {
  const [whole = '0', fraction = ''] = rate.split('.');
  const by = 10n ** BigInt(fraction.length);
  return Number((BigInt(minor) * BigInt(whole + fraction) * 2n + by) / (by * 2n));
}

function decimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  if (decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
