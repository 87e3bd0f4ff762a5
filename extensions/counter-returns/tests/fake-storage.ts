import type { HostStorage } from '../src/host.ts';

/** POS storage with its documented limits: 100 entries, keys of 1 KB, values of 1 MB, all JSON. */
export function fakeStorage(): HostStorage & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => Promise.resolve(JSON.parse(entries.get(key) ?? 'null') ?? undefined),
    set: (key, value) => {
      const text = JSON.stringify(value);
      if (key.length > 1024) return Promise.reject(new Error('KeySize'));
      if (text.length > 1024 * 1024) return Promise.reject(new Error('RecordSize'));
      if (entries.size >= 100 && !entries.has(key)) return Promise.reject(new Error('RecordsCount'));
      entries.set(key, text);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(entries.delete(key)),
  };
}
