import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parseToml, type TomlTable } from '../toml.ts';

const folder = dirname(fileURLToPath(import.meta.url));

/** Builds the sample extension into `out` as `shopify app build` would: one script that holds all targets. */
export async function buildSample(out: string): Promise<void> {
  for (const part of ['shopify.extension.toml', 'locales'])
    cpSync(join(folder, part), join(out, part), { recursive: true });
  const toml = parseToml(readFileSync(join(folder, 'shopify.extension.toml'), 'utf8'));
  const [extension] = toml['extensions'] as TomlTable[];
  const targets = extension?.['targeting'] as { module: string; target: string }[];
  const contents = targets
    .map(
      ({ module, target }, index) =>
        `import Target_${index} from '${module}';shopify.extend('${target}', (...args) => Target_${index}(...args));`,
    )
    .join('\n');
  await build({
    stdin: { contents, resolveDir: folder, loader: 'tsx' },
    outfile: join(out, 'dist/pos-host-sample.js'),
    bundle: true,
    minify: true,
    jsx: 'automatic',
    target: 'es6',
    legalComments: 'none',
    sourcemap: true,
    sourceRoot: `${folder}/src`,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.esnext': 'ts', '.js': 'jsx' },
    resolveExtensions: ['.tsx', '.ts', '.js', '.json', '.esnext', '.mjs', '.ejs'],
  });
}
