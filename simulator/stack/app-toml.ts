import { readFileSync } from 'node:fs';
import { parseToml, type TomlTable } from '../pos/toml.ts';

/** What the simulated shop needs to know of the app: what it may do, and what it wants to hear of. */
export interface AppConfiguration {
  scopes: string[];
  /** `path` belongs behind the app's own address. */
  webhooks: { topic: string; path: string }[];
}

/** Reads what the simulator obeys of `shopify.app.toml`. @throws Error when it names no access scopes */
export function readAppToml(file: string): AppConfiguration {
  const app = parseToml(readFileSync(file, 'utf8'));
  const { scopes } = (app['access_scopes'] ?? {}) as { scopes?: string };
  if (scopes === undefined) throw new Error(`${file} names no access scopes`);
  const { subscriptions = [] } = (app['webhooks'] ?? {}) as { subscriptions?: TomlTable[] };
  const webhooks = (subscriptions as unknown as Subscription[]).flatMap((subscription) =>
    [...(subscription.topics ?? []), ...(subscription.compliance_topics ?? [])].map((topic) => ({
      topic,
      path: subscription.uri,
    })),
  );
  return { scopes: scopes.split(',').map((scope) => scope.trim()), webhooks };
}

interface Subscription {
  topics?: string[];
  compliance_topics?: string[];
  uri: string;
}
