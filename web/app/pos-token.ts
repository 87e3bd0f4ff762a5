import type { Shopify } from '@shopify/shopify-api';

/** A session token that proves nothing. */
export class NotAToken extends Error {
  override readonly name = 'NotAToken';
}

export interface PosIdentity {
  /** The shop's myshopify.com domain. */
  readonly shop: string;
  /** The signed-in account, which need not be the pinned member of staff. */
  readonly userId: string;
}

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Proves a POS session token: signature, audience, `exp` and `nbf` (with Shopify's own ten seconds of tolerance), and that issuer
 * and destination name one shop. Shopify's `authenticate.pos` checks neither the audience nor that there is an `exp` at all.
 * Source: shopify.dev, "Session tokens", anatomy and verification.
 * @throws NotAToken
 */
export async function verifyPosToken(api: Shopify, token: string): Promise<PosIdentity> {
  const payload = await api.session.decodeSessionToken(token).catch(() => {
    // Its message would carry the token into our log.
    throw new NotAToken('the signature, the audience or the time is wrong');
  });
  const { exp, nbf, iss, dest, sub } = payload;
  if (typeof exp !== 'number' || typeof nbf !== 'number') throw new NotAToken('it is not limited in time');
  const shop = hostOf(dest);
  if (!SHOP.test(shop) || iss !== `https://${shop}/admin`) throw new NotAToken('issuer and shop differ');
  if (typeof sub !== 'string' || sub === '') throw new NotAToken('it names no account');
  return { shop, userId: sub };
}

function hostOf(dest: unknown): string {
  if (typeof dest !== 'string' || !URL.canParse(dest)) return '';
  const url = new URL(dest);
  return url.protocol === 'https:' && dest === url.origin ? url.host : '';
}
