import { lessGivenApart } from '../../../domain/gift-card.ts';
import { isPositive, money, smaller, subtract, type Money } from '../../../domain/money.ts';
import type { GiftCardStore } from './gift-card-ports.ts';
import type { Returns } from './ports.ts';

/**
 * The shop's returns as they are once what was given apart is counted: gift cards issued beside a return, whose amount Shopify goes on
 * showing as owed. Our database is asked only about orders that Shopify says owe something.
 */
export function countingGivenApart(returns: Returns, store: Pick<GiftCardStore, 'givenApart'>): Returns {
  const apartOf = async (orderId: string, owed: Money): Promise<Money> =>
    isPositive(owed) ? store.givenApart(orderId, owed.currency) : owed;
  return {
    ...returns,
    async readQuote(...asked) {
      const reading = await returns.readQuote(...asked);
      if (!reading?.quote) return reading;
      const { owed, refundable } = reading.standing;
      const apart = await apartOf(reading.order.id, owed);
      return { ...reading, quote: lessGivenApart(reading.quote, apart, refundable) };
    },
    async cancellable(plan) {
      const found = await returns.cancellable(plan);
      if (!found?.total) return found;
      // Where Shopify counts what it still shows as owed among what is to be paid now.
      const beyond = subtract(found.total, plan.cancellation?.total ?? found.total);
      if (!isPositive(beyond)) return found;
      const apart = await apartOf(plan.orderId, beyond);
      return { ...found, total: subtract(found.total, smaller(beyond, apart)) };
    },
    async owing(orderId, currency) {
      const owing = await returns.owing(orderId, currency);
      if (!owing) return null;
      const apart = await apartOf(orderId, owing.owed);
      return { ...owing, owed: money(Math.max(0, owing.owed.minor - apart.minor), currency) };
    },
  };
}
