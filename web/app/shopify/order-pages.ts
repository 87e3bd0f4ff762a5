import type { AdminClient } from './admin.ts';
import type { OrderFactsFragment, OrderForReturnQuery } from './generated/admin.generated.d.ts';
import { MORE_ORDER_LINES } from './operations/more-order-lines.ts';
import { MORE_RETURNABLE_FULFILLMENTS } from './operations/more-returnable-fulfillments.ts';
import { MORE_RETURNABLE_LINES } from './operations/more-returnable-lines.ts';
import { handedOver, type LineNode, type ReturnableNode } from './order-translation.ts';
import { readSpentDuties } from './tips-and-duties.ts';

type FirstLines = NonNullable<OrderForReturnQuery['order']>['lineItems'];
type Fulfillments = OrderForReturnQuery['returnableFulfillments'];
type Lines = Fulfillments['edges'][number]['node']['returnableFulfillmentLineItems'];

/** Lines and returnable units of an order whose first pages are there; orders up to 250 lines need no further request. */
export async function readAllPages(
  admin: AdminClient,
  order: OrderFactsFragment & { readonly lineItems: FirstLines },
  fulfillments: Fulfillments,
): Promise<OrderPages> {
  const [lines, returnable, spentDuties] = await Promise.all([
    restOfLines(admin, order.id, order.lineItems),
    restOfFulfillments(admin, order.id, fulfillments),
    readSpentDuties(admin, order),
  ]);
  return { lines, returnable, spentDuties };
}

/** All of an order that comes in pages, or in a request of its own. */
export interface OrderPages {
  readonly lines: readonly LineNode[];
  readonly returnable: readonly ReturnableNode[];
  /** Duties with nothing left to give back; null where nothing is left of any. */
  readonly spentDuties: ReadonlySet<string> | null;
}

async function restOfLines(admin: AdminClient, orderId: string, first: FirstLines): Promise<LineNode[]> {
  const lines = [...first.nodes];
  for (let page = first; page.pageInfo.hasNextPage;) {
    const after = page.pageInfo.endCursor ?? '';
    const more = await admin.query(MORE_ORDER_LINES, { orderId, after });
    if (!more.order) break;
    page = more.order.lineItems;
    lines.push(...page.nodes);
  }
  return lines;
}

async function restOfFulfillments(
  admin: AdminClient,
  orderId: string,
  first: Fulfillments,
): Promise<ReturnableNode[]> {
  const fulfillments = [...first.edges];
  for (let page = first; page.pageInfo.hasNextPage;) {
    const after = page.pageInfo.endCursor ?? '';
    page = (await admin.query(MORE_RETURNABLE_FULFILLMENTS, { orderId, after })).returnableFulfillments;
    fulfillments.push(...page.edges);
  }
  const units = await Promise.all(
    fulfillments.map(async ({ node: { fulfillment, returnableFulfillmentLineItems: lines } }, index) => {
      const place = fulfillments[index - 1]?.cursor ?? null;
      const handedOverAt = handedOver(fulfillment);
      return (await restOfUnits(admin, orderId, place, lines)).map((unit) => ({ ...unit, handedOverAt }));
    }),
  );
  return units.flat();
}

/** `place`: the cursor of the fulfillment before. */
async function restOfUnits(
  admin: AdminClient,
  orderId: string,
  place: string | null,
  first: Lines,
): Promise<Lines['nodes']> {
  const units = [...first.nodes];
  for (let page = first; page.pageInfo.hasNextPage;) {
    const after = page.pageInfo.endCursor ?? '';
    const { returnableFulfillments } = await admin.query(MORE_RETURNABLE_LINES, { orderId, place, after });
    const [fulfillment] = returnableFulfillments.nodes;
    if (!fulfillment) break;
    page = fulfillment.returnableFulfillmentLineItems;
    units.push(...page.nodes);
  }
  return units;
}
