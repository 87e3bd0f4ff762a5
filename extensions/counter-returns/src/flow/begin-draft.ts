import { isEmpty, setDetails, setQuantity, startDraft, type Draft } from '../../../../domain/draft.ts';
import { judgeLine, judgeOrder } from '../../../../domain/eligibility.ts';
import { locationOf, reasonOf, type OrderForReturn } from '../../../../domain/order.ts';
import type { KeptDraft, Sent } from '../shelf.ts';

/**
 * The draft to go on with when an order was found: this till's own, or the one that web kept for it.
 * A draft that web has seen and no longer has was settled, or taken over, elsewhere. Once proved to be the customer's it stays so.
 */
export function beginDraft(
  order: OrderForReturn,
  kept: KeptDraft | null,
  fromWeb: Draft | null,
  newId: string,
  proved: boolean,
): { draft: Draft; sent: Sent } {
  const begun = goOn(order, kept, fromWeb, newId);
  const { draft, sent } = begun;
  if (draft.proved || !proved) return begun;
  return { draft: { ...draft, proved }, sent: sent === 'latest' ? 'older' : sent };
}

function goOn(
  order: OrderForReturn,
  kept: KeptDraft | null,
  fromWeb: Draft | null,
  newId: string,
): { draft: Draft; sent: Sent } {
  // Web's copy may have been changed at another till; ours only counts where it holds edits that were never sent.
  const stillOurs = kept?.sent === 'never' || (kept?.sent === 'older' && kept.draft.id === fromWeb?.id);
  if (kept && stillOurs) return { draft: fitDraft(kept.draft, order), sent: kept.sent };
  if (!fromWeb) return { draft: preselect(startDraft(newId, order.id), order), sent: 'never' };
  const draft = fitDraft(fromWeb, order);
  return { draft, sent: draft === fromWeb ? 'latest' : 'older' };
}

/** The same choices on the order as it is now: what is gone is dropped, what is too much is cut. */
export function fitDraft(draft: Draft, order: OrderForReturn): Draft {
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
  return unchanged ? draft : fitted;
}

/** Nobody chose anything yet: what is chosen is what any order begins with. Nothing is lost with it. */
export function isUntouched(draft: Draft, order: OrderForReturn, sent: Sent): boolean {
  return (
    sent === 'never' &&
    JSON.stringify(preselect(startDraft(draft.id, order.id, draft.proved), order)) === JSON.stringify(draft)
  );
}

/** Where only one thing can come back there is nothing to choose. */
function preselect(draft: Draft, order: OrderForReturn): Draft {
  // Where the shop's rules stand against an item, it may be the one that is on the counter.
  if (
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
