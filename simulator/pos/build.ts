import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const room = dirname(fileURLToPath(import.meta.url));

/** The browser's side of the POS host, by the path it is served at. */
export type Assets = Map<string, { contentType: string; body: Uint8Array }>;

/** Bundles the device page, the workbench and the sandbox's runtime. In memory: it takes a fraction of a second. */
export async function buildAssets(): Promise<Assets> {
  const common = { bundle: true, minify: true, write: false, target: 'es2022', outdir: room } as const;
  const [pages, worker] = await Promise.all([
    build({
      ...common,
      format: 'esm',
      sourcemap: 'inline',
      entryPoints: [
        { in: join(room, 'device/main.ts'), out: 'device' },
        { in: join(room, 'device/device.css'), out: 'device' },
        { in: join(room, 'workbench/workbench.ts'), out: 'workbench' },
        { in: join(room, 'workbench/workbench.css'), out: 'workbench' },
      ],
    }),
    // A classic script: importScripts, by which the extension's bundle is loaded, exists in no other kind of worker.
    build({
      ...common,
      format: 'iife',
      entryPoints: [{ in: join(room, 'worker/runtime.ts'), out: 'worker' }],
    }),
  ]);
  const assets: Assets = new Map();
  for (const file of [...pages.outputFiles, ...worker.outputFiles]) {
    const name = file.path.slice(room.length + 1);
    const contentType = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    assets.set(`/__pos/${name}`, { contentType, body: file.contents });
  }
  return assets;
}
