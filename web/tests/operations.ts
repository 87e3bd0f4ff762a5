import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, parse, type DocumentNode, type GraphQLSchema } from 'graphql';

const FOLDER = join(import.meta.dirname, '../app/shopify/operations');
const SCHEMAS = join(import.meta.dirname, '../../node_modules/@shopify/dev-mcp/dist/data');

/** What a type or a field asks an app for: any one of the scopes. */
export interface Access {
  readonly typeName: string;
  readonly fieldName?: string;
  readonly offlineScopes: readonly string[];
}

/** Every operation that web can send, by its file; files that hold a fragment only are left out. */
export async function allOperations(): Promise<[file: string, document: DocumentNode][]> {
  const operations: [string, DocumentNode][] = [];
  for (const file of await readdir(FOLDER)) {
    const module: Record<string, unknown> = await import(join(FOLDER, file));
    for (const text of Object.values(module)) {
      const document = parse(String(text));
      const isOperation = document.definitions.some(({ kind }) => kind === 'OperationDefinition');
      if (isOperation) operations.push([file, document]);
    }
  }
  return operations;
}

/** The real Admin schema of a version, with the access that its parts ask for. */
export function adminSchema(version: string): { schema: GraphQLSchema; access: readonly Access[] } {
  const file = gunzipSync(readFileSync(join(SCHEMAS, `admin_${version}.json.gz`)));
  const { data, offline_scopes } = JSON.parse(file.toString('utf8'));
  return { schema: buildClientSchema(data, { assumeValid: true }), access: offline_scopes.items };
}
