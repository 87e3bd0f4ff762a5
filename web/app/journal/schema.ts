import { sql, type SQLWrapper } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Approval } from '../../../domain/approval.ts';
import type { Till } from '../../../domain/contract.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { Leg, Plan, StagedEdit, TenderKind } from '../../../domain/plan.ts';
import type { GiftCardRoute, Policy } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { SettledLeg } from '../../../domain/settlement.ts';
import type { NativeFacts } from '../native/ports.ts';
import type { RememberedOrder } from '../plan/ports.ts';
import type { DueRecord } from '../settle/due-ports.ts';
import type { GivenProgress, JournalEvent, OwedPayment, RecordState } from '../settle/ports.ts';

export type { NativeFacts, NativeGoods } from '../native/ports.ts';
export type { JournalEvent, RecordState } from '../settle/ports.ts';

// Time is always a parameter, never now(): the database's clock and the shop's may differ, the simulator's do.
const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** Minor units of the row's currency. */
const minor = (name: string) => bigint(name, { mode: 'number' });

/** The columns that @shopify/shopify-app-session-storage-drizzle expects, by the names it expects. */
export const sessions = pgTable(
  'shopify_sessions',
  {
    id: text('id').primaryKey(),
    shop: text('shop').notNull(),
    state: text('state').notNull(),
    isOnline: boolean('isOnline').notNull().default(false),
    scope: text('scope'),
    expires: timestamp('expires', { mode: 'date' }),
    accessToken: text('accessToken').notNull(),
    userId: bigint('userId', { mode: 'number' }),
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    accountOwner: boolean('accountOwner'),
    locale: text('locale'),
    collaborator: boolean('collaborator'),
    emailVerified: boolean('emailVerified'),
    // Without these two the storage drops them in silence, and expiring tokens die after an hour.
    refreshToken: text('refreshToken'),
    refreshTokenExpires: timestamp('refreshTokenExpires', { mode: 'date' }),
  },
  (table) => [index('shopify_sessions_shop').on(table.shop)],
);

/** Rules by which returns are judged, versioned: every plan names the version that judged it. */
export const policies = pgTable(
  'policy',
  {
    /** A shop's domain, or `*`: the rules of every shop that has none of its own. Their version is 1, a shop's own begin at 2. */
    shop: text('shop').notNull(),
    version: integer('version').notNull(),
    /** What it says otherwise than `DEFAULT_POLICY`. */
    rules: jsonb('rules').$type<Partial<Policy>>().notNull(),
    madeAt: at('made_at').notNull(),
    /** The account in the Shopify admin that saved it (`sub` of the session token); null for the first. */
    madeBy: text('made_by'),
  },
  (table) => [primaryKey({ columns: [table.shop, table.version] })],
);

/** The unsettled draft of an order, so that another till can go on with it. */
export const drafts = pgTable(
  'draft',
  {
    shop: text('shop').notNull(),
    orderId: text('order_id').notNull(),
    draft: jsonb('draft').$type<Draft>().notNull(),
    till: jsonb('till').$type<Till>().notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.orderId] })],
);

/**
 * Which fulfillment line items an order's units last came from, what its fees depend on, and its duties and tip. It lets one request ask for an order and
 * for what a draft is worth; the answer tells whether it still held.
 */
export const returnableUnits = pgTable(
  'returnable_units',
  {
    shop: text('shop').notNull(),
    orderId: text('order_id').notNull(),
    units: jsonb('units').$type<RememberedOrder['units']>().notNull(),
    unfulfilled: jsonb('unfulfilled').$type<RememberedOrder['unfulfilled']>().notNull().default({}),
    soldAt: text('sold_at').$type<RememberedOrder['soldAt']>().notNull(),
    currency: text('currency').notNull(),
    duties: jsonb('duties').$type<RememberedOrder['duties']>().notNull(),
    tipLineItemId: text('tip_line_item_id'),
    readAt: at('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.orderId] })],
);

/** `Draft.visitId` in SQL, as the index has it. */
export const visitIdOf = (draft: SQLWrapper) => sql`(${draft}->>'visitId')`;

/** What was asked for and answered: a plan, or a refusal. A trigger keeps rows from ever changing. */
export const plans = pgTable(
  'plan',
  {
    id: uuid('id').primaryKey(),
    shop: text('shop').notNull(),
    orderId: text('order_id').notNull(),
    draft: jsonb('draft').$type<Draft>().notNull(),
    plan: jsonb('plan').$type<Plan>(),
    refusal: jsonb('refusal').$type<Refusal>(),
    policyVersion: integer('policy_version').notNull(),
    madeAt: at('made_at').notNull(),
  },
  (table) => [
    index('plan_order').on(table.shop, table.orderId),
    // The few that came in a visit with others.
    index('plan_visit')
      .on(table.shop, visitIdOf(table.draft))
      .where(sql`${visitIdOf(table.draft)} is not null`),
  ],
);

/**
 * How far a plan or a refusal has come: one row for each row of `plan`, and one line of the manager's log.
 * `refused` without `accepted_at` was refused while planning. `native` was made in Shopify's own screens and has no plan.
 */
export const settlements = pgTable(
  'settlement',
  {
    /** The plan's, written together with it. What was made in Shopify's own screens has no plan, and an id of its own here. */
    planId: uuid('plan_id').primaryKey(),
    shop: text('shop').notNull(),
    orderId: text('order_id').notNull(),
    /** Null only where the order was gone before it had been read. */
    orderName: text('order_name'),
    reference: text('reference').notNull(),
    draftId: uuid('draft_id'),
    state: text('state').$type<RecordState>().notNull(),
    /** When the plan or refusal was made; the log is sorted by it. */
    at: at('at').notNull(),
    validUntil: at('valid_until').notNull(),
    acceptedAt: at('accepted_at'),
    endedAt: at('ended_at'),
    total: minor('total'),
    currency: text('currency'),
    shopTotal: minor('shop_total'),
    shopCurrency: text('shop_currency'),
    legs: jsonb('legs').$type<SettledLeg[]>().notNull(),
    returnId: text('return_id'),
    returnName: text('return_name'),
    refundIds: jsonb('refund_ids').$type<string[]>().notNull(),
    /** Which manager approved the plan, once it is accepted on the strength of it. */
    approval: jsonb('approval').$type<Approval>(),
    /** Before `refused` is reached: why the return that stands open in Shopify is being called off. */
    refusal: jsonb('refusal').$type<Refusal>(),
    /** A payment tried again or moved whose end is not known yet. */
    owed: jsonb('owed').$type<OwedPayment>(),
    /** How many of those were begun: each has a key and a mark of its own. */
    owedCount: integer('owed_count').notNull().default(0),
    /** How far goods given in exchange have been handed over. */
    given: text('given').$type<GivenProgress>(),
    /** What the customer has to pay for them. */
    due: jsonb('due').$type<DueRecord>(),
    /** The edit that swaps what was never sent. */
    orderEdit: jsonb('order_edit').$type<StagedEdit>(),
    /** `LineItem.id` of what was given in exchange, once Shopify has put it on the order; null where nothing was. */
    givenLines: jsonb('given_lines').$type<string[]>(),
    /** The order that the cart of this plan became (`Order.id`, `Order.name`), once somebody told; null where there is none. */
    soldOrderId: text('sold_order_id'),
    soldOrderName: text('sold_order_name'),
    /** The plan to look at instead of this one. */
    newPlanId: uuid('new_plan_id'),
    /**
     * What the till claims, and the signed-in account (`sub` of the session token), which is proved. Null only for what was made in
     * Shopify's own screens, as far as nobody told.
     */
    locationId: bigint('location_id', { mode: 'number' }),
    staffMemberId: bigint('staff_member_id', { mode: 'number' }),
    deviceId: text('device_id'),
    posVersion: text('pos_version'),
    userId: text('user_id'),
    /** In state `native` only: `Return.id`, or `Refund.id` of a refund without a return; and what came back for what. */
    nativeId: text('native_id'),
    native: jsonb('native').$type<NativeFacts>(),
  },
  (table) => [
    // The lock on an order: Shopify is never asked for two returns of one order at once.
    uniqueIndex('settlement_running')
      .on(table.shop, table.orderId)
      .where(sql`${table.state} in ('accepted', 'return_created', 'return_processed', 'items_cancelled')`),
    check(
      'settlement_asked_for',
      sql`${table.state} = 'native' OR num_nulls(${table.draftId}, ${table.locationId}, ${table.deviceId}, ${table.posVersion}, ${table.userId}) = 0`,
    ),
    // One line of the log for one return of Shopify's, whichever of its messengers came first.
    uniqueIndex('settlement_native')
      .on(table.shop, table.nativeId)
      .where(sql`${table.nativeId} IS NOT NULL`),
    // NULLS FIRST: what a plain ORDER BY … DESC asks for; drizzle-kit would write NULLS LAST, which it cannot use.
    index('settlement_log')
      .on(table.shop, table.at.desc().nullsFirst(), table.planId.desc().nullsFirst())
      .where(sql`${table.state} <> 'superseded'`),
    index('settlement_log_state').on(
      table.shop,
      table.state,
      table.at.desc().nullsFirst(),
      table.planId.desc().nullsFirst(),
    ),
    index('settlement_log_location').on(
      table.shop,
      table.locationId,
      table.at.desc().nullsFirst(),
      table.planId.desc().nullsFirst(),
    ),
    index('settlement_log_staff').on(
      table.shop,
      table.staffMemberId,
      table.at.desc().nullsFirst(),
      table.planId.desc().nullsFirst(),
    ),
    // The few that somebody must look after, found without reading the many that are done.
    index('settlement_owed')
      .on(table.shop, table.at.desc().nullsFirst(), table.planId.desc().nullsFirst())
      .where(sql`${table.legs} @> '[{"status":"failed"}]'`),
    index('settlement_order_name').on(table.shop, table.orderName),
    index('settlement_reference').on(table.shop, table.reference),
    index('settlement_draft').on(table.shop, table.draftId),
    index('settlement_order').on(table.shop, table.orderId),
    // The few that gave goods in exchange, and the fewer whose goods were sold in a cart.
    index('settlement_given')
      .on(table.shop, table.orderId)
      .where(sql`${table.givenLines} IS NOT NULL`),
    index('settlement_sold')
      .on(table.shop, table.soldOrderId)
      .where(sql`${table.soldOrderId} IS NOT NULL`),
    index('settlement_sold_name')
      .on(table.shop, table.soldOrderName)
      .where(sql`${table.soldOrderName} IS NOT NULL`),
  ],
);

/**
 * Money that went out, for cash-up: a row for each payment of a settlement that Shopify made or took on. Written anew together with
 * what the settlement says of its legs, so that the two never differ.
 */
export const payouts = pgTable(
  'payout',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    shop: text('shop').notNull(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    /** When somebody at the till confirmed it: the day it counts for, however long Shopify took. */
    at: at('at').notNull(),
    locationId: bigint('location_id', { mode: 'number' }).notNull(),
    deviceId: text('device_id').notNull(),
    staffMemberId: bigint('staff_member_id', { mode: 'number' }),
    kind: text('kind').$type<TenderKind>().notNull(),
    label: text('label').notNull(),
    payout: text('payout').$type<Leg['payout']>().notNull(),
    amount: minor('amount').notNull(),
    currency: text('currency').notNull(),
    status: text('status').$type<'success' | 'pending'>().notNull(),
  },
  (table) => [
    index('payout_plan').on(table.planId),
    // A day of one shop, however long it has been in business.
    index('payout_day').on(table.shop, table.at),
  ],
);

/** Who may approve what the policy leaves to a manager, with a PIN of their own. */
export const managers = pgTable(
  'manager',
  {
    id: uuid('id').primaryKey(),
    shop: text('shop').notNull(),
    name: text('name').notNull(),
    /** Their number in POS: nobody approves what they ask for themselves. */
    staffMemberId: bigint('staff_member_id', { mode: 'number' }).notNull(),
    /** See `approve/pin.ts`; the PIN itself is nowhere. */
    pinHash: text('pin_hash').notNull(),
    active: boolean('active').notNull().default(true),
    /** Wrong PINs since the last right one. */
    failures: integer('failures').notNull().default(0),
    lockedUntil: at('locked_until'),
    changedAt: at('changed_at').notNull(),
    /** `sub` of the session token of whoever changed it last. */
    changedBy: text('changed_by').notNull(),
  },
  (table) => [uniqueIndex('manager_staff').on(table.shop, table.staffMemberId)],
);

/** Tills at which wrong PINs were typed since the last right one, whoever's they were. */
export const tillTries = pgTable(
  'till_tries',
  {
    shop: text('shop').notNull(),
    deviceId: text('device_id').notNull(),
    failures: integer('failures').notNull(),
    lockedUntil: at('locked_until'),
  },
  (table) => [primaryKey({ columns: [table.shop, table.deviceId] })],
);

/** A manager's word on one plan. A plan never changes, so neither does what was approved; it is used once. */
export const approvals = pgTable('approval', {
  planId: uuid('plan_id')
    .primaryKey()
    .references(() => plans.id),
  shop: text('shop').notNull(),
  managerId: uuid('manager_id')
    .notNull()
    .references(() => managers.id),
  approval: jsonb('approval').$type<Approval>().notNull(),
  validUntil: at('valid_until').notNull(),
  usedAt: at('used_at'),
});

/** The new gift card of a settlement: one row from its acceptance on, where its plan has one. */
export const giftCards = pgTable(
  'gift_card',
  {
    planId: uuid('plan_id')
      .primaryKey()
      .references(() => plans.id),
    shop: text('shop').notNull(),
    orderId: text('order_id').notNull(),
    route: text('route').$type<GiftCardRoute>().notNull(),
    amount: minor('amount').notNull(),
    currency: text('currency').notNull(),
    /** As good as money: sealed before it is first used, and opened in memory only. */
    sealedCode: text('sealed_code').notNull(),
    lastCharacters: text('last_characters').notNull(),
    scanned: boolean('scanned').notNull(),
    variantId: text('variant_id'),
    giftCardId: text('gift_card_id'),
    issuedAt: at('issued_at'),
    unknownAt: at('unknown_at'),
  },
  (table) => [index('gift_card_order').on(table.shop, table.orderId)],
);

/** Which variant of the app's own gift card product has which price, so that an amount given before needs no question. */
export const giftCardVariants = pgTable(
  'gift_card_variant',
  {
    shop: text('shop').notNull(),
    currency: text('currency').notNull(),
    amount: minor('amount').notNull(),
    productId: text('product_id').notNull(),
    variantId: text('variant_id').notNull(),
    madeAt: at('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.currency, table.amount] })],
);

/** Append-only, and a trigger holds it to that: what was intended and what happened, in order of `id`. */
export const journalEntries = pgTable(
  'journal_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    shop: text('shop').notNull(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id),
    at: at('at').notNull(),
    step: text('step').notNull(),
    event: text('event').$type<JournalEvent>().notNull(),
    /** Ids, amounts, codes and durations; never tokens, never a customer's name. */
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('journal_entry_plan').on(table.planId, table.id)],
);

/** Webhook deliveries already worked on: Shopify repeats them with the same X-Shopify-Event-Id. */
export const webhookEvents = pgTable(
  'webhook_event',
  {
    shop: text('shop').notNull(),
    topic: text('topic').notNull(),
    eventId: text('event_id').notNull(),
    receivedAt: at('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.topic, table.eventId] })],
);

/** What customers asked of us through Shopify (GDPR): kept until the shop has had its thirty days to answer. */
export const privacyRequests = pgTable(
  'privacy_request',
  {
    shop: text('shop').notNull(),
    /** X-Shopify-Event-Id. */
    eventId: text('event_id').notNull(),
    /** `Order.id` of each order that the request is about. */
    orderIds: jsonb('order_ids').$type<string[]>().notNull(),
    receivedAt: at('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.eventId] })],
);
