import { randomUUID } from 'node:crypto';
import { startDraft, USUAL_DETAILS } from '../../../domain/draft.ts';
import { money } from '../../../domain/money.ts';
import { referenceOf } from '../../../domain/reference.ts';
import { type Leg, type Plan, type QuotedTender } from '../../../domain/plan.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { LegStatus, SettledLeg } from '../../../domain/settlement.ts';
import type { DueRecord } from '../settle/due-ports.ts';
import type { Database } from '../journal/database.ts';
import {
  journalEntries,
  plans,
  settlements,
  type JournalEvent,
  type RecordState,
} from '../journal/schema.ts';

export interface SeededReturn {
  readonly planId: string;
  readonly shop: string;
  readonly orderName: string | null;
  readonly state: RecordState;
  readonly at: Date;
  readonly validUntil: Date;
  readonly locationId: number;
  readonly staffMemberId: number | null;
  /** Minor units per leg. */
  readonly amounts: readonly number[];
  readonly legStatus: LegStatus;
  readonly refusal: Refusal | null;
  readonly title: string;
  readonly note: string;
  readonly currency: string;
  /** Until when what is due may stay unpaid (ISO 8601 UTC); null where nothing is due. */
  readonly dueUntil: string | null;
  readonly journal: readonly (readonly [step: string, event: JournalEvent, facts: Record<string, unknown>])[];
}

export const SHOP = 'lantern.myshopify.com';

const DEFAULTS: Omit<SeededReturn, 'planId'> = {
  shop: SHOP,
  orderName: '#1001',
  state: 'finished',
  at: new Date('2026-11-18T12:00:00Z'),
  validUntil: new Date('2026-11-18T12:30:00Z'),
  locationId: 1,
  staffMemberId: 11,
  amounts: [258, 207],
  legStatus: 'success',
  refusal: null,
  title: 'Heart wall lantern',
  note: '',
  currency: 'GBP',
  dueUntil: null,
  journal: [],
};

/** Writes one return as the settlement would have left it. */
export async function seedReturn(
  { db }: Pick<Database, 'db'>,
  given: Partial<SeededReturn> = {},
): Promise<SeededReturn> {
  const seeded: SeededReturn = { planId: randomUUID(), ...DEFAULTS, ...given };
  const { planId, shop, at, currency } = seeded;
  const plan = seeded.amounts.length > 0 ? planOf(seeded) : null;
  const orderId = orderIdOf(seeded);
  const draft = { ...startDraft(randomUUID(), orderId), note: seeded.note };
  await db.insert(plans).values({
    id: planId,
    shop,
    orderId,
    draft,
    plan,
    refusal: seeded.refusal,
    policyVersion: 1,
    madeAt: at,
  });
  const settling = !['planned', 'superseded'].includes(seeded.state) && plan !== null;
  const ended =
    settling &&
    !['accepted', 'return_created', 'return_processed', 'awaiting_payment'].includes(seeded.state);
  await db.insert(settlements).values({
    planId,
    shop,
    orderId,
    orderName: seeded.orderName,
    reference: referenceOf(planId),
    draftId: draft.id,
    state: seeded.state,
    at,
    validUntil: seeded.validUntil,
    acceptedAt: settling ? new Date(at.getTime() + 5_000) : null,
    endedAt: ended ? new Date(at.getTime() + 7_000) : null,
    total: plan?.total.minor ?? null,
    currency: plan ? currency : null,
    shopTotal: plan?.total.minor ?? null,
    shopCurrency: plan ? currency : null,
    legs: plan ? plan.legs.map((leg, index) => settledLeg(leg, index, seeded.legStatus)) : [],
    returnId: seeded.state === 'finished' ? 'gid://shopify/Return/77' : null,
    returnName: seeded.state === 'finished' ? `${seeded.orderName}-R1` : null,
    refundIds: seeded.state === 'finished' ? ['gid://shopify/Refund/88'] : [],
    refusal: seeded.refusal,
    due: seeded.dueUntil === null ? null : dueOf(seeded.dueUntil, currency),
    locationId: seeded.locationId,
    staffMemberId: seeded.staffMemberId,
    deviceId: 'ipad-1',
    posVersion: '11.7.0',
    userId: '900001',
  });
  for (const [step, event, facts] of seeded.journal) {
    await db
      .insert(journalEntries)
      .values({ shop, planId, at: new Date(at.getTime() + 5_000), step, event, facts });
  }
  return seeded;
}

function dueOf(until: string, currency: string): DueRecord {
  const left = money(500, currency);
  return { agreed: left, left, link: null, qr: null, until, calledOff: null };
}

function orderIdOf({ orderName, planId }: SeededReturn): string {
  return `gid://shopify/Order/${Number.parseInt(planId.slice(0, 8), 16)}${orderName?.replace(/\D/g, '') ?? ''}`;
}

function settledLeg(leg: Leg, index: number, status: LegStatus): SettledLeg {
  const paid = status === 'success' || status === 'pending';
  return { ...leg, status, transactionId: paid ? `gid://shopify/OrderTransaction/${900 + index}` : null };
}

function planOf(seeded: SeededReturn): Plan {
  const { planId, amounts, currency, at, validUntil } = seeded;
  const total = money(
    amounts.reduce((sum, amount) => sum + amount, 0),
    currency,
  );
  const tenders = [...amounts, 0].map((amount, index) => tenderOf(index, amount, currency));
  const nothing = money(0, currency);
  return {
    id: planId,
    reference: referenceOf(planId),
    draft: { ...startDraft(planId, ''), note: seeded.note },
    continues: null,
    cancellation: null,
    orderId: orderIdOf(seeded),
    orderName: seeded.orderName ?? '',
    currency,
    lines: [
      {
        lineItemId: 'gid://shopify/LineItem/1',
        quantity: 1,
        value: total,
        title: seeded.title,
        variantTitle: null,
        ...USUAL_DETAILS,
        reasonName: null,
        locationName: null,
        objection: null,
      },
    ],
    shipping: { amount: nothing, refundable: nothing, beforeTax: false },
    duties: { amount: nothing, ids: [], offered: false },
    tip: { amount: nothing, lineItemId: null, refundable: nothing },
    fees: [],
    adjustment: nothing,
    exchange: null,
    cart: null,
    due: nothing,
    total,
    totalInShopMoney: total,
    legs: tenders.slice(0, -1).map(({ parentId, kind, gateway, label, lastDigits, paid }) => ({
      ...{ parentId, kind, gateway, label, lastDigits, amount: paid },
      payout: 'shopify' as const,
    })),
    tenders,
    approvals: [],
    policyVersion: 1,
    giftCardRoute: 'exchange_line',
    madeAt: at.toISOString(),
    validUntil: validUntil.toISOString(),
  };
}

function tenderOf(index: number, minor: number, currency: string): QuotedTender {
  const giftCard = index === 0;
  const amount = money(minor, currency);
  return {
    parentId: `gid://shopify/OrderTransaction/${100 + index}`,
    kind: giftCard ? 'gift_card' : 'card',
    gateway: giftCard ? 'gift_card' : 'shopify_payments',
    label: giftCard ? 'Gift card' : 'Visa',
    lastDigits: giftCard ? '4F7K' : '2082',
    paid: amount,
    ceiling: amount,
    unavailable: minor === 0 ? 'NOTHING_LEFT' : null,
  };
}
