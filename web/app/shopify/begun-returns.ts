import { parseMoney, sum } from '../../../domain/money.ts';
import type { EndedReturn, LineOnReturn, OrderForReturn, UnfinishedReturn } from '../../../domain/order.ts';
import { isMarked } from '../settle/mark.ts';
import type { OrderFactsFragment } from './generated/admin.generated.d.ts';

type ReturnNode = OrderFactsFragment['returns']['nodes'][number];
type WholeReturn = OrderFactsFragment['latestReturns']['nodes'][number];

/** The returns of an order, but for our own of this mark: those that still ask for something, and the others. */
export function returnsOf(
  { returns, latestReturns }: OrderFactsFragment,
  mark: string | null,
  currency: string,
): Pick<OrderForReturn, 'unfinishedReturns' | 'endedReturns'> {
  const others = returns.nodes.filter((node) => !bears(node, mark));
  return {
    unfinishedReturns: others.flatMap(({ id, name, status, returnLineItems }): UnfinishedReturn[] => {
      if (status !== 'OPEN' && status !== 'REQUESTED') return [];
      const whole = latestReturns.nodes.find((node) => node.id === id);
      // What another settlement of ours is at, or left for a person to look at, is not gone on with by a cashier.
      const ours = isMarked(returnLineItems.nodes[0]?.returnReasonNote ?? '');
      return [
        { id, name, status, ...(whole && !ours ? toWhole(whole, currency) : unknown(whole, currency)) },
      ];
    }),
    endedReturns: others.flatMap(({ id, name, status }): EndedReturn[] =>
      status === 'OPEN' || status === 'REQUESTED' ? [] : [{ id, name, status }],
    ),
  };
}

/** Our own return among the order's, unless it was called off. */
export function findMarked(facts: OrderFactsFragment, mark: string): { id: string; status: string } | null {
  const ours = facts.returns.nodes.find((node) => bears(node, mark) && node.status !== 'CANCELED');
  return ours ? { id: ours.id, status: ours.status } : null;
}

/** Whether a return was created by the settlement of this mark: it stands at the beginning of the lines' notes. */
export function bears(
  { returnLineItems }: Pick<ReturnNode, 'returnLineItems'>,
  mark: string | null,
): boolean {
  const note = returnLineItems.nodes[0]?.returnReasonNote ?? '';
  return mark !== null && (note === mark || note.startsWith(`${mark} `));
}

type Contents = Omit<UnfinishedReturn, 'id' | 'name' | 'status'>;

function unknown(whole: WholeReturn | undefined, currency: string): Contents {
  const begunAt = new Date(whole?.createdAt ?? 0).toISOString();
  return { begunAt, lines: [], fees: parseMoney('0', currency), exchange: false };
}

function toWhole(node: WholeReturn, currency: string): Contents {
  const lines = node.returnLineItems.nodes;
  const fees = [
    ...lines.flatMap((line) => ('restockingFee' in line && line.restockingFee ? [line.restockingFee] : [])),
    ...node.returnShippingFees,
  ];
  return {
    begunAt: new Date(node.createdAt).toISOString(),
    lines: lines.flatMap((line): LineOnReturn[] =>
      // A line without one was taken back without a receipt in Shopify's own screens.
      'fulfillmentLineItem' in line && line.unprocessedQuantity > 0
        ? [
            {
              id: line.id,
              lineItemId: line.fulfillmentLineItem.lineItem.id,
              fulfillmentLineItemId: line.fulfillmentLineItem.id,
              quantity: line.unprocessedQuantity,
              reason: line.returnReasonDefinition?.name ?? null,
              note: line.customerNote || line.returnReasonNote || null,
            },
          ]
        : [],
    ),
    fees: sum(
      currency,
      fees.map(({ amountSet }) => parseMoney<string>(amountSet.presentmentMoney.amount, currency)),
    ),
    exchange: node.exchangeLineItems.nodes.some(({ unprocessedQuantity }) => unprocessedQuantity > 0),
  };
}
