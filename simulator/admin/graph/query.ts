import { GraphQLError } from 'graphql';
import { giftCardLimit } from '../ledger/gift-cards.ts';
import { productByHandle } from '../ledger/products.ts';
import type { JobRecord, NodeRecord, OrderRecord } from '../ledger/records.ts';
import { find, type Store } from '../ledger/store.ts';
import { pageOf } from '../connection.ts';
import { API_VERSION } from '../schema.ts';
import { type Context, type Fields, gid, moneyIn } from './field.ts';
import {
  isVisible,
  matchingCustomers,
  matchingGiftCards,
  matchingReasons,
  matchingVariants,
  samePhone,
  visibleOrders,
} from './finding.ts';
import { returnableFulfillmentsOf } from './lines.ts';
import { calculateReturn } from './returns.ts';
import { given } from '../given.ts';

type Root = Record<string, never>;

const query: Fields<Root> = {
  order: (_root, args, context) => visibleOrder(context, String(args['id'])),
  orders: (_root, args, context) =>
    pageOf(visibleOrders(context, context.store.orders, args), args, ({ id }) => id),
  return: (_root, args, { store }) => find(store, 'Return', String(args['id'])) ?? null,
  refund: (_root, args, { store }) => find(store, 'Refund', String(args['id'])) ?? null,
  returnCalculate: (_root, args, { store }) =>
    calculateReturn(store, args['input'] as Parameters<typeof calculateReturn>[1]),
  returnableFulfillments: (_root, args, context) => {
    const order = visibleOrder(context, String(args['orderId']));
    return pageOf(order === null ? [] : returnableFulfillmentsOf(order), args, ({ id }) => id);
  },
  returnReasonDefinitions: (_root, args, context) => {
    const ids = args['ids'] as string[] | null | undefined;
    const handles = args['handles'] as string[] | null | undefined;
    const found = matchingReasons(context, args['query'] as string | null).filter(
      (reason) => (ids?.includes(gid(reason)) ?? true) && (handles?.includes(reason.handle) ?? true),
    );
    return pageOf(found, args, ({ id }) => id);
  },
  customer: (_root, args, { store }) => find(store, 'Customer', String(args['id'])) ?? null,
  customers: (_root, args, context) =>
    pageOf(matchingCustomers(context, args['query'] as string | null), args, ({ id }) => id),
  customerByIdentifier: (_root, args, { store }) =>
    customerBy(store, args['identifier'] as Record<string, string | null>),
  product: (_root, args, { store }) => find(store, 'Product', String(args['id'])) ?? null,
  productByHandle: (_root, args, { store }) => productByHandle(store, String(args['handle'])) ?? null,
  productByIdentifier: (_root, args, { store }) =>
    productBy(store, args['identifier'] as Record<string, string | null>),
  productVariant: (_root, args, { store }) => find(store, 'ProductVariant', String(args['id'])) ?? null,
  productVariants: (_root, args, context) =>
    pageOf(matchingVariants(context, args['query'] as string | null), args, ({ id }) => id),
  location: (_root, args, { store }) =>
    !given(args['id']) ? (store.locations[0] ?? null) : (find(store, 'Location', String(args['id'])) ?? null),
  locations: (_root, args, { store }) => pageOf(store.locations, args, ({ id }) => id),
  fulfillmentOrder: (_root, args, { store }) => find(store, 'FulfillmentOrder', String(args['id'])) ?? null,
  giftCard: (_root, args, { store }) => find(store, 'GiftCard', String(args['id'])) ?? null,
  giftCards: (_root, args, context) =>
    pageOf(matchingGiftCards(context, args['query'] as string | null), args, ({ id }) => id),
  giftCardConfiguration: (_root, _args, { store }) => {
    const { currency } = store.file.shop;
    const limit = moneyIn(giftCardLimit(store), currency);
    return { issueLimit: limit, purchaseLimit: limit, expirationConfiguration: null };
  },
  storeCreditConfiguration: (_root, _args, { store }) => ({
    storeCreditEnabled: store.file.shop.storeCredit !== false,
  }),
  storeCreditAccount: (_root, args, { store }) =>
    find(store, 'StoreCreditAccount', String(args['id'])) ?? null,
  job: (_root, args, { store }) => find(store, 'Job', String(args['id'])) ?? null,
  shop: (_root, _args, { store }) => store,
  node: (_root, args, context) => nodeOf(context, String(args['id']), 'node'),
  nodes: (_root, args, context) => (args['ids'] as string[]).map((id) => nodeOf(context, id, 'nodes')),
  currentAppInstallation: (_root, _args, { scopes }) => ({
    id: 'gid://shopify/AppInstallation/1',
    accessScopes: scopes.map((handle) => ({ handle, description: handle })),
  }),
};

const shop: Fields<Store> = {
  id: () => 'gid://shopify/Shop/1',
  name: ({ file }) => file.shop.name,
  myshopifyDomain: ({ file }) => file.shop.domain,
  url: ({ file }) => `https://${file.shop.domain}`,
  primaryDomain: ({ file }) => ({
    id: 'gid://shopify/Domain/1',
    host: file.shop.domain,
    url: `https://${file.shop.domain}`,
    sslEnabled: true,
  }),
  currencyCode: ({ file }) => file.shop.currency,
  ianaTimezone: ({ file }) => file.shop.timezone,
  taxesIncluded: ({ file }) => file.shop.taxesIncluded,
  orderNumberFormatPrefix: () => '#',
  orderNumberFormatSuffix: () => '',
  email: ({ file }) => `owner@${file.shop.domain.replace('myshopify.com', 'example.com')}`,
  enabledPresentmentCurrencies: ({ orders, file }) => [
    ...new Set([file.shop.currency, ...orders.map(({ currencies }) => currencies.presentment)]),
  ],
  plan: ({ file }) => ({
    publicDisplayName: file.shop.plan,
    shopifyPlus: file.shop.plan === 'plus' || file.shop.plan === 'enterprise',
    partnerDevelopment: false,
  }),
};

/** The roots of queries. */
export const queryFields: Readonly<Record<string, Fields<never>>> = {
  QueryRoot: {
    ...query,
    publicApiVersions: () => [{ handle: API_VERSION, displayName: API_VERSION, supported: true }],
  },
  Shop: shop,
  Job: {
    id: gid,
    done: ({ done }: JobRecord) => done,
    query: ({ done }: JobRecord) => (done ? {} : null),
  },
};

function visibleOrder(context: Context, id: string): OrderRecord | null {
  const order = find(context.store, 'Order', id);
  return order !== undefined && isVisible(context, order) ? order : null;
}

function nodeOf(context: Context, id: string, fieldName: string): NodeRecord | null {
  const match = /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(id);
  if (match === null)
    throw new GraphQLError(`Invalid global id '${id}'`, {
      extensions: { code: 'argumentLiteralsIncompatible' },
    });
  const record = context.store.nodes.get(id.slice('gid://shopify/'.length));
  if (record === undefined) return null;
  context.access.checkType(record.type, fieldName);
  return record.type === 'Order' && !isVisible(context, record) ? null : record;
}

function productBy(store: Store, identifier: Record<string, string | null>): unknown {
  const { id, handle } = identifier;
  if (given(id)) return find(store, 'Product', id) ?? null;
  if (given(handle)) return productByHandle(store, handle) ?? null;
  throw new GraphQLError('The simulator does not model products by custom id', {
    extensions: { code: 'SIMULATOR_NOT_MODELLED' },
  });
}

function customerBy(store: Store, identifier: Record<string, string | null>): unknown {
  const { id, emailAddress, phoneNumber } = identifier;
  if (given(id)) return find(store, 'Customer', id) ?? null;
  if (given(emailAddress))
    return (
      store.customers.find(({ email }) => email?.toLowerCase() === emailAddress.trim().toLowerCase()) ?? null
    );
  if (given(phoneNumber)) return store.customers.find(({ phone }) => samePhone(phone, phoneNumber)) ?? null;
  throw new GraphQLError('The simulator does not model customers by custom id', {
    extensions: { code: 'SIMULATOR_NOT_MODELLED' },
  });
}
