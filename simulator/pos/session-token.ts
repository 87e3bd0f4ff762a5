import { createHmac, randomUUID } from 'node:crypto';

export interface SessionTokenFacts {
  shopDomain: string;
  apiKey: string;
  apiSecret: string;
  /** The signed-in account. */
  userId: number;
  /** One per POS sign-in. */
  sessionId: string;
  now: Date;
}

const LIFETIME_SECONDS = 60;

/**
 * The ID token that POS puts on requests to the app's server: a JWT signed with HS256 and the app's secret, valid for 60
 * seconds, with the claims of Shopify's "Session tokens" page.
 */
export function signSessionToken(facts: SessionTokenFacts): string {
  const issuedAt = Math.floor(facts.now.getTime() / 1000);
  const claims = {
    iss: `https://${facts.shopDomain}/admin`,
    dest: `https://${facts.shopDomain}`,
    aud: facts.apiKey,
    sub: String(facts.userId),
    exp: issuedAt + LIFETIME_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: facts.sessionId,
  };
  const content = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createHmac('sha256', facts.apiSecret).update(content).digest('base64url');
  return `${content}.${signature}`;
}
