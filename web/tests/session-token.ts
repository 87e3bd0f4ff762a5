import { createHmac } from 'node:crypto';

export interface TokenOptions {
  readonly shop: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly now: Date;
}

/** A session token as POS sends it; `claims` replaces or, with undefined, removes claims. */
export function sessionToken(
  { shop, apiKey, apiSecret, now }: TokenOptions,
  claims: Record<string, unknown> = {},
): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const payload = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub: '42',
    exp: seconds + 60,
    nbf: seconds,
    iat: seconds,
    jti: 'a',
    sid: 'b',
    ...claims,
  };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${signed}.${createHmac('sha256', apiSecret).update(signed).digest('base64url')}`;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
