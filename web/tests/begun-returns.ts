import { continueReturn, type Draft } from '../../domain/draft.ts';
import type { OrderForReturn, ReturnableUnits } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { planIn, type Counter } from './counter.ts';

// Returns that are begun without us, as customers and other staff begin them.

export interface Asked {
  readonly units?: number;
  readonly customerNote?: string;
  /** What staff note of the line, where it is `open`. */
  readonly note?: string;
  readonly restockingFee?: { readonly percentage: number };
  readonly returnShippingFee?: string;
  /** SKU of goods to be given in exchange. */
  readonly exchange?: string;
  /** Approved already, as in the Shopify admin. */
  readonly open?: boolean;
}

const REQUEST = `mutation ($input: ReturnRequestInput!) {
  returnRequest(input: $input) { return { id name } userErrors { message } }
}`;
const CREATE = `mutation ($input: ReturnInput!) {
  returnCreate(returnInput: $input) { return { id name } userErrors { message } }
}`;

/** A customer asks online for a return of one line of an order. Answers its id. */
export async function askFor(
  counter: Counter,
  name: string,
  sku: string,
  { units = 1, customerNote, note, restockingFee, returnShippingFee, exchange, open = false }: Asked = {},
): Promise<string> {
  const { id: orderId, lines } = await counter.open(name);
  const [unit] = lines.find((line) => line.sku === sku)?.returnable ?? [];
  const exchangeLineItems = exchange
    ? [{ variantId: await variantOf(counter, exchange), quantity: 1 }]
    : null;
  const input = {
    orderId,
    returnLineItems: [
      {
        fulfillmentLineItemId: unit?.fulfillmentLineItemId,
        quantity: units,
        ...(open ? { returnReasonNote: note } : { customerNote }),
        restockingFee,
      },
    ],
    returnShippingFee: returnShippingFee && { amount: { amount: returnShippingFee, currencyCode: 'GBP' } },
    ...(exchangeLineItems && { exchangeLineItems }),
  };
  return begin(counter, open || exchange ? CREATE : REQUEST, input);
}

/** The same of units of one fulfillment line, whatever they are. */
export function askForUnits(
  counter: Counter,
  orderId: string,
  { fulfillmentLineItemId }: Pick<ReturnableUnits, 'fulfillmentLineItemId'>,
  quantity: number,
  open: boolean,
): Promise<string> {
  const returnLineItems = [{ fulfillmentLineItemId, quantity }];
  return begin(counter, open ? CREATE : REQUEST, { orderId, returnLineItems });
}

async function begin(counter: Counter, operation: string, input: object): Promise<string> {
  const data = await counter.elsewhere(operation, { input });
  const [{ return: begun, userErrors }] = Object.values(data) as [
    { return: { id: string } | null; userErrors: unknown[] },
  ];
  if (!begun) throw new Error(JSON.stringify(userErrors));
  return begun.id;
}

async function variantOf(counter: Counter, sku: string): Promise<string> {
  const data = await counter.elsewhere(
    `query ($search: String!) { productVariants(first: 1, query: $search) { nodes { id } } }`,
    { search: `sku:"${sku}"` },
  );
  return (data as { productVariants: { nodes: { id: string }[] } }).productVariants.nodes[0]?.id ?? '';
}

/** What a device would begin with. */
export function goOnWith(order: OrderForReturn): Draft {
  const [begun] = order.unfinishedReturns;
  if (!begun) throw new Error(`${order.name} has no unfinished return`);
  return continueReturn(crypto.randomUUID(), order, begun);
}

/** The plan of an order's unfinished return, all of it. */
export async function planBegun(counter: Counter, name: string): Promise<Plan> {
  return planIn(await counter.plan(goOnWith(await counter.open(name))));
}

/** What others do to a return. */
export async function elsewhere(
  counter: Counter,
  what: 'returnApproveRequest' | 'returnDeclineRequest' | 'returnCancel' | 'returnClose',
  id: string,
): Promise<void> {
  const call = {
    returnApproveRequest: 'returnApproveRequest(input: { id: $id })',
    returnDeclineRequest: 'returnDeclineRequest(input: { id: $id, declineReason: OTHER })',
    returnCancel: 'returnCancel(id: $id)',
    returnClose: 'returnClose(id: $id)',
  }[what];
  const data = await counter.elsewhere(
    `mutation ($id: ID!) { it: ${call} { return { id } userErrors { message } } }`,
    { id },
  );
  const { it } = data as { it: { userErrors: unknown[] } };
  if (it.userErrors.length > 0) throw new Error(JSON.stringify(it.userErrors));
}

/** Somebody else processes units of a return, and pays them to one payment. */
export async function processElsewhere(
  counter: Counter,
  id: string,
  quantity: number,
  { parentId, amount }: { readonly parentId: string; readonly amount: string },
): Promise<void> {
  const read = await counter.elsewhere(
    `query ($id: ID!) { return(id: $id) { returnLineItems(first: 1) { nodes { id } } } }`,
    { id },
  );
  const { return: found } = read as { return: { returnLineItems: { nodes: { id: string }[] } } };
  const data = await counter.elsewhere(
    `mutation ($input: ReturnProcessInput!) { returnProcess(input: $input) { userErrors { message } } }`,
    {
      input: {
        returnId: id,
        note: 'Head office',
        returnLineItems: [{ id: found.returnLineItems.nodes[0]?.id, quantity }],
        financialTransfer: {
          issueRefund: {
            orderTransactions: [{ parentId, transactionAmount: { amount, currencyCode: 'GBP' } }],
          },
        },
      },
    },
  );
  const { returnProcess } = data as { returnProcess: { userErrors: unknown[] } };
  if (returnProcess.userErrors.length > 0) throw new Error(JSON.stringify(returnProcess.userErrors));
}
