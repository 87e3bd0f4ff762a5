import { z } from 'zod';
import { CART_PROPERTY } from '../../../domain/plan-exchange.ts';
import type { CartSold } from '../native/ports.ts';

// Only what we use of each payload; Shopify adds fields to them between versions.
const id = z.number().int().positive();
const ids = z.array(z.number().int().nonnegative()).default([]);

const ordersOfCustomer = z.object({ orders_requested: ids, orders_to_redact: ids });
const scopesUpdate = z.object({ current: z.array(z.string()) });
const orderTransaction = z.object({ order_id: id });
const orderEdited = z.object({ order_edit: z.object({ order_id: id }) });
const order = z.object({ id });

/** `Order.id` of each order that customers/data_request or customers/redact is about. */
export function ordersNamedIn(payload: unknown): string[] {
  const { orders_requested, orders_to_redact } = ordersOfCustomer.parse(payload);
  return [...orders_requested, ...orders_to_redact].map(orderGid);
}

/** The scopes of app/scopes_update. */
export function scopesIn(payload: unknown): string[] {
  return scopesUpdate.parse(payload).current;
}

/** `Order.id` of the order that order_transactions/create, orders/edited or orders/paid is about. */
export function orderTold(topic: string, payload: unknown): string {
  if (topic === 'ORDER_TRANSACTIONS_CREATE') return orderGid(orderTransaction.parse(payload).order_id);
  if (topic === 'ORDERS_EDITED') return orderGid(orderEdited.parse(payload).order_edit.order_id);
  return orderGid(order.parse(payload).id);
}

const created = z.object({
  id,
  name: z.string(),
  customer: z.object({ id }).nullish(),
  note_attributes: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});

/** The sale of orders/create, where it was an exchange's cart: its mark stands among the order's attributes. Null for any other. */
export function cartSoldIn(payload: unknown): CartSold | null {
  const { id, name, customer, note_attributes } = created.parse(payload);
  const mark = note_attributes.find((each) => each.name === CART_PROPERTY)?.value;
  if (typeof mark !== 'string') return null;
  return { reference: mark, orderId: orderGid(id), orderName: name, customerId: customer?.id ?? null };
}

const returned = z.object({ id, order: z.object({ id }) });
const refunded = z.object({
  id,
  order_id: id,
  return: z.object({ id }).nullish(),
});

/** What returns/* and refunds/create are about: the return, or the refund where it belongs to none. */
export function sourceIn(topic: string, payload: unknown): { orderId: string; sourceId: string } {
  if (topic !== 'REFUNDS_CREATE') {
    const { id, order } = returned.parse(payload);
    return { orderId: orderGid(order.id), sourceId: gid('Return', id) };
  }
  const refund = refunded.parse(payload);
  return {
    orderId: orderGid(refund.order_id),
    sourceId: refund.return ? gid('Return', refund.return.id) : gid('Refund', refund.id),
  };
}

function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

function orderGid(id: number): string {
  return gid('Order', id);
}
