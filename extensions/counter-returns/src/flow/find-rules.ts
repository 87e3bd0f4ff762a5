import { failure } from '../backend.ts';
import {
  codeOf,
  checking,
  find,
  findFailed,
  items,
  leftUnknown,
  look,
  settlementShown,
  unknownOf,
} from './arrive.ts';
import { join, partPicked, reopened, reviewAll } from './arrive-visit.ts';
import { beginDraft } from './begin-draft.ts';
import type { RulesOf } from './events.ts';

export const findRules: RulesOf<'find'> = {
  'shelf-read': (screen, { shelf }) => {
    const unknown = screen.opening && leftUnknown(shelf, screen.asking);
    return unknown ? checking(unknown) : { ...screen, shelf, opening: false };
  },
  'permission-missing': (screen) => findFailed(screen, failure('NO_PERMISSION', null, false), screen.asking),
  scanned: (screen, { text }) => look(screen, 'scan', text),
  searched: (screen, { text }) => look(screen, 'search', text),
  'order-picked': (screen, { orderId }) =>
    look(screen, 'order', orderId, screen.result?.kind === 'orders' ? screen.result.code : null),
  'draft-picked': (screen, { orderId }) => ({ ...screen, asking: { kind: 'draft', orderId }, result: null }),
  'recent-picked': (screen, { planId }) => ({
    ...screen,
    asking: { kind: 'settlement', planId },
    result: null,
  }),
  'unsettled-picked': (_, { unsettled }) => checking(unsettled),
  'cash-up-opened': (_, { day }) => ({ at: 'cash-up', asking: { day }, reply: null, problem: null }),
  retried: (screen) =>
    screen.result?.kind === 'failure' ? { ...screen, asking: screen.result.ask, result: null } : screen,
  found: (screen, { ask, reply, kept, newId }) => {
    if (ask !== screen.asking) return screen;
    const answered = { ...screen, asking: null };
    switch (reply.kind) {
      case 'failure':
        return findFailed(screen, reply, ask);
      case 'settlement':
        return settlementShown(reply.settlement, false, null);
      case 'nothing':
        return { ...answered, result: reply };
      case 'orders':
        return { ...answered, result: { ...reply, code: codeOf(ask) } };
      case 'order': {
        const { order, draft, proved, returnId, due } = reply;
        const unknown = unknownOf(screen, order.id);
        if (unknown) return checking(unknown);
        const begun = beginDraft(order, kept, draft, newId, proved, returnId, due !== null);
        const shown = screen.visit
          ? join(screen, screen.visit, order, begun, codeOf(ask))
          : items(order, begun.draft, begun.sent, codeOf(ask), null, due);
        const ended = order.endedReturns.find(({ id }) => id === returnId);
        return ended && shown.at === 'items' ? { ...shown, notice: { kind: 'ended', ended } } : shown;
      }
    }
  },
  'draft-read': (screen, { ask, kept, together }) => {
    if (ask !== screen.asking || ask.kind !== 'draft') return screen;
    const unknown = unknownOf(screen, ask.orderId);
    if (unknown) return checking(unknown);
    if (!kept) return look(screen, 'order', ask.orderId);
    return screen.visit ? join(screen, screen.visit, kept.order, kept, null) : reopened(kept, together);
  },
  'settlement-read': (screen, { planId, reply }) => {
    const { asking, shelf } = screen;
    if (asking?.kind !== 'settlement' || asking.planId !== planId) return screen;
    if (reply.kind === 'failure') return findFailed(screen, reply, asking);
    if (reply.kind === 'settlement') return settlementShown(reply.settlement, false, null);
    const read = shelf?.recent.find((recent) => recent.planId === planId)?.reference || planId;
    return { ...screen, asking: null, result: { kind: 'nothing', read } };
  },
  // With what comes back already.
  'part-picked': (screen, { orderId }) =>
    (screen.visit && partPicked(screen.visit.id, screen.visit.others, orderId)) || screen,
  reviewed: (screen) => (screen.visit ? reviewAll(screen.visit.id, screen.visit.others) : screen),
  left: find,
};
