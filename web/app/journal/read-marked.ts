import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import { isRunning, type SettlementState } from '../../../domain/settlement.ts';
import type { NativeReturn } from '../native/ports.ts';
import { planMarkedIn } from '../settle/mark.ts';
import type { Queryable } from './database.ts';
import { settlements } from './schema.ts';

/**
 * What the marks on a return or refund are worth of which no settlement says that it made it. A mark is a note, and whoever refunds on
 * Shopify's own screens can write one: it counts where a settlement of that order that was confirmed may have made this and does not
 * know it yet. Null where none may have.
 */
export async function readMarked(
  db: Queryable,
  shop: string,
  { orderId, name, notes }: Pick<NativeReturn, 'orderId' | 'name' | 'notes'>,
): Promise<'ours' | 'too_early' | null> {
  const planIds = notes.flatMap((note) => planMarkedIn(note) ?? []);
  if (planIds.length === 0) return null;
  const { planId, state, returnId, owed, acceptedAt } = settlements;
  const found = await db
    .select({ state, returnId, owed })
    .from(settlements)
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.orderId, orderId),
        inArray(planId, planIds),
        isNotNull(acceptedAt),
        ne(state, 'refused'),
      ),
    );
  const isReturn = name !== null;
  const mayBe = found.filter((each) => (isReturn ? each.returnId === null : each.owed !== null));
  if (mayBe.length === 0) return null;
  const goesOn = mayBe.some((each) => each.owed !== null || isRunning(each.state as SettlementState));
  return goesOn ? 'too_early' : 'ours';
}
