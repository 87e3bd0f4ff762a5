import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { signSessionToken } from './session-token.ts';

test('an ID token carries the claims of Shopify’s session tokens, lives a minute and is signed with the secret', () => {
  const facts = {
    shopDomain: 'sample.myshopify.com',
    apiKey: 'key',
    apiSecret: 'secret',
    userId: 13,
    sessionId: 'session-1',
    now: new Date('2026-11-24T10:00:00.900Z'),
  };
  const token = signSessionToken(facts);
  const [header = '', claims = '', signature] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
  const issuedAt = Date.parse('2026-11-24T10:00:00Z') / 1000;
  expect(read(claims)).toEqual({
    iss: 'https://sample.myshopify.com/admin',
    dest: 'https://sample.myshopify.com',
    aud: 'key',
    sub: '13',
    exp: issuedAt + 60,
    nbf: issuedAt,
    iat: issuedAt,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    sid: 'session-1',
  });
  expect(signature).toBe(createHmac('sha256', 'secret').update(`${header}.${claims}`).digest('base64url'));
  expect(signSessionToken(facts)).not.toBe(token);
});
