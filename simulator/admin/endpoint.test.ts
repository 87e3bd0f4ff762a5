import { afterEach, describe, expect, test } from '@jest/globals';
import { smallStore } from './small-store.ts';
import { ALL_SCOPES, TestShop } from './test-shop.ts';

let shop: TestShop;
const open = async (...args: ConstructorParameters<typeof TestShop>): Promise<TestShop> => {
  shop = new TestShop(...args);
  await shop.open();
  return shop;
};
afterEach(() => shop.close());

describe('strictness', () => {
  test('a field of the schema that is not modelled is an error, never null', async () => {
    const { data, errors } = await (await open(smallStore())).answer('{ shop { billingAddress { city } } }');
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({
      message: 'The simulator does not model Shop.billingAddress',
      extensions: { code: 'SIMULATOR_NOT_MODELLED' },
    });
  });

  test('a field that the schema does not have is an error', async () => {
    const { errors } = await (await open(smallStore())).answer('{ shop { receiptNumber } }');
    expect(errors?.[0]?.message).toContain('Cannot query field "receiptNumber" on type "Shop"');
  });

  test('malformed global ids and unknown ones', async () => {
    await open(smallStore());
    const { errors } = await shop.answer('{ node(id: "1") { id } }');
    expect(errors?.[0]?.message).toBe("Invalid global id '1'");
    expect(await shop.data('{ order(id: "gid://shopify/Order/1") { id } }')).toEqual({ order: null });
  });

  test('input arrays end at 250 (API limits, "Input limits")', async () => {
    const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Order/${index}`);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { errors } = await (await open(smallStore())).answer(query, { ids });
    expect(errors?.[0]?.message).toBe(
      'The input array size of 251 is greater than the maximum allowed of 250.',
    );
  });

  test('a field that is left out is not among the calls (GraphQL, section 3.13: @skip and @include)', async () => {
    await open(smallStore());
    const query = `query ($with: Boolean!) {
      shop { name }
      locations(first: 1) @include(if: $with) { nodes { id } }
    }`;
    expect(await shop.data(query, { with: false })).toEqual({ shop: { name: expect.any(String) } });
    await shop.data(query, { with: true });
    expect(shop.admin.calls().map(({ operation }) => operation)).toEqual(['shop', 'shop,locations']);
  });

  test('a request that is no request', async () => {
    await open(smallStore());
    const token = String((await shop.token(shop.exchange())).body['access_token']);
    const headers = { 'x-shopify-access-token': token };
    expect((await shop.post('/admin/api/2026-07/graphql.json', ['no'], headers)).status).toBe(400);
    expect(
      (await shop.post('/admin/api/2025-07/graphql.json', { query: '{ shop { id } }' }, headers)).status,
    ).toBe(404);
  });
});

describe('access (https://shopify.dev/docs/api/usage/access-scopes)', () => {
  const without = (scope: string): string[] => ALL_SCOPES.filter((each) => each !== scope);

  test('a type needs its scope, and a write scope includes its read scope', async () => {
    await open(smallStore(), { scopes: without('read_customers') });
    const { data, errors } = await shop.answer('{ orders(first: 1) { nodes { name customer { id } } } }');
    expect(data).toEqual({ orders: { nodes: [{ name: '#2001', customer: null }] } });
    expect(errors?.[0]).toMatchObject({
      message: 'Access denied for customer field. Required access: `read_customers` access scope.',
      path: ['orders', 'nodes', 0, 'customer'],
      extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' },
    });
  });

  test('mutations need the write scope', async () => {
    await open(smallStore(), { scopes: without('write_returns').concat('read_returns') });
    const { errors } = await shop.answer(
      'mutation { returnClose(id: "gid://shopify/Return/1") { return { id } } }',
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('ACCESS_DENIED');
  });

  test('returnable fulfillments need read_orders and read_returns', async () => {
    await open(smallStore(), { scopes: ['read_orders'] });
    const query =
      '{ returnableFulfillments(orderId: "gid://shopify/Order/9101", first: 1) { nodes { id } } }';
    expect((await shop.answer(query)).errors?.[0]?.extensions?.['code']).toBe('ACCESS_DENIED');
  });

  test('node(id:) is no way around it', async () => {
    await open(smallStore(), { scopes: ['read_orders'] });
    const { errors } = await shop.answer('{ node(id: "gid://shopify/Customer/801") { id } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('ACCESS_DENIED');
  });

  test('orders of more than 60 days need read_all_orders (description of QueryRoot.order)', async () => {
    await open(smallStore(), { scopes: without('read_all_orders') });
    shop.advance(52 * 86_400);
    const renewed = String((await shop.token(shop.exchange())).body['access_token']);
    const query =
      '{ order(id: "gid://shopify/Order/9101") { name } young: order(id: "gid://shopify/Order/9106") { name } }';
    const answer = (await (await shop.request(query, {}, renewed)).json()) as { data: unknown };
    expect(answer.data).toEqual({ order: null, young: { name: '#2006' } });
  });
});

describe('cost (GraphQL Admin API rate limits)', () => {
  const costOf = async (query: string): Promise<[number, number | null]> => {
    const { extensions } = await shop.answer(query);
    return [extensions?.cost.requestedQueryCost ?? -1, extensions?.cost.actualQueryCost ?? null];
  };

  test('scalars are free, objects cost 1', async () => {
    await open(smallStore());
    expect(await costOf('{ shop { name currencyCode } }')).toEqual([1, 1]);
    expect(await costOf('{ shop { name plan { shopifyPlus } } }')).toEqual([2, 2]);
  });

  test('the one published measurement: 25 for 250 variants with their inventory items, 1 for a product that is not there', async () => {
    await open(smallStore());
    const query =
      '{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { inventoryItem { id tracked } } } } }';
    expect(await costOf(query)).toEqual([25, 1]);
    const spread = `query { product(id: "gid://shopify/Product/1") { variants(first: 250) { ...V } } }
      fragment V on ProductVariantConnection { nodes { inventoryItem { id tracked } } }`;
    expect(await costOf(spread)).toEqual([25, 1]);
  });

  test('a mutation costs 10 at least', async () => {
    await open(smallStore());
    const [requested] = await costOf(
      'mutation { returnClose(id: "gid://shopify/Return/1") { userErrors { message } } }',
    );
    expect(requested).toBeGreaterThanOrEqual(10);
  });

  test('more than 1,000 points are refused before anything runs', async () => {
    await open(smallStore());
    const query = `{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { variant { product { variants(first: 250) {
      nodes { inventoryItem { id } } } } } } } } } }`;
    const { data, errors } = await shop.answer(query);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  });

  test('an empty bucket throttles, and refills with time', async () => {
    await open({ ...smallStore(), shop: { ...smallStore().shop, plan: 'standard' } });
    const query = `{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { variant { product { id } } } } } } }`;
    let answer = await shop.answer(query);
    expect(answer.extensions?.cost.throttleStatus).toMatchObject({
      maximumAvailable: 2000,
      restoreRate: 100,
    });
    for (let calls = 0; answer.errors === undefined && calls < 200; calls += 1)
      answer = await shop.answer(query);
    expect(answer.errors?.[0]).toMatchObject({ message: 'Throttled', extensions: { code: 'THROTTLED' } });
    expect(answer.extensions?.cost.actualQueryCost).toBeNull();
    shop.advance(20);
    expect((await shop.answer(query)).errors).toBeUndefined();
  });
});

describe('what is told about calls', () => {
  test('root fields, name, cost, key and status', async () => {
    await open(smallStore());
    await shop.answer('query Mine { shop { name } location { name } }');
    await shop.answer(
      'mutation M($k: String!) { refundCreate(input: {orderId: "gid://shopify/Order/1"}) @idempotent(key: $k) { userErrors { message } } }',
      { k: 'key-1' },
    );
    expect(shop.admin.calls()).toMatchObject([
      { operation: 'shop,location', operationName: 'Mine', cost: 2, status: 200 },
      { operation: 'refundCreate', operationName: 'M', idempotencyKey: 'key-1', status: 200 },
    ]);
    expect(shop.admin.counts()).toMatchObject({ orders: 6, calls: 2 });
  });
});
