import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { referenceOf } from '../../../domain/reference.ts';
import { sum } from '../../../domain/money.ts';
import type { NativeFacts, NativeReturn } from '../native/ports.ts';
import { withoutOurs } from '../native/without-ours.ts';
import type { Asker } from '../plan/ports.ts';
import type { Drizzle } from './database.ts';
import { isOurs } from './is-ours.ts';
import { readDoneHere } from './read-done-here.ts';
import { readMarked } from './read-marked.ts';
import { settlements } from './schema.ts';

/**
 * Writes down what was made in Shopify's own screens, once: a unique index on its id holds it to that, whoever tells first.
 * Told again, its line takes over what changed since, and what the teller adds: only a till knows who stood there.
 */
export async function keepNative(
  db: Drizzle,
  shop: string,
  whole: NativeReturn,
  heardBy: Asker | null,
  readAt: Date,
): Promise<'kept' | 'ours' | 'too_early'> {
  return db.transaction(async (transaction) => {
    if (await isOurs(transaction, shop, whole.orderId, [whole.id])) return 'ours';
    const doneHere = await readDoneHere(transaction, shop, whole.orderId, whole.id);
    if (doneHere === 'too_early') return 'too_early';
    if (doneHere === 'unclear') return 'ours';
    const found = withoutOurs(whole, doneHere);
    if (!found) return 'ours';
    const marked = await readMarked(transaction, shop, found);
    if (marked) return marked;
    const planId = randomUUID();
    const truth = truthOf(found, readAt);
    const till = heardBy?.till ?? NOBODY;
    const told = { ...till, userId: heardBy?.userId ?? null };
    await transaction
      .insert(settlements)
      .values({
        planId,
        shop,
        nativeId: found.id,
        orderId: found.orderId,
        reference: referenceOf(planId),
        state: 'native',
        at: truth.endedAt,
        validUntil: truth.endedAt,
        ...told,
        ...truth,
        locationId: found.locationId ?? told.locationId,
      })
      .onConflictDoUpdate({
        target: [settlements.shop, settlements.nativeId],
        targetWhere: sql`${settlements.nativeId} IS NOT NULL`,
        set: {
          // What Shopify says of the place comes first, then who told first.
          locationId: sql`coalesce(${found.locationId}::bigint, ${settlements.locationId}, ${told.locationId}::bigint)`,
          staffMemberId: sql`coalesce(${settlements.staffMemberId}, ${told.staffMemberId}::bigint)`,
          deviceId: sql`coalesce(${settlements.deviceId}, ${told.deviceId}::text)`,
          posVersion: sql`coalesce(${settlements.posVersion}, ${told.posVersion}::text)`,
          userId: sql`coalesce(${settlements.userId}, ${told.userId}::text)`,
        },
      });
    await transaction
      .update(settlements)
      .set(truth)
      .where(
        and(
          eq(settlements.shop, shop),
          eq(settlements.nativeId, found.id),
          sql`(${settlements.native} ->> 'readAt')::timestamptz <= ${readAt.toISOString()}::timestamptz`,
        ),
      );
    return 'kept';
  });
}

const NOBODY = { locationId: null, staffMemberId: null, deviceId: null, posVersion: null };

function truthOf(found: NativeReturn, readAt: Date) {
  const { given, collected, currency, shopCurrency } = found;
  const [first] = found.refunds.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime());
  const back = found.back.map(({ lineItemId: _, ...goods }) => goods);
  const gone = found.paid.filter(({ leg }) => leg.status !== 'failed');
  const total = sum(
    currency,
    gone.map(({ leg }) => leg.amount),
  );
  const inShopMoney = sum(
    shopCurrency,
    gone.map((each) => each.inShopMoney),
  );
  return {
    orderName: found.orderName,
    returnId: found.name === null ? null : found.id,
    returnName: found.name,
    refundIds: found.refunds.map(({ id }) => id),
    legs: found.paid.map(({ leg }) => leg),
    total: total.minor,
    currency,
    shopTotal: inShopMoney.minor,
    shopCurrency,
    // When money first went out.
    endedAt: first ?? found.madeAt,
    native: { readAt: readAt.toISOString(), back, given, collected } satisfies NativeFacts,
  };
}
