import { and, eq, inArray, isNotNull, ne, type SQL } from 'drizzle-orm';
import type { Queryable } from '../journal/database.ts';
import { plans, settlements } from '../journal/schema.ts';
import { takenLines } from './read-lineage.ts';

/**
 * The exchange that each of these lines of the log came from, by its name in Shopify or else our reference: of the same order, or in the cart
 * that became it. Reads what was exchanged of the orders of one page, and nothing of others.
 */
export async function readOrigins(
  db: Queryable,
  shop: string,
  rows: readonly { readonly planId: string; readonly orderId: string }[],
): Promise<Map<string, string>> {
  const origins = new Map<string, string>();
  if (rows.length === 0) return origins;
  const orders = [...new Set(rows.map(({ orderId }) => orderId))];
  const exchangesOf = (condition: SQL | undefined) =>
    db
      .select({
        planId: settlements.planId,
        orderId: settlements.orderId,
        name: settlements.returnName,
        reference: settlements.reference,
        acceptedAt: settlements.acceptedAt,
        givenLines: settlements.givenLines,
        soldOrderId: settlements.soldOrderId,
      })
      .from(settlements)
      .where(and(eq(settlements.shop, shop), ne(settlements.state, 'refused'), condition));
  // Two questions, each with an index of its own.
  const found = await Promise.all([
    exchangesOf(and(inArray(settlements.orderId, orders), isNotNull(settlements.givenLines))),
    exchangesOf(inArray(settlements.soldOrderId, orders)),
  ]);
  const exchanges = found.flat().sort((a, b) => Number(a.acceptedAt) - Number(b.acceptedAt));
  if (exchanges.length === 0) return origins;
  const ids = rows.map(({ planId }) => planId);
  const taken = await db
    .select({ planId: plans.id, lines: takenLines(plans.plan) })
    .from(plans)
    .where(inArray(plans.id, ids));
  const linesOf = new Map(taken.map(({ planId, lines }) => [planId, lines ?? []]));
  for (const { planId, orderId } of rows) {
    for (const each of exchanges) {
      const lines = linesOf.get(planId) ?? [];
      const given = each.orderId === orderId && each.givenLines?.some((id) => lines.includes(id));
      if (each.planId !== planId && (given || each.soldOrderId === orderId)) {
        // The latest of them: they are in order.
        origins.set(planId, each.name ?? each.reference);
      }
    }
  }
  return origins;
}
