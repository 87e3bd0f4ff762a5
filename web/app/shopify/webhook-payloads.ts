import { z } from 'zod';

// Only what we use of each payload; Shopify adds fields to them between versions.
const ids = z.array(z.number().int().nonnegative()).default([]);

const ordersOfCustomer = z.object({ orders_requested: ids, orders_to_redact: ids });
const scopesUpdate = z.object({ current: z.array(z.string()) });
const orderTransaction = z.object({ order_id: z.number().int().positive() });

/** `Order.id` of each order that customers/data_request or customers/redact is about. */
export function ordersNamedIn(payload: unknown): string[] {
  const { orders_requested, orders_to_redact } = ordersOfCustomer.parse(payload);
  return [...orders_requested, ...orders_to_redact].map(orderGid);
}

/** The scopes of app/scopes_update. */
export function scopesIn(payload: unknown): string[] {
  return scopesUpdate.parse(payload).current;
}

/** `Order.id` of the order of order_transactions/create. */
export function orderOfTransaction(payload: unknown): string {
  return orderGid(orderTransaction.parse(payload).order_id);
}

function orderGid(id: number): string {
  return `gid://shopify/Order/${id}`;
}
