import type { AdminClient } from './admin.ts';
import type { OrderForReturnQuery } from './generated/admin.generated.d.ts';
import { MORE_ORDER_LINES } from './operations/more-order-lines.ts';
import { MORE_RETURNABLE_FULFILLMENTS } from './operations/more-returnable-fulfillments.ts';
import { MORE_RETURNABLE_LINES } from './operations/more-returnable-lines.ts';
import type { LineNode, ReturnableNode } from './order-translation.ts';

type FirstLines = NonNullable<OrderForReturnQuery['order']>['lineItems'];
type Fulfillments = OrderForReturnQuery['returnableFulfillments'];
type Lines = Fulfillments['nodes'][number]['returnableFulfillmentLineItems'];

/** Lines and returnable units of an order whose first pages are there; orders up to 250 lines need no further request. */
export async function readAllPages(
  admin: AdminClient,
  orderId: string,
  lines: FirstLines,
  fulfillments: Fulfillments,
): Promise<{ lines: LineNode[]; returnable: ReturnableNode[] }> {
  const [allLines, returnable] = await Promise.all([
    restOfLines(admin, orderId, lines),
    restOfFulfillments(admin, orderId, fulfillments),
  ]);
  return { lines: allLines, returnable };
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
  const fulfillments = [...first.nodes];
  for (let page = first; page.pageInfo.hasNextPage;) {
    const after = page.pageInfo.endCursor ?? '';
    page = (await admin.query(MORE_RETURNABLE_FULFILLMENTS, { orderId, after })).returnableFulfillments;
    fulfillments.push(...page.nodes);
  }
  const units = await Promise.all(
    fulfillments.map(({ id, returnableFulfillmentLineItems }) =>
      restOfUnits(admin, id, returnableFulfillmentLineItems),
    ),
  );
  return units.flat();
}

async function restOfUnits(admin: AdminClient, id: string, first: Lines): Promise<ReturnableNode[]> {
  const units = [...first.nodes];
  for (let page = first; page.pageInfo.hasNextPage;) {
    const after = page.pageInfo.endCursor ?? '';
    const { node } = await admin.query(MORE_RETURNABLE_LINES, { returnableFulfillmentId: id, after });
    if (!node) break;
    page = node.returnableFulfillmentLineItems;
    units.push(...page.nodes);
  }
  return units;
}
