// `npm test`: everything a change must pass, cheapest first. Each step says what it is and how long it took.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';

// Node's own ES modules in jest still stand behind a flag.
const jest = (...projects) => [
  'node',
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    ...projects,
  ],
];

const STEPS = [
  [
    'Types of every Admin operation, from the real schema',
    'graphql-codegen',
    ['--config', 'codegen.ts', '--silent'],
  ],
  ['Build of web and of the extension, by the Shopify CLI', 'shopify', ['app', 'build']],
  ['Types', 'node', ['scripts/typecheck.mjs']],
  ['Lint: style, and the arrows between rooms', 'eslint', ['.', '--max-warnings', '0']],
  ['Formatting', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['Unit tests: domain, extension, simulator', ...jest('domain', 'extension', 'simulator')],
  ['web on a real PostgreSQL', ...jest('web')],
  ['Bundle size', 'node', ['scripts/bundle-size.mjs']],
  ['Browser: the POS host and the manager pages', ...jest('browser')],
  ['Journeys: whole stories with the real bundle', ...jest('journeys')],
];

const began = Date.now();
try {
  ensureChromium();
} catch (error) {
  fail(error.message);
}
for (const [what, command, words] of STEPS) {
  console.log(`\n▸ ${what}`);
  const start = Date.now();
  const { status, error } = spawnSync(command, words, { stdio: 'inherit' });
  if (status !== 0) fail(`"${what}" failed${error ? `: ${error.message}` : ''}. What to do is said above.`);
  console.log(`  done in ${seconds(start)} s`);
}
console.log(`\nAll ${STEPS.length} steps passed in ${seconds(began)} s.`);

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

function fail(message) {
  console.error(`\n✗ ${message}`);
  process.exit(1);
}
