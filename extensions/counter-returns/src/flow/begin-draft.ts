import { isEmpty, setQuantity, setRestock, startDraft, type Draft } from '../../../../domain/draft.ts';
import { judgeLine, judgeOrder } from '../../../../domain/eligibility.ts';
import type { OrderForReturn } from '../../../../domain/order.ts';
import type { KeptDraft } from '../shelf.ts';

/**
 * The draft to go on with when an order was found.
 * This till's own wins, unless web has seen it and no longer has it: then it was settled, or taken over, elsewhere.
 */
export function beginDraft(
  order: OrderForReturn,
  kept: KeptDraft | null,
  fromWeb: Draft | null,
  newId: string,
): { draft: Draft; sent: boolean } {
  const stillOurs = kept !== null && (!kept.sent || kept.draft.id === fromWeb?.id);
  const begun = stillOurs ? kept.draft : fromWeb;
  if (!begun) return { draft: preselect(startDraft(newId, order.id), order), sent: false };
  return { draft: fitDraft(begun, order), sent: stillOurs ? kept.sent : true };
}

/** The same choices on the order as it is now: what is gone is dropped, what is too much is cut. */
export function fitDraft(draft: Draft, order: OrderForReturn): Draft {
  let fitted: Draft = { ...draft, lines: [] };
  for (const { lineItemId, quantity, restock } of draft.lines) {
    fitted = setRestock(setQuantity(fitted, order, lineItemId, quantity), lineItemId, restock);
  }
  const unchanged = JSON.stringify(fitted.lines) === JSON.stringify(draft.lines);
  return unchanged ? draft : fitted;
}

/** Where only one thing can come back there is nothing to choose. */
function preselect(draft: Draft, order: OrderForReturn): Draft {
  if (judgeOrder(order) || !isEmpty(draft)) return draft;
  const returnable = order.lines.flatMap((line) => {
    const eligibility = judgeLine(line);
    return eligibility.kind === 'returnable' ? [{ id: line.id, upTo: eligibility.upTo }] : [];
  });
  const [only, ...others] = returnable;
  return only?.upTo === 1 && others.length === 0 ? setQuantity(draft, order, only.id, 1) : draft;
}
