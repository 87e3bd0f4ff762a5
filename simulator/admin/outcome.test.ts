import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile } from '../store-file.ts';
import { allotted, findOrder, settle } from './settle-by-hand.ts';
import { smallStore, withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

async function open(file: StoreFile = smallStore()): Promise<void> {
  shop = new TestShop(file);
  await shop.open();
}

interface Outcome {
  financialTransfer: {
    __typename: string;
    amount: { presentmentMoney: { amount: string } };
    suggestedTransactions?: { gateway: string; amountSet: Money; maximumRefundableSet: Money }[];
    suggestedRefundMethods?: { amount: Money }[];
  } | null;
}

interface Money {
  presentmentMoney: { amount: string };
}

const CREATE = `mutation ($input: ReturnInput!) {
  returnCreate(returnInput: $input) {
    return {
      id
      returnLineItems(first: 10) { nodes { id quantity } }
      exchangeLineItems(first: 10) { nodes { id quantity } }
    }
    userErrors { code field message }
  }
}`;

const OUTCOME = `query (
  $id: ID!
  $lines: [SuggestedOutcomeReturnLineItemInput!]!
  $exchange: [SuggestedOutcomeExchangeLineItemInput!]!
  $allocation: RefundMethodAllocation!
) {
  return(id: $id) {
    suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: $exchange, refundMethodAllocation: $allocation) {
      financialTransfer {
        __typename
        ... on InvoiceReturnOutcome { amount { presentmentMoney { amount } } }
        ... on RefundReturnOutcome {
          amount { presentmentMoney { amount } }
          suggestedTransactions {
            gateway
            amountSet { presentmentMoney { amount } }
            maximumRefundableSet { presentmentMoney { amount } }
          }
          suggestedRefundMethods { amount { presentmentMoney { amount } } }
        }
      }
    }
  }
}`;

interface Made {
  id: string;
  returnLineItems: { nodes: { id: string; quantity: number }[] };
  exchangeLineItems: { nodes: { id: string; quantity: number }[] };
}

async function created(
  order: string,
  sku: string,
  quantity: number,
  more: Record<string, unknown> = {},
): Promise<Made> {
  const { id } = await findOrder(shop, order);
  const input = { orderId: id, returnLineItems: await allotted(shop, id, [{ sku, quantity }]), ...more };
  const { returnCreate } = await shop.data<{ returnCreate: { return: Made | null; userErrors: unknown[] } }>(
    CREATE,
    { input },
  );
  if (returnCreate.return === null) throw new Error(JSON.stringify(returnCreate.userErrors));
  return returnCreate.return;
}

async function outcomeOf(made: Made, allocation = 'ORIGINAL_PAYMENT_METHODS'): Promise<Outcome> {
  const answer = await shop.data<{ return: { suggestedFinancialOutcome: Outcome } }>(OUTCOME, {
    id: made.id,
    lines: made.returnLineItems.nodes,
    exchange: made.exchangeLineItems.nodes,
    allocation,
  });
  return answer.return.suggestedFinancialOutcome;
}

const tenders = ({ financialTransfer }: Outcome): unknown =>
  financialTransfer?.suggestedTransactions?.map(({ gateway, amountSet, maximumRefundableSet }) => [
    gateway,
    amountSet.presentmentMoney.amount,
    maximumRefundableSet.presentmentMoney.amount,
  ]);

/** https://shopify.dev/docs/apps/build/orders-fulfillment/returns-apps, "Managing exchanges", and the schema's descriptions */
describe('suggestedFinancialOutcome', () => {
  test('gift card first, then as paid, none above what it holds', async () => {
    await open();
    expect(tenders(await outcomeOf(await created('#2003', 'POSTER', 1)))).toEqual([
      ['gift_card', '20.0', '20.0'],
      ['shopify_payments', '6.99', '23.73'],
    ]);
  });

  /** `SuggestedOrderTransaction.maximumRefundableSet`: "the available amount to refund on the gateway", whatever is suggested elsewhere. */
  test('what a payment can take hangs on itself and the whole, not on what the others are to take', async () => {
    await open(withOrder('#2003', (order) => (order.customerId = 801)));
    const { id: orderId } = await findOrder(shop, '#2003');
    const { refundCreate } = await shop.data<{ refundCreate: { userErrors: unknown[] } }>(
      `mutation ($input: RefundInput!) {
        refundCreate(input: $input) @idempotent(key: "goodwill") { userErrors { message } }
      }`,
      {
        input: {
          orderId,
          refundMethods: [{ storeCreditRefund: { amount: { amount: '10.00', currencyCode: 'USD' } } }],
        },
      },
    );
    expect(refundCreate.userErrors).toEqual([]);
    // 43.73 was paid, 33.73 may still go back: either payment can take all that it holds of that.
    expect(tenders(await outcomeOf(await created('#2003', 'POSTER', 1)))).toEqual([
      ['gift_card', '20.0', '20.0'],
      ['shopify_payments', '6.99', '23.73'],
    ]);
  });

  test('all to store credit when that is asked for', async () => {
    await open();
    const { financialTransfer } = await outcomeOf(await created('#2003', 'POSTER', 1), 'STORE_CREDIT');
    expect(financialTransfer?.suggestedRefundMethods).toMatchObject([
      { amount: { presentmentMoney: { amount: '26.99' } } },
    ]);
  });

  test('fees lower it', async () => {
    await open();
    const { id } = await findOrder(shop, '#2001');
    const [line] = await allotted(shop, id, [{ sku: 'MUG-S', quantity: 1 }]);
    const made = await created('#2001', 'MUG-S', 1, {
      returnLineItems: [{ ...line, restockingFee: { percentage: 10 } }],
      returnShippingFee: { amount: { amount: '1.00', currencyCode: 'USD' } },
    });
    const { financialTransfer } = await outcomeOf(made);
    expect(financialTransfer?.amount.presentmentMoney.amount).toBe('10.76');
  });

  test('a payment that needs its card is never suggested', async () => {
    await open(
      withOrder('#2006', ({ payments }) => {
        payments[0] = {
          ...payments[0]!,
          card: { brand: 'interac', last4: '1881', present: true, refundNeedsCard: true },
        };
      }),
    );
    const outcome = await outcomeOf(await created('#2006', 'CANDLE', 1));
    expect(outcome.financialTransfer?.amount.presentmentMoney.amount).toBe('8.91');
    expect(tenders(outcome)).toEqual([]);
  });

  test('authorised money is not refundable: nothing to transfer, nothing suggested', async () => {
    await open(
      withOrder('#2006', ({ payments }) => {
        payments[0] = { ...payments[0]!, kind: 'AUTHORIZATION' };
      }),
    );
    expect(shop.admin.order('2006')).toMatchObject({ financialStatus: 'AUTHORIZED', paid: { shop: '0.00' } });
    expect((await outcomeOf(await created('#2006', 'CANDLE', 1))).financialTransfer).toBeNull();
  });

  test('exchanges: cheaper refunds the difference, dearer is invoiced, even moves nothing', async () => {
    await open();
    const exchangeFor = (variantId: number, discount?: string): Record<string, unknown> => ({
      exchangeLineItems: [
        {
          variantId: `gid://shopify/ProductVariant/${variantId}`,
          quantity: 1,
          ...(discount === undefined
            ? {}
            : { appliedDiscount: { value: { amount: { amount: discount, currencyCode: 'USD' } } } }),
        },
      ],
    });
    const transfer = async (order: string, sku: string, more: Record<string, unknown>): Promise<unknown> => {
      const { financialTransfer } = await outcomeOf(await created(order, sku, 1, more));
      return financialTransfer === null
        ? null
        : [financialTransfer.__typename, financialTransfer.amount.presentmentMoney.amount];
    };
    expect(await transfer('#2003', 'POSTER', exchangeFor(5012))).toEqual(['RefundReturnOutcome', '10.25']);
    expect(await transfer('#2003', 'MUG-L', exchangeFor(5031))).toEqual(['InvoiceReturnOutcome', '10.25']);
    expect(await transfer('#2001', 'MUG-S', exchangeFor(5012, '3.50'))).toBeNull();
  });
});

describe('an exchange processed', () => {
  const PROCESS = `mutation ($input: ReturnProcessInput!) {
    returnProcess(input: $input) { return { status } userErrors { code message } }
  }`;

  test('a dearer item is on the order, unpaid and on hold', async () => {
    await open();
    const made = await created('#2003', 'MUG-L', 1, {
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/5031', quantity: 1 }],
    });
    const before = shop.admin.inventory('POSTER').locations[0];
    const { returnProcess } = await shop.data<{ returnProcess: unknown }>(PROCESS, {
      input: {
        returnId: made.id,
        returnLineItems: made.returnLineItems.nodes,
        exchangeLineItems: made.exchangeLineItems.nodes,
      },
    });
    expect(returnProcess).toMatchObject({ return: { status: 'CLOSED' }, userErrors: [] });
    expect(shop.admin.order('2003')).toMatchObject({
      outstanding: { shop: '10.25' },
      financialStatus: 'PARTIALLY_PAID',
      fulfillmentStatus: 'ON_HOLD',
    });
    const after = shop.admin.inventory('POSTER').locations[0];
    expect([before?.available, after?.available, before?.onHand, after?.onHand]).toEqual([6, 5, 6, 6]);
  });
});

describe('two currencies', () => {
  const inEuro = withOrder('#2002', (order) => {
    order.presentment = { currency: 'EUR', rate: '0.93' };
  });

  test('lines are converted one by one, payments make the customer’s total', async () => {
    await open(inEuro);
    // 22.27 → 20.71 and tax 1.66 on it; shipping 5.00 → 4.65.
    expect(shop.admin.order('2002')).toMatchObject({
      total: { shop: '29.05', presentment: '27.02' },
      paid: { shop: '29.05', presentment: '27.02' },
      outstanding: { shop: '0.00', presentment: '0.00' },
    });
  });

  test('refunds are asked for in the customer’s currency and empty both', async () => {
    await open(inEuro);
    const lines = [{ sku: 'CANDLE', quantity: 3 }];
    const { readBack } = await settle(shop, { order: '#2002', lines, shipping: 'full', location: 7 });
    expect(readBack.status).toBe('CLOSED');
    expect(shop.admin.order('2002')).toMatchObject({
      refunded: { shop: '29.05', presentment: '27.02' },
      outstanding: { shop: '0.00', presentment: '0.00' },
    });
  });

  test('an amount in the shop’s currency is refused', async () => {
    await open(inEuro);
    const made = await created('#2002', 'CANDLE', 1);
    const { returnProcess } = await shop.data<{ returnProcess: unknown }>(
      'mutation ($input: ReturnProcessInput!) { returnProcess(input: $input) { userErrors { code message } } }',
      {
        input: {
          returnId: made.id,
          returnLineItems: made.returnLineItems.nodes,
          financialTransfer: {
            issueRefund: {
              orderTransactions: [
                {
                  parentId: shop.admin.order('2002')?.transactions[0]?.id,
                  transactionAmount: { amount: '1.00', currencyCode: 'USD' },
                },
              ],
            },
          },
        },
      },
    );
    expect(returnProcess).toMatchObject({ userErrors: [{ code: 'INVALID' }] });
  });
});
