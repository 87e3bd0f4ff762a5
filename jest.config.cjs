const esm = {
  transform: {
    '^.+\\.tsx?$': ['<rootDir>/scripts/jest-esbuild.cjs', { format: 'esm', jsxImportSource: 'react' }],
  },
};
const node = {
  ...esm,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  setupFilesAfterEnv: ['<rootDir>/scripts/jest-no-stray-console.ts', '<rootDir>/scripts/jest-patience.ts'],
  modulePathIgnorePatterns: [
    '<rootDir>/web/build',
    '<rootDir>/simulator/pos/dist',
    '<rootDir>/.counter-returns',
  ],
};
const postgres = {
  globalSetup: '<rootDir>/scripts/jest-postgres.ts',
  globalTeardown: '<rootDir>/scripts/jest-postgres-stop.ts',
};

/** One project per kind of test, so that `npx jest --selectProjects domain` stays quick. */
module.exports = {
  projects: [
    {
      ...node,
      displayName: 'domain',
      testMatch: ['<rootDir>/domain/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
    },
    {
      displayName: 'extension',
      testEnvironment: 'jsdom',
      // Without it @testing-library/preact is loaded as ESM, which jest's CommonJS cannot read.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      testMatch: ['<rootDir>/extensions/*/{src,tests}/**/*.test.ts?(x)'],
      transform: {
        '^.+\\.tsx?$': ['<rootDir>/scripts/jest-esbuild.cjs', { format: 'cjs', jsxImportSource: 'preact' }],
      },
      setupFilesAfterEnv: ['<rootDir>/scripts/jest-no-stray-console.ts'],
    },
    {
      ...node,
      displayName: 'simulator',
      testMatch: ['<rootDir>/simulator/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.browser\\.test\\.ts$'],
    },
    {
      ...node,
      ...postgres,
      displayName: 'web',
      testMatch: ['<rootDir>/web/**/*.test.ts?(x)'],
    },
    { ...node, displayName: 'browser', testMatch: ['<rootDir>/simulator/**/*.browser.test.ts'] },
    { ...node, displayName: 'journeys', testMatch: ['<rootDir>/test/**/*.test.ts'] },
  ],
};
