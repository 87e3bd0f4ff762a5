import type { OrderForReturn } from '../../../domain/order.ts';
import type { AdminClient } from './admin.ts';
import { ORDER_FOR_RETURN } from './operations/order-for-return.ts';
import { readAllPages } from './order-pages.ts';
import { toOrderForReturn } from './order-translation.ts';
import { choicesOf } from './return-choices.ts';

/** Reads an order as a return sees it: one request up to 250 lines. Null where this shop has no such order. */
export async function readOrder(admin: AdminClient, orderId: string): Promise<OrderForReturn | null> {
  const choices = choicesOf(admin.shop);
  const answer = await admin.query(ORDER_FOR_RETURN, { orderId, withChoices: choices.known() === null });
  const { order, returnableFulfillments } = answer;
  if (!order) return null;
  const pages = await readAllPages(admin, order, returnableFulfillments);
  return toOrderForReturn(answer.shop, order, pages, choices.learn(answer), null);
}
