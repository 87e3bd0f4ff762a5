import type { TestShop } from './test-shop.ts';

/** One return, settled over the endpoint with the operations that an app uses: find, calculate, create, outcome, process, read back. */
export async function settle(shop: TestShop, asked: AskedReturn): Promise<SettledReturn> {
  const order = await findOrder(shop, asked.order);
  const units = await allotted(shop, order.id, asked.lines);
  const { returnCalculate } = await shop.data<{ returnCalculate: Calculated }>(CALCULATE, {
    input: { orderId: order.id, returnLineItems: units },
  });
  const created = await shop.data<{ returnCreate: Created }>(CREATE, {
    input: {
      orderId: order.id,
      returnLineItems: units.map((unit) => ({ ...unit, returnReasonNote: 'by hand' })),
    },
  });
  if (created.returnCreate.userErrors.length > 0)
    throw new Error(JSON.stringify(created.returnCreate.userErrors));
  const made = created.returnCreate.return;
  const refundShipping = asked.shipping === 'full' ? { fullRefund: true } : null;
  const outcome = await shop.data<{ return: { suggestedFinancialOutcome: SuggestedOutcome } }>(OUTCOME, {
    id: made.id,
    lines: made.returnLineItems.nodes.map(({ id, quantity }) => ({ id, quantity })),
    refundShipping,
  });
  const suggested = outcome.return.suggestedFinancialOutcome;
  const rfoLines = made.reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) => lineItems.nodes);
  const processed = await shop.data<{ returnProcess: Processed }>(PROCESS, {
    input: {
      returnId: made.id,
      refundShipping,
      returnLineItems: made.returnLineItems.nodes.map(({ id, quantity, fulfillmentLineItem }) => ({
        id,
        quantity,
        dispositions: rfoLines
          .filter((line) => line.fulfillmentLineItem.id === fulfillmentLineItem.id)
          .map((line) => ({
            reverseFulfillmentOrderLineItemId: line.id,
            quantity: line.totalQuantity,
            dispositionType: 'RESTOCKED',
            locationId: `gid://shopify/Location/${asked.location}`,
          })),
      })),
      financialTransfer: {
        issueRefund: {
          orderTransactions: (suggested.financialTransfer?.suggestedTransactions ?? [])
            .filter(({ amountSet }) => Number(amountSet.presentmentMoney.amount) > 0)
            .map(({ parentTransaction, amountSet }) => ({
              parentId: parentTransaction.id,
              transactionAmount: amountSet.presentmentMoney,
            })),
        },
      },
    },
  });
  if (processed.returnProcess.userErrors.length > 0)
    throw new Error(JSON.stringify(processed.returnProcess.userErrors));
  const readBack = await shop.data<{ return: ReadBack }>(READ_BACK, { id: made.id });
  return { order: order.name, calculated: returnCalculate, suggested, readBack: readBack.return };
}

export async function findOrder(shop: TestShop, name: string): Promise<{ id: string; name: string }> {
  const found = await shop.data<{ orders: { nodes: { id: string; name: string }[] } }>(FIND, {
    search: `name:"${name}"`,
  });
  const order = found.orders.nodes.find((each) => each.name === name);
  if (order === undefined) throw new Error(`order ${name} was not found`);
  return order;
}

/** Spreads quantities by SKU over what may be returned; reads every page. */
export async function allotted(
  shop: TestShop,
  orderId: string,
  lines: readonly { sku: string; quantity: number }[],
): Promise<{ fulfillmentLineItemId: string; quantity: number }[]> {
  const open = await returnableUnits(shop, orderId);
  const taken = new Map<string, number>();
  for (const { sku, quantity } of lines) {
    let left = quantity;
    for (const unit of open) {
      const part = unit.sku === sku ? Math.min(left, unit.quantity) : 0;
      if (part === 0) continue;
      unit.quantity -= part;
      left -= part;
      taken.set(unit.id, (taken.get(unit.id) ?? 0) + part);
    }
    if (left > 0) throw new Error(`${left} of ${sku} cannot come back`);
  }
  return [...taken].map(([fulfillmentLineItemId, quantity]) => ({ fulfillmentLineItemId, quantity }));
}

interface ReturnableUnits {
  id: string;
  sku: string;
  quantity: number;
}

async function returnableUnits(shop: TestShop, orderId: string): Promise<ReturnableUnits[]> {
  const units: ReturnableUnits[] = [];
  for (let fulfillment = 0, after: string | null = null; ;) {
    const answer: ReturnableAnswer = await shop.data(RETURNABLE, { orderId, after });
    const page = answer.returnableFulfillments.nodes[fulfillment]?.returnableFulfillmentLineItems;
    if (page === undefined) return units;
    for (const { quantity, fulfillmentLineItem } of page.nodes)
      units.push({ id: fulfillmentLineItem.id, sku: fulfillmentLineItem.lineItem.sku, quantity });
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    if (after === null) fulfillment += 1;
  }
}

export interface AskedReturn {
  order: string;
  lines: { sku: string; quantity: number }[];
  shipping: 'none' | 'full';
  location: number;
}

export interface SettledReturn {
  order: string;
  calculated: Calculated;
  suggested: SuggestedOutcome;
  readBack: ReadBack;
}

interface Amount {
  amount: string;
  currencyCode: string;
}

interface Calculated {
  returnLineItems: {
    quantity: number;
    subtotalSet: { shopMoney: Amount };
    totalTaxSet: { shopMoney: Amount };
  }[];
}

interface Created {
  return: {
    id: string;
    returnLineItems: { nodes: { id: string; quantity: number; fulfillmentLineItem: { id: string } }[] };
    reverseFulfillmentOrders: {
      nodes: {
        lineItems: { nodes: { id: string; totalQuantity: number; fulfillmentLineItem: { id: string } }[] };
      }[];
    };
  };
  userErrors: unknown[];
}

interface SuggestedOutcome {
  financialTransfer: {
    amount: { shopMoney: Amount; presentmentMoney: Amount };
    suggestedTransactions: {
      gateway: string;
      amountSet: { presentmentMoney: Amount };
      parentTransaction: { id: string };
    }[];
  } | null;
}

interface Processed {
  userErrors: unknown[];
}

interface ReadBack {
  status: string;
  refunds: {
    nodes: {
      totalRefundedSet: { shopMoney: Amount };
      transactions: {
        nodes: { gateway: string; status: string; kind: string; amountSet: { shopMoney: Amount } }[];
      };
    }[];
  };
  order: { totalOutstandingSet: { shopMoney: Amount } };
}

interface ReturnableAnswer {
  returnableFulfillments: {
    nodes: {
      returnableFulfillmentLineItems: {
        nodes: { quantity: number; fulfillmentLineItem: { id: string; lineItem: { sku: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }[];
  };
}

const MONEY = 'shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }';

const FIND = `query Find($search: String!) {
  orders(first: 5, query: $search, sortKey: PROCESSED_AT, reverse: true) { nodes { id name } }
}`;

const RETURNABLE = `query Returnable($orderId: ID!, $after: String) {
  returnableFulfillments(orderId: $orderId, first: 10) {
    nodes {
      returnableFulfillmentLineItems(first: 250, after: $after) {
        nodes { quantity fulfillmentLineItem { id lineItem { sku } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

const CALCULATE = `query Calculate($input: CalculateReturnInput!) {
  returnCalculate(input: $input) {
    returnLineItems { quantity subtotalSet { ${MONEY} } totalTaxSet { ${MONEY} } }
  }
}`;

const CREATE = `mutation Create($input: ReturnInput!) {
  returnCreate(returnInput: $input) {
    return {
      id
      returnLineItems(first: 250) { nodes { id quantity ... on ReturnLineItem { fulfillmentLineItem { id } } } }
      reverseFulfillmentOrders(first: 10) {
        nodes { lineItems(first: 250) { nodes { id totalQuantity fulfillmentLineItem { id } } } }
      }
    }
    userErrors { code field message }
  }
}`;

const OUTCOME = `query Outcome(
  $id: ID!
  $lines: [SuggestedOutcomeReturnLineItemInput!]!
  $refundShipping: RefundShippingInput
) {
  return(id: $id) {
    suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: [], refundShipping: $refundShipping) {
      financialTransfer {
        ... on RefundReturnOutcome {
          amount { ${MONEY} }
          suggestedTransactions { gateway amountSet { ${MONEY} } parentTransaction { id } }
        }
      }
    }
  }
}`;

const PROCESS = `mutation Process($input: ReturnProcessInput!) {
  returnProcess(input: $input) { return { id status } userErrors { code field message } }
}`;

const READ_BACK = `query ReadBack($id: ID!) {
  return(id: $id) {
    status
    refunds(first: 5) {
      nodes {
        totalRefundedSet { ${MONEY} }
        transactions(first: 10) { nodes { gateway status kind amountSet { ${MONEY} } } }
      }
    }
    order { totalOutstandingSet { ${MONEY} } }
  }
}`;
