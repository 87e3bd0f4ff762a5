import { randomUUID } from 'node:crypto';
import type { Till } from '../../domain/contract.ts';
import { addExchange, type DraftExchangeLine } from '../../domain/exchange.ts';
import { setQuantity, startDraft, type Draft } from '../../domain/draft.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import { readStoreFile, type StoreFile, type StoreOrder } from '../../simulator/store-file.ts';

/** The till on Harbor Street. */
export const HARBOR: Till = { locationId: 7, deviceId: 'ipad-7', staffMemberId: 11, posVersion: '11.6.0' };

const AT = '2026-11-16T12:00:00Z';

/** Variants of the shop that exchanges are tried in, by their names. */
export const VARIANT = {
  shirtS: 'gid://shopify/ProductVariant/6011',
  shirtM: 'gid://shopify/ProductVariant/6012',
  shirtL: 'gid://shopify/ProductVariant/6013',
  shirtXL: 'gid://shopify/ProductVariant/6014',
  mugS: 'gid://shopify/ProductVariant/5011',
  mugL: 'gid://shopify/ProductVariant/5012',
  candle: 'gid://shopify/ProductVariant/5021',
  poster: 'gid://shopify/ProductVariant/5031',
  scarf: 'gid://shopify/ProductVariant/6021',
  giftCard: 'gid://shopify/ProductVariant/6031',
} as const;

/**
 * The small shop with shirts in four sizes, two more locations, and orders of its own (`many`: with enough of size L for all of them): #3001 and on, each with one shirt of size M that
 * was 20.00 and sold with 5.00 off, paid by one card.
 */
export function exchangeStore({ taxesIncluded = false, orders = 12, many = false } = {}): StoreFile {
  const file = readStoreFile('simulator/scenarios/small.json');
  return {
    ...file,
    shop: { ...file.shop, taxesIncluded },
    locations: [
      ...file.locations,
      { id: 8, name: 'Pier', counter: true },
      { id: 9, name: 'Warehouse', counter: false },
    ],
    products: [
      ...file.products,
      {
        id: 601,
        title: 'Sailor Shirt',
        tags: [],
        variants: [
          {
            id: 6011,
            sku: 'SHIRT-S',
            barcode: '0810000000101',
            title: 'S',
            price: '20.00',
            stock: { '7': 3, '9': 10 },
          },
          {
            id: 6012,
            sku: 'SHIRT-M',
            barcode: '0810000000102',
            title: 'M',
            price: '20.00',
            stock: { '7': 2, '9': 10 },
          },
          {
            id: 6013,
            sku: 'SHIRT-L',
            barcode: '0810000000103',
            title: 'L',
            price: '20.00',
            stock: { '7': many ? 400 : 4, '8': 2, '9': 30 },
          },
          {
            id: 6014,
            sku: 'SHIRT-XL',
            barcode: '0810000000104',
            title: 'XL',
            price: '22.00',
            stock: { '7': 0, '8': 1, '9': 5 },
          },
        ],
      },
      {
        id: 602,
        title: 'Wool Scarf',
        tags: [],
        variants: [
          {
            id: 6021,
            sku: 'SCARF',
            barcode: '0810000000201',
            title: 'Wool Scarf',
            price: '30.00',
            stock: { '9': 4 },
          },
        ],
      },
    ],
    orders: Array.from({ length: orders }, (_, index) => shirtOrder(index, taxesIncluded)),
    creditNotes: [],
    drills: [],
  };
}

function shirtOrder(index: number, taxesIncluded: boolean): StoreOrder {
  const total = taxesIncluded ? '15.00' : '16.20';
  return {
    id: 9301 + index,
    name: `#${3001 + index}`,
    source: index % 2 === 0 ? 'pos' : 'web',
    confirmation: `X${3001 + index}`,
    processedAt: AT,
    customerId: 801,
    lines: [{ sku: 'SHIRT-M', quantity: 1, unitPrice: '20.00', discount: '5.00' }],
    shipping: '0.00',
    total,
    ...(index % 2 === 0 ? { sourceIdentifier: `7-1-${3001 + index}`, location: 7 } : {}),
    fulfillments: [{ location: 7, at: AT, lines: [[0, 1]] }],
    payments: [
      {
        gateway: 'shopify_payments',
        kind: 'SALE',
        amount: total,
        card: { brand: 'visa', last4: '4242', present: index % 2 === 0, refundNeedsCard: false },
      },
    ],
  };
}

/** The order's first line comes back, and these are given for it unless they say otherwise. */
export function exchangeOf(
  order: OrderForReturn,
  ...given: (Partial<DraftExchangeLine> & Pick<DraftExchangeLine, 'variantId'>)[]
): Draft {
  const [line] = order.lines;
  if (!line) throw new Error(`${order.name} has no lines`);
  const draft = setQuantity(startDraft(randomUUID(), order.id, true), order, line.id, 1);
  return given.reduce(
    (chosen, each) =>
      addExchange(chosen, {
        quantity: 1,
        forLineItemId: line.id,
        replacement: false,
        handOver: 'now',
        discount: { kind: 'none' },
        title: each.variantId,
        ...each,
      }),
    draft,
  );
}
