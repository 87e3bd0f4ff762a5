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

/**
 * Takes a delivery on and forgets what is too old to come again. False for one that was taken on before: within the
 * transaction that does its work, so that what failed half-way comes again.
 */
export async function takeOn(db: Queryable, event: WebhookEvent, receivedAt: Date): Promise<boolean> {
  const tooOld = new Date(receivedAt.getTime() - KEPT_DAYS * 86_400_000);
  const forgotten = db.$with('forgotten').as(
    db
      .delete(webhookEvents)
      .where(and(eq(webhookEvents.shop, event.shop), lt(webhookEvents.receivedAt, tooOld)))
      .returning({ eventId: webhookEvents.eventId }),
  );
  const taken = await db
    .with(forgotten)
    .insert(webhookEvents)
    .values({ ...event, receivedAt })
    .onConflictDoNothing()
    .returning({ eventId: webhookEvents.eventId });
  return taken.length > 0;
}
