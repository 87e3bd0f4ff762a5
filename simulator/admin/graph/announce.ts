import { financialStatus } from '../ledger/balance.ts';
import type { commitEdit } from '../ledger/order-edit.ts';
import type { Paid } from '../ledger/payments.ts';
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  OrderRecord,
  RefundRecord,
  ReturnRecord,
  TransactionRecord,
} from '../ledger/records.ts';
import { type Context, gid } from './field.ts';

/** Sends webhooks; payloads hold the few fields that an app needs to look the rest up. */
type Sender = Pick<Context, 'emit'>;

/** `returns/*`. */
export function announceReturn(sender: Sender, topic: string, orderReturn: ReturnRecord): void {
  sender.emit({
    topic,
    payload: () => ({
      id: orderReturn.id,
      admin_graphql_api_id: gid(orderReturn),
      name: orderReturn.name,
      status: orderReturn.status.toLowerCase(),
      order: { id: orderReturn.order.id, admin_graphql_api_id: gid(orderReturn.order) },
      total_return_line_items: orderReturn.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    }),
  });
}

/**
 * A sale: `orders/create`, `order_transactions/create` for each payment, `orders/paid`. An order's attributes are called
 * `note_attributes` there (https://shopify.dev/docs/api/webhooks, topic orders/create).
 */
export function announceSale(sender: Sender, order: OrderRecord): void {
  sender.emit({
    topic: 'orders/create',
    payload: () => ({
      id: order.id,
      admin_graphql_api_id: gid(order),
      name: order.name,
      created_at: order.processedAt,
      customer:
        order.customer === null ? null : { id: order.customer.id, admin_graphql_api_id: gid(order.customer) },
      note_attributes: Object.entries(order.attributes).map(([name, value]) => ({ name, value })),
      source_name: order.source,
    }),
  });
  for (const transaction of order.transactions) announceTransaction(sender, order, transaction);
  announceOrder(sender, 'orders/paid', order);
}

/** `orders/*`. */
export function announceOrder(sender: Sender, topic: string, order: OrderRecord): void {
  sender.emit({
    topic,
    payload: () => ({
      id: order.id,
      admin_graphql_api_id: gid(order),
      name: order.name,
      financial_status: financialStatus(order).toLowerCase(),
      updated_at: order.updatedAt,
    }),
  });
}

/**
 * `orders/edited`: it tells of the edit, not of the order (https://shopify.dev/docs/api/webhooks, topic orders/edited; `committed_at`:
 * https://shopify.dev/changelog/new-committed_at-timestamp-added-to-orders-edited-webhook-payload).
 */
export function announceEdit(
  sender: Sender,
  { order, removals, additions }: Edited,
  { id, at, staffNote }: { id: number; at: string; staffNote: string },
): void {
  const nothing = { additions: [], removals: [] };
  sender.emit({
    topic: 'orders/edited',
    payload: () => ({
      order_edit: {
        id,
        app_id: null,
        created_at: at,
        notify_customer: false,
        order_id: order.id,
        staff_note: staffNote,
        user_id: null,
        line_items: { additions, removals },
        discounts: { line_item: nothing },
        shipping_lines: nothing,
        committed_at: at,
      },
    }),
  });
}

type Edited = ReturnType<typeof commitEdit>;

/** `order_transactions/create`; `orders/paid` with the payment that settles an order, `fulfillment_orders/hold_released` for its goods. */
export function announcePayment(sender: Sender, { order, transaction, settled, released }: Paid): void {
  announceTransaction(sender, order, transaction);
  if (settled) announceOrder(sender, 'orders/paid', order);
  for (const each of released) announceFulfillmentOrder(sender, 'fulfillment_orders/hold_released', each);
  announceOrder(sender, 'orders/updated', order);
}

/** `fulfillment_orders/*`. */
export function announceFulfillmentOrder(
  sender: Sender,
  topic: string,
  record: FulfillmentOrderRecord,
): void {
  sender.emit({
    topic,
    payload: () => ({ fulfillment_order: { id: gid(record), status: record.status.toLowerCase() } }),
  });
}

/** `fulfillments/create`. */
export function announceFulfillment(sender: Sender, fulfillment: FulfillmentRecord): void {
  sender.emit({
    topic: 'fulfillments/create',
    payload: () => ({
      id: fulfillment.id,
      admin_graphql_api_id: gid(fulfillment),
      order_id: fulfillment.order.id,
      location_id: fulfillment.location.id,
      status: 'success',
    }),
  });
}

/** `refunds/create`, and `order_transactions/create` for each of its transactions. */
export function announceRefund(sender: Sender, refund: RefundRecord): void {
  const { order } = refund;
  sender.emit({
    topic: 'refunds/create',
    payload: () => ({
      id: refund.id,
      admin_graphql_api_id: gid(refund),
      order_id: order.id,
      created_at: refund.createdAt,
      note: refund.note,
      return:
        refund.orderReturn === null
          ? null
          : { id: refund.orderReturn.id, admin_graphql_api_id: gid(refund.orderReturn) },
    }),
  });
  for (const transaction of refund.transactions) announceTransaction(sender, order, transaction);
}

/** `order_transactions/create`; also sent when a pending transaction is settled. */
export function announceTransaction(
  sender: Sender,
  order: OrderRecord,
  transaction: TransactionRecord,
): void {
  sender.emit({
    topic: 'order_transactions/create',
    payload: () => ({
      id: transaction.id,
      admin_graphql_api_id: gid(transaction),
      order_id: order.id,
      kind: transaction.kind.toLowerCase(),
      gateway: transaction.gateway,
      status: transaction.status.toLowerCase(),
      parent_id: transaction.parent?.id ?? null,
      created_at: transaction.processedAt,
    }),
  });
}
