import { TEXT_LIMIT } from '../../../../domain/contract.ts';
import type { ExchangeItem } from '../../../../domain/exchange-items.ts';
import { pickGoods } from '../../../../domain/pick-goods.ts';
import { edited } from './arrive.ts';
import type { RulesOf } from './events.ts';
import type { AskGoods, Screen, Swapping } from './screens.ts';

export const swapRules: RulesOf<'swap'> = {
  scanned: (screen, { text }) => look(screen, 'scan', text),
  searched: (screen, { text }) => look(screen, 'search', text),
  'goods-read': (screen, { ask, reply }) => {
    if (ask !== screen.asking) return screen;
    if (reply.kind === 'failure') return { ...screen, problem: reply };
    const answered = { ...screen, asking: null };
    if (reply.kind === 'choices') return { ...answered, choices: reply };
    const [only, ...others] = reply.items;
    // What is held under the scanner is what the customer wants.
    return ask.by === 'scan' && only && !only.unavailable && others.length === 0
      ? picked(answered, only)
      : { ...answered, found: reply };
  },
  'goods-picked': (screen, { item }) => (item.unavailable ? screen : picked(screen, item)),
  // A new object asks again.
  retried: (screen) =>
    screen.problem ? { ...screen, asking: screen.asking && { ...screen.asking }, problem: null } : screen,
  left: ({ from }) => from,
};

function look(screen: Swapping, by: 'scan' | 'search', raw: string): Swapping {
  const text = raw.trim();
  if (text === '' || text.length > TEXT_LIMIT) return screen;
  const asking: AskGoods = { by, text };
  return { ...screen, asking, found: null, problem: null };
}

/** As a choice for the line it may cost what was paid for that, or replace it. */
function picked({ from, lineItemId, choices }: Swapping, item: ExchangeItem): Screen {
  const own = choices && choices.items.find(({ variantId }) => variantId === item.variantId);
  const replacement = choices !== null && choices.returned === item.variantId;
  return edited(from, pickGoods(from.draft, lineItemId, own || item, replacement));
}
