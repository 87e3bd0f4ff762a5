import { moveRefusal } from '../ledger/hand-over.ts';
import type {
  FulfillmentOrderLineRecord,
  FulfillmentOrderRecord,
  LocationRecord,
  OrderRecord,
} from '../ledger/records.ts';
import { given } from '../given.ts';
import { pageOf } from '../connection.ts';
import { compared, sameText, searched } from '../search.ts';
import { type Args, type Fields, gid } from './field.ts';

const fulfillmentOrder: Fields<FulfillmentOrderRecord> = {
  id: gid,
  status: ({ status }) => status,
  requestStatus: ({ location }) => (location.fulfillmentService ? 'ACCEPTED' : 'UNSUBMITTED'),
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ createdAt }) => createdAt,
  order: ({ order }) => order,
  orderId: ({ order }) => gid(order),
  orderName: ({ order }) => order.name,
  orderProcessedAt: ({ order }) => order.processedAt,
  assignedLocation: ({ location }) => ({ name: location.name, location, countryCode: 'GB' }),
  deliveryMethod: (source) => ({
    id: `gid://shopify/DeliveryMethod/${source.id}`,
    methodType: source.order.source === 'pos' ? 'RETAIL' : 'SHIPPING',
  }),
  destination: () => null,
  fulfillAt: () => null,
  fulfillBy: () => null,
  supportedActions: (source) => actionsOf(source).map((action) => ({ action, externalUrl: null })),
  fulfillmentHolds: ({ holds }) =>
    holds.map(({ id, reason }) => ({
      id: `gid://shopify/FulfillmentHold/${id}`,
      reason,
      reasonNotes: null,
      handle: null,
      displayReason: 'Awaiting payment',
      heldByRequestingApp: false,
    })),
  lineItems: ({ lines }, args) => pageOf(lines, args, ({ id }) => id),
  locationsForMove: (source, args, { store }) => {
    const wanted = args['locationIds'] as string[] | null | undefined;
    const locations = store.locations.filter(
      (location) => location !== source.location && (wanted?.includes(gid(location)) ?? true),
    );
    return pageOf(
      locations.map((location) => ({ waiting: source, location })),
      args,
      ({ location }) => location.id,
    );
  },
};

interface Destination {
  waiting: FulfillmentOrderRecord;
  location: LocationRecord;
}

const locationForMove: Fields<Destination> = {
  location: ({ location }) => location,
  movable: ({ waiting, location }) => moveRefusal(waiting, location) === null,
  message: ({ waiting, location }) => moveRefusal(waiting, location),
};

const fulfillmentOrderLineItem: Fields<FulfillmentOrderLineRecord> = {
  id: gid,
  lineItem: ({ line }) => line,
  variant: ({ line }) => line.variant,
  sku: ({ line }) => line.variant.sku,
  productTitle: ({ line }) => line.variant.product.title,
  variantTitle: ({ line }) => line.variant.title,
  totalQuantity: ({ total }) => total,
  remainingQuantity: ({ remaining }) => remaining,
  requiresShipping: ({ line }) => !line.variant.product.isGiftCard,
};

/** Goods that wait: where, for what, and what may be done about it. */
export const fulfillmentOrderFields: Readonly<Record<string, Fields<never>>> = {
  FulfillmentOrder: fulfillmentOrder,
  FulfillmentOrderLineItem: fulfillmentOrderLineItem,
  FulfillmentOrderLocationForMove: locationForMove,
};

/** `Order.fulfillmentOrders`: searched by `query`; with `displayable`, without those "that were closed after being … moved". */
export function matchingFulfillmentOrders(order: OrderRecord, args: Args): FulfillmentOrderRecord[] {
  const shown = order.fulfillmentOrders.filter(({ movedAway }) => args['displayable'] !== true || !movedAway);
  const query = args['query'] as string | null | undefined;
  if (!given(query)) return shown;
  return searched(shown, query, (each, term) => {
    if (term.field === 'status') return sameText(each.status, term);
    if (term.field === 'id') return compared(each.id, term);
    if (term.field === 'assigned_location_id') return compared(each.location.id, term);
    return undefined;
  });
}

/** `FulfillmentOrderAction`s that the simulator can do. */
function actionsOf({ status, location }: FulfillmentOrderRecord): string[] {
  if (location.fulfillmentService) return [];
  if (status === 'OPEN' || status === 'IN_PROGRESS') return ['CREATE_FULFILLMENT', 'MOVE'];
  return status === 'ON_HOLD' ? ['RELEASE_HOLD', 'MOVE'] : [];
}
