import type { LineTruth, OrderTruth, TransactionTruth } from '../../admin/index.ts';

/** What POS's own screens read of an order's truth (`GET /__sim/orders/NAME`, which answers more). */
export interface OrderFacts extends Pick<
  OrderTruth,
  | 'id'
  | 'name'
  | 'currency'
  | 'presentmentCurrency'
  | 'customerId'
  | 'financialStatus'
  | 'returnStatus'
  | 'currentTotal'
  | 'paid'
  | 'refunded'
  | 'outstanding'
> {
  lines: Pick<LineTruth, 'sku' | 'quantity' | 'refunded' | 'returnable'>[];
  transactions: Pick<TransactionTruth, 'id' | 'kind' | 'gateway' | 'status' | 'amount'>[];
  returns: { id: string }[];
  refunds: { id: string }[];
}
