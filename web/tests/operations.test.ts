import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { getNamedType, TypeInfo, validate, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import { API_VERSION } from '../app/shopify/api-version.ts';
import { adminSchema, allOperations, type Access } from './operations.ts';

let operations: [string, DocumentNode][];
beforeAll(async () => {
  operations = await allOperations();
});

describe('every operation', () => {
  test.each([API_VERSION, '2026-10'])('is valid in %s and uses nothing deprecated', (version) => {
    const { schema } = adminSchema(version);
    const found = operations.flatMap(([file, document]) => [
      ...validate(schema, document).map(({ message }) => `${file}: ${message}`),
      ...deprecations(document, schema).map((use) => `${file}: ${use} is deprecated`),
    ]);
    expect(found).toEqual([]);
    expect(operations.length).toBeGreaterThan(15);
  });

  test('is one to a file', () => {
    const files = operations.map(([file]) => file);
    expect(new Set(files).size).toBe(files.length);
    for (const [, { definitions }] of operations) {
      expect(definitions.filter(({ kind }) => kind === 'OperationDefinition')).toHaveLength(1);
    }
  });
});

test('one version of the Admin API, in every toml', () => {
  const stated = ['shopify.app.toml', 'extensions/counter-returns/shopify.extension.toml'].map(
    (file) => /^\s*api_version = "(.*)"/m.exec(readFileSync(file, 'utf8'))?.[1],
  );
  expect(stated).toEqual([API_VERSION, API_VERSION]);
});

describe('the scopes of shopify.app.toml', () => {
  /** Scopes that no field asks for, each with the reason why the app wants it all the same. */
  const EXCEPTIONS: Readonly<Record<string, string>> = {
    read_all_orders: 'orders older than 60 days may be returned as well; no field names it',
  };
  /** Access that the schema package leaves out. Source: the description of `refundCreate`. */
  const UNLISTED: readonly Access[] = [
    { typeName: 'Mutation', fieldName: 'refundCreate', offlineScopes: ['write_orders'] },
  ];

  test('are what the operations need, and no more', () => {
    const { schema, access } = adminSchema(API_VERSION);
    const needs = operations.flatMap(([, document]) => needsOf(document, schema, [...access, ...UNLISTED]));
    const declared =
      /^scopes = "(.*)"/m.exec(readFileSync('shopify.app.toml', 'utf8'))?.[1]?.split(',') ?? [];
    const plain = declared.filter((scope) => !(scope in EXCEPTIONS));

    const unmet = needs.filter((need) => !isMet(need, plain));
    expect(unmet).toEqual([]);
    const needless = plain.filter((scope) => {
      const others = plain.filter((each) => each !== scope);
      return needs.every((need) => isMet(need, others));
    });
    expect(needless).toEqual([]);
    for (const scope of Object.keys(EXCEPTIONS)) expect(declared).toContain(scope);
  });
});

interface Need {
  readonly what: string;
  readonly anyOf: readonly string[];
}

/** What the fields of an operation, and the types they answer, ask for. */
function needsOf(document: DocumentNode, schema: Schema, access: readonly Access[]): Need[] {
  const byKey = new Map(access.map((entry) => [keyOf(entry.typeName, entry.fieldName), entry]));
  const needs: Need[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const type = getNamedType(info.getType())?.name ?? '';
        for (const key of [keyOf(info.getParentType()?.name ?? '', node.name.value), keyOf(type)]) {
          const anyOf = byKey.get(key)?.offlineScopes ?? [];
          if (anyOf.length > 0) needs.push({ what: key, anyOf });
        }
      },
    }),
  );
  return needs;
}

type Schema = ReturnType<typeof adminSchema>['schema'];

function keyOf(type: string, field?: string): string {
  return field ? `${type}.${field}` : type;
}

/** A write scope includes its read scope. Source: shopify.dev, "Shopify API access scopes". */
function isMet({ anyOf }: Need, scopes: readonly string[]): boolean {
  return anyOf.some((scope) => scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_')));
}

function deprecations(document: DocumentNode, schema: Schema): string[] {
  const uses: string[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        if (field?.deprecationReason) uses.push(`${info.getParentType()?.name ?? ''}.${field.name}`);
      },
      Argument() {
        const argument = info.getArgument();
        if (argument?.deprecationReason) uses.push(argument.name);
      },
    }),
  );
  return uses;
}
