import type { GraphQLResolveInfo } from 'graphql';
import type { AccessRules } from '../access.ts';
import type { Bag, Currencies } from '../ledger/money.ts';
import { decimalText } from '../ledger/money.ts';
import type { OrderRecord, TransactionStatus } from '../ledger/records.ts';
import type { Store } from '../ledger/store.ts';
import type { WebhookEvent } from '../webhooks.ts';

/** What one request brings along. */
export interface Context {
  store: Store;
  /** The shop's time. */
  now: () => Date;
  access: AccessRules;
  scopes: readonly string[];
  idempotency: IdempotencyRecords;
  /** What gateways answer to refunds in this request. */
  gatewayAnswer: TransactionStatus;
  /** A fault: mutations answer `userErrors`. */
  refuseMutations: boolean;
  emit: (event: WebhookEvent) => void;
}

/** Results by key; the key belongs to one mutation with one input. */
export type IdempotencyRecords = Map<string, { input: string; result: unknown; at: number }>;

export type Args = Readonly<Record<string, unknown>>;

/** Resolves one field of a type from a record. */
export type Resolve<S> = (source: S, args: Args, context: Context, info: GraphQLResolveInfo) => unknown;

/** The fields of a type that are modelled; any other field of the type is an error, never null. */
export type Fields<S> = Readonly<Record<string, Resolve<S>>>;

export function gid(record: { type: string; id: number }): string {
  return `gid://shopify/${record.type}/${record.id}`;
}

/** Source of a `MoneyBag`. */
export interface MoneyBagSource {
  bag: Bag;
  currencies: Currencies;
}

export function bagIn(order: OrderRecord, bag: Bag): MoneyBagSource {
  return { bag, currencies: order.currencies };
}

/** Source of a `MoneyV2`. */
export function moneyIn(units: number, currency: string): { amount: string; currencyCode: string } {
  return { amount: decimalText(units, currency), currencyCode: currency };
}

/** The shop's time as Shopify writes it. */
export function timestamp(context: Context): string {
  return context
    .now()
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z');
}

export const moneyFields: Readonly<Record<string, Fields<never>>> = {
  MoneyBag: {
    shopMoney: ({ bag, currencies }: MoneyBagSource) => moneyIn(bag.shop, currencies.shop),
    presentmentMoney: ({ bag, currencies }: MoneyBagSource) =>
      moneyIn(bag.presentment, currencies.presentment),
  },
};
