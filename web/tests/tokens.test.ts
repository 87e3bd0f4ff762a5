import { decideCalls, healNetwork, type Fate } from './fake-network.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { draftOf, openCounter, plainOrders, planIn, TILL, type Counter } from './counter.ts';

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

  test('is kept with its refresh token', async () => {
    await counter.find('#136383');
    const { rows } = await counter.sql.query('SELECT * FROM shopify_sessions');
    expect(rows).toMatchObject([
      { isOnline: false, refreshToken: expect.any(String), refreshTokenExpires: expect.any(Date) },
    ]);
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
    await counter.sql.query(`UPDATE shopify_sessions SET "accessToken" = 'revoked'`);
    expect(await counter.find('#136383')).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(2);
  });

  test('with a refresh token that is no good is exchanged anew', async () => {
    await counter.find('#136383');
    await counter.sql.query(`UPDATE shopify_sessions SET "refreshToken" = 'revoked', expires = '2020-01-01'`);
    expect(await counter.find('#136383')).toMatchObject({ kind: 'order' });
    expect(tokenCalls()).toBe(3);
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
