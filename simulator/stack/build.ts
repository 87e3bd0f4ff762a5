import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');
const OWN_FOLDER = join(ROOT, '.counter-returns');
const STAMP = join(OWN_FOLDER, 'build-stamp');
const LOCK = join(OWN_FOLDER, 'build-lock');
const BUILD_LOG = join(OWN_FOLDER, 'build.log');
/** What the build reads; what it writes is left out. */
const SOURCES = ['domain', 'extensions', 'web', 'package-lock.json', 'shopify.app.toml'];
const NOT_SOURCES = new Set([
  'node_modules',
  'dist',
  'build',
  '.react-router',
  '.shopify',
  'generated',
  'tests',
]);
const RESULTS = ['web/build/server', 'extensions/counter-returns/dist'];

/**
 * Builds web and the extensions with the Shopify CLI, unless what is there was built from the present sources. Two processes that
 * start at once build once.
 * @throws Error with the CLI's words when the build fails
 */
export async function buildIfStale(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  if (isFresh(fingerprint())) return;
  await takeLock();
  try {
    const sources = fingerprint();
    if (isFresh(sources)) return;
    say('Building web and the extension with the Shopify CLI (about half a minute) …');
    rmSync(STAMP, { force: true });
    await shopifyAppBuild(signal);
    writeFileSync(STAMP, sources);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function isFresh(sources: string): boolean {
  const built = RESULTS.every((result) => existsSync(join(ROOT, result)));
  return built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesUnder(join(ROOT, source)))) {
    hash.update(`${relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(
      ({ name }) => !NOT_SOURCES.has(name) && !/\.test\.tsx?$|^manifest\.json$|^shopify\.d\.ts$/.test(name),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => filesUnder(join(path, name)));
}

async function takeLock(): Promise<void> {
  mkdirSync(OWN_FOLDER, { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch {
      if (!existsSync(LOCK) || isAlive(Number(readFileSync(LOCK, 'utf8')))) await wait(200);
      else rmSync(LOCK, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}

function shopifyAppBuild(signal: AbortSignal | undefined): Promise<void> {
  // Into a file: should we be killed, the CLI would complain about a broken pipe for ever.
  const log = openSync(BUILD_LOG, 'w');
  // In a group of its own: the CLI starts other programs, and all end together when we are told to stop.
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/.bin/shopify'), 'app', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, SHOPIFY_CLI_NO_ANALYTICS: '1', NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  };
  signal?.addEventListener('abort', end);
  return new Promise<void>((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      if (code === 0) done();
      else if (signal?.aborted) failed(new Error('Stopped.'));
      else failed(new Error(`shopify app build failed:\n${readFileSync(BUILD_LOG, 'utf8').slice(-6000)}`));
    });
  }).finally(() => {
    closeSync(log);
    signal?.removeEventListener('abort', end);
  });
}
