import { expect, test } from '@jest/globals';
import { readEnvironment } from './environment.server.ts';

const COMPLETE = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  SHOPIFY_APP_URL: 'https://returns.example.com/',
  DATABASE_URL: 'postgresql://localhost/x',
};

test('a complete environment; the port has a default', () => {
  expect(readEnvironment(COMPLETE)).toEqual({
    apiKey: 'key',
    apiSecret: 'secret',
    appUrl: 'https://returns.example.com',
    databaseUrl: 'postgresql://localhost/x',
    port: 3000,
    sealingSecrets: ['secret'],
  });
});

test('a key of its own seals codes; what the app’s secret sealed before still opens', () => {
  const { sealingSecrets } = readEnvironment({ ...COMPLETE, COUNTER_RETURNS_KEY: 'own' });
  expect(sealingSecrets).toEqual(['own', 'secret']);
});

test('everything that is missing is named at once, with what it is for', () => {
  const read = () => readEnvironment({ ...COMPLETE, DATABASE_URL: ' ', SHOPIFY_API_KEY: undefined });
  expect(read).toThrow(/SHOPIFY_API_KEY: the app's client id\n\s+DATABASE_URL: a PostgreSQL/);
});

test('a port that is none', () => {
  expect(() => readEnvironment({ ...COMPLETE, PORT: 'http' })).toThrow('PORT is "http"');
});
