import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

export const HELLO_WORLD_FOLDER = resolve(import.meta.dirname, 'hello-world');

// The same Preact as ours: npm may keep more than one.
const requireOfOurs = createRequire(
  resolve(import.meta.dirname, '../../extensions/counter-returns/package.json'),
);
const PREACT = dirname(requireOfOurs.resolve('preact/package.json'));

const ENTRY = `
import Target_0 from './src/tile.tsx';shopify.extend('pos.home.tile.render', (...args) => Target_0(...args));
import Target_1 from './src/modal.tsx';shopify.extend('pos.home.modal.render', (...args) => Target_1(...args));
`;

/** Builds the bare extension with the very options of the Shopify CLI, which itself would build it only as a part of the app. */
export async function buildHelloWorld(): Promise<string> {
  const outfile = join(HELLO_WORLD_FOLDER, 'dist/hello-world.js');
  await build({
    stdin: { contents: ENTRY, resolveDir: HELLO_WORLD_FOLDER, loader: 'tsx' },
    outfile,
    bundle: true,
    alias: { preact: PREACT },
    minify: true,
    jsx: 'automatic',
    target: 'es6',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.esnext': 'ts', '.js': 'jsx' },
    resolveExtensions: ['.tsx', '.ts', '.js', '.json', '.esnext', '.mjs', '.ejs'],
    logLevel: 'warning',
  });
  return outfile;
}
