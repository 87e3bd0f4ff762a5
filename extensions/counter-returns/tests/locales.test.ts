/// <reference types="node" />
import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// That a key named in the code exists is proved by the compiler: TextKey is made from en.default.json.

interface Texts {
  readonly [key: string]: string | Texts;
}

const extension = join(__dirname, '..');
const read = (file: string): Texts =>
  JSON.parse(readFileSync(join(extension, 'locales', file), 'utf8')) as Texts;
const LOCALES = { en: read('en.default.json'), fr: read('fr.json') };

function textsOf(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const flat = { en: new Map(textsOf(LOCALES.en)), fr: new Map(textsOf(LOCALES.fr)) };
const inBoth = [...flat.en].map(([key, text]) => ({ key, en: text, fr: flat.fr.get(key) ?? '' }));

test('there is one file per language, and one of them is the default', () => {
  expect(readdirSync(join(extension, 'locales')).sort()).toEqual(['en.default.json', 'fr.json']);
});

test('both languages have the same keys, in the same order', () => {
  expect([...flat.fr.keys()]).toEqual([...flat.en.keys()]);
});

test.each(inBoth)('$key has the same placeholders in both, and says something', ({ en, fr }) => {
  expect(placeholders(fr)).toEqual(placeholders(en));
  expect([en.trim(), fr.trim()]).not.toContain('');
});

describe('keys and code', () => {
  const sources = readdirSync(join(extension, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(extension, 'src', file), 'utf8'))
    .join('\n');
  // 'a.b.c', or `a.${code}.c` for a family of keys.
  const named = [...sources.matchAll(/['`]([a-z][A-Za-z]*\.[A-Za-z_.${}()]+)['`]/g)].map(
    ([, key]) => key ?? '',
  );
  // A banner names the group of what it says.
  const said = [...sources.matchAll(/\bsays=("[^"]+"|\{[^}$]*(?:\$\{[^}]*\}[^}$]*)*\})/g)]
    .flatMap(([, attribute]) => [...(attribute ?? '').matchAll(/["'`]([a-z][A-Za-z]*\.[^"'`]+)["'`]/g)])
    .flatMap(([, group]) => [`${group}.what`, `${group}.next`]);
  const patterns = [...named, ...said].map(
    (key) =>
      new RegExp(
        `^${key
          .replace(/\$\{[^}]+\}/g, '*')
          .replaceAll('.', '\\.')
          .replaceAll('*', '\\w+')}(\\.(one|other))?$`,
      ),
  );

  test.each([...flat.en.keys()])('%s is used', (key) => {
    expect(patterns.some((pattern) => pattern.test(key))).toBe(true);
  });

  const codes = (file: string, pattern: RegExp) =>
    [...readFileSync(join(extension, '../../domain', file), 'utf8').matchAll(pattern)].map(
      ([, code]) => code ?? '',
    );

  test.each(codes('refusal.ts', /code: '(\w+)'/g))('refusal %s has words', (code) => {
    expect(flat.en.has(`refusal.${code}.what`) && flat.en.has(`refusal.${code}.next`)).toBe(true);
  });

  test('no words for a refusal that is not', () => {
    const known = codes('refusal.ts', /code: '(\w+)'/g);
    const worded = Object.keys(LOCALES.en['refusal'] as Texts);
    expect(worded.filter((code) => !known.includes(code))).toEqual([]);
  });
});

describe('a tile has little room', () => {
  test.each(['en', 'fr'] as const)(
    '%s: heading of 18, line below it of 22 characters at the most',
    (language) => {
      const { heading, ...below } = LOCALES[language]['tile'] as Texts;
      expect(String(heading).length).toBeLessThanOrEqual(18);
      for (const [, text] of textsOf(below))
        expect(text.replace('{{count}}', '5').length).toBeLessThanOrEqual(22);
    },
  );
});

describe('French as it is printed', () => {
  test.each([...flat.fr])('%s', (_, text) => {
    // U+202F, the narrow space that does not break, before : ; ! ? and inside « ».
    expect(text).not.toMatch(/[^\u202f][:;!?»]/);
    expect(text).not.toMatch(/«[^\u202f]/);
    expect(text).not.toMatch(/['"]/);
  });
});
