import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** An answer of the token endpoint. */
export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

interface Grant {
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
  refreshExpiresAt: number;
  /** The grant that this one renewed; its refresh token works until this grant is first used. */
  renewed: Grant | null;
}

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens */
const ACCESS_SECONDS = 3600;
const REFRESH_SECONDS = 90 * 86_400;

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';

/** Issues and checks expiring offline access tokens of one app in one shop. */
export class TokenEndpoint {
  readonly #app: { apiKey: string; apiSecret: string; scopes: readonly string[] };
  readonly #clock: () => Date;
  readonly #domain: () => string;
  readonly #byAccess = new Map<string, Grant>();
  readonly #byRefresh = new Map<string, Grant>();

  constructor(
    app: { apiKey: string; apiSecret: string; scopes: readonly string[] },
    clock: () => Date,
    domain: () => string,
  ) {
    this.#app = app;
    this.#clock = clock;
    this.#domain = domain;
  }

  forget(): void {
    this.#byAccess.clear();
    this.#byRefresh.clear();
  }

  /** `POST /admin/oauth/access_token`. */
  answer(request: Record<string, unknown>): TokenAnswer {
    if (request['client_id'] !== this.#app.apiKey || request['client_secret'] !== this.#app.apiSecret)
      return refusal('invalid_client', 'The client id or secret is not known');
    if (request['grant_type'] === 'refresh_token')
      return this.#refresh(String(request['refresh_token'] ?? ''));
    if (request['grant_type'] === TOKEN_EXCHANGE) return this.#exchange(request);
    return refusal('unsupported_grant_type', 'The grant type is not supported');
  }

  /** Whether a token may call the Admin API now. The first use of a renewed token ends the old refresh token. */
  accepts(accessToken: string | undefined): boolean {
    const grant = accessToken === undefined ? undefined : this.#byAccess.get(accessToken);
    if (grant === undefined || grant.expiresAt <= this.#clock().getTime()) return false;
    if (grant.renewed !== null) {
      this.#byRefresh.delete(grant.renewed.refreshToken);
      grant.renewed = null;
    }
    return true;
  }

  #exchange(request: Record<string, unknown>): TokenAnswer {
    if (request['subject_token_type'] !== ID_TOKEN || request['requested_token_type'] !== OFFLINE)
      return refusal(
        'invalid_request',
        'Only a session token for an offline access token can be exchanged here',
      );
    // Public apps made since April 2026 "must use expiring tokens".
    if (String(request['expiring'] ?? '0') !== '1')
      return refusal('invalid_request', 'Offline access tokens must be expiring: send expiring=1');
    const problem = this.#sessionTokenProblem(String(request['subject_token'] ?? ''));
    if (problem !== undefined) return refusal('invalid_subject_token', problem);
    return this.#issue(null);
  }

  #refresh(refreshToken: string): TokenAnswer {
    const grant = this.#byRefresh.get(refreshToken);
    if (grant === undefined || grant.refreshExpiresAt <= this.#clock().getTime())
      return refusal('invalid_grant', 'The refresh token is not valid any more');
    return this.#issue(grant);
  }

  #issue(renewed: Grant | null): TokenAnswer {
    const now = this.#clock().getTime();
    const grant: Grant = {
      accessToken: `shpat_${randomBytes(16).toString('hex')}`,
      refreshToken: `shprt_${randomBytes(16).toString('hex')}`,
      expiresAt: now + ACCESS_SECONDS * 1000,
      refreshExpiresAt: now + REFRESH_SECONDS * 1000,
      renewed,
    };
    this.#byAccess.set(grant.accessToken, grant);
    this.#byRefresh.set(grant.refreshToken, grant);
    return {
      status: 200,
      body: {
        access_token: grant.accessToken,
        scope: this.#app.scopes.join(','),
        expires_in: ACCESS_SECONDS,
        refresh_token: grant.refreshToken,
        refresh_token_expires_in: REFRESH_SECONDS,
      },
    };
  }

  /** What is wrong with a session token (https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens). */
  #sessionTokenProblem(token: string): string | undefined {
    const [header, payload, signature] = token.split('.');
    if (header === undefined || payload === undefined || signature === undefined)
      return 'The token is no JWT';
    const expected = createHmac('sha256', this.#app.apiSecret).update(`${header}.${payload}`).digest();
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return 'The signature is wrong';
    const claims = decoded(payload);
    const algorithm = decoded(header)?.['alg'];
    if (claims === undefined || algorithm !== 'HS256') return 'The token cannot be read';
    const now = this.#clock().getTime() / 1000;
    if (typeof claims['exp'] !== 'number' || claims['exp'] <= now) return 'The token has expired';
    if (typeof claims['nbf'] === 'number' && claims['nbf'] > now + 10) return 'The token is not valid yet';
    if (claims['aud'] !== this.#app.apiKey) return 'The token is for another app';
    if (claims['dest'] !== `https://${this.#domain()}`) return 'The token is for another shop';
    return undefined;
  }
}

function decoded(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function refusal(error: string, description: string): TokenAnswer {
  return { status: 400, body: { error, error_description: description } };
}
