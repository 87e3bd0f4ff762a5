import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile } from '../store-file.ts';
import { beginReturn, paymentOf, processWhole, refunding, type Refusal, truthOf } from './return-by-hand.ts';
import { smallStore, withOrder } from './small-store.ts';
import { TestShop } from './test-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

async function open(file: StoreFile = smallStore()): Promise<void> {
  shop = new TestShop(file);
  await shop.open();
}

const candle = [{ sku: 'CANDLE', quantity: 1 }];
const DANA = 'gid://shopify/Customer/801';

const ACCOUNTS = `query ($id: ID!) {
  customer(id: $id) {
    storeCreditAccounts(first: 5) {
      nodes {
        balance { amount currencyCode }
        transactions(first: 5) { nodes { amount { amount } event ... on StoreCreditAccountCreditTransaction { expiresAt } } }
      }
    }
  }
}`;

async function accountsOf(id: string): Promise<unknown> {
  return (await shop.data<{ customer: { storeCreditAccounts: { nodes: unknown[] } } }>(ACCOUNTS, { id }))
    .customer.storeCreditAccounts.nodes;
}

/** https://shopify.dev/changelog/refund-to-store-credit */
describe('store credit inside returnProcess', () => {
  test('opens an account, and adds to it later', async () => {
    await open();
    const expiresAt = '2027-11-20T00:00:00Z';
    const first = await beginReturn(shop, '#2002', candle);
    expect(await processWhole(shop, first, refunding([], { amount: '8.01', expiresAt }))).toEqual([]);
    const second = await beginReturn(shop, '#2002', candle);
    expect(await processWhole(shop, second, refunding([], { amount: '8.03' }))).toEqual([]);
    expect(await accountsOf(DANA)).toEqual([
      {
        balance: { amount: '16.04', currencyCode: 'USD' },
        transactions: {
          nodes: [
            { amount: { amount: '8.01' }, event: 'ORDER_REFUND', expiresAt },
            { amount: { amount: '8.03' }, event: 'ORDER_REFUND', expiresAt: null },
          ],
        },
      },
    ]);
    expect(truthOf(shop, '2002')).toMatchObject({
      refunded: { shop: '16.04' },
      outstanding: { shop: '0.00' },
      storeCredit: [{ amount: '8.01', expiresAt }, { amount: '8.03' }],
      transactions: [{}, { gateway: 'shopify_store_credit', kind: 'REFUND', parent: null }, {}],
    });
  });

  test('can be mixed with original payments, never above what was paid', async () => {
    await open();
    const begun = await beginReturn(shop, '#2002', [{ sku: 'CANDLE', quantity: 3 }]);
    const visa = { parentId: paymentOf(shop, '2002'), amount: '20.00' };
    expect(await processWhole(shop, begun, refunding([visa], { amount: '9.06' }))).toMatchObject([
      { code: 'INVALID', message: 'Refund amount exceeds the maximum refundable amount' },
    ]);
    expect(await processWhole(shop, begun, refunding([visa], { amount: '4.05' }))).toEqual([]);
    expect(truthOf(shop, '2002')).toMatchObject({
      refunded: { shop: '24.05' },
      outstanding: { shop: '0.00' },
    });
    expect(await accountsOf(DANA)).toMatchObject([{ balance: { amount: '4.05' } }]);
  });

  test.each([
    [
      'where the shop has it off',
      (file: StoreFile) => void (file.shop.storeCredit = false),
      'FEATURE_NOT_ENABLED',
    ],
    ['for a guest', (file: StoreFile) => void (orderIn(file).customerId = null), 'INVALID'],
    [
      'for a B2B order',
      (file: StoreFile) => void (orderIn(file).company = { id: 71, name: 'Quay Cafe' }),
      'INVALID',
    ],
  ])('is refused and not suggested %s', async (_when, change, code) => {
    const file = smallStore();
    change(file);
    await open(file);
    const begun = await beginReturn(shop, '#2002', candle);
    expect(await suggested(begun.id, begun.returnLineItems.nodes)).toEqual([]);
    expect(await processWhole(shop, begun, refunding([], { amount: '8.01' }))).toMatchObject([{ code }]);
    expect(await refundOnly('8.01')).toHaveLength(1);
    expect(truthOf(shop, '2002')).toMatchObject({ refunded: { shop: '0.00' }, storeCredit: [] });
  });

  test('is refused with an expiry in the past, and with nothing', async () => {
    await open();
    const begun = await beginReturn(shop, '#2002', candle);
    const past = { amount: '8.01', expiresAt: '2026-11-20T16:59:59Z' };
    expect(await processWhole(shop, begun, refunding([], past))).toMatchObject([{ code: 'INVALID' }]);
    expect(await processWhole(shop, begun, refunding([], { amount: '0.00' }))).toMatchObject([
      { code: 'GREATER_THAN' },
    ]);
  });

  test('is in the customer’s currency', async () => {
    await open(
      withOrder('#2002', (order) => {
        order.presentment = { currency: 'EUR', rate: '0.93' };
      }),
    );
    const begun = await beginReturn(shop, '#2002', candle);
    expect(await processWhole(shop, begun, refunding([], { amount: '7.45' }))).toMatchObject([
      { code: 'INVALID' },
    ]);
    expect(await processWhole(shop, begun, refunding([], { amount: '7.45' }, 'EUR'))).toEqual([]);
    expect(await accountsOf(DANA)).toMatchObject([{ balance: { amount: '7.45', currencyCode: 'EUR' } }]);
  });
});

/** RefundInput.refundMethods: "A list of instructions to process the financial outcome of the refund." */
test('refundCreate refunds to store credit too', async () => {
  await open();
  expect(await refundOnly('5.00')).toEqual([]);
  expect(await accountsOf(DANA)).toMatchObject([{ balance: { amount: '5.0' } }]);
});

test('a payment with store credit is refunded to the account it came from', async () => {
  await open(
    withOrder('#2002', (order) => {
      order.payments = [{ gateway: 'shopify_store_credit', kind: 'SALE', amount: '29.05' }];
    }),
  );
  const begun = await beginReturn(shop, '#2002', candle);
  const parentId = paymentOf(shop, '2002');
  expect(await processWhole(shop, begun, refunding([{ parentId, amount: '8.01' }]))).toEqual([]);
  expect(await accountsOf(DANA)).toMatchObject([{ balance: { amount: '8.01' } }]);
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/queries/storeCreditConfiguration */
test('the shop says whether store credit is on', async () => {
  const file = smallStore();
  await open({ ...file, shop: { ...file.shop, storeCredit: false } });
  expect(await shop.data('{ storeCreditConfiguration { storeCreditEnabled } }')).toEqual({
    storeCreditConfiguration: { storeCreditEnabled: false },
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/storeCreditAccountCredit */
test('storeCreditAccountCredit takes a customer or an account', async () => {
  await open();
  const credit = async (id: string, amount: string, currencyCode = 'USD'): Promise<unknown> =>
    (
      await shop.data<{ storeCreditAccountCredit: unknown }>(
        `mutation ($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
          storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
            storeCreditAccountTransaction { account { id balance { amount } } }
            userErrors { code }
          }
        }`,
        { id, creditInput: { creditAmount: { amount, currencyCode } } },
      )
    ).storeCreditAccountCredit;
  const first = (await credit(DANA, '5.00')) as {
    storeCreditAccountTransaction: { account: { id: string } };
  };
  const account = first.storeCreditAccountTransaction.account.id;
  expect(await credit(account, '2.50')).toMatchObject({
    storeCreditAccountTransaction: { account: { balance: { amount: '7.5' } } },
  });
  expect(await credit(account, '1.00', 'EUR')).toMatchObject({
    userErrors: [{ code: 'MISMATCHING_CURRENCY' }],
  });
  expect(await credit(DANA, '0.00')).toMatchObject({ userErrors: [{ code: 'NEGATIVE_OR_ZERO_AMOUNT' }] });
  expect(await credit('gid://shopify/Customer/1', '1.00')).toMatchObject({
    userErrors: [{ code: 'OWNER_NOT_FOUND' }],
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/orderCustomerSet */
describe('orderCustomerSet', () => {
  const set = async (orderId: string, customerId: string): Promise<unknown> =>
    (
      await shop.data<{ orderCustomerSet: unknown }>(
        `mutation ($orderId: ID!, $customerId: ID!) {
          orderCustomerSet(orderId: $orderId, customerId: $customerId) {
            order { customer { id displayName } purchasingEntity { __typename } }
            userErrors { code field }
          }
        }`,
        { orderId, customerId },
      )
    ).orderCustomerSet;

  test('a guest’s order gets a customer, who can have store credit then', async () => {
    await open();
    const { id } = truthOf(shop, '2001');
    for (let time = 0; time < 2; time += 1)
      expect(await set(id, DANA)).toEqual({
        order: {
          customer: { id: DANA, displayName: 'Dana Whitfield' },
          purchasingEntity: { __typename: 'Customer' },
        },
        userErrors: [],
      });
    const begun = await beginReturn(shop, '#2001', [{ sku: 'MUG-S', quantity: 1 }]);
    expect(await processWhole(shop, begun, refunding([], { amount: '12.96' }))).toEqual([]);
    expect(await accountsOf(DANA)).toMatchObject([{ balance: { amount: '12.96' } }]);
    const orders = await shop.data('query ($id: ID!) { customer(id: $id) { numberOfOrders } }', { id: DANA });
    expect(orders).toEqual({ customer: { numberOfOrders: '3' } });
  });

  test('orders and customers that are not there', async () => {
    await open();
    const { id } = truthOf(shop, '2001');
    expect(await set('gid://shopify/Order/1', DANA)).toEqual({
      order: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['orderId'] }],
    });
    expect(await set(id, 'gid://shopify/Customer/1')).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['customerId'] }],
    });
  });

  test('customers are searched by name, e-mail and telephone', async () => {
    await open();
    const found = async (search: string): Promise<unknown> =>
      (
        await shop.data<{ customers: { nodes: { displayName: string }[] } }>(
          'query ($search: String!) { customers(first: 5, query: $search) { nodes { displayName } } }',
          { search },
        )
      ).customers.nodes.map(({ displayName }) => displayName);
    for (const search of ['whit', 'email:dana@example.com', 'phone:+12125550142', '+1212555*'])
      expect(await found(search)).toContain('Dana Whitfield');
    expect(await found('nobody')).toEqual([]);
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/unions/PurchasingEntity */
test('a B2B order names its company', async () => {
  await open(
    withOrder('#2002', (order) => {
      order.company = { id: 71, name: 'Quay Cafe' };
    }),
  );
  const entity = await shop.data(
    'query ($id: ID!) { order(id: $id) { purchasingEntity { __typename ... on PurchasingCompany { company { name } } } } }',
    { id: truthOf(shop, '2002').id },
  );
  expect(entity).toEqual({
    order: { purchasingEntity: { __typename: 'PurchasingCompany', company: { name: 'Quay Cafe' } } },
  });
});

function orderIn(file: StoreFile): StoreFile['orders'][number] {
  const order = file.orders.find(({ name }) => name === '#2002');
  if (order === undefined) throw new Error('the small shop has an order #2002');
  return order;
}

async function suggested(id: string, lines: { id: string; quantity: number }[]): Promise<unknown[]> {
  const query = `query ($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!) {
    return(id: $id) {
      suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: [], refundMethodAllocation: STORE_CREDIT) {
        financialTransfer { ... on RefundReturnOutcome { suggestedRefundMethods { amount { shopMoney { amount } } } } }
      }
    }
  }`;
  const answer = await shop.data<{
    return: { suggestedFinancialOutcome: { financialTransfer: { suggestedRefundMethods: unknown[] } } };
  }>(query, { id, lines: lines.map((line) => ({ id: line.id, quantity: line.quantity })) });
  return answer.return.suggestedFinancialOutcome.financialTransfer.suggestedRefundMethods;
}

/** A refund of money alone to store credit. */
async function refundOnly(amount: string): Promise<Refusal[]> {
  const input = {
    orderId: truthOf(shop, '2002').id,
    refundMethods: [{ storeCreditRefund: { amount: { amount, currencyCode: 'USD' } } }],
  };
  const { refundCreate } = await shop.data<{ refundCreate: { userErrors: Refusal[] } }>(
    `mutation ($input: RefundInput!) {
      refundCreate(input: $input) @idempotent(key: "store-credit") { userErrors { field message } }
    }`,
    { input },
  );
  return refundCreate.userErrors;
}
