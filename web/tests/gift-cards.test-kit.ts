import { expect } from '@jest/globals';
import { setChoices, type Draft } from '../../domain/draft.ts';
import { money } from '../../domain/money.ts';
import { NEW_GIFT_CARD, type Plan } from '../../domain/plan.ts';
import { draftOf, plainOrders, planIn, type Counter } from './counter.ts';

/** What tests of new gift cards have in common, at one counter. */
export interface GiftCardTests {
  draftOne(units?: number): Promise<Draft>;
  /** All of it on a new gift card. */
  planAll(): Promise<Plan>;
  /** A part on the original card, the rest on a new gift card. */
  planParts(draft: Draft): Promise<Plan>;
  cardsOf(plan: Plan): NonNullable<ReturnType<Counter['shopify']['order']>>['giftCards'];
  /** One card with its amount, everything else refunded, and no more. `outstanding`: what Shopify shows as owed by then. */
  expectIssuedOnce(plan: Plan, outstanding?: string): Promise<void>;
}

export const asText = ({ minor }: { readonly minor: number }) => (minor / 100).toFixed(2);

export function giftCardTests(counter: Counter): GiftCardTests {
  const orders = plainOrders(counter.store);
  const cardsOf = (plan: Plan) => counter.shopify.order(plan.orderName)?.giftCards ?? [];
  async function draftOne(units = 1) {
    const { name, sku } = orders.next(units);
    return draftOf(await counter.open(name), { [sku]: 1 });
  }
  return {
    draftOne,
    cardsOf,
    async planAll() {
      return planIn(await counter.plan(setChoices(await draftOne(), { split: 'gift_card' })));
    },
    async planParts(draft) {
      const { total, tenders } = planIn(await counter.plan(draft));
      const toCard = money(Math.ceil(total.minor / 3), total.currency);
      const split = [
        { parentId: tenders.find(({ kind }) => kind === 'card')?.parentId ?? '', amount: toCard },
        { parentId: NEW_GIFT_CARD, amount: money(total.minor - toCard.minor, total.currency) },
      ];
      return planIn(await counter.plan(setChoices(draft, { split })));
    },
    async expectIssuedOnce(plan, outstanding = '0.00') {
      const given = plan.legs.find(({ parentId }) => parentId === NEW_GIFT_CARD)?.amount ?? plan.total;
      const settlement = await counter.settlement(plan.id);
      expect(settlement).toMatchObject({
        settlement: { state: 'finished', goods: 'returned', money: 'paid' },
      });
      const [card, ...more] = cardsOf(plan).concat(
        counter.shopify.giftCards().filter(({ note }) => note === `cr:${plan.id}`),
      );
      expect(more).toEqual([]);
      expect(card).toMatchObject({ balance: asText(given), initialValue: asText(given), enabled: true });
      const legs = settlement.kind === 'settlement' ? settlement.settlement.legs : [];
      expect(legs.find(({ parentId }) => parentId === NEW_GIFT_CARD)).toMatchObject({
        status: 'success',
        lastDigits: card?.lastCharacters,
      });
      expect(counter.shopify.order(plan.orderName)).toMatchObject({
        refunded: { presentment: asText(money(plan.total.minor - given.minor, plan.currency)) },
        outstanding: { presentment: outstanding },
        returns: [{ status: 'CLOSED' }],
      });
    },
  };
}
