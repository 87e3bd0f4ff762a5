import { and, desc, eq, gt, lte } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { privacyRequests } from './schema.ts';

/** A customer, through the shop, asked what we hold. */
export interface PrivacyRequest {
  readonly shop: string;
  readonly eventId: string;
  readonly orderIds: readonly string[];
  readonly receivedAt: Date;
}

/** Shopify gives thirty days to answer (shopify.dev, "Privacy law compliance"). */
export const ANSWER_DAYS = 30;

/** Repeated deliveries leave one request. Those whose time is over go. */
export async function keepPrivacyRequest(db: Queryable, request: PrivacyRequest): Promise<void> {
  const { shop, receivedAt } = request;
  await db
    .delete(privacyRequests)
    .where(and(eq(privacyRequests.shop, shop), lte(privacyRequests.receivedAt, answerableSince(receivedAt))));
  await db
    .insert(privacyRequests)
    .values({ ...request, orderIds: [...request.orderIds] })
    .onConflictDoNothing();
}

/** Those whose answer may still be due, newest first. */
export async function openPrivacyRequests(db: Queryable, shop: string, now: Date): Promise<PrivacyRequest[]> {
  const since = answerableSince(now);
  return db
    .select()
    .from(privacyRequests)
    .where(and(eq(privacyRequests.shop, shop), gt(privacyRequests.receivedAt, since)))
    .orderBy(desc(privacyRequests.receivedAt));
}

/** One of this shop's, or null. */
export async function readPrivacyRequest(
  db: Queryable,
  shop: string,
  eventId: string,
): Promise<PrivacyRequest | null> {
  const [found] = await db
    .select()
    .from(privacyRequests)
    .where(and(eq(privacyRequests.shop, shop), eq(privacyRequests.eventId, eventId)));
  return found ?? null;
}

function answerableSince(now: Date): Date {
  return new Date(now.getTime() - ANSWER_DAYS * 86_400_000);
}
