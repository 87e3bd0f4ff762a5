import { build } from 'esbuild';
import { join } from 'node:path';

/** Where the frame serves what is its own. */
export const FRAME_PATH = '/admin/__frame/';

const ENTRIES: Readonly<Record<string, string>> = {
  'polaris.js': 'polaris.ts',
  'app-bridge.js': 'app-bridge.ts',
};
const built = new Map<string, Promise<string>>();

/** A stand-in as one classic script, built at the first call; undefined where there is none of this name. */
export function standIn(name: string): Promise<string> | undefined {
  const entry = ENTRIES[name];
  if (!entry) return undefined;
  const known = built.get(name);
  if (known) return known;
  const made = bundle(join(import.meta.dirname, 'stand-ins', entry));
  built.set(name, made);
  return made;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
}
