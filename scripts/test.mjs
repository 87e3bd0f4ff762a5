// `npm test`: everything a change must pass, what is quick first. Each step says what it is and how long it took; steps that
// need nothing of each other go side by side, and say what they have to say when they are done.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ensureChromium } from './chromium.mjs';

// Tests of web, browsers and journeys wait more than they work: even two cores carry two files at a time.
const FILES_AT_ONCE = String(Math.max(2, Math.ceil(availableParallelism() / 2)));

// Node's own ES modules in jest still stand behind a flag.
const jest = (...projects) => [
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--maxWorkers',
    FILES_AT_ONCE,
    '--selectProjects',
    ...projects,
  ],
];

const GENERATE = [
  'Types of every Admin operation, from the real schema',
  'graphql-codegen',
  ['--config', 'codegen.ts', '--silent'],
];
const BUILD = [
  'Build of web and of the extension, by the Shopify CLI',
  process.execPath,
  ['simulator/stack/build-now.ts'],
];
const TYPES = ['Types', process.execPath, ['scripts/typecheck.mjs']];
const LINT = ['Lint: style, and the arrows between rooms', 'eslint', ['.', '--max-warnings', '0']];
const FORMAT = ['Formatting', 'prettier', ['--check', '--log-level', 'warn', '.']];
const UNIT = ['Unit tests: domain, extension, simulator', ...jest('domain', 'extension', 'simulator')];
const WEB = ['web on a real PostgreSQL', ...jest('web')];
const SIZE = ['Bundle size', process.execPath, ['scripts/bundle-size.mjs']];
const BROWSER = [
  'Browser and journeys: the POS host, the manager pages, whole stories with the real bundle',
  ...jest('browser', 'journeys'),
];

// One after the other; within a round, lanes go side by side. The build writes declarations that the types are checked with.
const ROUNDS = [
  [[GENERATE]],
  [
    [BUILD, TYPES],
    [LINT, FORMAT, UNIT],
  ],
  [[SIZE, WEB]],
  [[BROWSER]],
];

const began = Date.now();
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => fail('Stopped.'));
try {
  ensureChromium();
} catch (error) {
  fail(error.message);
}
for (const lanes of ROUNDS) {
  await Promise.all(
    lanes.map(async (steps) => {
      for (const step of steps) await run(step, lanes.length > 1);
    }),
  );
}
console.log(`\nAll ${ROUNDS.flat(2).length} steps passed in ${seconds(began)} s.`);

/** @param aside its output is kept until it is done, so that two steps never talk at the same time */
async function run([what, command, words], aside) {
  console.log(`\n▸ ${what}${aside ? ' …' : ''}`);
  const start = Date.now();
  const child = spawn(command, words, { stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  const error = await new Promise((resolve) => {
    child.once('error', (problem) => resolve(problem.message));
    child.once('close', (status, signal) => resolve(status === 0 ? null : `ended with ${status ?? signal}`));
  });
  running.delete(child);
  if (aside) console.log(`\n▸ ${what}\n${said.trimEnd()}`);
  if (error !== null) fail(`"${what}" failed: ${error}. What to do is said above.`);
  console.log(`  done in ${seconds(start)} s`);
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

function fail(message) {
  for (const child of running) child.kill('SIGTERM');
  console.error(`\n✗ ${message}`);
  process.exit(1);
}
