import { parseMoney, sum, zero } from '../../../domain/money.ts';
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
    unfinishedReturns: others.flatMap(
      ({ id, name, status, createdAt, returnLineItems }): UnfinishedReturn[] => {
        if (status !== 'OPEN' && status !== 'REQUESTED') return [];
        const whole = latestReturns.nodes.find((node) => node.id === id);
        // What another settlement of ours is at, or left for a person to look at, is not gone on with by a cashier.
        const ours = isMarked(returnLineItems.nodes[0]?.returnReasonNote ?? '');
        const begunAt = new Date(createdAt).toISOString();
        const contents = whole && !ours ? toContents(whole, currency) : nothingKnown(currency);
        return [{ id, name, status, begunAt, ...contents }];
      },
    ),
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

type Contents = Pick<UnfinishedReturn, 'lines' | 'fees' | 'exchange'>;

function nothingKnown(currency: string): Contents {
  return { lines: [], fees: zero(currency), exchange: false };
}

function toContents(node: WholeReturn, currency: string): Contents {
  const lines = node.returnLineItems.nodes;
  const fees = [
    ...lines.flatMap((line) => ('restockingFee' in line && line.restockingFee ? [line.restockingFee] : [])),
    ...node.returnShippingFees,
  ];
  return {
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
              objection: null,
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
