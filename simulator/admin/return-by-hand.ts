import { allotted, findOrder } from './settle-by-hand.ts';
import type { OrderTruth } from './index.ts';
import type { TestShop } from './test-shop.ts';

/** The steps of a return one by one, for tests that change what is sent in between. */

export interface BegunReturn {
  id: string;
  returnLineItems: { nodes: { id: string; quantity: number; fulfillmentLineItem: { id: string } }[] };
  exchangeLineItems: { nodes: { id: string; quantity: number }[] };
  reverseFulfillmentOrders: { nodes: { lineItems: { nodes: { id: string }[] } }[] };
}

export interface Refusal {
  code?: string;
  field: string[] | null;
  message: string;
}

/** Asks for a return of units by SKU; what Shopify answers. */
export async function askReturn(
  shop: TestShop,
  order: string,
  lines: { sku: string; quantity: number }[],
  more: Record<string, unknown> = {},
): Promise<{ return: BegunReturn | null; userErrors: Refusal[] }> {
  const { id } = await findOrder(shop, order);
  const input = { orderId: id, returnLineItems: await allotted(shop, id, lines), ...more };
  const { returnCreate } = await shop.data<{
    returnCreate: { return: BegunReturn | null; userErrors: Refusal[] };
  }>(CREATE, { input });
  return returnCreate;
}

/** A return that has to be created. */
export async function beginReturn(...asked: Parameters<typeof askReturn>): Promise<BegunReturn> {
  const { return: begun, userErrors } = await askReturn(...asked);
  if (begun === null) throw new Error(JSON.stringify(userErrors));
  return begun;
}

/** Processes every unit of a return, with what is given besides; the user errors. */
export async function processWhole(
  shop: TestShop,
  begun: BegunReturn,
  more: Record<string, unknown> = {},
): Promise<Refusal[]> {
  const input = {
    returnId: begun.id,
    returnLineItems: begun.returnLineItems.nodes.map(({ id, quantity }) => ({ id, quantity })),
    exchangeLineItems: begun.exchangeLineItems.nodes,
    ...more,
  };
  const { returnProcess } = await shop.data<{ returnProcess: { userErrors: Refusal[] } }>(PROCESS, { input });
  return returnProcess.userErrors;
}

/** `financialTransfer` that refunds amounts to payments, and to store credit. */
export function refunding(
  payments: { parentId: string; amount: string }[],
  storeCredit?: { amount: string; expiresAt?: string },
  currencyCode = 'USD',
): Record<string, unknown> {
  const money = (amount: string): unknown => ({ amount, currencyCode });
  return {
    financialTransfer: {
      issueRefund: {
        orderTransactions: payments.map(({ parentId, amount }) => ({
          parentId,
          transactionAmount: money(amount),
        })),
        refundMethods:
          storeCredit === undefined
            ? []
            : [{ storeCreditRefund: { ...storeCredit, amount: money(storeCredit.amount) } }],
      },
    },
  };
}

/** What the shop holds about an order that has to be there. */
export function truthOf(shop: TestShop, order: string): OrderTruth {
  const truth = shop.admin.order(order);
  if (truth === undefined) throw new Error(`there is no order ${order}`);
  return truth;
}

/** The id of the order's payment through a gateway, or of its first one. */
export function paymentOf(shop: TestShop, order: string, gateway?: string): string {
  const payment = truthOf(shop, order).transactions.find(
    (each) => gateway === undefined || each.gateway === gateway,
  );
  if (payment === undefined) throw new Error(`order ${order} has no such payment`);
  return payment.id;
}

const CREATE = `mutation ($input: ReturnInput!) {
  returnCreate(returnInput: $input) {
    return {
      id
      returnLineItems(first: 50) { nodes { id quantity ... on ReturnLineItem { fulfillmentLineItem { id } } } }
      exchangeLineItems(first: 50) { nodes { id quantity } }
      reverseFulfillmentOrders(first: 10) { nodes { lineItems(first: 50) { nodes { id } } } }
    }
    userErrors { code field message }
  }
}`;

const PROCESS = `mutation ($input: ReturnProcessInput!) {
  returnProcess(input: $input) { userErrors { code field message } }
}`;
