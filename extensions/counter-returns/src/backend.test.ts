/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import type { Till } from '../../../domain/contract.ts';
import { startDraft } from '../../../domain/draft.ts';
import { createBackend, type BackendParts } from './backend.ts';

const TILL: Till = { locationId: 1, deviceId: 'till-1', staffMemberId: 11, posVersion: '11.7.0' };

interface Sent {
  readonly path: string;
  readonly method: string | undefined;
  readonly body: unknown;
}
type Scripted = Response | Error | 'never';

/** A network that answers in turn, and a clock that only moves when something waits. */
function backendOver(script: readonly Scripted[], over: Partial<BackendParts> = {}) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const left = [...script];
  const backend = createBackend({
    fetch: (path, init) => {
      sent.push({ path, method: init.method, body: init.body ? JSON.parse(String(init.body)) : null });
      const answer = left.shift();
      if (answer === undefined || answer === 'never') return new Promise(() => undefined);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    till: () => Promise.resolve(TILL),
    isOnline: () => true,
    hasSessionToken: () => Promise.resolve(true),
    wait: (ms) => {
      waits.push(ms);
      // A time-out passes only when the network hangs; a pause passes at once.
      return ms < 5_000 || (left.length < script.length && hangs())
        ? Promise.resolve()
        : new Promise(() => undefined);
    },
    ...over,
  });
  const hangs = () => script[script.length - left.length - 1] === 'never';
  return { backend, sent, waits };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}
const NOTHING = { kind: 'nothing', read: 'x' };
const error = (status: number, code: string) => json(status, { kind: 'error', code, trace: 'trace-1' });

describe('what is sent', () => {
  test('says where the till stands, to the path of the contract', async () => {
    const { backend, sent } = backendOver([json(200, NOTHING)]);
    expect(await backend.find('scan', '#1001')).toEqual(NOTHING);
    expect(sent).toEqual([
      { path: '/pos/find', method: 'POST', body: { till: TILL, by: 'scan', text: '#1001' } },
    ]);
  });

  test('each request has its own path and fields', async () => {
    const { backend, sent } = backendOver([1, 2, 3, 4].map(() => json(200, NOTHING)));
    const draft = startDraft('draft-1', 'gid://shopify/Order/1');
    await backend.plan(draft);
    await backend.settle('plan-1', null);
    await backend.settlement('plan 1');
    await backend.owed('plan-1', 'a', 'b');
    expect(sent).toEqual([
      { path: '/pos/plan', method: 'POST', body: { till: TILL, draft } },
      { path: '/pos/settle', method: 'POST', body: { till: TILL, planId: 'plan-1', giftCardCode: null } },
      { path: '/pos/settlements/plan%201', method: 'GET', body: null },
      {
        path: '/pos/owed',
        method: 'POST',
        body: { till: TILL, planId: 'plan-1', parentId: 'a', toParentId: 'b' },
      },
    ]);
  });
});

describe('trying again', () => {
  test('a broken connection is tried again with the same key', async () => {
    const reply = { kind: 'refused', refusal: { code: 'PLAN_TOO_OLD' }, newPlan: null };
    const { backend, sent, waits } = backendOver([
      new TypeError('Failed to fetch'),
      error(503, 'UNAVAILABLE'),
      json(200, reply),
    ]);
    expect(await backend.settle('plan-1', null)).toEqual(reply);
    expect(sent.map(({ body }) => body)).toEqual(
      Array(3).fill({ till: TILL, planId: 'plan-1', giftCardCode: null }),
    );
    expect(waits.filter((ms) => ms < 5_000)).toEqual([400, 1200]);
  });

  test('ends after a few attempts, and then it may have happened', async () => {
    const { backend, sent } = backendOver(Array(5).fill(new TypeError('Failed to fetch')));
    expect(await backend.settle('plan-1', null)).toEqual({
      kind: 'failure',
      code: 'NO_ANSWER',
      trace: null,
      mayHaveHappened: true,
    });
    expect(sent).toHaveLength(3);
  });

  test('a request that hangs is given up', async () => {
    const { backend, sent } = backendOver(['never', json(200, NOTHING)]);
    expect(await backend.find('scan', '#1001')).toEqual(NOTHING);
    expect(sent).toHaveLength(2);
  });

  test('an answer that says no is not asked again', async () => {
    const { backend, sent } = backendOver([error(400, 'BAD_REQUEST')]);
    expect(await backend.settle('plan-1', null)).toEqual({
      kind: 'failure',
      code: 'BAD_REQUEST',
      trace: 'trace-1',
      mayHaveHappened: false,
    });
    expect(sent).toHaveLength(1);
  });

  test('a "no" after an attempt that may have been heard: it may have happened', async () => {
    const { backend } = backendOver([new TypeError('Failed to fetch'), error(401, 'UNAUTHENTICATED')]);
    expect(await backend.settle('plan-1', null)).toMatchObject({
      code: 'UNAUTHENTICATED',
      mayHaveHappened: true,
    });
  });

  test('asking for the truth is left to the screen that asks: one attempt', async () => {
    const { backend, sent } = backendOver([new TypeError('Failed to fetch'), json(200, NOTHING)]);
    expect(await backend.settlement('plan-1')).toMatchObject({ kind: 'failure' });
    expect(sent).toHaveLength(1);
  });
});

describe('failures as values', () => {
  test.each([
    ['the code web gives', error(503, 'SHOPIFY_UNAVAILABLE'), 'SHOPIFY_UNAVAILABLE'],
    ['a code unknown here', error(500, 'NEW_CODE'), 'UNEXPECTED'],
    ['a proxy in between', new Response('<html>Bad gateway</html>', { status: 502 }), 'UNAVAILABLE'],
    ['a path that is not there', new Response('', { status: 404 }), 'NOT_FOUND'],
    ['a success that is no reply', new Response('hello', { status: 200 }), 'UNEXPECTED'],
    ['a body too large', error(413, 'TOO_LARGE'), 'TOO_LARGE'],
  ])('%s', async (_, response, code) => {
    const { backend } = backendOver([response]);
    expect(await backend.settlement('plan-1')).toMatchObject({ kind: 'failure', code });
  });

  test('a success whose body broke may have happened', async () => {
    const { backend } = backendOver([1, 2, 3].map(() => new Response('{"kind":', { status: 200 })));
    expect(await backend.settle('plan-1', null)).toMatchObject({ mayHaveHappened: true });
  });

  test('no token at all names the missing permission', async () => {
    const { backend } = backendOver([error(401, 'UNAUTHENTICATED')], {
      hasSessionToken: () => Promise.resolve(false),
    });
    expect(await backend.find('scan', '#1001')).toMatchObject({ code: 'NO_PERMISSION' });
  });

  test('a token that web refuses does not', async () => {
    const { backend } = backendOver([error(401, 'UNAUTHENTICATED')]);
    expect(await backend.find('scan', '#1001')).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('offline: nothing is sent', async () => {
    const { backend, sent } = backendOver([json(200, NOTHING)], { isOnline: () => false });
    expect(await backend.settle('plan-1', null)).toEqual({
      kind: 'failure',
      code: 'OFFLINE',
      trace: null,
      mayHaveHappened: false,
    });
    expect(sent).toEqual([]);
  });

  test('offline after a first attempt: it may have happened', async () => {
    const states = [true, false];
    const { backend } = backendOver([new TypeError('Failed to fetch')], {
      isOnline: () => states.shift() ?? false,
    });
    expect(await backend.settle('plan-1', null)).toMatchObject({
      code: 'OFFLINE',
      mayHaveHappened: true,
    });
  });

  test('POS that cannot say where the till is', async () => {
    const { backend, sent } = backendOver([], { till: () => Promise.reject(new Error('no device')) });
    expect(await backend.find('scan', '#1001')).toMatchObject({ code: 'UNEXPECTED' });
    expect(sent).toEqual([]);
  });
});
