import type { Fee } from '../../../domain/fees.ts';
import { parseMoney, sum, type Money } from '../../../domain/money.ts';
import type { QuoteQuery } from './generated/admin.generated.d.ts';

type Calculated = NonNullable<QuoteQuery['returnCalculate']>;

/** The fees of a draft as Shopify works them out, one for each line and one for the way back; presentment money. */
export function toFees(
  { returnLineItems, returnShippingFee }: Calculated,
  currency: string,
  waived: boolean,
  lineOf: ReadonlyMap<string, string>,
): Fee[] {
  const restocking = new Map<string, Fee>();
  for (const { fulfillmentLineItem, restockingFee } of returnLineItems) {
    const lineItemId = lineOf.get(fulfillmentLineItem.id);
    if (!restockingFee || lineItemId === undefined) continue;
    const { percentage } = restockingFee;
    const before = restocking.get(lineItemId)?.amount;
    const part = presentment(restockingFee, currency);
    const amount = before ? sum(currency, [before, part]) : part;
    restocking.set(lineItemId, { kind: 'restocking', lineItemId, percentage, amount, waived });
  }
  const fees = [...restocking.values()];
  if (!returnShippingFee) return fees;
  const amount = presentment(returnShippingFee, currency);
  return [...fees, { kind: 'return_shipping', lineItemId: null, percentage: null, amount, waived }];
}

/** All of them together in the shop's own currency. */
export function feesInShopMoney({ returnLineItems, returnShippingFee }: Calculated, currency: string): Money {
  const fees = [...returnLineItems.map(({ restockingFee }) => restockingFee), returnShippingFee];
  return sum(
    currency,
    fees.flatMap((fee) => (fee ? [parseMoney(fee.amountSet.shopMoney.amount, currency)] : [])),
  );
}

function presentment(fee: { amountSet: { presentmentMoney: { amount: string } } }, currency: string): Money {
  return parseMoney<string>(fee.amountSet.presentmentMoney.amount, currency);
}
