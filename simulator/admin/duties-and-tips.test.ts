import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { beginReturn, paymentOf, processWhole, refunding, type Refusal, truthOf } from './return-by-hand.ts';
import { withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = new TestShop(
    withOrder('#2002', (order) => {
      order.duties = [{ line: 0, amount: '3.01', harmonizedSystemCode: '340600', countryOfOrigin: 'CN' }];
      order.tip = '2.50';
      order.total = '34.56';
      order.payments[0]!.amount = '34.56';
    }),
  );
  await shop.open();
});
afterEach(() => shop.close());

interface FoundOrder {
  totalTipReceivedSet: { shopMoney: { amount: string } };
  currentTotalDutiesSet: { shopMoney: { amount: string } };
  lineItems: {
    nodes: { id: string; title: string; variant: unknown; duties: { id: string }[] }[];
  };
}

async function found(): Promise<FoundOrder & { duty: string; tip: string }> {
  const { order } = await shop.data<{ order: FoundOrder }>(
    `query ($id: ID!) {
      order(id: $id) {
        totalTipReceivedSet { shopMoney { amount } }
        currentTotalDutiesSet { shopMoney { amount } }
        lineItems(first: 5) {
          nodes {
            id title sku quantity unfulfilledQuantity nonFulfillableQuantity variant { id }
            duties { id harmonizedSystemCode countryCodeOfOrigin price { shopMoney { amount } } }
          }
        }
      }
    }`,
    { id: truthOf(shop, '2002').id },
  );
  const [candle, tip] = order.lineItems.nodes;
  return { ...order, duty: candle?.duties[0]?.id ?? '', tip: tip?.id ?? '' };
}

const candle = [{ sku: 'CANDLE', quantity: 1 }];
const visa = (amount: string): { parentId: string; amount: string } => ({
  parentId: paymentOf(shop, '2002'),
  amount,
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/objects/Duty and …/objects/LineItem ("… like a tip") */
test('duties hang on their line, the tip is a line that cannot be fulfilled', async () => {
  const order = await found();
  expect(order).toMatchObject({
    totalTipReceivedSet: { shopMoney: { amount: '2.5' } },
    currentTotalDutiesSet: { shopMoney: { amount: '3.01' } },
    lineItems: {
      nodes: [
        {
          title: 'Beeswax Candle',
          duties: [
            {
              harmonizedSystemCode: '340600',
              countryCodeOfOrigin: 'CN',
              price: { shopMoney: { amount: '3.01' } },
            },
          ],
        },
        {
          title: 'Tip',
          sku: null,
          quantity: 1,
          unfulfilledQuantity: 0,
          nonFulfillableQuantity: 1,
          variant: null,
        },
      ],
    },
  });
  expect(truthOf(shop, '2002')).toMatchObject({ total: { shop: '34.56' }, fulfillmentStatus: 'FULFILLED' });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/enums/RefundDutyRefundType and ReturnProcessInput.tipLineId */
describe('given back with a return', () => {
  test('a duty in proportion to the units, then what is left of it', async () => {
    const { duty } = await found();
    const first = await beginReturn(shop, '#2002', candle);
    const refundDuties = [{ dutyId: duty, refundType: 'PROPORTIONAL' }];
    expect(await outcome(first, { refundDuties })).toMatchObject({
      totalDuties: { shopMoney: { amount: '1.0' } },
      financialTransfer: { amount: { shopMoney: { amount: '9.01' } } },
    });
    expect(await processWhole(shop, first, { refundDuties, ...refunding([visa('9.01')]) })).toEqual([]);
    expect((await found()).currentTotalDutiesSet).toEqual({ shopMoney: { amount: '2.01' } });
    const second = await beginReturn(shop, '#2002', candle);
    const full = [{ dutyId: duty, refundType: 'FULL' }];
    expect(await outcome(second, { refundDuties: full })).toMatchObject({
      totalDuties: { shopMoney: { amount: '2.01' } },
    });
    expect(await processWhole(shop, second, { refundDuties: full, ...refunding([visa('10.04')]) })).toEqual(
      [],
    );
    const third = await beginReturn(shop, '#2002', candle);
    expect(await processWhole(shop, third, { refundDuties: full })).toMatchObject([{ code: 'INVALID' }]);
    expect(truthOf(shop, '2002').outstanding.shop).toBe('0.00');
  });

  test('the tip, once', async () => {
    const { tip } = await found();
    const first = await beginReturn(shop, '#2002', candle);
    expect(await outcome(first, { tipLineId: tip })).toMatchObject({
      financialTransfer: { amount: { shopMoney: { amount: '10.51' } } },
    });
    expect(await processWhole(shop, first, { tipLineId: tip, ...refunding([visa('10.51')]) })).toEqual([]);
    expect(truthOf(shop, '2002').outstanding.shop).toBe('0.00');
    const second = await beginReturn(shop, '#2002', candle);
    expect(await processWhole(shop, second, { tipLineId: tip })).toMatchObject([{ code: 'INVALID' }]);
    expect(await processWhole(shop, second, { tipLineId: 'gid://shopify/LineItem/1' })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  test('or by refundCreate, without a return', async () => {
    const { duty, tip } = await found();
    const input = {
      orderId: truthOf(shop, '2002').id,
      refundLineItems: [{ lineItemId: tip, quantity: 1, restockType: 'NO_RESTOCK' }],
      refundDuties: [{ dutyId: duty, refundType: 'FULL' }],
      transactions: [
        {
          orderId: truthOf(shop, '2002').id,
          parentId: visa('0').parentId,
          gateway: 'shopify_payments',
          kind: 'REFUND',
          amount: '5.51',
        },
      ],
    };
    const { refundCreate } = await shop.data<{ refundCreate: { userErrors: Refusal[] } }>(
      `mutation ($input: RefundInput!) {
        refundCreate(input: $input) @idempotent(key: "duty") {
          refund { duties { amountSet { shopMoney { amount } } originalDuty { id } } }
          userErrors { field message }
        }
      }`,
      { input },
    );
    expect(refundCreate).toEqual({
      refund: { duties: [{ amountSet: { shopMoney: { amount: '3.01' } }, originalDuty: { id: duty } }] },
      userErrors: [],
    });
    expect(truthOf(shop, '2002')).toMatchObject({
      refunded: { shop: '5.51' },
      outstanding: { shop: '0.00' },
    });
  });
});

async function outcome(
  begun: Awaited<ReturnType<typeof beginReturn>>,
  more: Record<string, unknown>,
): Promise<unknown> {
  const answer = await shop.data<{ return: { suggestedFinancialOutcome: unknown } }>(
    `query ($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $refundDuties: [RefundDutyInput!], $tipLineId: ID) {
      return(id: $id) {
        suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: [], refundDuties: $refundDuties, tipLineId: $tipLineId) {
          totalDuties { shopMoney { amount } }
          refundDuties { amountSet { shopMoney { amount } } originalDuty { id } }
          financialTransfer { ... on RefundReturnOutcome { amount { shopMoney { amount } } } }
        }
      }
    }`,
    {
      id: begun.id,
      lines: begun.returnLineItems.nodes.map(({ id, quantity }) => ({ id, quantity })),
      ...more,
    },
  );
  return answer.return.suggestedFinancialOutcome;
}
