// Loads the Admin API's schema from the npm package that carries it: codegen and tests work offline.
const { readFileSync } = require('node:fs');
const { gunzipSync } = require('node:zlib');
const { buildClientSchema } = require('graphql');

module.exports = (file) => {
  const introspection = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  return buildClientSchema(introspection.data ?? introspection, { assumeValid: true });
};
