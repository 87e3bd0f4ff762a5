import type { Draft } from '../../../domain/draft.ts';
import { chosenUnits, isEmpty } from '../../../domain/draft.ts';
import { NO_EXCHANGE } from '../../../domain/exchange.ts';
import type { Money } from '../../../domain/money.ts';
import type { OrderForReturn } from '../../../domain/order.ts';
import type { HostStorage } from './host.ts';

/** What this till keeps in POS storage: everything a screen needs to go on after it was killed. */
export interface ShelfContents {
  /** Newest first, at most DRAFTS. */
  readonly drafts: readonly DraftNote[];
  /** Sent, and no answer seen yet. Newest first. */
  readonly unsettled: readonly Unsettled[];
  /** Newest first: RECENT, and older ones whose payment is waited for. */
  readonly recent: readonly RecentReturn[];
}

export const NOTHING_KEPT: ShelfContents = { drafts: [], unsettled: [], recent: [] };

export interface DraftNote {
  readonly orderId: string;
  readonly orderName: string;
  readonly units: number;
  /** `Draft.visitId`. */
  readonly visitId: string | null;
}

/** What web has seen of a draft: nothing, an older state of it, or this. */
export type Sent = 'never' | 'older' | 'latest';

/** A draft with the order as it was when it was found. */
export interface KeptDraft {
  readonly draft: Draft;
  readonly order: OrderForReturn;
  readonly sent: Sent;
}

export interface Unsettled {
  readonly planId: string;
  readonly reference: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly amount: Money;
  /** The order is cancelled, and `amount` was only held: nothing is refunded. */
  readonly held?: boolean;
}

export interface RecentReturn {
  readonly planId: string;
  readonly reference: string;
  readonly orderName: string;
  readonly amount: Money;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** What the customer has to pay for goods given in exchange; absent where nothing is waited for. */
  readonly due?: Money | undefined;
}

/** No method rejects: a till whose storage is full or broken still refunds. Writes happen one after the other. */
export interface Shelf {
  read(): Promise<ShelfContents>;
  readDraft(orderId: string): Promise<KeptDraft | null>;
  /** The drafts of one visit, but for this order's. */
  readTogether(visitId: string, exceptOrderId: string): Promise<readonly KeptDraft[]>;
  /** An empty draft is taken off the shelf. */
  keepDraft(kept: KeptDraft): Promise<void>;
  discardDraft(orderId: string): Promise<void>;
  /** Before a plan is sent to be settled. */
  markSent(unsettled: Unsettled): Promise<void>;
  /** Its end is known. */
  forgetUnsettled(planId: string): Promise<void>;
  remember(recent: RecentReturn): Promise<void>;
  /** The goods of this plan were put into the cart of this till. */
  markFilled(planId: string): Promise<void>;
  wasFilled(planId: string): Promise<boolean>;
}

// POS keeps 100 entries of about 1 MB each. An order of 592 lines takes about 250 KB.
const DRAFTS = 10;
const RECENT = 10;
/** Nobody asks about an older one at the till. */
const CARTS = 50;
// A key names the shape of its value, so that an older version's values are never misread.
const DRAFT_NOTES = 'drafts/1';
const UNSETTLED = 'unsettled/1';
const RECENT_RETURNS = 'recent/1';
const FILLED = 'filled/1';
const draftKey = (orderId: string) => `draft/1/${orderId}`;
const orderKey = (orderId: string) => `order/1/${orderId}`;

export function createShelf(storage: HostStorage): Shelf {
  let last: Promise<unknown> = Promise.resolve();
  /** The order snapshot that storage already holds: edits of the draft do not write it again. */
  let keptOrder: OrderForReturn | null = null;

  /** Runs after everything that was asked for before it. */
  function inTurn<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    const turn = last.then(work).catch(() => otherwise);
    last = turn;
    return turn;
  }

  async function list<T>(key: string): Promise<readonly T[]> {
    const value = await storage.get(key);
    return Array.isArray(value) ? (value as T[]) : [];
  }

  /** Puts an entry on top of a list, in the place of the one that it supersedes. */
  async function putOnTop<T>(
    key: string,
    entry: T,
    supersedes: (other: T) => boolean,
    keeps: (kept: T, place: number) => unknown = () => true,
  ) {
    const others = (await list<T>(key)).filter((other) => !supersedes(other));
    const entries = [entry, ...others].filter(keeps);
    await storage.set(key, entries);
    return entries;
  }

  async function readKept(orderId: string): Promise<KeptDraft | null> {
    const [kept, order] = await Promise.all([storage.get(draftKey(orderId)), storage.get(orderKey(orderId))]);
    if (!kept || !order) return null;
    keptOrder = null;
    const { draft, sent } = kept as { draft: Draft; sent: Sent };
    // One that an older version of the app put there knows of no exchange.
    return {
      draft: { ...draft, exchange: draft.exchange || NO_EXCHANGE },
      sent,
      order: order as OrderForReturn,
    };
  }

  async function removeDraft(orderId: string): Promise<void> {
    const notes = await list<DraftNote>(DRAFT_NOTES);
    if (!notes.some((note) => note.orderId === orderId)) return;
    await storage.set(
      DRAFT_NOTES,
      notes.filter((note) => note.orderId !== orderId),
    );
    await storage.delete(draftKey(orderId));
    await storage.delete(orderKey(orderId));
    if (keptOrder?.id === orderId) keptOrder = null;
  }

  return {
    read: () =>
      inTurn(NOTHING_KEPT, async () => {
        const [drafts, unsettled, recent] = await Promise.all([
          list<DraftNote>(DRAFT_NOTES),
          list<Unsettled>(UNSETTLED),
          list<RecentReturn>(RECENT_RETURNS),
        ]);
        return { drafts, unsettled, recent };
      }),

    readDraft: (orderId) => inTurn(null, () => readKept(orderId)),

    readTogether: (visitId, exceptOrderId) =>
      inTurn([], async () => {
        const notes = await list<DraftNote>(DRAFT_NOTES);
        const others = notes.filter((note) => note.visitId === visitId && note.orderId !== exceptOrderId);
        const kept = await Promise.all(others.map(({ orderId }) => readKept(orderId)));
        return kept.filter((each) => each !== null);
      }),

    keepDraft: ({ draft, order, sent }) =>
      inTurn(undefined, async () => {
        if (isEmpty(draft)) return removeDraft(order.id);
        if (keptOrder !== order) await storage.set(orderKey(order.id), order);
        keptOrder = order;
        await storage.set(draftKey(order.id), { draft, sent });
        const note = {
          orderId: order.id,
          orderName: order.name,
          units: chosenUnits(draft),
          visitId: draft.visitId,
        };
        const notes = await putOnTop(DRAFT_NOTES, note, ({ orderId }) => orderId === order.id);
        for (const { orderId } of notes.slice(DRAFTS)) await removeDraft(orderId);
      }),

    discardDraft: (orderId) => inTurn(undefined, () => removeDraft(orderId)),

    markSent: (unsettled) =>
      inTurn(undefined, async () => {
        await putOnTop(UNSETTLED, unsettled, ({ planId }) => planId === unsettled.planId);
      }),

    forgetUnsettled: (planId) =>
      inTurn(undefined, async () => {
        const all = await list<Unsettled>(UNSETTLED);
        const left = all.filter((unsettled) => unsettled.planId !== planId);
        if (left.length < all.length) await storage.set(UNSETTLED, left);
      }),

    remember: (recent) =>
      inTurn(undefined, async () => {
        await putOnTop(
          RECENT_RETURNS,
          recent,
          ({ planId }) => planId === recent.planId,
          ({ due }, place) => due || place < RECENT,
        );
      }),

    markFilled: (planId) =>
      inTurn(undefined, async () => {
        await putOnTop(
          FILLED,
          planId,
          (other) => other === planId,
          (_, place) => place < CARTS,
        );
      }),

    wasFilled: (planId) => inTurn(false, async () => (await list(FILLED)).includes(planId)),
  };
}
