// The extension's bundle against its budget: brotli as the Shopify CLI measures it (quality 11), all targets together.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const BUDGET = 36 * 1024; // docs/decisions/0023-a-bundle-of-36-kb.md; Shopify refuses 64 KB
const folder = 'extensions/counter-returns/dist';

const bundles = readdirSync(folder).filter((name) => name.endsWith('.js'));
if (bundles.length === 0) {
  console.error(`No bundle in ${folder}: run npx shopify app build first.`);
  process.exit(1);
}
const bytes = bundles.reduce(
  (sum, name) => sum + brotliCompressSync(readFileSync(`${folder}/${name}`)).length,
  0,
);
console.log(`  ${bytes} bytes (brotli), ${Math.round((bytes / BUDGET) * 100)} % of the budget of ${BUDGET}`);
if (bytes > BUDGET) {
  console.error('  Over budget: see docs/decisions, or make the extension smaller.');
  process.exit(1);
}
