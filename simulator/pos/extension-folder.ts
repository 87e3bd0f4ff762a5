import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from './registry/registry.ts';
import type { Locales } from './protocol.ts';
import { parseToml, type TomlTable } from './toml.ts';

/** One built extension, as the Shopify CLI leaves it on disk. */
export interface Extension {
  handle: string;
  name: string;
  apiVersion: string;
  targets: string[];
  locales: Locales;
  /** Path of the one bundle that holds all targets. */
  bundleFile: string;
}

/**
 * Reads a built extension: `shopify.extension.toml`, `locales/*.json` and the bundle under `dist/`.
 * Throws, saying what to do, when something is missing or is not what Shopify would accept.
 */
export function readExtension(folder: string): Extension {
  const toml = parseToml(readFileSync(join(folder, 'shopify.extension.toml'), 'utf8'));
  const declared = (toml['extensions'] as TomlTable[] | undefined)?.[0];
  if (!declared) throw new Error(`${folder}/shopify.extension.toml declares no [[extensions]].`);
  const apiVersion = text(declared['api_version'] ?? toml['api_version'], 'api_version', folder);
  const targets = ((declared['targeting'] as TomlTable[] | undefined) ?? []).map((targeting) =>
    text(targeting['target'], 'target', folder),
  );
  const unknown = targets.filter((target) => !(target in registry.targets));
  if (targets.length === 0 || unknown.length > 0) {
    throw new Error(`${folder} targets ${unknown.join(', ') || 'nothing'}; see ${registry.package}.`);
  }
  const handle = text(declared['handle'], 'handle', folder);
  return {
    handle,
    name: text(declared['name'] ?? toml['name'] ?? handle, 'name', folder),
    apiVersion,
    targets,
    locales: readLocales(join(folder, 'locales')),
    bundleFile: findBundle(join(folder, 'dist'), handle),
  };
}

function text(value: unknown, key: string, folder: string): string {
  if (typeof value === 'string') return value;
  throw new Error(`${folder}/shopify.extension.toml needs a string for ${key}.`);
}

function findBundle(dist: string, handle: string): string {
  const bundles = existsSync(dist) ? readdirSync(dist).filter((file) => file.endsWith('.js')) : [];
  const bundle =
    bundles.find((file) => file === `${handle}.js`) ?? (bundles.length === 1 ? bundles[0] : undefined);
  if (bundle === undefined) throw new Error(`${dist} holds no bundle: run \`npx shopify app build\` first.`);
  return join(dist, bundle);
}

/** Shopify takes exactly one `*.default.json`, and no empty file. */
function readLocales(folder: string): Locales {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const messages: Record<string, unknown> = {};
  const defaults: string[] = [];
  for (const file of files) {
    const tag = file.replace(/(\.default)?\.json$/, '');
    if (file.endsWith('.default.json')) defaults.push(tag);
    messages[tag] = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
  }
  const [only] = defaults;
  if (defaults.length !== 1 || only === undefined) {
    throw new Error(`${folder} needs exactly one *.default.json; it has ${defaults.length}.`);
  }
  return { default: only, messages };
}
