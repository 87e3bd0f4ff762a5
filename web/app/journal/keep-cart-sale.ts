import { and, eq, isNotNull } from 'drizzle-orm';
import type { CartSold } from '../native/ports.ts';
import { addEntry } from './add-entry.ts';
import type { Queryable } from './database.ts';
import { plans, settlements } from './schema.ts';

/**
 * Ties an order to the return whose goods were sold in it. Anybody can write a property on a cart: it counts only where the plan has goods
 * to sell in a cart, and its customer bought. The first order stays; another one is noted beside, for a person to see.
 * Within a transaction. @returns whether it is the order of that plan's cart
 */
export async function keepCartSale(
  db: Queryable,
  shop: string,
  { reference, orderId, orderName, customerId }: CartSold,
  at: Date,
): Promise<boolean> {
  const [found] = await db
    .select({ planId: settlements.planId, soldOrderId: settlements.soldOrderId, plan: plans.plan })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.reference, reference),
        isNotNull(settlements.acceptedAt),
      ),
    )
    .limit(1)
    .for('update', { of: settlements });
  const cart = found?.plan?.cart;
  if (!found || !cart || cart.customerId !== customerId || found.soldOrderId === orderId) return false;
  const isFirst = found.soldOrderId === null;
  if (isFirst) {
    await db
      .update(settlements)
      .set({ soldOrderId: orderId, soldOrderName: orderName })
      .where(eq(settlements.planId, found.planId));
  }
  const facts = { orderId, orderName };
  await addEntry(db, shop, found.planId, at, {
    step: isFirst ? 'cart_sold' : 'cart_sold_again',
    event: 'acted',
    facts,
  });
  return isFirst;
}
