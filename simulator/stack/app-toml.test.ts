import { expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import { readAppToml } from './app-toml.ts';

test("the app's own configuration is read: scopes, and every webhook with its path", () => {
  const { scopes, webhooks } = readAppToml(resolve(import.meta.dirname, '../../shopify.app.toml'));
  expect(scopes).toContain('write_returns');
  expect(scopes.every((scope) => /^[a-z_]+$/.test(scope))).toBe(true);
  expect(webhooks).toContainEqual({ topic: 'app/uninstalled', path: '/webhooks/app/uninstalled' });
  expect(webhooks.map(({ topic }) => topic)).toContain('shop/redact');
});
