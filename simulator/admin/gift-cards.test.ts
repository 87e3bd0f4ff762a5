import { afterEach, describe, expect, test } from '@jest/globals';
import type { StoreFile, StoreShop } from '../store-file.ts';
import { askReturn, beginReturn, processWhole, type Refusal, truthOf } from './return-by-hand.ts';
import { smallStore } from './small-store.ts';
import { ALL_SCOPES, TestShop } from './test-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

async function open(
  file: StoreFile = smallStore(),
  scopes: string[] = [...ALL_SCOPES, 'write_customers'],
): Promise<void> {
  shop = new TestShop(file, { scopes });
  await shop.open();
}

/** The small shop with other settings. */
function setUp(change: Partial<StoreShop>): StoreFile {
  const file = smallStore();
  return { ...file, shop: { ...file.shop, ...change } };
}

/** A variant of a gift card product at this price. */
async function cardOf(price: string): Promise<string> {
  const set = `mutation ($input: GiftCardProductSetInput!) {
    giftCardProductSet(input: $input) { product { variants(first: 1) { nodes { id } } } userErrors { message } }
  }`;
  const input = {
    title: 'Gift card',
    productOptions: [{ name: 'Amount', values: [{ name: price }] }],
    variants: [{ price, optionValues: [{ optionName: 'Amount', name: price }] }],
  };
  const { giftCardProductSet } = await shop.data<{
    giftCardProductSet: { product: { variants: { nodes: { id: string }[] } } };
  }>(set, { input });
  return giftCardProductSet.product.variants.nodes[0]?.id ?? '';
}

const mug = [{ sku: 'MUG-S', quantity: 1 }];

/** ExchangeLineItemInput.giftCardCodes: "The gift card codes associated with the physical gift cards" */
describe('a gift card given for a return', () => {
  test('balances the return and is issued at processing, enabled and full', async () => {
    await open();
    const exchangeLineItems = [
      { variantId: await cardOf('12.96'), quantity: 1, giftCardCodes: ['RX8f0c2b9d41e7'] },
    ];
    const begun = await beginReturn(shop, '#2001', mug, { exchangeLineItems });
    expect(shop.admin.giftCards()).toEqual([]);
    expect(await outcomeOf(begun.id)).toBeNull();
    expect(await processWhole(shop, begun)).toEqual([]);
    expect(truthOf(shop, '2001')).toMatchObject({
      outstanding: { shop: '0.00' },
      refunded: { shop: '0.00' },
      financialStatus: 'PAID',
      fulfillmentStatus: 'FULFILLED',
      returns: [{ status: 'CLOSED' }],
      giftCards: [
        {
          code: 'rx8f0c2b9d41e7',
          lastCharacters: '41e7',
          initialValue: '12.96',
          balance: '12.96',
          enabled: true,
          order: '#2001',
        },
      ],
    });
  });

  test('can be searched by its code and by its last characters', async () => {
    await open();
    const exchangeLineItems = [
      { variantId: await cardOf('12.96'), quantity: 1, giftCardCodes: ['rx8f0c2b9d41e7'] },
    ];
    await processWhole(shop, await beginReturn(shop, '#2001', mug, { exchangeLineItems }));
    const found = async (search: string): Promise<unknown> =>
      shop.data(
        `query ($search: String!) {
          giftCards(first: 5, query: $search) { nodes { enabled balance { amount } order { name } lineItem { isGiftCard } } }
        }`,
        { search },
      );
    const card = {
      enabled: true,
      balance: { amount: '12.96' },
      order: { name: '#2001' },
      lineItem: { isGiftCard: true },
    };
    for (const search of ['rx8f0c2b9d41e7', 'RX8F0C2B9D41E7', '41e7', 'source:purchased balance_status:full'])
      expect(await found(search)).toEqual({ giftCards: { nodes: [card] } });
    for (const search of ['rx8f0c2b9d41e8', 'source:api_client', 'balance_status:partial'])
      expect(await found(search)).toEqual({ giftCards: { nodes: [] } });
  });

  test('without a code it gets one of its own, one for each unit', async () => {
    await open();
    const exchangeLineItems = [{ variantId: await cardOf('6.48'), quantity: 2 }];
    expect(await processWhole(shop, await beginReturn(shop, '#2001', mug, { exchangeLineItems }))).toEqual(
      [],
    );
    expect(truthOf(shop, '2001').giftCards.map(({ balance }) => balance)).toEqual(['6.48', '6.48']);
    expect(new Set(truthOf(shop, '2001').giftCards.map(({ code }) => code)).size).toBe(2);
  });

  test.each([
    ['too short', ['rx8f0c2'], 'TOO_SHORT'],
    ['too long', ['r'.repeat(21)], 'TOO_LONG'],
    ['with other characters', ['rx8f-0c2b-9d41'], 'INVALID'],
    ['of another number than units', ['rx8f0c2b9d41e7', 'rx8f0c2b9d41e8'], 'WRONG_LENGTH'],
  ])('codes %s are refused', async (_what, giftCardCodes, code) => {
    await open();
    const exchangeLineItems = [{ variantId: await cardOf('12.96'), quantity: 1, giftCardCodes }];
    const { return: begun, userErrors } = await askReturn(shop, '#2001', mug, { exchangeLineItems });
    expect(begun).toBeNull();
    expect(userErrors).toMatchObject([
      { code, field: ['returnInput', 'exchangeLineItems', '0', 'giftCardCodes'] },
    ]);
  });

  test('a code is taken once, in one return or in two, also between creating and processing', async () => {
    await open();
    const giftCardCodes = ['rx8f0c2b9d41e7'];
    const line = { variantId: await cardOf('12.96'), quantity: 1, giftCardCodes };
    const twice = {
      exchangeLineItems: [{ ...line, quantity: 2, giftCardCodes: [...giftCardCodes, 'RX8F0C2B9D41E7'] }],
    };
    expect((await askReturn(shop, '#2001', mug, twice)).userErrors).toMatchObject([{ code: 'TAKEN' }]);
    const first = await beginReturn(shop, '#2001', mug, { exchangeLineItems: [line] });
    const second = await beginReturn(shop, '#2001', mug, { exchangeLineItems: [line] });
    expect(await processWhole(shop, first)).toEqual([]);
    expect(await processWhole(shop, second)).toMatchObject([{ code: 'TAKEN' }]);
    expect(truthOf(shop, '2001')).toMatchObject({
      giftCards: [{ balance: '12.96' }],
      returns: [{}, { status: 'OPEN' }],
    });
  });

  test('a shop may refuse gift cards in exchanges, before anything is created', async () => {
    await open(setUp({ giftCardExchange: false }));
    const exchangeLineItems = [{ variantId: await cardOf('12.96'), quantity: 1 }];
    const { userErrors } = await askReturn(shop, '#2001', mug, { exchangeLineItems });
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['returnInput', 'exchangeLineItems', '0', 'variantId'] },
    ]);
    expect(truthOf(shop, '2001').returns).toEqual([]);
  });
});

const GIFT_CARD = `mutation ($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) {
    giftCard { id maskedCode lastCharacters enabled balance { amount currencyCode } order { id } }
    giftCardCode
    userErrors { code field message }
  }
}`;

interface Created {
  giftCard: { id: string } | null;
  giftCardCode: string | null;
  userErrors: Refusal[];
}

async function create(input: Record<string, unknown>): Promise<Created> {
  return (await shop.data<{ giftCardCreate: Created }>(GIFT_CARD, { input })).giftCardCreate;
}

const tenDollars = { initialAmount: { amount: '10.00', currencyCode: 'USD' } };

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/giftCardCreate */
describe('giftCardCreate', () => {
  test('issues a card of its own, without an order', async () => {
    await open();
    const customerId = 'gid://shopify/Customer/801';
    const created = await create({
      ...tenDollars,
      code: 'RX8f0c2b9d41e7',
      customerId,
      note: 'Return #2001-R1',
    });
    expect(created).toMatchObject({
      giftCard: {
        lastCharacters: '41e7',
        enabled: true,
        balance: { amount: '10.0', currencyCode: 'USD' },
        order: null,
      },
      giftCardCode: 'rx8f0c2b9d41e7',
      userErrors: [],
    });
    expect(shop.admin.giftCards()).toMatchObject([{ note: 'Return #2001-R1', customerId, order: null }]);
  });

  test('without a code one of sixteen characters is made up', async () => {
    await open();
    expect((await create(tenDollars)).giftCardCode).toMatch(/^[a-z0-9]{16}$/);
  });

  test.each([
    ['a code that another card has', { ...tenDollars, code: 'taken0000' }, 'TAKEN'],
    ['a code of seven characters', { ...tenDollars, code: 'abcdef7' }, 'TOO_SHORT'],
    ['nothing', { initialAmount: { amount: '0.00', currencyCode: 'USD' } }, 'GREATER_THAN'],
    ['no amount', { code: 'abcdefgh' }, 'MISSING_ARGUMENT'],
    [
      'more than the limit',
      { initialAmount: { amount: '2000.01', currencyCode: 'USD' } },
      'GIFT_CARD_LIMIT_EXCEEDED',
    ],
    [
      'a customer who is not there',
      { ...tenDollars, customerId: 'gid://shopify/Customer/1' },
      'CUSTOMER_NOT_FOUND',
    ],
  ])('%s is refused', async (_what, input, code) => {
    await open();
    await create({ ...tenDollars, code: 'TAKEN0000' });
    const { giftCard, userErrors } = await create(input);
    expect(giftCard).toBeNull();
    expect(userErrors).toMatchObject([{ code }]);
    expect(shop.admin.giftCards()).toHaveLength(1);
  });

  /** GiftCardCreateInput.customerId: "Requires `write_customers` access_scope." */
  test('a customer needs write_customers', async () => {
    await open(smallStore(), ALL_SCOPES);
    const { errors } = await shop.answer(GIFT_CARD, {
      input: { ...tenDollars, customerId: 'gid://shopify/Customer/801' },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED' });
    expect((await create(tenDollars)).userErrors).toEqual([]);
  });

  test('the limit is the shop’s', async () => {
    await open(setUp({ giftCardIssueLimit: '9.99' }));
    expect(await shop.data('{ giftCardConfiguration { issueLimit { amount currencyCode } } }')).toEqual({
      giftCardConfiguration: { issueLimit: { amount: '9.99', currencyCode: 'USD' } },
    });
    expect((await create(tenDollars)).userErrors).toMatchObject([{ code: 'GIFT_CARD_LIMIT_EXCEEDED' }]);
  });
});

/** https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/giftCardCredit and …/giftCardDeactivate */
describe('giftCardCredit and giftCardDeactivate', () => {
  const credit = async (id: string | undefined, amount: string, currencyCode = 'USD'): Promise<unknown> => {
    const { giftCardCredit } = await shop.data<{ giftCardCredit: unknown }>(
      `mutation ($id: ID!, $creditInput: GiftCardCreditInput!) {
        giftCardCredit(id: $id, creditInput: $creditInput) {
          giftCardCreditTransaction { amount { amount } giftCard { balance { amount } } }
          userErrors { code }
        }
      }`,
      { id, creditInput: { creditAmount: { amount, currencyCode } } },
    );
    return giftCardCredit;
  };

  test('a credit adds to the balance, each time anew', async () => {
    await open();
    const id = (await create(tenDollars)).giftCard?.id;
    expect(await credit(id, '2.50')).toEqual({
      giftCardCreditTransaction: { amount: { amount: '2.5' }, giftCard: { balance: { amount: '12.5' } } },
      userErrors: [],
    });
    await credit(id, '2.50');
    expect(shop.admin.giftCards()).toMatchObject([{ initialValue: '10.00', balance: '15.00' }]);
    expect(await credit(id, '1.00', 'EUR')).toMatchObject({ userErrors: [{ code: 'MISMATCHING_CURRENCY' }] });
    expect(await credit(id, '-1.00')).toMatchObject({ userErrors: [{ code: 'NEGATIVE_OR_ZERO_AMOUNT' }] });
    expect(await credit('gid://shopify/GiftCard/1', '1.00')).toMatchObject({
      userErrors: [{ code: 'GIFT_CARD_NOT_FOUND' }],
    });
  });

  test('a deactivated card stays so, and its code stays taken', async () => {
    await open();
    const id = (await create({ ...tenDollars, code: 'abcdefgh' })).giftCard?.id;
    const deactivate = `mutation ($id: ID!) {
      giftCardDeactivate(id: $id) { giftCard { enabled deactivatedAt } userErrors { code } }
    }`;
    for (let time = 0; time < 2; time += 1)
      expect(await shop.data(deactivate, { id })).toEqual({
        giftCardDeactivate: {
          giftCard: { enabled: false, deactivatedAt: '2026-11-20T17:00:00Z' },
          userErrors: [],
        },
      });
    expect(await credit(id, '1.00')).toMatchObject({ userErrors: [{ code: 'INVALID' }] });
    expect((await create({ ...tenDollars, code: 'ABCDEFGH' })).userErrors).toMatchObject([{ code: 'TAKEN' }]);
  });
});

async function outcomeOf(id: string): Promise<unknown> {
  const { return: found } = await shop.data<{
    return: {
      returnLineItems: { nodes: { id: string; quantity: number }[] };
      exchangeLineItems: { nodes: { id: string; quantity: number }[] };
    };
  }>(
    `query ($id: ID!) {
      return(id: $id) {
        returnLineItems(first: 5) { nodes { id quantity } }
        exchangeLineItems(first: 5) { nodes { id quantity } }
      }
    }`,
    { id },
  );
  const outcome = await shop.data<{ return: { suggestedFinancialOutcome: { financialTransfer: unknown } } }>(
    `query ($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $exchange: [SuggestedOutcomeExchangeLineItemInput!]!) {
      return(id: $id) {
        suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: $exchange) { financialTransfer { __typename } }
      }
    }`,
    { id, lines: found.returnLineItems.nodes, exchange: found.exchangeLineItems.nodes },
  );
  return outcome.return.suggestedFinancialOutcome.financialTransfer;
}
