import { and, eq, sql } from 'drizzle-orm';
import type { ChangedFrom, JournalNote, SettlementChange } from '../settle/ports.ts';
import { entriesOf } from './add-entry.ts';
import type { Drizzle, Queryable, Transaction } from './database.ts';
import { errorCodes } from './error-code.ts';
import { keepGiftCard } from './keep-gift-card.ts';
import { drafts, payouts, settlements } from './schema.ts';
import { LockLost } from './with-lock.ts';

/**
 * A settlement's change and what it came from, together or not at all. A finished one takes its draft with it.
 * @throws LockLost where it is not as `from` has it: a process whose lock went away never undoes what its successor did
 */
export async function changeSettlement(
  db: Drizzle,
  shop: string,
  from: ChangedFrom,
  at: Date,
  change: SettlementChange,
  notes: readonly JournalNote[],
  enqueue: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  try {
    await changed(db, shop, from, at, change, notes, enqueue);
  } catch (error) {
    // Only one that goes on after a payment can meet another of its order: it waits until that one has ended.
    const busy = change.state && errorCodes(error).includes(UNIQUE_VIOLATION);
    throw busy ? new LockLost(`Another settlement of the order of ${from.planId} is running`) : error;
  }
}

async function changed(
  db: Drizzle,
  shop: string,
  from: ChangedFrom,
  at: Date,
  change: SettlementChange,
  notes: readonly JournalNote[],
  enqueue: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const { giftCard } = change;
  // The settlement's own job ended with it: a payment that is made again needs another.
  const begun = change.owed && !change.owed.unknownAt;
  if (!begun && !giftCard) return write(db, shop, from, at, change, notes);
  await db.transaction(async (transaction) => {
    await write(transaction, shop, from, at, change, notes);
    if (giftCard) await keepGiftCard(transaction, shop, from.planId, giftCard);
    if (begun) await enqueue(transaction);
  });
}

/** As PostgreSQL reports that a unique index holds the value already. */
const UNIQUE_VIOLATION = '23505';

/** What the settlement says of its legs, as money that went out: in place of what was said before. */
const PAID = sql`, unsaid AS (
    DELETE FROM ${payouts} USING changed WHERE ${payouts.planId} = changed.plan_id
  ), paid AS (
    INSERT INTO ${payouts} (shop, plan_id, at, location_id, device_id, staff_member_id, kind, label, payout, amount, currency, status)
    SELECT shop, plan_id, coalesce(later.at, accepted_at), coalesce((till->>'locationId')::bigint, location_id),
      coalesce(till->>'deviceId', device_id),
      CASE WHEN till IS NULL THEN staff_member_id ELSE (till->>'staffMemberId')::bigint END,
      kind, label, payout, (amount->>'minor')::bigint, amount->>'currency', status
    FROM changed,
      jsonb_to_recordset(legs) AS leg(kind text, label text, payout text, amount jsonb, status text, later jsonb),
      jsonb_to_record(coalesce(leg.later, '{}')) AS later(at timestamptz, till jsonb)
    WHERE leg.status IN ('success', 'pending')
  )`;

/** One statement, and so one round trip and one commit: a cashier waits for each of them. */
async function write(
  db: Queryable,
  shop: string,
  { planId, state, owed }: ChangedFrom,
  at: Date,
  { legs, refundIds, givenLines, giftCard: _, ...change }: SettlementChange,
  notes: readonly JournalNote[],
): Promise<void> {
  const changed = db
    .update(settlements)
    .set({
      ...change,
      ...(legs && { legs: [...legs] }),
      ...(refundIds && { refundIds: [...refundIds] }),
      ...(givenLines && { givenLines: [...givenLines] }),
    })
    .where(
      and(
        eq(settlements.shop, shop),
        eq(settlements.planId, planId),
        eq(settlements.state, state),
        sql`${settlements.owed} IS NOT DISTINCT FROM ${owed && JSON.stringify(owed)}::jsonb`,
      ),
    )
    .returning();
  const draftGone = sql`, gone AS (
    DELETE FROM ${drafts} USING changed WHERE ${drafts.shop} = ${shop} AND ${drafts.orderId} = changed.order_id
  )`;
  const { rows } = await db.execute(sql`
    WITH changed AS (${changed.getSQL()}),
    noted AS (${entriesOf(sql`changed`, shop, at, notes)})
    ${change.state === 'finished' ? draftGone : sql``}
    ${legs ? PAID : sql``}
    SELECT plan_id FROM changed`);
  if (rows.length === 0) throw new LockLost(`Settlement ${planId} was changed by somebody else`);
}
