import { decideCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SIMULATED_APP } from '../../simulator/app.ts';
import { draftOf, openCounter, plainOrders, planIn, TILL, type Counter } from './counter.ts';
import { readTokens, writeTokens } from './stored-tokens.ts';

const TOKEN_PATH = '/admin/oauth/access_token';

let counter: Counter;
let asked: string[] = [];
beforeAll(async () => {
  counter = await openCounter();
});
beforeEach(async () => {
  await counter.sql.query('DELETE FROM shopify_sessions');
  counter.setTime(new Date(counter.store.now));
  asked = [];
  decideCalls(({ name }) => {
    asked.push(name);
    return 'pass';
  });
});
afterEach(() => healNetwork());
afterAll(() => counter.close());

const tokenCalls = () => asked.filter((name) => name === TOKEN_PATH).length;
const later = (minutes: number) =>
  counter.setTime(new Date(Date.parse(counter.store.now) + minutes * 60_000));
const findTenTimes = () => Promise.all(Array.from({ length: 10 }, () => counter.find('#136383')));
const find = { method: 'POST', body: JSON.stringify({ till: TILL, by: 'scan', text: '#136383' }) };

describe('the shop’s access token', () => {
  test('is exchanged for the first till’s session token, once for ten requests at once', async () => {
    for (const reply of await findTenTimes()) expect(reply).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(1);
  });

  test('is kept with its refresh token, both sealed', async () => {
    await counter.find('#136383');
    const { rows } = await counter.sql.query('SELECT * FROM shopify_sessions');
    expect(rows).toMatchObject([
      { isOnline: false, refreshToken: expect.any(String), refreshTokenExpires: expect.any(Date) },
    ]);
    const { accessToken, refreshToken } = await readTokens(counter);
    expect([accessToken, refreshToken]).toEqual([
      expect.stringMatching(/^shpat_/),
      expect.stringMatching(/^shprt_/),
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/shpat_|shprt_/);
    await counter.find('#136383');
    expect(tokenCalls()).toBe(1);
  });

  test.each([57, 61])('is refreshed once for ten requests at once, %d minutes on', async (minutes) => {
    await counter.find('#136383');
    later(minutes);
    for (const reply of await findTenTimes()) expect(reply).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(2);
  });

  test('that Shopify no longer takes is renewed within the request', async () => {
    await counter.find('#136383');
    await writeTokens(counter, { accessToken: 'revoked' });
    expect(await counter.find('#136383')).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(2);
  });

  test('with a refresh token that is no good is exchanged anew', async () => {
    await counter.find('#136383');
    await writeTokens(counter, { refreshToken: 'revoked' }, new Date('2020-01-01'));
    expect(await counter.find('#136383')).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(3);
  });

  test('that no secret of ours opens any more is as none: the next till’s is exchanged', async () => {
    await counter.find('#136383');
    await counter.sql.query(`UPDATE shopify_sessions SET "accessToken" = 'v1.' || repeat('A', 60)`);
    expect(await counter.find('#136383')).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(2);
  });

  test('that a manager’s page renewed while scheduled work was about to: what it stored is used, and stays', async () => {
    const { name, sku } = plainOrders(counter.store).next();
    const plan = planIn(await counter.plan(draftOf(await counter.open(name), { [sku]: 1 })));
    decideCalls(({ name: call }): Fate => (call === 'ReturnProcess' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    later(61);
    // Shopify's library renews without asking anybody: it is quicker, and uses what it got.
    let renewed = false;
    decideCalls(async ({ name: call }): Promise<Fate> => {
      if (call !== TOKEN_PATH || renewed) return 'pass';
      renewed = true;
      const { refreshToken } = await readTokens(counter);
      const { apiKey, apiSecret } = SIMULATED_APP;
      const response = await fetch(`https://${counter.store.shop.domain}${TOKEN_PATH}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          client_id: apiKey,
          client_secret: apiSecret,
          grant_type: 'refresh_token',
          refresh_token: refreshToken,
        }),
      });
      const { access_token, refresh_token } = (await response.json()) as Record<string, string>;
      await writeTokens(
        counter,
        { accessToken: access_token ?? '', refreshToken: refresh_token ?? '' },
        new Date(Date.now() + 3_600_000),
      );
      await counter.elsewhere('query { shop { name } }', {});
      return 'pass';
    });
    expect(await counter.resume(plan.id)).toBe(true);
    expect(await counter.settlement(plan.id)).toMatchObject({ settlement: { state: 'finished' } });
    const { rowCount } = await counter.sql.query('SELECT FROM shopify_sessions');
    expect(rowCount).toBe(1);
  });

  test('is not to be had: the till hears whether to wait or to have the app opened', async () => {
    jest.spyOn(console, 'info').mockImplementation(() => undefined);
    decideCalls((): Fate => 'fail');
    expect(await counter.request('/pos/find', find)).toMatchObject({
      status: 502,
      body: { code: 'SHOPIFY_UNAVAILABLE' },
    });
    jest.mocked(console.info).mockRestore();
  });

  test('is not to be had by scheduled work alone: it waits for somebody at a till', async () => {
    const { name, sku } = plainOrders(counter.store).next();
    const order = await counter.open(name);
    const plan = planIn(await counter.plan(draftOf(order, { [sku]: 1 })));
    decideCalls(({ name: call }): Fate => (call === 'ReturnProcess' ? 'fail' : 'pass'));
    await counter.settle(plan.id);
    healNetwork();
    await counter.sql.query('DELETE FROM shopify_sessions');
    expect(await counter.resume(plan.id)).toBe(false);
    expect(await counter.settle(plan.id)).toMatchObject({ settlement: { state: 'finished', money: 'paid' } });
  });
});
