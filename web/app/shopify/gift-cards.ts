import { parseMoney, type Money } from '../../../domain/money.ts';
import type { GiftCards, IssuedGiftCard } from '../settle/gift-card-ports.ts';
import type { AdminClient } from './admin.ts';
import { variantAt } from './gift-card-variants.ts';
import type { GiftCardFactsFragment } from './generated/admin.generated.d.ts';
import { GIFT_CARD_CREATE } from './operations/gift-card-create.ts';
import { GIFT_CARDS_BY_CODE } from './operations/gift-cards-by-code.ts';
import { payload } from './payload.ts';
import { toMoneyInput } from './money-input.ts';

/** Gift cards of one shop, through its Admin API. */
export function openGiftCards(admin: AdminClient): GiftCards {
  return {
    variantAt: (price, known) => variantAt(admin, price, known),

    async find(code) {
      const { giftCards } = await admin.query(GIFT_CARDS_BY_CODE, { code });
      // The search looks at names and last characters too; of a code of ours it can find but one.
      const found = giftCards.nodes.filter(({ lastCharacters }) =>
        code.endsWith(lastCharacters.toLowerCase()),
      );
      return found[0] && found.length === 1 ? toIssued(found[0]) : null;
    },

    async issue({ code, amount, note }) {
      const input = { code, note, initialAmount: toMoneyInput(amount) };
      const written = payload(
        await admin.mutate(GIFT_CARD_CREATE, { input }),
        ({ giftCardCreate }) => giftCardCreate,
        ({ giftCard }) => giftCard && toIssued(giftCard),
      );
      if (written.kind !== 'refused') return written;
      if (written.code === 'TAKEN') return { kind: 'done', value: null };
      // GiftCardErrorCode.INTERNAL_ERROR says nothing of what was done before it.
      return written.code === 'INTERNAL_ERROR'
        ? { kind: 'unknown', why: written.message, late: false }
        : written;
    },
  };
}

function toIssued({
  id,
  enabled,
  lastCharacters,
  note,
  balance,
  order,
}: GiftCardFactsFragment): IssuedGiftCard {
  return {
    id,
    enabled,
    lastCharacters: lastCharacters.toLowerCase(),
    note: note ?? null,
    balance: moneyOf(balance),
    orderId: order?.id ?? null,
  };
}

function moneyOf({ amount, currencyCode }: { amount: string; currencyCode: string }): Money {
  return parseMoney(amount, currencyCode);
}
