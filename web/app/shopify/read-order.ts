import type { OrderForReturn } from '../../../domain/order.ts';
import type { AdminClient } from './admin.ts';
import { ORDER_FOR_RETURN } from './operations/order-for-return.ts';
import { readAllPages } from './order-pages.ts';
import { toOrderForReturn } from './order-translation.ts';

/** Reads an order as a return sees it: one request up to 250 lines. Null where this shop has no such order. */
export async function readOrder(admin: AdminClient, orderId: string): Promise<OrderForReturn | null> {
  const { shop, order, returnableFulfillments } = await admin.query(ORDER_FOR_RETURN, { orderId });
  if (!order) return null;
  const { lines, returnable } = await readAllPages(admin, orderId, order.lineItems, returnableFulfillments);
  return toOrderForReturn(shop, order, lines, returnable, null);
}
