import { expect, test } from '@jest/globals';
import { Session } from '@shopify/shopify-api';
import { openAccessTokens, openShopifyApi } from './tokens.ts';

const SHOP = 'shop.myshopify.com';
const session = (accessToken: string, refreshToken: string) =>
  new Session({ id: `offline_${SHOP}`, shop: SHOP, state: '', isOnline: false, accessToken, refreshToken });

test('a token is forgotten only when nobody renews it: what a renewal has stored stays', async () => {
  let stored = session('refused', 'spent');
  const renewal = Promise.withResolvers<void>();
  const tokens = openAccessTokens({
    api: openShopifyApi({ apiKey: 'key', apiSecret: 'secret', appUrl: 'https://app.example.com' }),
    shop: SHOP,
    storage: {
      loadSession: async () => stored,
      storeSession: async (kept) => {
        stored = kept;
        return true;
      },
      deleteSession: async () => true,
    },
    sessionToken: null,
    // Another process is renewing the token just now.
    singleFlight: async (_name, work) => {
      await renewal.promise;
      return work();
    },
    now: () => new Date(),
  });
  const forgotten = tokens.forget('refused');
  stored = session('fresh', 'unspent');
  renewal.resolve();
  await forgotten;
  expect(stored).toMatchObject({ accessToken: 'fresh', refreshToken: 'unspent', expires: undefined });
});
