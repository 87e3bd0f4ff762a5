// POS storage of one extension on one device, with the limits that Shopify documents (Storage API): 100 entries,
// keys of about 1 KB, values of about 1 MB, JSON values only.
import type { StorageCall, StorageReply } from './protocol.ts';

export const STORAGE_LIMITS = { entries: 100, keyBytes: 1024, valueBytes: 1024 * 1024 };

/** Where the entries are kept: the device page's localStorage. */
export interface StorageShelf {
  get(key: string): string | null;
  set(key: string, json: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** Answers one storage call. Limits come back as a code; anything else the caller did wrong throws. */
export function answerStorageCall(shelf: StorageShelf, call: StorageCall): StorageReply {
  if (call.method === 'clear') {
    for (const key of shelf.keys()) shelf.remove(key);
    return { value: undefined };
  }
  if (call.method === 'entries') {
    return { value: shelf.keys().map((key) => [key, JSON.parse(shelf.get(key) ?? 'null') as unknown]) };
  }
  const { key } = call;
  if (typeof key !== 'string')
    return { code: 'KeyType', message: `A storage key is a string, not ${typeof key}.` };
  if (bytes(key) > STORAGE_LIMITS.keyBytes) {
    return { code: 'KeySize', message: `A storage key holds ${STORAGE_LIMITS.keyBytes} bytes.` };
  }
  const json = shelf.get(key);
  if (call.method === 'get') return { value: json === null ? undefined : (JSON.parse(json) as unknown) };
  if (call.method === 'delete') {
    shelf.remove(key);
    return { value: json !== null };
  }
  if (call.json === undefined) throw new TypeError(`The value for "${key}" is not JSON.`);
  if (bytes(call.json) > STORAGE_LIMITS.valueBytes) {
    return { code: 'RecordSize', message: `A storage value holds ${STORAGE_LIMITS.valueBytes} bytes.` };
  }
  if (json === null && shelf.keys().length >= STORAGE_LIMITS.entries) {
    return { code: 'RecordsCount', message: `POS storage holds ${STORAGE_LIMITS.entries} entries.` };
  }
  shelf.set(key, call.json);
  return { value: undefined };
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A shelf in a browser Storage, under a prefix of its own. */
export function shelfIn(storage: Storage, prefix: string): StorageShelf {
  return {
    get: (key) => storage.getItem(prefix + key),
    set: (key, json) => storage.setItem(prefix + key, json),
    remove: (key) => storage.removeItem(prefix + key),
    keys: () =>
      Object.keys(storage)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .sort(),
  };
}
