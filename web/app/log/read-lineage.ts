import { and, eq, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../journal/database.ts';
import { plans, settlements } from '../journal/schema.ts';

/** Another return that goods of this one came from, or went on to. */
export interface RelatedReturn {
  readonly planId: string;
  readonly reference: string;
  readonly orderName: string | null;
  /** `Return.name`; null where Shopify gave none. */
  readonly returnName: string | null;
}

/** Each oldest first, all the way back and all the way on. */
export interface Lineage {
  /** Returns in which the goods that came back here had been given, and those before them. */
  readonly cameFrom: readonly RelatedReturn[];
  /** Returns of goods that were given here, and those after them. */
  readonly ledTo: readonly RelatedReturn[];
}

interface Node extends RelatedReturn {
  readonly orderId: string;
  readonly acceptedAt: Date | null;
  /** `LineItem.id` of what came back, and of what was given for it. */
  readonly lines: readonly string[];
  readonly givenLines: readonly string[];
  /** The order that its cart became. */
  readonly soldOrderId: string | null;
}

/** More orders than this in one chain are not followed. */
const ORDERS = 20;

/**
 * Where goods of a return came from and what became of those given for it: by the lines of its order that exchanges made, and by orders that
 * carts of exchanges became. Reads the settlements of the chain's own orders, and no others.
 */
export async function readLineage(
  db: Queryable,
  shop: string,
  { planId, orderId }: { readonly planId: string; readonly orderId: string },
): Promise<Lineage> {
  const known = new Map<string, Node>();
  const read = new Set<string>();
  const load = async (id: string | null) => {
    if (id === null || read.has(id) || read.size >= ORDERS) return;
    read.add(id);
    for (const node of await readNodes(db, shop, id)) known.set(node.planId, node);
  };
  const follow = async (next: (from: Node) => readonly (string | null)[], leads: Leads) => {
    const found = new Set<Node>();
    const start = known.get(planId);
    const queue = start ? [start] : [];
    for (let from = queue.shift(); from; from = queue.shift()) {
      for (const id of next(from)) await load(id);
      for (const other of known.values()) {
        if (other.planId === planId || found.has(other) || !leads(from, other)) continue;
        found.add(other);
        queue.push(other);
      }
    }
    return [...found].sort(byTime).map(toRelated);
  };
  await load(orderId);
  const cameFrom = await follow(
    (from) => [from.orderId],
    (from, other) => isFrom(from, other),
  );
  const ledTo = await follow(
    (from) => [from.orderId, from.soldOrderId],
    (from, other) => isFrom(other, from),
  );
  return { cameFrom, ledTo };
}

type Leads = (from: Node, other: Node) => boolean;

/** Whether goods of the later return had been given in the earlier one. */
function isFrom(later: Node, earlier: Node): boolean {
  if (earlier.soldOrderId === later.orderId) return true;
  return earlier.orderId === later.orderId && earlier.givenLines.some((id) => later.lines.includes(id));
}

/** What was confirmed and made of one order, and what was sold as it. */
async function readNodes(db: Queryable, shop: string, orderId: string): Promise<Node[]> {
  const rows = await db
    .select({
      planId: settlements.planId,
      reference: settlements.reference,
      orderId: settlements.orderId,
      orderName: settlements.orderName,
      returnName: settlements.returnName,
      acceptedAt: settlements.acceptedAt,
      lines: takenLines(plans.plan),
      givenLines: settlements.givenLines,
      soldOrderId: settlements.soldOrderId,
    })
    .from(settlements)
    .innerJoin(plans, eq(plans.id, settlements.planId))
    .where(
      and(
        eq(settlements.shop, shop),
        or(eq(settlements.orderId, orderId), eq(settlements.soldOrderId, orderId)),
        isNotNull(settlements.acceptedAt),
        ne(settlements.state, 'refused'),
      ),
    );
  return rows.map((row) => ({ ...row, lines: row.lines ?? [], givenLines: row.givenLines ?? [] }));
}

/** `LineItem.id`s of what a plan takes back, and of what was never sent and is swapped without coming back: a JSON array. */
export function takenLines(plan: typeof plans.plan): SQL<string[] | null> {
  return sql`(jsonb_path_query_array(${plan}, '$.lines[*].lineItemId')
    || jsonb_path_query_array(${plan}, '$.cancellation.lines[*].lineItemId'))`;
}

function byTime(a: Node, b: Node): number {
  return (a.acceptedAt?.getTime() ?? 0) - (b.acceptedAt?.getTime() ?? 0);
}

function toRelated({ planId, reference, orderName, returnName }: Node): RelatedReturn {
  return { planId, reference, orderName, returnName };
}
