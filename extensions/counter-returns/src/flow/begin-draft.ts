import { begunReturn } from '../../../../domain/begun-return.ts';
import {
  continueReturn,
  isEmpty,
  setDetails,
  setQuantity,
  startDraft,
  type Draft,
} from '../../../../domain/draft.ts';
import { withoutStrayExchange } from '../../../../domain/exchange.ts';
import { judgeLine, judgeOrder } from '../../../../domain/eligibility.ts';
import { locationOf, reasonOf, type OrderForReturn } from '../../../../domain/order.ts';
import type { KeptDraft, Sent } from '../shelf.ts';

/**
 * The draft to go on with when an order was found: this till's own, or the one that web kept for it.
 * A draft that web has seen and no longer has was settled, or taken over, elsewhere. Once proved to be the customer's it stays so.
 * `returnId`: the return of the order whose number or code was read.
 */
export function beginDraft(
  order: OrderForReturn,
  kept: KeptDraft | null,
  fromWeb: Draft | null,
  newId: string,
  proved: boolean,
  returnId: string | null = null,
  isDue = false,
): { draft: Draft; sent: Sent } {
  const known = goOn(order, kept, fromWeb, newId, isDue);
  const fitting = onUnfinished(known.draft, order, newId, returnId);
  const begun = fitting === known.draft ? known : { draft: fitting, sent: 'never' as const };
  const { draft, sent } = begun;
  if (draft.proved || !proved) return begun;
  return { draft: { ...draft, proved }, sent: sent === 'latest' ? 'older' : sent };
}

function goOn(
  order: OrderForReturn,
  kept: KeptDraft | null,
  fromWeb: Draft | null,
  newId: string,
  isDue: boolean,
): { draft: Draft; sent: Sent } {
  // Web's copy may have been changed at another till; ours only counts where it holds edits that were never sent.
  const stillOurs = kept?.sent === 'never' || (kept?.sent === 'older' && kept.draft.id === fromWeb?.id);
  if (kept && stillOurs) return { draft: fitDraft(kept.draft, order), sent: kept.sent };
  if (!fromWeb) return { draft: preselect(startDraft(newId, order.id), order, isDue), sent: 'never' };
  const draft = fitDraft(fromWeb, order);
  return { draft, sent: draft === fromWeb ? 'latest' : 'older' };
}

/** Goes on with the return that was asked for, or with the only one that there is: no other can be begun beside it. */
function onUnfinished(draft: Draft, order: OrderForReturn, newId: string, returnId: string | null): Draft {
  const { unfinishedReturns } = order;
  const begun =
    unfinishedReturns.find(({ id }) => id === returnId) ||
    begunReturn(draft, order) ||
    (unfinishedReturns.length === 1 ? unfinishedReturns[0] : null);
  return begun && draft.continues !== begun.id ? continueReturn(newId, order, begun) : draft;
}

/** The same choices on the order as it is now: what is gone is dropped, what is too much is cut. */
export function fitDraft(draft: Draft, order: OrderForReturn): Draft {
  // Of a return that has ended nothing is left to choose.
  if (draft.continues && !begunReturn(draft, order)) return { ...draft, continues: null, lines: [] };
  let fitted: Draft = { ...draft, lines: [] };
  for (const { lineItemId, quantity, ...details } of draft.lines) {
    const { reasonId, restockLocationId } = details;
    fitted = setDetails(setQuantity(fitted, order, lineItemId, quantity), lineItemId, {
      ...details,
      reasonId: reasonOf(order, reasonId) && reasonId,
      restockLocationId: locationOf(order, restockLocationId) && restockLocationId,
    });
  }
  const unchanged = JSON.stringify(fitted.lines) === JSON.stringify(draft.lines);
  return unchanged ? draft : withoutStrayExchange(fitted);
}

/** Nobody chose anything yet: what is chosen is what any order begins with. Nothing is lost with it. */
export function isUntouched(draft: Draft, order: OrderForReturn, sent: Sent, isDue = false): boolean {
  const begun = begunReturn(draft, order);
  const fresh = begun
    ? continueReturn(draft.id, order, begun)
    : preselect(startDraft(draft.id, order.id), order, isDue);
  return sent === 'never' && JSON.stringify({ ...fresh, proved: draft.proved }) === JSON.stringify(draft);
}

/** Where only one thing can come back there is nothing to choose. */
function preselect(draft: Draft, order: OrderForReturn, isDue: boolean): Draft {
  // Where the shop's rules stand against an item, it may be the one that is on the counter.
  // What is left may be goods that are not paid yet: whoever is to pay for them does not bring them back.
  if (
    isDue ||
    judgeOrder(order) ||
    order.authorized ||
    !isEmpty(draft) ||
    order.lines.some(({ objection }) => objection)
  )
    return draft;
  const returnable = order.lines.flatMap((line) => {
    const eligibility = judgeLine(line);
    return eligibility.kind === 'returnable' ? [{ id: line.id, upTo: eligibility.upTo }] : [];
  });
  const [only, ...others] = returnable;
  return only?.upTo === 1 && others.length === 0 ? setQuantity(draft, order, only.id, 1) : draft;
}
