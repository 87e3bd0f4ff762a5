import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { USUAL_DETAILS } from '../../domain/draft.ts';
import { BODY_LIMIT, type ErrorReply } from '../../domain/contract.ts';
import { sessionToken } from './session-token.ts';
import { openCounter, STORE, TILL, type Counter } from './counter.ts';
import { SIMULATED_APP } from '../../simulator/app.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

let logged: string[] = [];
beforeEach(() => {
  logged = [];
  jest.spyOn(console, 'info').mockImplementation((...words) => void logged.push(words.join(' ')));
});
afterEach(() => jest.mocked(console.info).mockRestore());

const find = JSON.stringify({ till: TILL, by: 'scan', text: '#136383' });
const post = (body: BodyInit, authorization?: string | null) =>
  counter.request<ErrorReply>('/pos/find', {
    method: 'POST',
    body,
    authorization,
    duplex: 'half',
  } as RequestInit);

const HOUR_AGO = Math.floor(Date.parse(STORE.now) / 1000) - 3600;
const OTHER = 'https://other.myshopify.com';

describe('a session token', () => {
  const tokens: [string, () => string | null][] = [
    ['is missing', () => null],
    ['is no bearer token', () => `Basic ${counter.token()}`],
    ['is garbage', () => 'Bearer abc.def.ghi'],
    ['is expired', () => `Bearer ${counter.token({ exp: HOUR_AGO, nbf: HOUR_AGO - 60 })}`],
    ['has no exp', () => `Bearer ${counter.token({ exp: undefined })}`],
    ['has no nbf', () => `Bearer ${counter.token({ nbf: undefined })}`],
    ['is not valid yet', () => `Bearer ${counter.token({ nbf: HOUR_AGO + 7200 })}`],
    ['is for another app', () => `Bearer ${counter.token({ aud: 'another-app' })}`],
    ['has no audience', () => `Bearer ${counter.token({ aud: undefined })}`],
    [
      'has another secret',
      () =>
        `Bearer ${sessionToken({ shop: STORE.shop.domain, apiKey: SIMULATED_APP.apiKey, apiSecret: 'guessed', now: new Date() })}`,
    ],
    ['is unsigned', () => `Bearer ${unsigned(counter.token())}`],
    ['is tampered with', () => `Bearer ${tampered(counter.token())}`],
    ['names two shops', () => `Bearer ${counter.token({ dest: OTHER })}`],
    ['is issued by another shop', () => `Bearer ${counter.token({ iss: `${OTHER}/admin` })}`],
    [
      'names no shop of Shopify',
      () => `Bearer ${counter.token({ iss: 'https://evil.example/admin', dest: 'https://evil.example' })}`,
    ],
    ['names no account', () => `Bearer ${counter.token({ sub: undefined })}`],
  ];

  test.each(tokens)('that %s is refused, readably for the device', async (_why, authorization) => {
    const answer = await post(find, authorization());
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ kind: 'error', code: 'UNAUTHENTICATED', trace: expect.any(String) });
    // Without this POS shows an opaque network error.
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(logged.join('\n')).toContain(answer.body.trace);
    expect(logged.join('\n')).not.toMatch(/ey[\w-]+\.ey/);
  });

  test('of a shop that has not installed the app', async () => {
    const authorization = `Bearer ${counter.token({ iss: `${OTHER}/admin`, dest: OTHER })}`;
    expect(await post(find, authorization)).toMatchObject({ status: 403, body: { code: 'NOT_INSTALLED' } });
  });
});

describe('a body', () => {
  const draft = {
    id: randomUUID(),
    orderId: 'gid://shopify/Order/1',
    lines: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1, ...USUAL_DETAILS }],
    shipping: { kind: 'none' },
    duties: true,
    tip: false,
    split: null,
    note: '',
  };
  const withDraft = (change: object) => ({ till: TILL, draft: { ...draft, ...change } });
  const bodies: [string, string, unknown][] = [
    ['/pos/find', 'is not JSON', 'not json'],
    ['/pos/find', 'is empty', ''],
    ['/pos/find', 'is a list', []],
    ['/pos/find', 'is null', null],
    ['/pos/find', 'has no text', { till: TILL, by: 'scan' }],
    ['/pos/find', 'has a field too many', { till: TILL, by: 'scan', text: '1', shop: 'other' }],
    ['/pos/find', 'has another way to find', { till: TILL, by: 'guess', text: '1' }],
    ['/pos/find', 'has no till', { by: 'scan', text: '1' }],
    [
      '/pos/find',
      'has a till with text for a location',
      { till: { ...TILL, locationId: '1' }, by: 'scan', text: '1' },
    ],
    ['/pos/plan', 'has a quantity of zero', withDraft({ lines: [{ ...draft.lines[0], quantity: 0 }] })],
    ['/pos/plan', 'has a fraction of an item', withDraft({ lines: [{ ...draft.lines[0], quantity: 0.5 }] })],
    ['/pos/plan', 'has one line twice', withDraft({ lines: [draft.lines[0], draft.lines[0]] })],
    [
      '/pos/plan',
      'has too many lines',
      withDraft({
        lines: Array.from({ length: 251 }, (_, n) => ({
          ...draft.lines[0],
          lineItemId: `gid://shopify/LineItem/${n}`,
        })),
      }),
    ],
    ['/pos/plan', 'names a product as its order', withDraft({ orderId: 'gid://shopify/Product/1' })],
    [
      '/pos/plan',
      'has a negative amount',
      withDraft({ shipping: { kind: 'amount', amount: { minor: -1, currency: 'GBP' } } }),
    ],
    ['/pos/plan', 'has a note too long', withDraft({ note: 'x'.repeat(181) })],
    ['/pos/plan', 'has a note that no database can keep', withDraft({ note: 'a\0b' })],
    ['/pos/settle', 'has an id that is none', { till: TILL, planId: "1' OR 1=1", giftCardCode: null }],
    [
      '/pos/settle',
      'has a code that no gift card has',
      { till: TILL, planId: randomUUID(), giftCardCode: 'x' },
    ],
    [
      '/pos/customer',
      'names an order as the customer',
      { till: TILL, planId: randomUUID(), customerId: 'gid://shopify/Order/1' },
    ],
    ['/pos/customers', 'has no text', { till: TILL }],
    ['/pos/plan', 'splits in a way that is none', withDraft({ split: 'gold' as never })],
    [
      '/pos/owed',
      'has no tender',
      { till: TILL, planId: randomUUID(), parentId: 'gid://shopify/OrderTransaction/1' },
    ],
  ];

  test.each(bodies)('%s that %s is refused', async (path, _why, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await counter.request(path, { method: 'POST', body: text });
    expect(answer).toMatchObject({ status: 400, body: { kind: 'error', code: 'BAD_REQUEST' } });
  });

  test('that is too large is refused unread, whatever length it claims', async () => {
    const large = JSON.stringify({ till: TILL, by: 'scan', text: 'x'.repeat(BODY_LIMIT) });
    expect(await post(large)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } });
    let pulled = 0;
    const endless = new ReadableStream({
      pull(stream) {
        pulled += 1;
        stream.enqueue(new Uint8Array(16_384));
      },
    });
    expect(await post(endless)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } });
    expect(pulled).toBeLessThan(10);
  });
});

test('a preflight is answered, another method is not', async () => {
  const preflight = await counter.request('/pos/find', { method: 'OPTIONS', authorization: null });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  expect(await counter.request('/pos/find', { method: 'GET' })).toMatchObject({ status: 404 });
});

test('the database is down: said so, in the device’s words', async () => {
  await counter.setDatabaseDown(true);
  try {
    const planId = randomUUID();
    const answer = await counter.request('/pos/settle', {
      method: 'POST',
      body: JSON.stringify({ till: TILL, planId, giftCardCode: null }),
    });
    expect(answer).toMatchObject({ status: 503, body: { kind: 'error', code: 'UNAVAILABLE' } });
  } finally {
    await counter.setDatabaseDown(false);
  }
});

function unsigned(token: string): string {
  const [, payload] = token.split('.');
  return `${Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')}.${payload}.`;
}

function tampered(token: string): string {
  const [head, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: '1' })).toString('base64url')}.${signature}`;
}
