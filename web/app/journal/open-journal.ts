import { money } from '../../../domain/money.ts';
import type { NativeBook } from '../native/ports.ts';
import type { PlanStore } from '../plan/ports.ts';
import type { GiftCardStore } from '../settle/gift-card-ports.ts';
import type { Journal } from '../settle/ports.ts';
import { tell } from '../settle/tell.ts';
import { isAccepted } from '../settle/view.ts';
import { acceptPlan } from './accept-plan.ts';
import { addEntry } from './add-entry.ts';
import { changeSettlement } from './change-settlement.ts';
import type { Database, Transaction } from './database.ts';
import { forgetGiftCardProduct } from './forget-gift-card-product.ts';
import { keepDraft } from './keep-draft.ts';
import { keepGiftCardVariant } from './keep-gift-card-variant.ts';
import { keepNative } from './keep-native.ts';
import { keepPlan } from './keep-plan.ts';
import { readManagersAtWork } from './read-managers.ts';
import { hasEndedSince } from './has-ended-since.ts';
import { readAsked } from './read-asked.ts';
import { readDue } from './read-due.ts';
import { readGiftCardProduct } from './read-gift-card-product.ts';
import { readGiftCardVariant } from './read-gift-card-variant.ts';
import { readGivenApart } from './read-given-apart.ts';
import { readOpenDraft } from './read-open-draft.ts';
import { readPresentPlan } from './read-present-plan.ts';
import { readRecord, readRecordByReference } from './read-record.ts';
import { readRememberedOrder } from './read-remembered-order.ts';
import { readRules } from './read-rules.ts';
import { rememberOrder } from './remember-order.ts';
import type { Schedule } from './schedule.ts';
import { withLock } from './with-lock.ts';

/** Longer than any settlement should take, shorter than a device waits. */
const WAIT_FOR_OTHERS_MS = 30_000;
/** References are this long; other codes need no look. */
const REFERENCE = /^[2-9A-HJ-NP-Z]{8}$/;

/** One shop's journal of settlements. */
export function openJournal(database: Database, schedule: Pick<Schedule, 'enqueue'>, shop: string): Journal {
  const { db } = database;
  const enqueue = (planId: string) => (transaction: Transaction) =>
    schedule.enqueue(transaction, { shop, planId });
  return {
    read: (planId) => readRecord(db, shop, planId),
    presentPlan: (draftId, at) => readPresentPlan(db, shop, draftId, at),
    hasEndedSince: ({ id: planId, orderId }, since) => hasEndedSince(db, shop, { planId, orderId }, since),
    accept: (planId, asker, at, needs, giftCard) =>
      acceptPlan(db, shop, planId, asker, at, needs, giftCard, enqueue(planId)),
    note: (planId, at, note) => addEntry(db, shop, planId, at, note),
    change: (from, at, change, notes) =>
      changeSettlement(db, shop, from, at, change, notes, enqueue(from.planId)),
    asked: (planId, step) => readAsked(db, shop, planId, step),
    // PostgreSQL reads an id in capitals as the same one, a lock's name is another.
    alone: (planId, work) =>
      withLock(database, `settlement ${planId.toLowerCase()}`, WAIT_FOR_OTHERS_MS, work),
  };
}

/** What web remembers of one shop's gift cards. */
export function openGiftCardStore({ db }: Pick<Database, 'db'>, shop: string): GiftCardStore {
  return {
    variantAt: (price) => readGiftCardVariant(db, shop, price),
    product: () => readGiftCardProduct(db, shop),
    keepVariant: (price, variant, at) => keepGiftCardVariant(db, shop, price, variant, at),
    forgetProduct: (id) => forgetGiftCardProduct(db, shop, id),
    givenApart: async (orderId, currency) =>
      money(await readGivenApart(db, shop, orderId, currency), currency),
  };
}

/** One shop's journal of what others did. */
export function openNativeBook(
  { db }: Pick<Database, 'db'>,
  schedule: Pick<Schedule, 'look'>,
  shop: string,
): NativeBook {
  return {
    hear: (hint) => schedule.look(db, { shop, ...hint }),
    keep: (found, heardBy, readAt) => keepNative(db, shop, found, heardBy, readAt),
  };
}

/** What web remembers while one shop's plans are made. */
export function openPlanStore({ db }: Pick<Database, 'db'>, shop: string): PlanStore {
  const managersAtWork = () => readManagersAtWork(db, shop);
  return {
    rules: () => readRules(db, shop),
    remembered: (orderId) => readRememberedOrder(db, shop, orderId),
    remember: (orderId, order, at) => rememberOrder(db, shop, orderId, order, at),
    openDraft: (orderId) => readOpenDraft(db, shop, orderId),
    dueOf: (orderId) => readDue(db, shop, orderId),
    keepDraft: (draft, asker, at) => keepDraft(db, shop, draft, asker, at),
    keepPlan: (made) => keepPlan(db, shop, made),
    managersAtWork,
    async settlementByReference(reference, clock) {
      if (!REFERENCE.test(reference)) return null;
      const record = await readRecordByReference(db, shop, reference);
      return isAccepted(record) ? tell(record, null, { store: { managersAtWork }, clock }) : null;
    },
  };
}
