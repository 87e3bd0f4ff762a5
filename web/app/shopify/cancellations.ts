import { NEW_STORE_CREDIT, type Plan } from '../../../domain/plan.ts';
import { parseMoney, toDecimal } from '../../../domain/money.ts';
import type { Cancellable, CancelledItems, Returns, Written } from '../settle/ports.ts';
import { AdminErrors, type AdminClient } from './admin.ts';
import type { CancellableItemsQuery, RefundedPaymentsFragment } from './generated/admin.generated.d.ts';
import { CANCELLABLE_ITEMS } from './operations/cancellable-items.ts';
import { JOB } from './operations/job.ts';
import { ORDER_CANCEL } from './operations/order-cancel.ts';
import { ORDER_CANCELLATION } from './operations/order-cancellation.ts';
import { REFUND_WITH_ITEMS } from './operations/refund-with-items.ts';
import { REFUNDS_WITH_ITEMS } from './operations/refunds-with-items.ts';
import { payload } from './payload.ts';
import {
  besideItems,
  toCancellationInput,
  toCancelledLines,
  toDutiesInput,
  toTipLine,
} from './return-inputs.ts';
import { toPayment } from './return-translation.ts';
import { storeCreditCeiling } from './store-credit.ts';
import { ceilingsOf } from './tenders.ts';

type Cancellations = Pick<
  Returns,
  'cancellable' | 'cancelItems' | 'cancelledItems' | 'cancelOrder' | 'cancelledOrder'
>;

/** How often a job is asked after before the next go looks what became of it, and how long is waited in between. */
const LOOKS = 4;
const BETWEEN_MS = 400;

/** What was never handed over, and orders that are cancelled as a whole. */
export function openCancellations(admin: AdminClient): Cancellations {
  return {
    async cancellable(plan) {
      const order = await answered(admin, plan);
      return order ? toCancellable(order, plan) : null;
    },

    async cancelItems(plan, waiting, key, note) {
      const input = toCancellationInput(plan, waiting, note);
      const written = await admin.mutate(REFUND_WITH_ITEMS, { input, key });
      return payload(
        written,
        ({ refundCreate }) => refundCreate,
        ({ refund }) => refund && toCancelledItems(refund, plan.currency),
      );
    },

    async cancelledItems(orderId, note, currency) {
      const { order } = await admin.query(REFUNDS_WITH_ITEMS, { orderId });
      const found = order?.refunds.find((refund) => refund.note === note);
      return found ? toCancelledItems(found, currency) : null;
    },

    async cancelOrder(orderId, note) {
      const written = await admin.mutate(ORDER_CANCEL, { orderId, note });
      const begun = payload(
        written,
        ({ orderCancel }) => orderCancel && { ...orderCancel, userErrors: orderCancel.orderCancelUserErrors },
        ({ job }) => job,
      );
      if (begun.kind === 'done' && !begun.value.done) await isDone(admin, begun.value.id);
      return begun.kind === 'done' ? ({ kind: 'done', value: null } satisfies Written<null>) : begun;
    },

    async cancelledOrder(orderId) {
      const { order } = await admin.query(ORDER_CANCELLATION, { orderId });
      if (!order?.cancelledAt) return null;
      return {
        at: new Date(order.cancelledAt).toISOString(),
        note: order.cancellation?.staffNote ?? null,
        refundIds: order.refunds.map(({ id }) => id),
        taken: Number(order.totalReceivedSet.presentmentMoney.amount) > 0,
      };
    },
  };
}

/** Shopify cancels by and by: most often it is done before anybody would ask again. */
async function isDone(admin: AdminClient, id: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await admin.query(JOB, { id })).job?.done) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}

/** Units that Shopify will not value are an error beside the order: where they wait still tells why. */
async function answered(admin: AdminClient, plan: Plan): Promise<CancellableItemsQuery['order']> {
  try {
    return (await admin.query(CANCELLABLE_ITEMS, asked(plan))).order;
  } catch (error) {
    if (error instanceof AdminErrors && hasOrder(error.data)) return error.data.order;
    throw error;
  }
}

function hasOrder(data: unknown): data is { readonly order: NonNullable<CancellableItemsQuery['order']> } {
  return typeof data === 'object' && data !== null && 'order' in data && data.order !== null;
}

function asked(plan: Plan) {
  const { orderId, cancellation, legs } = plan;
  const { shipping, tipLineItemId } = besideItems(plan);
  const units = (cancellation?.lines ?? []).map(({ lineItemId, quantity }) => [lineItemId, quantity]);
  return {
    orderId,
    lines: [...toCancelledLines({ cancelled: Object.fromEntries(units) }), ...toTipLine(tipLineItemId)],
    fullShipping: shipping.kind === 'full',
    shippingAmount: shipping.kind === 'amount' ? toDecimal(shipping.amount) : null,
    duties: toDutiesInput(cancellation?.dutyIds ?? []),
    storeCredit: legs.some(({ parentId }) => parentId === NEW_STORE_CREDIT),
  };
}

function toCancellable(
  { suggestedRefund, asStoreCredit, fulfillmentOrders }: NonNullable<CancellableItemsQuery['order']>,
  { currency }: Plan,
): Cancellable {
  const ceilings = ceilingsOf(suggestedRefund?.suggestedTransactions ?? [], currency);
  if (asStoreCredit) {
    ceilings.set(NEW_STORE_CREDIT, storeCreditCeiling(asStoreCredit.suggestedRefundMethods, currency));
  }
  const waiting = new Map<string, { locationId: string; quantity: number }[]>();
  for (const { assignedLocation, lineItems } of fulfillmentOrders.nodes) {
    const locationId = assignedLocation.location?.id;
    if (!locationId) continue;
    for (const { lineItem, remainingQuantity: quantity } of lineItems.nodes) {
      if (quantity > 0)
        waiting.set(lineItem.id, [...(waiting.get(lineItem.id) ?? []), { locationId, quantity }]);
    }
  }
  return {
    total: suggestedRefund
      ? parseMoney<string>(suggestedRefund.amountSet.presentmentMoney.amount, currency)
      : null,
    ceilings,
    waiting,
  };
}

function toCancelledItems(
  { id, note, transactions }: RefundedPaymentsFragment,
  currency: string,
): CancelledItems {
  return {
    refundId: id,
    payments: transactions.nodes
      .filter(({ kind }) => kind === 'REFUND')
      .map((payment) => ({ ...toPayment(payment, currency), note: note || null })),
  };
}
