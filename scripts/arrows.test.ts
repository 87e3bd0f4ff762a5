import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root });

async function complaints(file: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: `${root}${file}` });
  return (result?.messages ?? []).flatMap(({ ruleId }) => (ruleId ? [ruleId] : []));
}

const importing = (path: string) => `import { something } from '${path}';\nexport const used = something;\n`;

describe('the arrows between rooms', () => {
  test.each([
    ['domain/imagined.ts', '../web/app/journal/schema.ts'],
    ['domain/imagined.ts', '../scripts/embedded-postgres.ts'],
    ['extensions/counter-returns/src/flow/imagined.ts', '../../../../web/app/journal/schema.ts'],
    ['extensions/counter-returns/src/flow/imagined.ts', '../targets/modal.tsx'],
    ['web/app/plan/imagined.ts', '../journal/schema.ts'],
    ['web/app/settle/imagined.ts', '../shopify/admin.ts'],
    ['web/app/log/imagined.ts', '../shopify/admin.ts'],
    ['web/app/routes/imagined.ts', '../../../simulator/app.ts'],
    ['web/server.ts', '../simulator/app.ts'],
    ['simulator/admin/imagined.ts', '../../domain/money.ts'],
    ['simulator/pos/imagined.ts', '../../web/app/journal/schema.ts'],
  ])('%s may not import %s', async (file, path) => {
    expect(await complaints(file, importing(path))).toContain('boundaries/dependencies');
  });

  test.each([
    ['extensions/counter-returns/src/flow/imagined.ts', '../../../../domain/money.ts'],
    ['web/app/settle/imagined.ts', '../../../domain/settlement.ts'],
    ['web/app/log/imagined.ts', '../journal/schema.ts'],
    ['simulator/pos/imagined.ts', '../store-file.ts'],
  ])('%s may import %s', async (file, path) => {
    expect(await complaints(file, importing(path))).toEqual([]);
  });

  test('domain imports no package', async () => {
    expect(await complaints('domain/imagined.ts', importing('zod'))).toContain('no-restricted-imports');
  });

  test("POS's global is named in targets/ only", async () => {
    const source = 'export const session = shopify.session;\n';
    expect(await complaints('extensions/counter-returns/src/flow/imagined.ts', source)).toContain(
      'no-restricted-globals',
    );
    expect(await complaints('extensions/counter-returns/src/targets/imagined.ts', source)).toEqual([]);
  });
});
