import type { OrderForReturn } from '../../../domain/order.ts';
import type { ReturnChoicesFragment } from './generated/admin.generated.d.ts';

/** Why goods may come back and where they may go, in one shop. */
export type ReturnChoices = Pick<OrderForReturn, 'reasons' | 'locations'>;

/** What a shop's returns choose from changes hardly ever: it is asked for once an hour, beside an order that is read anyway. */
export interface KnownChoices {
  /** Null when it is time to ask. */
  known(): ReturnChoices | null;
  /** What an answer brought, or what was known already. */
  learn(answer: ReturnChoicesFragment): ReturnChoices;
}

const KEPT_MILLISECONDS = 3_600_000;
const KEPT_SHOPS = 500;
const NONE: ReturnChoices = { reasons: [], locations: [] };

interface Kept {
  readonly until: number;
  readonly choices: ReturnChoices;
}
const kept = new Map<string, Kept>();

/** One shop's, shared by everything in this process. */
export function choicesOf(shop: string): KnownChoices {
  const known = () => {
    const found = kept.get(shop);
    return found && found.until > Date.now() ? found.choices : null;
  };
  return {
    known,
    learn({ returnReasonDefinitions, locations }) {
      if (!returnReasonDefinitions || !locations) return known() ?? kept.get(shop)?.choices ?? NONE;
      const choices = {
        // "Only non-deleted reasons should be shown": `returnReasonDefinitions`.
        reasons: returnReasonDefinitions.nodes.flatMap(({ id, name, deleted }) =>
          deleted ? [] : [{ id, name }],
        ),
        locations: locations.nodes.map(({ id, name }) => ({ id, name })),
      };
      const [oldest] = kept.keys();
      if (kept.size >= KEPT_SHOPS && oldest) kept.delete(oldest);
      kept.set(shop, { until: Date.now() + KEPT_MILLISECONDS, choices });
      return choices;
    },
  };
}
