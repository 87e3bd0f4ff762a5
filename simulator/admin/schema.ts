import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isScalarType,
} from 'graphql';

export const API_VERSION = '2026-07';

/** One entry of the package's list of access scopes: what a type or one of its fields asks for. */
export interface AccessEntry {
  typeName: string;
  fieldName?: string;
  /** Prose, such as "`read_orders` access scope or `read_marketplace_orders` access scope." */
  requiredAccess: string;
  /** Any one of these is enough. */
  offlineScopes: string[];
}

export interface AdminSchema {
  schema: GraphQLSchema;
  access: AccessEntry[];
}

let loaded: AdminSchema | undefined;

/** The real Admin schema of {@link API_VERSION} with its access scopes, from the package `@shopify/dev-mcp`; read once. */
export function adminSchema(): AdminSchema {
  loaded ??= load();
  return loaded;
}

function load(): AdminSchema {
  const path = schemaFile();
  const file = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as {
    data: IntrospectionQuery;
    offline_scopes: { items: AccessEntry[] };
  };
  const schema = buildClientSchema(file.data, { assumeValid: true });
  for (const [name, pattern] of Object.entries(SCALAR_FORMS)) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) checkForm(scalar, pattern);
  }
  return { schema, access: file.offline_scopes.items };
}

/** The package is a program without exports, so its folder is looked for where Node would look. */
function schemaFile(): string {
  for (const folder of createRequire(import.meta.url).resolve.paths('@shopify/dev-mcp') ?? []) {
    const path = join(folder, '@shopify', 'dev-mcp', 'dist', 'data', `admin_${API_VERSION}.json.gz`);
    if (existsSync(path)) return path;
  }
  throw new Error('The package @shopify/dev-mcp is not installed: it holds the Admin schema');
}

/** The written form of custom scalars, as the schema describes them; an introspected schema would let anything pass. */
const SCALAR_FORMS: Record<string, RegExp> = {
  Decimal: /^-?\d+(\.\d+)?$/,
  Money: /^-?\d+(\.\d+)?$/,
  DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  Date: /^\d{4}-\d{2}-\d{2}$/,
  URL: /^https?:\/\/\S+$/,
  UnsignedInt64: /^\d+$/,
};

function checkForm(scalar: GraphQLScalarType, pattern: RegExp): void {
  const check = (value: unknown): unknown => {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !pattern.test(text))
      throw new GraphQLError(`${JSON.stringify(value)} is not a valid ${scalar.name}`);
    return text;
  };
  scalar.serialize = check;
  scalar.parseValue = check;
  scalar.parseLiteral = (node) => check('value' in node ? node.value : undefined);
}
