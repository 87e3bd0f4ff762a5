import type { Draft } from './draft.ts';
import { isOnlyHeld } from './eligibility.ts';
import { hasExchange } from './exchange.ts';
import { sum, type Money } from './money.ts';
import type { OrderForReturn } from './order.ts';
import type { Plan } from './plan.ts';
import type { VisitRefusal } from './refusal.ts';

/** One customer may bring back goods of this many orders at once; each is settled by itself. */
export const VISIT_LIMIT = 8;

/** Whose orders may come back together: one person's, in one currency. A guest's order is nobody's, and stands beside any. */
export function judgeVisit(
  orders: readonly Pick<OrderForReturn, 'id' | 'name' | 'currency' | 'customer' | 'authorized'>[],
  drafts: readonly Pick<Draft, 'orderId' | 'exchange'>[],
): VisitRefusal | null {
  if (new Set(orders.map(({ id }) => id)).size < orders.length) return { code: 'VISIT_ORDER_TWICE' };
  const exchanged = drafts.filter(hasExchange).map(({ orderId }) => orderId);
  const exchange = orders.find(({ id }) => exchanged.includes(id));
  if (exchange) return { code: 'VISIT_EXCHANGE', orderName: exchange.name };
  const held = orders.find(isOnlyHeld);
  if (held) return { code: 'VISIT_HELD', orderName: held.name };
  if (orders.length > VISIT_LIMIT) return { code: 'VISIT_TOO_LARGE', limit: VISIT_LIMIT };
  const [first] = orders;
  const foreign = orders.find(({ currency }) => currency !== first?.currency);
  if (first && foreign) {
    return {
      code: 'VISIT_CURRENCIES',
      orderName: foreign.name,
      currency: foreign.currency,
      other: first.currency,
    };
  }
  const [owner, ...others] = orders.filter(({ customer }) => customer !== null);
  const stranger = others.find(({ customer }) => customer?.id !== owner?.customer?.id);
  return stranger ? { code: 'VISIT_CUSTOMERS', orderName: stranger.name } : null;
}

/** What the customer gets for everything. The plans of a visit have one currency. */
export function visitTotal(plans: readonly Plan[]): Money {
  const [first] = plans;
  if (!first) throw new RangeError('a visit without a plan has no currency');
  return sum(
    first.currency,
    plans.map(({ total }) => total),
  );
}
