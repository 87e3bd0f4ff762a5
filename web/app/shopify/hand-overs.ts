import type { GoodsWaiting, HandOvers } from '../settle/hand-over-ports.ts';
import type { AdminClient } from './admin.ts';
import type { GoodsWaitingFragment } from './generated/admin.generated.d.ts';
import type { MailingAddressInput } from './generated/admin.types.d.ts';
import { ORDER_ADDRESS } from './operations/order-address.ts';
import { FULFILLMENT_CREATE } from './operations/fulfillment-create.ts';
import { FULFILLMENT_ORDER_MOVE } from './operations/fulfillment-order-move.ts';
import { GOODS_ADDED } from './operations/goods-added.ts';
import { GOODS_GIVEN } from './operations/goods-given.ts';
import { payload } from './payload.ts';

/** Hand-overs of one shop, through its Admin API. */
export function openHandOvers(admin: AdminClient): HandOvers {
  return {
    async given(returnId, orderId) {
      const { return: found, order } = await admin.query(GOODS_GIVEN, { returnId, orderId });
      if (!found) return null;
      return {
        lines: found.exchangeLineItems.nodes.flatMap(({ variantId, lineItems }) =>
          (lineItems ?? [])
            .filter(({ isGiftCard }) => !isGiftCard)
            .map(({ id, quantity, unfulfilledQuantity }) => ({
              lineItemId: id,
              variantId: variantId ?? '',
              quantity,
              unfulfilled: unfulfilledQuantity,
            })),
        ),
        fulfillmentOrders: order ? toWaiting(order) : [],
      };
    },

    async added(orderId, variantIds, before) {
      const { order } = await admin.query(GOODS_ADDED, { orderId });
      if (!order) return null;
      return {
        lines: order.lineItems.nodes.flatMap(({ id, variant, quantity, unfulfilledQuantity: unfulfilled }) =>
          variant && variantIds.includes(variant.id) && !before.includes(id)
            ? [{ lineItemId: id, variantId: variant.id, quantity, unfulfilled }]
            : [],
        ),
        fulfillmentOrders: toWaiting(order),
      };
    },

    async address(orderId, { countryCode, ...to }) {
      const said = Object.fromEntries(Object.entries(to).filter(([, text]) => text !== ''));
      const written = await admin.mutate(ORDER_ADDRESS, {
        orderId,
        address: { ...said, countryCode: countryCode as MailingAddressInput['countryCode'] },
      });
      const done = payload(
        written,
        ({ orderUpdate }) => orderUpdate,
        ({ order }) => order,
      );
      return done.kind === 'done' ? { kind: 'done', value: null } : done;
    },

    async move({ fulfillmentOrderId, lines }, locationId) {
      const written = await admin.mutate(FULFILLMENT_ORDER_MOVE, {
        id: fulfillmentOrderId,
        locationId,
        lines: lines.map(({ id, quantity }) => ({ id, quantity })),
      });
      const done = payload(
        written,
        ({ fulfillmentOrderMove }) => fulfillmentOrderMove,
        ({ movedFulfillmentOrder }) => movedFulfillmentOrder,
      );
      return done.kind === 'done' ? { kind: 'done', value: null } : done;
    },

    async fulfil(units) {
      const written = await admin.mutate(FULFILLMENT_CREATE, {
        fulfillment: {
          notifyCustomer: false,
          lineItemsByFulfillmentOrder: units.map(({ fulfillmentOrderId, lines }) => ({
            fulfillmentOrderId,
            fulfillmentOrderLineItems: lines.map(({ id, quantity }) => ({ id, quantity })),
          })),
        },
      });
      return payload(
        written,
        ({ fulfillmentCreate }) => fulfillmentCreate,
        ({ fulfillment }) => fulfillment && { fulfillmentId: fulfillment.id },
      );
    },
  };
}

function toWaiting({ fulfillmentOrders }: GoodsWaitingFragment): GoodsWaiting[] {
  return fulfillmentOrders.nodes.map(({ id, status, assignedLocation, lineItems }) => ({
    id,
    status,
    locationId: assignedLocation.location?.id ?? null,
    lines: lineItems.nodes.map((line) => ({
      id: line.id,
      lineItemId: line.lineItem.id,
      remaining: line.remainingQuantity,
    })),
  }));
}
