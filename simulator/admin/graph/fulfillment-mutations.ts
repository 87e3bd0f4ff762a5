import {
  createFulfillment,
  type FulfillmentInput,
  moveFulfillmentOrder,
  releaseHold,
  type UnitsInput,
} from '../ledger/hand-over.ts';
import { announceFulfillment, announceFulfillmentOrder, announceOrder } from './announce.ts';
import { type Fields, timestamp } from './field.ts';
import { returning, type Root } from './mutation-result.ts';

/** Goods on their way to the customer. */
export const fulfillmentMutations: Fields<Root> = {
  fulfillmentOrderMove: returning((args, context) => {
    const { moved, original } = moveFulfillmentOrder(
      context.store,
      String(args['id']),
      String(args['newLocationId']),
      args['fulfillmentOrderLineItems'] as UnitsInput[] | null,
      timestamp(context),
    );
    announceFulfillmentOrder(context, 'fulfillment_orders/moved', moved);
    return {
      movedFulfillmentOrder: moved,
      originalFulfillmentOrder: original,
      remainingFulfillmentOrder: original.status === 'CLOSED' || original === moved ? null : original,
    };
  }),
  fulfillmentOrderReleaseHold: returning((args, context) => ({
    fulfillmentOrder: releaseHold(context.store, String(args['id']), args['holdIds'] as string[] | null),
  })),
  fulfillmentCreate: returning((args, context) => {
    const fulfillment = createFulfillment(
      context.store,
      args['fulfillment'] as FulfillmentInput,
      timestamp(context),
    );
    announceFulfillment(context, fulfillment);
    announceOrder(context, 'orders/updated', fulfillment.order);
    return { fulfillment };
  }),
};
