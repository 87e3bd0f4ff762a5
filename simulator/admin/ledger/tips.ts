import { given } from '../given.ts';
import { currentQuantity, type LineValue, valueOfUnits } from './lines.ts';
import { bagOf, NOTHING } from './money.ts';
import type { LineRecord, OrderRecord, VariantRecord } from './records.ts';
import { Refused } from './refusals.ts';
import { find, newId, register, type Store } from './store.ts';

/** A tip's line has no variant; this one stands for it and cannot be looked up. */
const TIP: VariantRecord = {
  type: 'ProductVariant',
  id: 0,
  product: {
    type: 'Product',
    id: 0,
    title: 'Tip',
    tags: [],
    isGiftCard: false,
    handle: 'tip',
    status: 'ACTIVE',
    options: [],
    variants: [],
  },
  sku: '',
  barcode: null,
  title: 'Tip',
  selectedOptions: [],
  price: 0,
  tracked: false,
  levels: new Map(),
};

/** The line item of a tip: "not something that can be fulfilled, like a tip" (`LineItem.nonFulfillableQuantity`). */
export function tipLine(store: Store, order: OrderRecord, shopUnits: number): LineRecord {
  const amount = bagOf(shopUnits, order.currencies);
  return register<LineRecord>(store, {
    type: 'LineItem',
    id: newId(store),
    order,
    variant: TIP,
    quantity: 1,
    unitPrice: amount,
    original: amount,
    discounted: amount,
    tax: NOTHING,
    gone: 0,
    fulfilled: 0,
    cancelled: 1,
    duties: [],
    tip: true,
    added: false,
    exchange: null,
  });
}

/** The tip that `tipLineId` names, or null. */
export function checkTip(
  store: Store,
  order: OrderRecord,
  id: string | null | undefined,
  field: readonly string[],
): LineRecord | null {
  if (!given(id)) return null;
  const line = find(store, 'LineItem', id);
  if (line === undefined || line.order !== order || !line.tip)
    throw new Refused('NOT_FOUND', field, 'Tip line item not found');
  if (currentQuantity(line) === 0) throw new Refused('INVALID', field, 'Tip was already refunded');
  return line;
}

/** The line of a refund that gives a tip back. */
export function tipRefund(line: LineRecord): {
  line: LineRecord;
  quantity: number;
  restockType: 'NO_RESTOCK';
  location: null;
  value: LineValue;
} {
  return { line, quantity: 1, restockType: 'NO_RESTOCK', location: null, value: valueOfUnits(line, 1) };
}
