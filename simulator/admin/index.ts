import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoreFile } from '../store-file.ts';
import { type Fault, Faults } from './faults.ts';
import { GraphqlEndpoint } from './graphql-endpoint.ts';
import { announceSale, announceTransaction } from './graph/announce.ts';
import { type AdminCall, adminListener } from './http.ts';
import { buildStore } from './ledger/build.ts';
import { changePrice } from './ledger/prices.ts';
import { isoSeconds } from './ledger/build-orders.ts';
import { runJobs } from './ledger/jobs.ts';
import type { OrderRecord } from './ledger/records.ts';
import { sellCart, type SoldCart } from './ledger/sell-cart.ts';
import { resolveTransaction } from './ledger/refunds.ts';
import { type NativeLine, NativeTill } from './native-till.ts';
import { TokenEndpoint } from './oauth.ts';
import { Throttle } from './throttle.ts';
import {
  type GiftCardTruth,
  type InventoryTruth,
  inventoryOf,
  issuedGiftCards,
  type OrderTruth,
  truthOf,
} from './truth.ts';
import { Webhooks } from './webhooks.ts';

export { FAULT_MODES, FaultError } from './faults.ts';
export type { Fault, FaultMode } from './faults.ts';
export type { AdminCall } from './http.ts';
export type { SoldCart } from './ledger/sell-cart.ts';
export type { NativeLine } from './native-till.ts';
export type {
  AmountTruth,
  GiftCardTruth,
  InventoryTruth,
  LineTruth,
  OrderTruth,
  RefundTruth,
  ReturnTruth,
  TransactionTruth,
} from './truth.ts';

export interface AdminSimulatorOptions {
  store: StoreFile;
  /** The shop's time; web and the devices share it. */
  clock: () => Date;
  app: { apiKey: string; apiSecret: string; scopes: readonly string[] };
  webhooks?: readonly { topic: string; url: string }[];
}

/** Shopify's side of the app: one shop, its Admin API over HTTP, and what a test may ask and do to it. */
export interface AdminSimulator {
  /**
   * Listener for `node:http`: `POST /admin/oauth/access_token` and `POST /admin/api/2026-07/graphql.json`, for requests
   * whose `x-forwarded-host` (or `host`) is the shop's domain.
   */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Starts the shop afresh; calls, faults and latency are forgotten. The app stays installed: its tokens go on working. */
  reset(store: StoreFile): void;
  /** The truth about an order, by name with or without `#`. */
  order(name: string): OrderTruth | undefined;
  inventory(sku: string): InventoryTruth;
  /**
   * The merchant changes what a variant costs (`productVariantsBulkUpdate`). Whether goods of an exchange that is not processed yet `keep`
   * their price or `follow`, no page of Shopify's says: both can be had.
   *
   * @throws {Error} where there is no such variant, or no such amount
   */
  setPrice(sku: string, price: string, openReturns?: 'keep' | 'follow'): void;
  /**
   * A return on Shopify's own till: the goods go back on the shelf, the money to the original payments, or as `tender` says.
   *
   * @throws {Error} saying why Shopify would refuse it; nothing has changed then
   */
  nativeReturn(order: string, lines: readonly NativeLine[], how?: { tender?: string }): OrderTruth;
  /** An exchange on Shopify's own till: goods are handed over at once, a difference is paid out or collected there. */
  nativeExchange(
    order: string,
    lines: readonly NativeLine[],
    newLines: readonly NativeLine[],
    how?: { tender?: string },
  ): OrderTruth;
  /** "Collect payment" on Shopify's order screen, or the customer's payment by link: all that is owed, or a decimal part of it. */
  payOutstanding(order: string, amount?: string, tender?: string): OrderTruth;
  /** A cart checked out on Shopify's own till. @throws {Error} saying why it cannot be sold */
  sell(cart: SoldCart): OrderTruth;
  /** Gift cards issued since the start, with an order or by themselves. */
  giftCards(): GiftCardTruth[];
  /** Calls since the start or the last reset, oldest first; at most the last 10,000. */
  calls(): readonly AdminCall[];
  /** @throws {FaultError} */
  setFaults(faults: readonly Fault[]): void;
  setLatency(ms: number): void;
  /** Webhooks are on at first. */
  setWebhooks(on: boolean): void;
  /** How long after an event its webhooks are sent; at once at first. */
  setWebhookDelay(ms: number): void;
  /** Rate limiting is on at first; off for measuring our own speed. */
  setThrottling(on: boolean): void;
  /** Work that Shopify promises (`Job`) waits until it is told to go on. */
  holdJobs(held: boolean): void;
  /** Settles the pending refund transactions of an order; how many there were. */
  resolvePending(orderName: string, answer: 'SUCCESS' | 'FAILURE'): number;
  counts(): Record<string, number>;
}

const CALLS_KEPT = 10_000;

export function createAdminSimulator(options: AdminSimulatorOptions): AdminSimulator {
  const { app, clock } = options;
  let store = buildStore(options.store);
  let calls: AdminCall[] = [];
  let called = 0;
  let latency = 0;
  const domain = (): string => store.file.shop.domain;
  const tokens = new TokenEndpoint(app, clock, domain);
  const throttle = new Throttle(options.store.shop.plan, clock);
  const webhooks = new Webhooks(options.webhooks ?? [], app.apiSecret, domain, clock);
  const emit = webhooks.emit.bind(webhooks);
  const graphql = new GraphqlEndpoint(app.scopes, clock, throttle, emit);
  const faults = new Faults();
  const orderNamed = (name: string): OrderRecord | undefined =>
    store.ordersByName.get(name) ?? store.ordersByName.get(`#${name}`);

  const atTheTill = (name: string, act: (till: NativeTill, order: OrderRecord) => void): OrderTruth => {
    const order = orderNamed(name);
    if (order === undefined) throw new Error(`The shop has no order ${name}`);
    act(new NativeTill(store, emit, clock), order);
    return truthOf(store, order);
  };

  return {
    handle: adminListener({
      store: () => store,
      clock,
      tokens,
      graphql,
      faults,
      latencyMs: () => latency,
      record(call) {
        called += 1;
        calls.push(call);
        if (calls.length > 2 * CALLS_KEPT) calls = calls.slice(-CALLS_KEPT);
      },
    }),
    reset(file) {
      const sameShop = file.shop.domain === domain();
      store = buildStore(file);
      if (!sameShop) tokens.forget();
      calls = [];
      called = 0;
      latency = 0;
      graphql.forget();
      faults.set([]);
      throttle.refill(file.shop.plan);
      webhooks.turn(true);
      webhooks.delay(0);
    },
    order(name) {
      const order = orderNamed(name);
      return order === undefined ? undefined : truthOf(store, order);
    },
    inventory: (sku) => inventoryOf(store, sku),
    setPrice: (sku, price, openReturns = 'keep') => changePrice(store, sku, price, openReturns),
    nativeReturn: (name, lines, how = {}) =>
      atTheTill(name, (till, order) => till.exchange(order, lines, [], how.tender)),
    nativeExchange: (name, lines, newLines, how = {}) =>
      atTheTill(name, (till, order) => till.exchange(order, lines, newLines, how.tender)),
    payOutstanding: (name, amount, tender) =>
      atTheTill(name, (till, order) => till.collect(order, amount, tender)),
    sell(cart) {
      const order = sellCart(store, cart, isoSeconds(clock()));
      announceSale({ emit }, order);
      return truthOf(store, order);
    },
    giftCards: () => issuedGiftCards(store),
    calls: () => calls.slice(-CALLS_KEPT),
    setFaults: (next) => faults.set(next),
    setLatency(ms) {
      latency = ms;
    },
    setWebhooks: (on) => webhooks.turn(on),
    setWebhookDelay: (ms) => webhooks.delay(ms),
    setThrottling: (on) => throttle.turn(on),
    holdJobs(held) {
      store.jobsHeld = held;
      runJobs(store);
    },
    resolvePending(orderName, answer) {
      const order = orderNamed(orderName);
      const pending = (order?.transactions ?? []).filter(({ status }) => status === 'PENDING');
      for (const transaction of pending) {
        resolveTransaction(store, transaction, answer);
        announceTransaction({ emit }, transaction.order, transaction);
      }
      return pending.length;
    },
    counts: () => ({
      orders: store.orders.length,
      returns: store.returns.length,
      refunds: store.refunds.length,
      calls: called,
      webhooks: webhooks.delivered,
    }),
  };
}
