// Runs before every command, on whatever Node is there: makes node_modules match package-lock.json, and says so.
// Built-ins only, because nothing else may be installed yet.
const { spawn } = require('node:child_process');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { delimiter, join, sep } = require('node:path');

const ROOT = join(__dirname, '..');
const TRIES = 3;
const LIMIT_MS = 300_000;

main().catch((error) => {
  console.error(`\n${error.message}\n`);
  process.exit(1);
});

async function main() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node 20 or newer is needed to begin; this is ${process.version}.`);
  if (isInstalled()) return;
  console.log('Installing packages from package-lock.json (about a minute the first time) …');
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { code, output } = await npmCi();
    if (code === 0 && isInstalled()) return;
    if (attempt === TRIES) {
      throw new Error(`npm ci failed ${TRIES} times. Its last words:\n${output.slice(-3000)}`);
    }
    console.log('npm ci did not finish; beginning again with an empty node_modules …');
    rmSync(join(ROOT, 'node_modules'), { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }
}

/** npm writes node_modules/.package-lock.json last: it tells what is really there. */
function isInstalled() {
  const marker = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  let present;
  try {
    present = packagesOf(marker);
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return true; // the workspaces themselves
    const found = present[path];
    if (!found) return entry.optional === true; // another platform's binary
    return entry.link === true || found.version === entry.version;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** In a process group of its own, so that a stalled install ends with all its children. */
function npmCi() {
  return new Promise((resolve) => {
    const bin = join('node_modules', '.bin');
    const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(sep + bin));
    const windows = process.platform === 'win32';
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: ROOT,
      env: { ...process.env, PATH: path.join(delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !windows,
      shell: windows,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
    }
    const end = () => {
      try {
        if (windows) child.kill();
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // gone already
      }
    };
    const timer = setTimeout(end, LIMIT_MS);
    const interrupted = (signal) => {
      end();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, interrupted);
      resolve({ code, output });
    });
  });
}
