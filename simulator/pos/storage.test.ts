import { describe, expect, test } from '@jest/globals';
import { STORAGE_LIMITS, answerStorageCall, type StorageShelf } from './storage.ts';

function shelfOf(entries: Record<string, string> = {}): StorageShelf {
  const kept = new Map(Object.entries(entries));
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, json) => void kept.set(key, json),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

const set = (key: unknown, value: unknown) => ({ method: 'set', key, json: JSON.stringify(value) }) as const;

describe('POS storage', () => {
  test('keeps JSON values, lists them, deletes and clears', () => {
    const shelf = shelfOf();
    expect(answerStorageCall(shelf, { method: 'get', key: 'draft' })).toEqual({ value: undefined });
    answerStorageCall(shelf, set('draft', { lines: [1, 2] }));
    answerStorageCall(shelf, set('till', 'front'));
    expect(answerStorageCall(shelf, { method: 'get', key: 'draft' })).toEqual({ value: { lines: [1, 2] } });
    expect(answerStorageCall(shelf, { method: 'entries' })).toEqual({
      value: [
        ['draft', { lines: [1, 2] }],
        ['till', 'front'],
      ],
    });
    expect(answerStorageCall(shelf, { method: 'delete', key: 'till' })).toEqual({ value: true });
    expect(answerStorageCall(shelf, { method: 'delete', key: 'till' })).toEqual({ value: false });
    answerStorageCall(shelf, { method: 'clear' });
    expect(answerStorageCall(shelf, { method: 'entries' })).toEqual({ value: [] });
  });

  test('refuses keys that are not strings or too long', () => {
    expect(answerStorageCall(shelfOf(), { method: 'get', key: 7 })).toMatchObject({ code: 'KeyType' });
    const long = 'é'.repeat(STORAGE_LIMITS.keyBytes / 2 + 1);
    expect(answerStorageCall(shelfOf(), set(long, 1))).toMatchObject({ code: 'KeySize' });
  });

  test('refuses a value that is too large, and one that is not JSON', () => {
    const fits = 'x'.repeat(STORAGE_LIMITS.valueBytes - 2);
    expect(answerStorageCall(shelfOf(), set('a', fits))).toEqual({ value: undefined });
    expect(answerStorageCall(shelfOf(), set('a', `${fits}x`))).toMatchObject({ code: 'RecordSize' });
    expect(() => answerStorageCall(shelfOf(), set('a', undefined))).toThrow('not JSON');
  });

  test('holds 100 entries; an old one may still be overwritten', () => {
    const shelf = shelfOf(
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key ${index}`, '1'])),
    );
    expect(answerStorageCall(shelf, set('one more', 1))).toMatchObject({ code: 'RecordsCount' });
    expect(answerStorageCall(shelf, set('key 7', 2))).toEqual({ value: undefined });
  });
});
