import { parseMoney } from '../../../domain/money.ts';
import type { Payment, ShopifyReturn } from '../settle/ports.ts';
import type { ReturnProgressFragment } from './generated/admin.generated.d.ts';
import { tenderPaid } from './store-credit.ts';

type PaymentNode = Pick<
  ReturnProgressFragment['refunds']['nodes'][number]['transactions']['nodes'][number],
  'id' | 'status' | 'gateway' | 'amountSet' | 'parentTransaction'
>;

/** A return as Shopify keeps it, from Shopify's shapes; `currency` is the order's presentment currency. */
export function toShopifyReturn(node: ReturnProgressFragment, currency: string): ShopifyReturn {
  return {
    id: node.id,
    name: node.name,
    status: node.status,
    lines: node.returnLineItems.nodes.flatMap((line) =>
      // A line without one was returned without a receipt in Shopify's own screens: never ours.
      'fulfillmentLineItem' in line
        ? [
            {
              id: line.id,
              lineItemId: line.fulfillmentLineItem.lineItem.id,
              fulfillmentLineItemId: line.fulfillmentLineItem.id,
              quantity: line.quantity,
              processed: line.processedQuantity,
            },
          ]
        : [],
    ),
    goods: node.reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) =>
      lineItems.nodes.flatMap(({ id, totalQuantity, fulfillmentLineItem, dispositions }) => {
        const quantity = dispositions.reduce((left, disposed) => left - disposed.quantity, totalQuantity);
        return fulfillmentLineItem && quantity > 0
          ? [{ id, fulfillmentLineItemId: fulfillmentLineItem.id, quantity }]
          : [];
      }),
    ),
    exchangeLines: node.exchangeLineItems.nodes.map(
      ({ id, quantity, processedQuantity, variantId, lineItems }) => ({
        id,
        quantity,
        processed: processedQuantity,
        variantId: variantId ?? null,
        lineItemIds: (lineItems ?? []).map((line) => line.id),
      }),
    ),
    others: [
      ...node.returnLineItems.nodes.filter((line) => !('fulfillmentLineItem' in line)),
      ...node.exchangeLineItems.nodes,
    ].reduce((units, { unprocessedQuantity }) => units + unprocessedQuantity, 0),
    refundIds: node.refunds.nodes.map(({ id }) => id),
    payments: node.refunds.nodes.flatMap(({ note, transactions }) =>
      transactions.nodes
        .filter(({ kind }) => kind === 'REFUND')
        .map((payment) => ({ ...toPayment(payment, currency), note: note || null })),
    ),
  };
}

export function toPayment(node: PaymentNode, currency: string): Omit<Payment, 'note'> {
  return {
    transactionId: node.id,
    parentId: tenderPaid(node),
    amount: parseMoney(node.amountSet.presentmentMoney.amount, currency),
    status: toStatus(node.status),
  };
}

/** Shopify's transaction status, as far as a leg cares. What Shopify itself calls unknown is not failed. */
export function toStatus(status: PaymentNode['status']): Payment['status'] {
  if (status === 'SUCCESS') return 'success';
  return status === 'FAILURE' || status === 'ERROR' ? 'failed' : 'pending';
}
