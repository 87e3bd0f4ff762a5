import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const rows = readFileSync('docs/edge-cases.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| *\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every edge case is in the table once, in order', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 34 }, (_, index) => index + 1),
  );
});

test.each(rows.map((row) => ({ number: row[1], what: row[2], proof: row[4] ?? '' })))(
  '$number is proved by a test that is there, or is not ours',
  ({ proof }) => {
    const [, path] = /^`(.+\.test\.tsx?)`$/.exec(proof) ?? [];
    if (path) expect({ path, there: existsSync(path) }).toEqual({ path, there: true });
    else expect(proof).toMatch(/^not ours: \w/);
  },
);
