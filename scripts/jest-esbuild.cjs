// Turns one TypeScript file into JavaScript for jest. Types are checked by tsc, not here.
const { transformSync } = require('esbuild');

module.exports = {
  createTransformer: ({ format, jsxImportSource }) => ({
    process: (source, file) =>
      transformSync(source, {
        sourcefile: file,
        loader: file.endsWith('x') ? 'tsx' : 'ts',
        format,
        target: 'node24',
        jsx: 'automatic',
        jsxImportSource,
        sourcemap: 'both',
      }),
  }),
};
