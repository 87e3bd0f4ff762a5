import { orderFor } from '../../../../domain/begun-return.ts';
import { chosenQuantity, type Draft } from '../../../../domain/draft.ts';
import { judgeLine } from '../../../../domain/eligibility.ts';
import type { OrderForReturn, OrderLine } from '../../../../domain/order.ts';

/** No endless list: beyond these, the cashier scans or searches. */
export const LINES_SHOWN = 20;

export interface Arrangement {
  /** `LineItem.id`s in the order they are shown: chosen ones first (newest first), then what can come back, then the rest. */
  readonly shown: readonly string[];
  /** How many more match. */
  readonly hidden: number;
}

/**
 * Which lines of an order to show, and in which order.
 * Worked out when the screen opens, on a scan and on a search; never on a stepper's tap, or the next tap would hit another line.
 */
export function arrangeLines(order: OrderForReturn, draft: Draft, query: string): Arrangement {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const matching = orderFor(draft, order).lines.filter((line) =>
    words.every((word) => searchable(line).includes(word)),
  );
  const rank = (line: OrderLine) => {
    if (chosenQuantity(draft, line.id) > 0) return 0;
    return judgeLine(line, draft.overrideReason !== null).kind === 'returnable' ? 1 : 2;
  };
  const newestChosen = (line: OrderLine) =>
    draft.lines.findIndex(({ lineItemId }) => lineItemId === line.id) * -1;
  const sorted = matching
    .map((line) => ({ id: line.id, rank: rank(line), newest: newestChosen(line) }))
    .sort((a, b) => a.rank - b.rank || (a.rank === 0 ? a.newest - b.newest : 0));
  return {
    shown: sorted.slice(0, LINES_SHOWN).map(({ id }) => id),
    hidden: Math.max(0, sorted.length - LINES_SHOWN),
  };
}

function searchable({ title, variantTitle, sku, barcode }: OrderLine): string {
  return plain([title, variantTitle, sku, barcode].filter(Boolean).join(' '));
}

/** Case and accents do not matter to someone who types in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
