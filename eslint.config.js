import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the house and which rooms each may import (docs/decisions/0001-rooms-and-arrows.md).
 * Tests (x.test.ts, tests/) may import any room: they fake the network, never our own modules.
 */
const ROOMS = {
  domain: { folder: 'domain', mayImport: [] },
  'extension-targets': {
    folder: 'extensions/*/src/targets',
    mayImport: ['extension-flow', 'extension-edge', 'domain'],
  },
  'extension-flow': { folder: 'extensions/*/src/flow', mayImport: ['extension-edge', 'domain'] },
  'extension-edge': { folder: 'extensions/*/src', mayImport: ['domain'] },
  'web-routes': {
    folder: 'web/app/routes',
    mayImport: [
      'web-plan',
      'web-settle',
      'web-approve',
      'web-native',
      'web-shopify',
      'web-journal',
      'web-log',
      'web-admin',
      'web-slip',
      'web-shell',
      'domain',
    ],
  },
  'web-plan': { folder: 'web/app/plan', mayImport: ['domain'] },
  'web-approve': { folder: 'web/app/approve', mayImport: ['web-plan', 'web-settle', 'domain'] },
  'web-settle': { folder: 'web/app/settle', mayImport: ['web-plan', 'domain'] },
  'web-native': { folder: 'web/app/native', mayImport: ['web-plan', 'web-settle', 'domain'] },
  'web-shopify': {
    folder: 'web/app/shopify',
    mayImport: ['web-plan', 'web-settle', 'web-native', 'web-shell', 'domain'],
  },
  'web-journal': {
    folder: 'web/app/journal',
    mayImport: ['web-plan', 'web-settle', 'web-approve', 'web-native', 'web-shell', 'domain'],
  },
  'web-log': { folder: 'web/app/log', mayImport: ['web-journal', 'domain'] },
  // It words amounts, dates and tenders as the manager's pages do.
  'web-slip': { folder: 'web/app/slip', mayImport: ['web-settle', 'web-admin', 'domain'] },
  'web-admin': { folder: 'web/app/admin', mayImport: ['web-log', 'web-approve', 'domain'] },
  // Entry points and wiring: the only place of web that may know every room.
  'web-shell': {
    folder: 'web',
    mayImport: [
      'web-plan',
      'web-settle',
      'web-approve',
      'web-native',
      'web-shopify',
      'web-journal',
      'web-log',
      'web-admin',
      'web-routes',
      'domain',
    ],
  },
  simulator: { folder: 'simulator', mayImport: ['scripts'] },
  scripts: { folder: 'scripts', mayImport: [] },
  test: { folder: 'test', mayImport: ['simulator', 'scripts', 'domain'] },
};

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/tests/**', '**/*.test-kit.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'web/build/',
      'web/.react-router/',
      '**/generated/',
      '**/shopify.d.ts',
      '.counter-returns/',
      '.shopify/',
    ],
  },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'warn', 'info'] }],
    },
  },
  { files: ['scripts/**', 'simulator/**', 'test/**', '*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: TESTS,
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.json'] } },
      'boundaries/elements': Object.entries(ROOMS).map(([type, { folder }]) => ({
        type,
        pattern: folder,
        partialMatch: false,
      })),
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(ROOMS).map(([type, { mayImport }]) => ({
            from: { element: { type } },
            allow: { to: { element: { types: { anyOf: [type, ...mayImport] } } } },
          })),
        },
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'domain/ imports nothing.' }] },
      ],
    },
  },
  {
    // Only an entry point may name POS's global: everything else takes a Host.
    files: ['extensions/*/src/**/*.{ts,tsx}'],
    ignores: ['extensions/*/src/targets/**', ...TESTS],
    rules: { 'no-restricted-globals': ['error', { name: 'shopify', message: 'Take a Host instead.' }] },
  },
);
