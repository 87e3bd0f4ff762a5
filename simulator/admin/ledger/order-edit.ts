import { given } from '../given.ts';
import { outstanding } from './balance.ts';
import { addFulfillmentOrder, leaveFulfillmentOrders, locationFor } from './fulfillment-orders.ts';
import { currentQuantity, unfulfilledQuantity, valueOfUnits } from './lines.ts';
import { type Bag, bagOf, minorUnits, minus, NOTHING, plus, share, taxOf } from './money.ts';
import type { AddedLineRecord, LineRecord, OrderEditRecord, OrderRecord } from './records.ts';
import { Refused } from './refusals.ts';
import type { MoneyInput } from './outcome.ts';
import { releasePaidGoods } from './payments.ts';
import { commit } from './stock.ts';
import { find, forget, newId, register, type Store } from './store.ts';

/** `orderEditBegin`: opens a session; the order does not change before the commit. */
export function beginEdit(store: Store, orderId: string): OrderEditRecord {
  const order = find(store, 'Order', orderId);
  if (order === undefined) throw new Refused('NOT_FOUND', ['id'], 'The order does not exist.');
  if (order.cancelledAt !== null) throw new Refused('INVALID', ['id'], 'The order cannot be edited.');
  return register<OrderEditRecord>(store, {
    type: 'CalculatedOrder',
    id: newId(store),
    order,
    changes: [],
    added: [],
  });
}

/**
 * `orderEditSetQuantity`: "you can only edit unfulfilled line items", and only downwards here, or what the session added. "If 'restock' is set
 * to true, the restocked item will be made available at the specified location"; where none is, nothing is said: here, where it waits.
 */
export function setQuantity(
  store: Store,
  input: {
    id: string;
    lineItemId: string;
    quantity: number;
    restock?: boolean | null;
    locationId?: string | null;
  },
): { edit: OrderEditRecord; line: LineRecord | AddedLineRecord } {
  const edit = sessionOf(store, input.id);
  const number = input.lineItemId.replace(/^gid:\/\/shopify\/(CalculatedLineItem|LineItem)\//, '');
  const added = edit.added.find((each) => String(each.id) === number);
  if (input.quantity < 0) throw new Refused('INVALID', ['quantity'], 'Quantity must not be negative.');
  if (added !== undefined) {
    added.quantity = input.quantity;
    return { edit, line: added };
  }
  const line = edit.order.lines.find((each) => String(each.id) === number);
  if (line === undefined) throw new Refused('NOT_FOUND', ['lineItemId'], 'The line item does not exist.');
  if (input.quantity < currentQuantity(line) - unfulfilledQuantity(line))
    throw new Refused('INVALID', ['quantity'], 'Fulfilled items cannot be removed.');
  if (input.quantity > currentQuantity(line))
    throw new Refused(
      'INVALID',
      ['quantity'],
      'The simulator does not add units to a line: add the variant instead.',
    );
  const restockAt = given(input.locationId) ? find(store, 'Location', input.locationId) : null;
  if (restockAt === undefined) throw new Refused('NOT_FOUND', ['locationId'], 'The location does not exist.');
  edit.changes = edit.changes.filter((each) => each.line !== line);
  edit.changes.push({ line, quantity: input.quantity, restock: input.restock ?? false, restockAt });
  return { edit, line };
}

/** `orderEditAddVariant`: "the quantity must be a positive value"; a variant that the order has already needs `allowDuplicates`. */
export function addVariantToEdit(
  store: Store,
  input: {
    id: string;
    variantId: string;
    quantity: number;
    locationId?: string | null;
    allowDuplicates?: boolean | null;
  },
): AddedLineRecord {
  const edit = sessionOf(store, input.id);
  const variant = find(store, 'ProductVariant', input.variantId);
  if (variant === undefined) throw new Refused('NOT_FOUND', ['variantId'], 'The variant does not exist.');
  if (input.quantity < 1) throw new Refused('INVALID', ['quantity'], 'Quantity must be greater than 0.');
  const location = given(input.locationId) ? find(store, 'Location', input.locationId) : null;
  if (location === undefined) throw new Refused('NOT_FOUND', ['locationId'], 'The location does not exist.');
  const there = [...edit.order.lines.filter((line) => currentQuantity(line) > 0), ...edit.added];
  if (input.allowDuplicates !== true && there.some((each) => each.variant === variant))
    throw new Refused('INVALID', ['variantId'], 'The variant is already on the order.');
  const added = { id: newId(store), edit, variant, quantity: input.quantity, location, discount: NOTHING };
  edit.added.push(added);
  return added;
}

/** `orderEditAddLineItemDiscount` on a line that the session added: a percentage, or a fixed amount off its single unit. */
export function discountAddedLine(
  store: Store,
  input: {
    id: string;
    lineItemId: string;
    discount: { fixedValue?: MoneyInput | null; percentValue?: number | null };
  },
): AddedLineRecord {
  const edit = sessionOf(store, input.id);
  const added = edit.added.find((each) => input.lineItemId === `gid://shopify/CalculatedLineItem/${each.id}`);
  if (added === undefined)
    throw new Refused('NOT_FOUND', ['lineItemId'], 'The line item was not added by this edit.');
  const { fixedValue, percentValue } = input.discount;
  const whole = share(unitPriceOf(added), added.quantity, 1);
  if (given(percentValue)) {
    if (percentValue < 0 || percentValue > 100)
      throw new Refused('INVALID', ['discount', 'percentValue'], 'The percentage must be between 0 and 100.');
    added.discount = share(whole, Math.round(percentValue * 1_000_000), 100_000_000);
  } else if (given(fixedValue)) added.discount = fixedDiscount(added, whole, fixedValue);
  return added;
}

/** What the order would be worth with the session's changes. */
export function editedTotal(store: Store, { order, changes, added }: OrderEditRecord): Bag {
  const removed = changes.map(
    ({ line, quantity }) => valueOfUnits(line, currentQuantity(line) - quantity).total,
  );
  const more = added.map((each) => addedValue(store, each).total);
  return minus(plus(order.currentTotal, ...more), plus(NOTHING, ...removed));
}

export function editedOutstanding(store: Store, edit: OrderEditRecord): Bag {
  return plus(outstanding(edit.order), minus(editedTotal(store, edit), edit.order.currentTotal));
}

/**
 * `orderEditCommit`: removed units leave the order and what waits, added ones wait to be fulfilled. From version 2026-01 on there is no
 * calculated order any more once it is committed, and so none to be committed twice:
 * https://shopify.dev/changelog/deprecation-notice-calculatedorder-for-committed-order-edits
 */
export function commitEdit(
  store: Store,
  id: string,
  at: string,
): {
  order: OrderRecord;
  released: OrderRecord['fulfillmentOrders'];
  /** Units that left the order and that came to it, by line. */
  removals: { id: number; delta: number }[];
  additions: { id: number; delta: number }[];
} {
  const edit = sessionOf(store, id);
  const { order } = edit;
  if (
    edit.changes.every(({ line, quantity }) => quantity === currentQuantity(line)) &&
    edit.added.length === 0
  )
    throw new Refused('INVALID', ['id'], 'There must be at least one change to be made.');
  order.currentTotal = editedTotal(store, edit);
  const removals: { id: number; delta: number }[] = [];
  for (const { line, quantity, restock, restockAt } of edit.changes) {
    const removed = currentQuantity(line) - quantity;
    if (removed > 0) removals.push({ id: line.id, delta: removed });
    line.gone += removed;
    line.cancelled += removed;
    leaveFulfillmentOrders(order, line, removed, ({ location }) =>
      restock ? (restockAt ?? location) : null,
    );
  }
  const before = order.lines.length;
  for (const each of edit.added.filter(({ quantity }) => quantity > 0)) putOnOrder(store, each, at);
  const additions = order.lines.slice(before).map((line) => ({ id: line.id, delta: line.quantity }));
  forget(store, edit);
  order.edited = true;
  order.updatedAt = at;
  const released = outstanding(order).presentment > 0 ? [] : releasePaidGoods(order);
  return { order, released, removals, additions };
}

export function unitPriceOf({ edit, variant }: AddedLineRecord): Bag {
  return bagOf(variant.price, edit.order.currencies);
}

function putOnOrder(store: Store, each: AddedLineRecord, at: string): void {
  const { order } = each.edit;
  const { subtotal, tax } = addedValue(store, each);
  const line = register<LineRecord>(store, {
    type: 'LineItem',
    id: newId(store),
    order,
    variant: each.variant,
    quantity: each.quantity,
    unitPrice: unitPriceOf(each),
    original: share(unitPriceOf(each), each.quantity, 1),
    discounted: subtotal,
    tax,
    gone: 0,
    fulfilled: 0,
    cancelled: 0,
    duties: [],
    tip: false,
    added: true,
    exchange: null,
  });
  order.lines.push(line);
  const location = each.location ?? locationFor(store, order);
  commit(each.variant, location, each.quantity);
  addFulfillmentOrder(store, order, {
    location,
    at,
    status: 'OPEN',
    lines: [{ line, total: each.quantity, remaining: each.quantity }],
  });
}

function addedValue(store: Store, each: AddedLineRecord): { subtotal: Bag; tax: Bag; total: Bag } {
  const { taxesIncluded } = each.edit.order;
  const subtotal = minus(share(unitPriceOf(each), each.quantity, 1), each.discount);
  const tax = each.variant.product.isGiftCard
    ? NOTHING
    : taxOf(subtotal, store.file.shop.taxRate, taxesIncluded);
  return { subtotal, tax, total: taxesIncluded ? subtotal : plus(subtotal, tax) };
}

function fixedDiscount(added: AddedLineRecord, whole: Bag, { amount, currencyCode }: MoneyInput): Bag {
  const field = ['discount', 'fixedValue'];
  const { presentment, shop } = added.edit.order.currencies;
  const units = minorUnits(amount, currencyCode);
  if (units === undefined || currencyCode !== presentment || presentment !== shop)
    throw new Refused('INVALID', field, 'The amount is not valid for the order.');
  if (added.quantity > 1)
    throw new Refused('INVALID', field, 'The simulator does not model a fixed discount on several units.');
  if (units < 0 || units > whole.presentment)
    throw new Refused('INVALID', field, 'The discount must not exceed the price.');
  return { presentment: units, shop: units };
}

function sessionOf(store: Store, id: string): OrderEditRecord {
  const edit = find(store, 'CalculatedOrder', id);
  if (edit === undefined) throw new Refused('NOT_FOUND', ['id'], 'The calculated order does not exist.');
  return edit;
}
