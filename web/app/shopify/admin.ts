import type { AdminMutations, AdminQueries } from '@shopify/admin-api-client';
import { NotInstalled, ShopifyUnavailable } from '../plan/ports.ts';
import type { Written } from '../settle/ports.ts';
import type { AccessTokens } from './access-tokens.ts';
import { holdsAnything, judgeReply, unknown, type AdminError, type AdminVerdict } from './admin-reply.ts';
import { API_VERSION } from './api-version.ts';

/** Speaks to one shop's Admin API with the shop's offline token. */
export interface AdminClient {
  /** The shop's myshopify.com domain. */
  readonly shop: string;
  /** @throws ShopifyUnavailable, NotInstalled, AdminErrors */
  query<Q extends keyof AdminQueries & string>(
    operation: Q,
    variables: AdminQueries[Q]['variables'],
  ): Promise<AdminQueries[Q]['return']>;
  /**
   * What Shopify did, would not do, or may have done is a value.
   * @throws ShopifyUnavailable, NotInstalled where it certainly did nothing
   */
  mutate<M extends keyof AdminMutations & string>(
    operation: M,
    variables: AdminMutations[M]['variables'],
  ): Promise<Written<AdminMutations[M]['return']>>;
}

/** GraphQL errors of an operation, with the data that came beside them. */
export class AdminErrors extends Error {
  override readonly name = 'AdminErrors';
  readonly errors: readonly AdminError[];
  readonly data: unknown;

  constructor(errors: readonly AdminError[], data: unknown) {
    super(`Shopify answers errors: ${errors.map(({ message }) => message).join('; ')}`);
    this.errors = errors;
    this.data = data;
  }
}

export interface AdminClientOptions {
  /** The shop's myshopify.com domain. */
  readonly shop: string;
  readonly tokens: AccessTokens;
  readonly wait?: (ms: number) => Promise<void>;
}

/** A cashier stands waiting; a refund may take Shopify as long as the bank does. */
const QUERY_MS = 10_000;
const MUTATION_MS = 25_000;
/** How often a throttled call is made again before giving up. */
const THROTTLE_TRIES = 5;

export function openAdminClient({ shop, tokens, wait = sleep }: AdminClientOptions): AdminClient {
  const url = `https://${shop}/admin/api/${API_VERSION}/graphql.json`;

  async function call(query: string, variables: object, timeOutMs: number): Promise<AdminVerdict> {
    let refreshed = false;
    for (let attempt = 1; ; attempt += 1) {
      const token = await tokens.current();
      const verdict = await post(url, token, JSON.stringify({ query, variables }), timeOutMs);
      if (verdict.kind === 'unauthorised' && !refreshed) {
        refreshed = true;
        await tokens.forget(token);
      } else if (verdict.kind === 'throttled' && attempt < THROTTLE_TRIES) {
        await wait(verdict.waitMs);
      } else {
        return verdict;
      }
    }
  }

  return {
    shop,
    async query(operation, variables) {
      const verdict = await call(operation, variables, QUERY_MS);
      if (verdict.kind === 'answered') return verdict.data;
      if (verdict.kind === 'errors') throw new AdminErrors(verdict.errors, verdict.data);
      throw unavailable(shop, verdict);
    },
    async mutate(operation, variables) {
      const verdict = await call(operation, variables, MUTATION_MS);
      switch (verdict.kind) {
        case 'answered':
          return { kind: 'done', value: verdict.data };
        case 'unknown':
          return verdict;
        case 'errors':
          if (holdsAnything(verdict.data)) return unknown('errors beside the reply');
          return {
            kind: 'refused',
            code: null,
            message: verdict.errors.map(({ message }) => message).join('; '),
          };
        default:
          throw unavailable(shop, verdict);
      }
    },
  };
}

function unavailable(shop: string, verdict: Exclude<AdminVerdict, { kind: 'answered' | 'errors' }>): Error {
  if (verdict.kind === 'denied') return new NotInstalled(`${shop} gives no access: ${verdict.why}`);
  if (verdict.kind === 'unauthorised') return new NotInstalled(`${shop} refuses our token`);
  const why = verdict.kind === 'throttled' ? 'too many calls at the moment' : verdict.why;
  return new ShopifyUnavailable(`${shop}: ${why}`);
}

async function post(url: string, token: string, body: string, timeOutMs: number): Promise<AdminVerdict> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Shopify-Access-Token': token,
      },
      body,
      signal: AbortSignal.timeout(timeOutMs),
    });
    return judgeReply(response.status, response.headers.get('retry-after'), await response.text());
  } catch (error) {
    // Told by its name: a DOMException is not always an instance of this realm's Error.
    const late =
      typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
    return unknown(late ? 'no answer in time' : `no answer${causeOf(error)}`, late);
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
