import { jest } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIMULATED_APP } from '../app.ts';
import type { StoreFile } from '../store-file.ts';
import { type AdminSimulator, type AdminSimulatorOptions, createAdminSimulator } from './index.ts';
import { given } from './given.ts';

// Reading the Admin schema takes a second, and several on a busy machine.
jest.setTimeout(30_000);

/** Every scope that the modelled operations ask for. */
export const ALL_SCOPES = [
  'read_all_orders',
  'write_orders',
  'write_returns',
  'read_inventory',
  'read_locations',
  'read_products',
  'read_customers',
  'write_products',
  'write_gift_cards',
  'write_gift_card_transactions',
  'read_store_credit_accounts',
  'write_store_credit_account_transactions',
  'write_merchant_managed_fulfillment_orders',
  'write_order_edits',
];

/** A simulator behind a real port, with a token: what tests talk to. */
export class TestShop {
  readonly admin: AdminSimulator;
  readonly #server: Server;
  readonly #domain: string;
  #origin = '';
  #token = '';
  #now: number;

  constructor(
    store: StoreFile,
    options: Partial<Pick<AdminSimulatorOptions, 'webhooks'>> & { scopes?: string[] } = {},
  ) {
    this.#domain = store.shop.domain;
    this.#now = Date.parse(store.now);
    this.admin = createAdminSimulator({
      store,
      clock: () => new Date(this.#now),
      app: { ...SIMULATED_APP, scopes: options.scopes ?? ALL_SCOPES },
      webhooks: options.webhooks ?? [],
    });
    this.#server = createServer((request, response) => this.admin.handle(request, response));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const answer = await this.token(this.exchange());
    this.#token = String(answer.body['access_token']);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }

  /** A request to the token endpoint that should work, with what a test changes. */
  exchange(
    change: Record<string, unknown> = {},
    claims: Record<string, unknown> = {},
  ): Record<string, unknown> {
    return {
      client_id: SIMULATED_APP.apiKey,
      client_secret: SIMULATED_APP.apiSecret,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: this.sessionToken(claims),
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
      ...change,
    };
  }

  sessionToken(claims: Record<string, unknown> = {}, secret: string = SIMULATED_APP.apiSecret): string {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const seconds = Math.floor(this.#now / 1000);
    const payload = {
      iss: `https://${this.#domain}/admin`,
      dest: `https://${this.#domain}`,
      aud: SIMULATED_APP.apiKey,
      sub: '1',
      exp: seconds + 60,
      nbf: seconds,
      iat: seconds,
      ...claims,
    };
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }

  async token(request: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await this.post('/admin/oauth/access_token', request);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.#origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-host': this.#domain, ...headers },
      body: JSON.stringify(body),
    });
  }

  request(query: string, variables: Record<string, unknown> = {}, token = this.#token): Promise<Response> {
    return this.post(
      '/admin/api/2026-07/graphql.json',
      { query, variables },
      { 'x-shopify-access-token': token },
    );
  }

  /** The whole answer of a GraphQL request. */
  async answer<D>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlReply<D>> {
    const response = await this.request(query, variables);
    return (await response.json()) as GraphqlReply<D>;
  }

  /** The data of a GraphQL request that has to succeed. */
  async data<D>(query: string, variables: Record<string, unknown> = {}): Promise<D> {
    const { data, errors } = await this.answer<D>(query, variables);
    if (errors !== undefined || !given(data)) throw new Error(JSON.stringify(errors));
    return data;
  }
}

export interface GraphqlReply<D> {
  data?: D | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
    };
  };
}
