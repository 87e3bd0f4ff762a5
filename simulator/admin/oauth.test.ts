import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { smallStore } from './small-store.ts';
import { TestShop } from './test-shop.ts';

const shop = new TestShop(smallStore());
beforeAll(() => shop.open());
afterAll(() => shop.close());

const status = async (token: unknown): Promise<number> =>
  (await shop.request('{ shop { id } }', {}, String(token))).status;

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange */
describe('token exchange', () => {
  test('a session token becomes an expiring offline token', async () => {
    const { status: code, body } = await shop.token(shop.exchange());
    expect(code).toBe(200);
    expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 90 * 86_400 });
    expect(String(body['scope'])).toContain('write_returns');
    expect(await status(body['access_token'])).toBe(200);
  });

  test.each([
    ['another secret', { client_secret: 'wrong' }, {}],
    ['another app', { client_id: 'wrong' }, {}],
    ['a token that does not expire', { expiring: '0' }, {}],
    ['another grant', { grant_type: 'password' }, {}],
    ['an expired session token', {}, { exp: 1 }],
    ['a session token without exp', {}, { exp: undefined }],
    ['a session token of another app', {}, { aud: 'someone-else' }],
    ['a session token of another shop', {}, { dest: 'https://other.myshopify.com' }],
    ['no token at all', { subject_token: 'nonsense' }, {}],
  ])('%s is refused', async (_what, change, claims) => {
    const { status: code, body } = await shop.token(shop.exchange(change, claims));
    expect(code).toBe(400);
    expect(body['error']).toEqual(expect.any(String));
  });

  test('a session token with another signature is refused', async () => {
    const { status: code } = await shop.token(
      shop.exchange({ subject_token: shop.sessionToken({}, 'forged') }),
    );
    expect(code).toBe(400);
  });
});

/** https://shopify.dev/changelog/offline-access-tokens-now-support-expiry-and-refresh */
describe('refresh', () => {
  const refresh = (token: unknown): ReturnType<TestShop['token']> =>
    shop.token(shop.exchange({ grant_type: 'refresh_token', refresh_token: token }));

  test('a token ends after an hour, its refresh token brings another', async () => {
    const first = (await shop.token(shop.exchange())).body;
    shop.advance(3601);
    expect(await status(first['access_token'])).toBe(401);
    const second = (await refresh(first['refresh_token'])).body;
    expect(await status(second['access_token'])).toBe(200);
  });

  test('the old refresh token works until the new token is used', async () => {
    const first = (await shop.token(shop.exchange())).body;
    const lost = await refresh(first['refresh_token']);
    expect(lost.status).toBe(200);
    const second = await refresh(first['refresh_token']);
    expect(second.status).toBe(200);
    expect(await status(second.body['access_token'])).toBe(200);
    expect(await refresh(first['refresh_token'])).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });
});

describe('who may call', () => {
  test('no token and an unknown token are 401', async () => {
    expect(await status('')).toBe(401);
    expect(await status('shpat_unknown')).toBe(401);
  });

  test('another shop is 404', async () => {
    const answer = await shop.post('/admin/oauth/access_token', shop.exchange(), {
      'x-forwarded-host': 'other.myshopify.com',
    });
    expect(answer.status).toBe(404);
  });
});
