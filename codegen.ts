import { ApiType, pluckConfig, preset } from '@shopify/api-codegen-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';

// Types every Admin operation from the schema that @shopify/dev-mcp carries: no network, no key.
const schemaFile = 'node_modules/@shopify/dev-mcp/dist/data/admin_2026-07.json.gz';
const operations = ['web/app/shopify/operations/**/*.ts', '!web/app/shopify/operations/**/*.test.ts'];

const config: CodegenConfig = {
  schema: [{ [schemaFile]: { loader: './scripts/admin-schema.cjs' } }] as unknown as CodegenConfig['schema'],
  pluckConfig: pluckConfig as CodegenConfig['pluckConfig'],
  config: { enumsAsConst: true, skipTypename: true },
  generates: {
    'web/app/shopify/generated/admin.types.d.ts': { plugins: ['typescript'] },
    'web/app/shopify/generated/admin.generated.d.ts': {
      preset: preset as unknown as NonNullable<
        CodegenConfig['generates'][string] extends infer G
          ? G extends { preset?: infer P }
            ? P
            : never
          : never
      >,
      documents: operations,
      presetConfig: { apiType: ApiType.Admin },
    },
  },
};

export default config;
