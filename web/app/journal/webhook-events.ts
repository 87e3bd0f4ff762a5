import { and, eq, lt } from 'drizzle-orm';
import type { Queryable } from './database.ts';
import { webhookEvents } from './schema.ts';

export interface WebhookEvent {
  readonly shop: string;
  readonly topic: string;
  /** X-Shopify-Event-Id: the same on every repetition (shopify.dev, "Ignore duplicate webhooks"). */
  readonly eventId: string;
}

/** Shopify stops repeating a delivery after hours; a week leaves room. */
const KEPT_DAYS = 7;

export async function isWorkedOn(db: Queryable, { shop, topic, eventId }: WebhookEvent): Promise<boolean> {
  const ofThis = and(
    eq(webhookEvents.shop, shop),
    eq(webhookEvents.topic, topic),
    eq(webhookEvents.eventId, eventId),
  );
  const found = await db.select({ eventId: webhookEvents.eventId }).from(webhookEvents).where(ofThis);
  return found.length > 0;
}

/** Remembers a delivery once its work is done, and forgets what is too old to come again. */
export async function markWorkedOn(db: Queryable, event: WebhookEvent, receivedAt: Date): Promise<void> {
  await db
    .insert(webhookEvents)
    .values({ ...event, receivedAt })
    .onConflictDoNothing();
  const tooOld = new Date(receivedAt.getTime() - KEPT_DAYS * 86_400_000);
  await db
    .delete(webhookEvents)
    .where(and(eq(webhookEvents.shop, event.shop), lt(webhookEvents.receivedAt, tooOld)));
}
