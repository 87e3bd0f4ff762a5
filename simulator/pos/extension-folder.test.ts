import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readExtension } from './extension-folder.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'extension-'));
  write('shopify.extension.toml', TOML);
  write('locales/en.default.json', '{"title":"Returns"}');
  write('locales/fr.json', '{"title":"Retours"}');
  write('dist/returns.js', '');
});

afterEach(() => rmSync(folder, { recursive: true }));

const TOML = `
api_version = "2026-07"
[[extensions]]
type = "ui_extension"
name = "Returns"
handle = "returns"
[[extensions.targeting]]
module = "./src/tile.tsx"
target = "pos.home.tile.render"
`;

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe('a built extension', () => {
  test('is read from its folder', () => {
    expect(readExtension(folder)).toEqual({
      handle: 'returns',
      name: 'Returns',
      apiVersion: '2026-07',
      targets: ['pos.home.tile.render'],
      locales: { default: 'en', messages: { en: { title: 'Returns' }, fr: { title: 'Retours' } } },
      bundleFile: join(folder, 'dist/returns.js'),
    });
  });

  test('must be built', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(() => readExtension(folder)).toThrow('shopify app build');
  });

  test('must target what POS has', () => {
    write('shopify.extension.toml', TOML.replace('pos.home.tile.render', 'pos.home.nowhere.render'));
    expect(() => readExtension(folder)).toThrow('pos.home.nowhere.render');
  });

  test('has exactly one default locale', () => {
    write('locales/de.default.json', '{}');
    expect(() => readExtension(folder)).toThrow('exactly one *.default.json; it has 2');
  });
});
