import { describe, expect, test } from '@jest/globals';
import { judgeReply } from './admin-reply.ts';

const json = JSON.stringify;
const error = (code: string, message = 'm') => ({ errors: [{ message, extensions: { code } }] });

describe('a reply of the Admin API', () => {
  test('with data is an answer', () => {
    expect(judgeReply(200, null, json({ data: { order: null } }))).toMatchObject({
      kind: 'answered',
      data: { order: null },
    });
  });

  test.each([
    [500, 'x'],
    [502, '<html>'],
    [503, ''],
    [200, '<html>'],
    [200, ''],
    [200, 'null'],
    [200, '[]'],
    [200, '{}'],
    [200, json({ data: null })],
    [200, json(error('INTERNAL_SERVER_ERROR'))],
    [302, ''],
  ])('%d %j may or may not have been done', (status, text) => {
    expect(judgeReply(status, null, text)).toMatchObject({ kind: 'unknown', late: false });
  });

  test('504 may be under way still: a gateway gave up waiting, not Shopify', () => {
    expect(judgeReply(504, null, '')).toMatchObject({ kind: 'unknown', late: true });
  });

  test.each([402, 403, 404, 423])('%d means that the app has no access', (status) => {
    expect(judgeReply(status, null, '')).toMatchObject({ kind: 'denied' });
  });

  test('401 means another token', () => {
    expect(judgeReply(401, null, '')).toEqual({ kind: 'unauthorised' });
  });

  test('throttled waits as long as the bucket needs, within bounds', () => {
    const cost = (available: number) => ({
      extensions: {
        cost: {
          requestedQueryCost: 250,
          throttleStatus: { currentlyAvailable: available, restoreRate: 100 },
        },
      },
    });
    const wait = (available: number) =>
      judgeReply(200, null, json({ ...error('THROTTLED'), ...cost(available) }));
    expect(wait(50)).toEqual({ kind: 'throttled', waitMs: 2000 });
    expect(wait(249)).toEqual({ kind: 'throttled', waitMs: 100 });
    expect(wait(-99_999)).toEqual({ kind: 'throttled', waitMs: 10_000 });
    expect(judgeReply(200, null, json(error('THROTTLED')))).toEqual({ kind: 'throttled', waitMs: 1000 });
    expect(judgeReply(429, '2.0', '')).toEqual({ kind: 'throttled', waitMs: 2000 });
    expect(judgeReply(429, null, '')).toEqual({ kind: 'throttled', waitMs: 1000 });
  });

  test('denied beside nothing is denied; beside a result it is an error with data', () => {
    expect(judgeReply(200, null, json({ ...error('ACCESS_DENIED', 'no'), data: { order: null } }))).toEqual({
      kind: 'denied',
      why: 'no',
    });
    expect(
      judgeReply(200, null, json({ ...error('ACCESS_DENIED'), data: { returnProcess: {} } })),
    ).toMatchObject({
      kind: 'errors',
      data: { returnProcess: {} },
    });
  });

  test('errors in words are read too', () => {
    expect(judgeReply(200, null, json({ errors: 'Not found' }))).toMatchObject({
      kind: 'errors',
      errors: [{ message: 'Not found', code: null }],
    });
  });
});
