import { routeShopifyTo } from './fake-network.ts';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import pg from 'pg';
import type { ActionFunctionArgs } from 'react-router';
import type {
  ApproveReply,
  CallOffReply,
  CashUpReply,
  CustomerReply,
  CustomersReply,
  DeclineReply,
  DeclineRequest,
  ExchangeChoicesReply,
  ExchangeItemsReply,
  FindReply,
  FindRequest,
  MarkPaidReply,
  NativeRequest,
  ManagerPin,
  OwedReply,
  PlanReply,
  SettleReply,
  SettlementReply,
  Till,
  VisitPlanReply,
  VisitSettleReply,
} from '../../domain/contract.ts';
import { setQuantity, startDraft, type Draft } from '../../domain/draft.ts';
import type { Money } from '../../domain/money.ts';
import type { OrderForReturn } from '../../domain/order.ts';
import type { Plan } from '../../domain/plan.ts';
import { createAdminSimulator, type AdminSimulator } from '../../simulator/admin/index.ts';
import { SIMULATED_APP } from '../../simulator/app.ts';
import { readStoreFile, type StoreFile } from '../../simulator/store-file.ts';
import { loadWeb } from './load-web.ts';
import { sessionToken } from './session-token.ts';
import { readTokens } from './stored-tokens.ts';
import { createTestDatabase } from './test-database.ts';

/** Scopes of shopify.app.toml, with what they include. */
const SCOPES =
  'read_all_orders,read_customers,read_inventory,read_locations,write_gift_cards,write_merchant_managed_fulfillment_orders,write_order_edits,write_orders,write_products,write_returns';

export const STORE = readStoreFile('simulator/scenarios/store.json');
export const SMALL_STORE = readStoreFile('simulator/scenarios/small.json');

export const TILL: Till = { locationId: 1, deviceId: 'ipad-1', staffMemberId: 11, posVersion: '11.6.0' };
export const OTHER_TILL: Till = { locationId: 2, deviceId: 'go-2', staffMemberId: 12, posVersion: '11.6.0' };

interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A counter of web: its routes in this process, a database of its own, and Shopify simulated behind a real port. */
export interface Counter {
  readonly shopify: AdminSimulator;
  readonly store: StoreFile;
  readonly sql: pg.Pool;
  readonly databaseUrl: string;
  token(claims?: Record<string, unknown>): string;
  /** One request of a till, by path. `authorization: null`: none. */
  request<T>(path: string, init?: RequestInit & { authorization?: string | null }): Promise<Answer<T>>;
  find(text: string, by?: FindRequest['by'], till?: Till): Promise<FindReply>;
  open(name: string, till?: Till): Promise<OrderForReturn>;
  plan(draft: Draft, till?: Till): Promise<PlanReply>;
  /** What could be given for a line; `reasonId`: why it comes back. */
  choices(
    order: OrderForReturn,
    lineItemId: string,
    reasonId?: string | null,
    till?: Till,
  ): Promise<ExchangeChoicesReply>;
  callOff(planId: string, refund: Money, till?: Till): Promise<CallOffReply>;
  markPaid(planId: string, managerId: string, pin: string, till?: Till): Promise<MarkPaidReply>;
  goods(text: string, by?: 'scan' | 'search', till?: Till): Promise<ExchangeItemsReply>;
  approve(planId: string, managerId: string, pin: string, till?: Till): Promise<ApproveReply>;
  /** `giftCardCode`: of a blank card. */
  settle(planId: string, till?: Till, giftCardCode?: string): Promise<SettleReply>;
  planVisit(drafts: readonly Draft[]): Promise<VisitPlanReply>;
  settleVisit(planIds: readonly string[]): Promise<VisitSettleReply>;
  settlement(planId: string): Promise<SettlementReply>;
  payOwed(
    planId: string,
    parentId: string,
    toParentId: string,
    till?: Till,
    approval?: ManagerPin,
  ): Promise<OwedReply>;
  decline(request: Omit<DeclineRequest, 'till'>, till?: Till): Promise<DeclineReply>;
  /** The money of a till; `day` null is today. */
  cashUp(day?: string | null, till?: Till): Promise<CashUpReply>;
  findCustomers(text: string): Promise<CustomersReply>;
  attachCustomer(planId: string, customerId: string): Promise<CustomerReply>;
  resume(planId: string): Promise<boolean>;
  /** A till says that something was done in Shopify's own screens. Answers the status. */
  hearNative(ids: Partial<Omit<NativeRequest, 'till'>>, till?: Till): Promise<number>;
  /** Does the jobs that hints have left behind, all at once; whether each is done with. One that fails stays. */
  lookAtNatives(): Promise<boolean[]>;
  /** A webhook as Shopify sends it: its headers and its body. Answers the status. */
  deliver(topic: string, headers: Headers, body: string): Promise<number>;
  /** Something done to the shop by somebody else, such as in Shopify's own screens. Answers `data`. */
  elsewhere(operation: string, variables: Record<string, unknown>): Promise<Record<string, unknown>>;
  setTime(at: Date): void;
  setShopifyDown(down: boolean): void;
  /** Down: whoever is connected is thrown out, and nobody gets in. */
  setDatabaseDown(down: boolean): Promise<void>;
  /** Root fields of the calls since the last time this was asked. */
  calls(): string[];
  close(): Promise<void>;
}

/** Opens a counter for one test file. Time stands still at the store's `now` until it is set. */
export async function openCounter(
  store = STORE,
  scopes = SCOPES,
  webhooks: readonly { topic: string; url: string }[] = [],
): Promise<Counter> {
  jest.useFakeTimers({ now: new Date(store.now), doNotFake: everythingButDate() });
  const database = await createTestDatabase();
  const shopify = createAdminSimulator({
    store,
    clock: () => new Date(),
    app: { ...SIMULATED_APP, scopes: scopes.split(',') },
    webhooks,
  });
  // Its bucket fills by the clock, which stands still here.
  shopify.setThrottling(false);
  const server = createServer((request, response) => shopify.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  routeShopifyTo(origin);
  process.env.TEST_SERVER_URL ??= process.env.DATABASE_URL;
  Object.assign(process.env, {
    SHOPIFY_API_KEY: SIMULATED_APP.apiKey,
    SHOPIFY_API_SECRET: SIMULATED_APP.apiSecret,
    SHOPIFY_APP_URL: 'http://localhost:4400',
    DATABASE_URL: database.url,
  });
  const web = await loadWeb();
  const sql = new pg.Pool({ connectionString: database.url, max: 2 });
  sql.on('error', () => undefined);
  let seen = 0;

  const token = (claims: Record<string, unknown> = {}) =>
    sessionToken({ shop: store.shop.domain, ...SIMULATED_APP, now: new Date() }, claims);

  async function request<T>(
    path: string,
    { authorization = `Bearer ${token()}`, ...init }: RequestInit & { authorization?: string | null } = {},
  ): Promise<Answer<T>> {
    const headers = new Headers(init.headers);
    if (authorization !== null) headers.set('Authorization', authorization);
    const { pathname } = new URL(path, 'http://localhost:4400');
    const [, folder = '', planId] = /^(\/pos\/(?:settlements|slip)\/)(.*)$/.exec(pathname) ?? [];
    const route = web.routes[folder || pathname];
    if (!route) throw new Error(`web has no ${path}`);
    const response = await route({
      request: new Request(`http://localhost:4400${path}`, { ...init, headers }),
      params: { planId },
      context: {},
      unstable_pattern: path,
    } as unknown as ActionFunctionArgs);
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json');
    const body = (isJson ? JSON.parse(text) : text || null) as T;
    return { status: response.status, headers: response.headers, body };
  }

  async function post<T>(path: string, body: unknown): Promise<T> {
    const answer = await request<T>(path, { method: 'POST', body: JSON.stringify(body) });
    if (answer.status !== 200)
      throw new Error(`${path} answers ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const find = (text: string, by: FindRequest['by'] = 'scan', till = TILL) =>
    post<FindReply>('/pos/find', { till, by, text });

  return {
    shopify,
    store,
    sql,
    databaseUrl: database.url,
    token,
    request,
    find,
    async open(name, till) {
      const found = await find(name, 'scan', till);
      if (found.kind !== 'order') throw new Error(`${name} is ${JSON.stringify(found)}`);
      return found.order;
    },
    choices: ({ id: orderId }, lineItemId, reasonId = null, till = TILL) =>
      post('/pos/exchange/choices', { till, orderId, lineItemId, reasonId }),
    markPaid: (planId, managerId, pin, till = TILL) =>
      post('/pos/exchange/mark-paid', { till, planId, managerId, pin }),
    callOff: (planId, refund, till = TILL) => post('/pos/exchange/call-off', { till, planId, refund }),
    goods: (text, by = 'scan', till = TILL) =>
      post('/pos/exchange/items', { till, orderId: 'gid://shopify/Order/1', by, text }),
    plan: (draft, till = TILL) => post('/pos/plan', { till, draft }),
    approve: (planId, managerId, pin, till = TILL) => post('/pos/approve', { till, planId, managerId, pin }),
    settle: (planId, till = TILL, giftCardCode) =>
      post('/pos/settle', { till, planId, giftCardCode: giftCardCode ?? null }),
    planVisit: (drafts) => post('/pos/visit/plan', { till: TILL, drafts }),
    settleVisit: (planIds) => post('/pos/visit/settle', { till: TILL, planIds }),
    settlement: async (planId) => (await request<SettlementReply>(`/pos/settlements/${planId}`)).body,
    payOwed: (planId, parentId, toParentId, till = TILL, approval) =>
      post('/pos/owed', { till, planId, parentId, toParentId, approval }),
    decline: (request, till = TILL) => post('/pos/decline', { till, ...request }),
    cashUp: (day = null, till = TILL) => post('/pos/cash-up', { till, day }),
    findCustomers: (text) => post('/pos/customers', { till: TILL, text }),
    attachCustomer: (planId, customerId) => post('/pos/customer', { till: TILL, planId, customerId }),
    resume: (planId) => web.resumeSettlement(store.shop.domain, planId),
    hearNative: async (ids, till = TILL) => {
      const body = JSON.stringify({ till, returnId: null, refundId: null, orderId: null, ...ids });
      return (await request('/pos/native', { method: 'POST', body })).status;
    },
    async lookAtNatives() {
      const { rows } = await sql.query(
        `SELECT id, data FROM jobs.job WHERE name = 'native' AND state = 'created' ORDER BY created_on`,
      );
      return Promise.all(
        rows.map(async ({ id, data }) => {
          const done = await web.lookAtNative(data);
          await sql.query(`UPDATE jobs.job SET state = 'completed' WHERE id = $1`, [id]);
          return done;
        }),
      );
    },
    async deliver(topic, headers, body) {
      const route = web.webhooks[topic];
      if (!route) throw new Error(`web hears nothing of ${topic}`);
      const sent = new Request(`http://localhost:4400/webhooks/${topic}`, { method: 'POST', headers, body });
      return (await route({ request: sent, params: {}, context: {} } as unknown as ActionFunctionArgs))
        .status;
    },
    async elsewhere(query, variables) {
      const { accessToken } = await readTokens({ sql });
      const response = await fetch(`https://${store.shop.domain}/admin/api/2026-07/graphql.json`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': accessToken },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    setTime: (at) => jest.setSystemTime(at),
    setDatabaseDown: database.setDown,
    setShopifyDown: (down) => routeShopifyTo(down ? null : origin),
    calls() {
      const calls = shopify.calls().slice(seen);
      seen += calls.length;
      return calls.map(({ operation }) => operation);
    },
    async close() {
      await web.close();
      await sql.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.drop();
      jest.useRealTimers();
    },
  };
}

/** A draft of these quantities, by the lines' SKUs. */
export function draftOf(order: OrderForReturn, quantities: Readonly<Record<string, number>>): Draft {
  return Object.entries(quantities).reduce(
    (draft, [sku, quantity]) => {
      const line = order.lines.find((each) => each.sku === sku);
      if (!line) throw new Error(`${order.name} has no ${sku}`);
      return setQuantity(draft, order, line.id, quantity);
    },
    startDraft(randomUUID(), order.id),
  );
}

/** Orders that nothing speaks against, each given once: a line of `units` or more, all of it fulfilled, paid by card alone. */
export function plainOrders({ orders }: StoreFile) {
  const left = orders.filter(
    ({ payments, presentment, returns, fulfillments }) =>
      payments.length === 1 &&
      payments.every(({ kind, card }) => kind === 'SALE' && card !== undefined && !card.refundNeedsCard) &&
      !presentment &&
      !returns?.length &&
      fulfillments.length === 1,
  );
  return {
    next(units = 1): { name: string; sku: string } {
      for (const [index, { name, lines, fulfillments }] of left.entries()) {
        const [fulfilled] = fulfillments[0]?.lines.filter(([, quantity]) => quantity >= units) ?? [];
        const line = fulfilled && lines[fulfilled[0]];
        if (!line || lines.filter(({ sku }) => sku === line.sku).length > 1) continue;
        left.splice(index, 1);
        return { name, sku: line.sku };
      }
      throw new Error('The store has no such order left');
    },
  };
}

export function planIn(reply: PlanReply): Plan {
  if (reply.kind !== 'plan') throw new Error(`no plan: ${JSON.stringify(reply.refusal)}`);
  return reply.plan;
}

function everythingButDate() {
  return [
    'hrtime',
    'nextTick',
    'performance',
    'queueMicrotask',
    'setImmediate',
    'clearImmediate',
    'setInterval',
    'clearInterval',
    'setTimeout',
    'clearTimeout',
  ] as const satisfies readonly string[] as unknown as ('setTimeout' | 'nextTick')[];
}
