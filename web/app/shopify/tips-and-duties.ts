import { parseMoney, type Money } from '../../../domain/money.ts';
import type { OrderTip } from '../../../domain/order.ts';
import type { AdminClient } from './admin.ts';
import type { OrderFactsFragment } from './generated/admin.generated.d.ts';
import { DUTIES_REFUNDED } from './operations/duties-refunded.ts';
import type { LineNode } from './order-translation.ts';

type MoneySet = { readonly presentmentMoney: { readonly amount: string } };

/**
 * The duties of an order of which nothing is left to give back; null where nothing is left of any.
 * One more request, and only where some were given back and some were not.
 */
export async function readSpentDuties(
  admin: AdminClient,
  order: OrderFactsFragment,
): Promise<ReadonlySet<string> | null> {
  const moneyOf = (set: MoneySet): Money =>
    parseMoney<string>(set.presentmentMoney.amount, order.presentmentCurrencyCode);
  const { originalTotalDutiesSet: original, currentTotalDutiesSet: current } = order;
  if (!original || !current || moneyOf(current).minor === 0) return null;
  if (moneyOf(current).minor === moneyOf(original).minor) return new Set();
  const refunds = (await admin.query(DUTIES_REFUNDED, { orderId: order.id })).order?.refunds ?? [];
  const left = new Map<string, number>();
  for (const { amountSet, originalDuty } of refunds.flatMap(({ duties }) => duties ?? [])) {
    if (!originalDuty) continue;
    const before = left.get(originalDuty.id) ?? moneyOf(originalDuty.price).minor;
    left.set(originalDuty.id, before - moneyOf(amountSet).minor);
  }
  return new Set([...left].flatMap(([id, minor]) => (minor > 0 ? [] : [id])));
}

/**
 * The line that Shopify keeps an order's tip as. No field says so: it is the one without a variant that could never be fulfilled,
 * and that is worth what the order was tipped.
 */
export function tipAmong(order: OrderFactsFragment, lines: readonly LineNode[]): OrderTip | null {
  const moneyOf = (set: MoneySet): Money =>
    parseMoney<string>(set.presentmentMoney.amount, order.presentmentCurrencyCode);
  const amount = moneyOf(order.totalTipReceivedSet);
  if (amount.minor === 0) return null;
  const line = lines.find(
    (each) =>
      !each.variant &&
      each.quantity === 1 &&
      each.nonFulfillableQuantity === 1 &&
      moneyOf(each.discountedUnitPriceAfterAllDiscountsSet).minor === amount.minor,
  );
  return line ? { lineItemId: line.id, amount } : null;
}
