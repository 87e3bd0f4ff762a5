import { orderFor } from './begun-return.ts';
import { judgeLine } from './eligibility.ts';
import { NO_EXCHANGE, withoutStrayExchange, type DraftExchange } from './exchange.ts';
import type { Money } from './money.ts';
import { withoutAmounts } from './without-amounts.ts';
import { lineOf, type OrderForReturn, type OrderLine, type UnfinishedReturn } from './order.ts';

export { withoutAmounts } from './without-amounts.ts';

/** The cashier's unsent choices for one order. Every edit is a pure function that answers a new draft. */
export interface Draft {
  /** A UUID, minted on the device: survives a dead tablet in POS storage. */
  readonly id: string;
  readonly orderId: string;
  /** The return begun elsewhere that this goes on with (`Return.id`); null for a return of its own. */
  readonly continues: string | null;
  readonly lines: readonly DraftLine[];
  /** Goods given for what comes back; NO_EXCHANGE where none are. */
  readonly exchange: DraftExchange;
  readonly shipping: ShippingChoice;
  /** Duties of the lines go back with them, each for the units that do. */
  readonly duties: boolean;
  /** The order's tip goes back. */
  readonly tip: boolean;
  readonly split: Split;
  /** The cashier's note, at most NOTE_LIMIT characters. */
  readonly note: string;
  /** Shared by drafts of several orders whose goods one customer brings back together; null as a rule. */
  readonly visitId: string | null;
  /** The customer had what names the order: its receipt, its number, its confirmation, or the number of a return of it. */
  readonly proved: boolean;
  /** Why goods come back that the shop's policy would not take; null where nobody asks for that. */
  readonly overrideReason: string | null;
  /** Why the fees that the policy asks for are not taken; null where they are. */
  readonly waivedFees: { readonly reason: string } | null;
}

export interface DraftLine {
  readonly lineItemId: string;
  /** At least 1: a line with none is not in the draft. */
  readonly quantity: number;
  /** `ReturnReasonDefinition.id`; null where nobody asked. */
  readonly reasonId: string | null;
  readonly condition: Condition;
  /** `Location.id` of where it goes; null is the location of the till that confirms. */
  readonly restockLocationId: string | null;
  /** Units that were never handed over are chosen before those that come back; absent: after them. */
  readonly unfulfilledFirst?: boolean | undefined;
}

/** What state goods come back in; it decides what becomes of them: see DISPOSITION. */
export type Condition = 'sellable' | 'needs_a_look' | 'damaged' | 'missing';
export const CONDITIONS: readonly Condition[] = ['sellable', 'needs_a_look', 'damaged', 'missing'];

/** Shopify's word for what becomes of goods in each condition (`ReverseFulfillmentOrderDispositionType`). */
export const DISPOSITION = {
  sellable: 'RESTOCKED',
  needs_a_look: 'PROCESSING_REQUIRED',
  damaged: 'NOT_RESTOCKED',
  missing: 'MISSING',
} as const satisfies Record<Condition, string>;

/** Whether goods in this condition are kept somewhere, to be sold or looked at. */
export function isKept(condition: Condition): boolean {
  return condition === 'sellable' || condition === 'needs_a_look';
}

/** What is said of a line beside how many of it come back. */
export type LineDetails = Pick<
  DraftLine,
  'reasonId' | 'condition' | 'restockLocationId' | 'unfulfilledFirst'
>;

/** What is taken for granted of a line until somebody says otherwise. */
export const USUAL_DETAILS: LineDetails = { reasonId: null, condition: 'sellable', restockLocationId: null };

export type ShippingChoice =
  { readonly kind: 'none' } | { readonly kind: 'full' } | { readonly kind: 'amount'; readonly amount: Money };

/**
 * How the money is shared out: null leaves it to the rule (gift card first, then as paid), `store_credit` gives all of it as
 * store credit and `gift_card` on one new gift card, whatever it comes to; amounts are the cashier's own.
 */
export type Split = readonly TenderAmount[] | 'store_credit' | 'gift_card' | null;

export interface TenderAmount {
  /** `QuotedTender.parentId`. */
  readonly parentId: string;
  readonly amount: Money;
}

/** Shopify keeps 255 characters of `returnReasonNote`; the rest is our own mark. */
export const NOTE_LIMIT = 180;
/** What a reason for an exception may be long. */
export const REASON_LIMIT = 180;

export function startDraft(id: string, orderId: string, proved = false): Draft {
  return {
    id,
    orderId,
    continues: null,
    lines: [],
    exchange: NO_EXCHANGE,
    shipping: { kind: 'none' },
    duties: true,
    tip: false,
    split: null,
    note: '',
    visitId: null,
    proved,
    overrideReason: null,
    waivedFees: null,
  };
}

/** A draft that goes on with a return, with all that is left of it and nothing else: the customer may have brought less. */
export function continueReturn(id: string, order: OrderForReturn, begun: UnfinishedReturn): Draft {
  const draft: Draft = { ...startDraft(id, order.id), continues: begun.id };
  const sent = { ...order, lines: order.lines.map((line) => ({ ...line, unfulfilledQuantity: 0 })) };
  return begun.lines.reduce((chosen, { lineItemId }) => {
    const left = begun.lines.filter((line) => line.lineItemId === lineItemId);
    const units = left.reduce((sum, { quantity }) => sum + quantity, 0);
    return setQuantity(chosen, sent, lineItemId, units);
  }, draft);
}

export function chosenQuantity(draft: Draft, lineItemId: string): number {
  return draft.lines.find((line) => line.lineItemId === lineItemId)?.quantity || 0;
}

export function isEmpty(draft: Draft): boolean {
  return draft.lines.length === 0;
}

export function chosenUnits(draft: Draft): number {
  return draft.lines.reduce((units, line) => units + line.quantity, 0);
}

/** Sets how many of a line come back, kept between 0 and what is left; 0 takes the line out. A changed basket forgets amounts. */
export function setQuantity(
  draft: Draft,
  order: OrderForReturn,
  lineItemId: string,
  quantity: number,
): Draft {
  const line = lineOf(orderFor(draft, order), lineItemId);
  if (!line) return draft;
  const eligibility = judgeLine(line, draft.overrideReason !== null);
  const upTo = eligibility.kind === 'returnable' ? eligibility.upTo : 0;
  const wanted = Math.max(0, Math.min(upTo, Math.trunc(quantity) || 0));
  const present = draft.lines.find((chosen) => chosen.lineItemId === lineItemId);
  if (wanted === (present?.quantity || 0)) return draft;
  if (!present) {
    // Where what was sent comes too late, what was not sent can still be cancelled.
    const late = draft.overrideReason === null && line.objection?.reason.code === 'LINE_LATE';
    const first = late && line.unfulfilledQuantity > 0 ? { unfulfilledFirst: true } : {};
    return {
      ...withoutAmounts(draft),
      lines: [...draft.lines, { lineItemId, quantity: wanted, ...USUAL_DETAILS, ...first }],
    };
  }
  const lines =
    wanted === 0
      ? draft.lines.filter((chosen) => chosen !== present)
      : draft.lines.map((chosen) => (chosen === present ? { ...chosen, quantity: wanted } : chosen));
  const changed = { ...withoutAmounts(draft), lines };
  return wanted === 0 ? withoutStrayExchange(changed) : changed;
}

/** All that is left of an order, as where only the whole of it can be cancelled. */
export function chooseAll(draft: Draft, order: OrderForReturn): Draft {
  return order.lines.reduce((chosen, line) => setQuantity(chosen, order, line.id, line.quantity), draft);
}

export type ScannedItem =
  | { readonly kind: 'added'; readonly draft: Draft; readonly line: OrderLine }
  | { readonly kind: 'full'; readonly line: OrderLine }
  | { readonly kind: 'refused'; readonly line: OrderLine }
  | { readonly kind: 'not-on-order' };

/**
 * One scan of an item adds one unit. An item may stand on several lines of an order: the first with units left takes it.
 * Matches the barcode, else the SKU, exactly but for case and outer blanks.
 */
export function addScannedItem(draft: Draft, order: OrderForReturn, scanned: string): ScannedItem {
  const code = scanned.trim().toLowerCase();
  const matching = orderFor(draft, order).lines.filter(
    (line) => code !== '' && (line.barcode?.toLowerCase() === code || line.sku?.toLowerCase() === code),
  );
  const [first] = matching;
  if (!first) return { kind: 'not-on-order' };
  for (const line of matching) {
    const next = setQuantity(draft, order, line.id, chosenQuantity(draft, line.id) + 1);
    if (next !== draft) return { kind: 'added', draft: next, line };
  }
  const anyReturnable = matching.find(
    (line) => judgeLine(line, draft.overrideReason !== null).kind === 'returnable',
  );
  return anyReturnable ? { kind: 'full', line: anyReturnable } : { kind: 'refused', line: first };
}

/** Says why a chosen line comes back, in what condition, or where it goes; what is not named stays. */
export function setDetails(draft: Draft, lineItemId: string, details: Partial<LineDetails>): Draft {
  const lines = draft.lines.map((line) => (line.lineItemId === lineItemId ? { ...line, ...details } : line));
  return { ...draft, lines };
}

/** Keeps what Shopify has room for. */
export function setNote(draft: Draft, note: string): Draft {
  return { ...draft, note: note.slice(0, NOTE_LIMIT) };
}

/** What is chosen about the money rather than the goods. */
export type Choices = Pick<Draft, 'shipping' | 'duties' | 'tip' | 'split' | 'waivedFees'>;

/** What is not named stays, but for amounts that were made for another total. */
export function setChoices(draft: Draft, choices: Partial<Choices>): Draft {
  return { ...withoutAmounts(draft), ...choices };
}

/** Asks for an exception from the policy, with a reason; null asks for none, and what only it allowed comes back no more. */
export function setOverrideReason(draft: Draft, order: OrderForReturn, reason: string | null): Draft {
  const changed = { ...draft, overrideReason: reason };
  if (reason !== null) return changed;
  return draft.lines.reduce(
    (fitted, { lineItemId, quantity }) => setQuantity(fitted, order, lineItemId, quantity),
    changed,
  );
}
