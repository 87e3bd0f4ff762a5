import {
  chooseAll,
  chosenQuantity,
  isEmpty,
  setDetails,
  setNote,
  setOverrideReason,
  setQuantity,
} from '../../../../domain/draft.ts';
import { changeExchange, hasExchange } from '../../../../domain/exchange.ts';
import { arranged, edited, find, itemScanned, look, planning } from './arrive.ts';
import { findAnother, leaveItems, reviewItems } from './arrive-visit.ts';
import type { RulesOf } from './events.ts';
import type { Items } from './screens.ts';

/** Something can be given for what comes back: not for a return that was begun elsewhere, and not for several orders together. */
export function canExchange({ draft, visit }: Pick<Items, 'draft' | 'visit'>): boolean {
  return !draft.continues && !visit;
}

export const itemsRules: RulesOf<'items'> = {
  'quantity-set': (screen, { lineItemId, quantity }) =>
    edited(screen, setQuantity(screen.draft, screen.order, lineItemId, quantity)),
  'all-chosen': (screen) => edited(screen, chooseAll(screen.draft, screen.order)),
  'details-set': (screen, { lineItemId, details }) =>
    edited(screen, setDetails(screen.draft, lineItemId, details)),
  'swap-opened': (screen, { lineItemId }) =>
    canExchange(screen) && chosenQuantity(screen.draft, lineItemId) > 0
      ? {
          at: 'swap',
          from: screen,
          lineItemId,
          asking: { by: 'choices' },
          choices: null,
          found: null,
          problem: null,
        }
      : screen,
  'goods-set': (screen, { key, details }) => edited(screen, changeExchange(screen.draft, key, details)),
  'exception-set': (screen, { reason }) =>
    arranged(edited(screen, setOverrideReason(screen.draft, screen.order, reason))),
  'note-set': (screen, { note }) => edited(screen, setNote(screen.draft, note)),
  scanned: (screen, { text }) => itemScanned(screen, text.trim()),
  'lines-searched': (screen, { query }) => arranged({ ...screen, query, notice: null }),
  'recent-picked': (screen, { planId }) => ({
    ...leaveItems(screen),
    asking: { kind: 'settlement', planId },
  }),
  searched: (screen, { text }) => look(leaveItems(screen), 'scan', text),
  declined: (screen, { orderId, refusal }) =>
    orderId === screen.order.id
      ? { ...find(), visit: screen.visit, result: { kind: 'refused', refusal, orderId } }
      : screen,
  'another-order': (screen, { newId, text }) => {
    if (hasExchange(screen.draft)) return screen;
    if (isEmpty(screen.draft)) return { ...screen, notice: { kind: 'nothing-chosen' } };
    const another = findAnother(screen, newId);
    return text === null ? another : look(another, 'scan', text);
  },
  reviewed: (screen) => {
    if (screen.visit) return reviewItems(screen, screen.visit);
    return isEmpty(screen.draft)
      ? { ...screen, notice: { kind: 'nothing-chosen' } }
      : planning(screen.order, screen.draft, null);
  },
  left: leaveItems,
};
