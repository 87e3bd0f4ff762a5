import { lessGivenApart } from '../../../domain/gift-card.ts';
import { isPositive, money, type Money } from '../../../domain/money.ts';
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
    async owing(orderId, currency) {
      const owing = await returns.owing(orderId, currency);
      if (!owing) return null;
      const apart = await apartOf(orderId, owing.owed);
      return { ...owing, owed: money(Math.max(0, owing.owed.minor - apart.minor), currency) };
    },
  };
}
