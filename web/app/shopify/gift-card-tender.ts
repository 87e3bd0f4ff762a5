import { isPositive, parseMoney, smaller, zero, type Money } from '../../../domain/money.ts';
import { NEW_GIFT_CARD, type QuotedTender } from '../../../domain/plan.ts';
import type { QuoteQuery } from './generated/admin.generated.d.ts';

/** The gateway of payments with a gift card; nothing is refunded by way of it when a new one is issued. */
const GIFT_CARD_GATEWAY = 'gift_card';

/**
 * A new gift card as a way to be paid: all of the return, up to what one card may hold. Amounts of gift card products, and so the cards,
 * are in the shop's currency (`GiftCardConfiguration.issueLimit`: "in default shop currency").
 */
export function toNewGiftCard(
  total: Money,
  { issueLimit }: QuoteQuery['giftCardConfiguration'],
): QuotedTender {
  const { currency } = total;
  const sameCurrency = issueLimit.currencyCode === currency;
  const limit = sameCurrency ? parseMoney(issueLimit.amount, currency) : zero(currency);
  return {
    parentId: NEW_GIFT_CARD,
    kind: 'new_gift_card',
    gateway: GIFT_CARD_GATEWAY,
    label: 'Gift card',
    lastDigits: null,
    paid: zero(currency),
    ceiling: isPositive(total) ? smaller(total, limit) : zero(currency),
    unavailable: isPositive(limit) ? null : sameCurrency ? 'NO_GIFT_CARDS' : 'OTHER_CURRENCY',
  };
}
