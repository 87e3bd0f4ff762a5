import { LogSeverity } from '@shopify/shopify-api';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-react-router/server';
import { openSessionStorage } from '../database.server.ts';
import { environment } from '../environment.server.ts';
import { API_VERSION } from './api-version.ts';

const { apiKey, apiSecret, appUrl } = environment();

export const sessionStorage = openSessionStorage();

/**
 * Shopify's own object: it authenticates the manager's pages and the webhooks.
 * POS requests and Admin calls of a settlement do not go through it (see pos-token.ts and tokens.ts for why).
 */
export const shopify = shopifyApp({
  apiKey,
  apiSecretKey: apiSecret,
  appUrl,
  apiVersion: API_VERSION,
  authPathPrefix: '/auth',
  distribution: AppDistribution.AppStore,
  sessionStorage,
  // Our own access log says who came; a line per session token check says nothing more.
  logger: { level: LogSeverity.Warning },
  // Offline tokens last an hour and are refreshed; Shopify gives new apps no other kind.
  future: { expiringOfflineAccessTokens: true },
});
