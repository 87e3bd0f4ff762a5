import type { DeviceKind } from '../protocol.ts';
import { shelfIn, type StorageShelf } from '../storage.ts';

const prefixOf = (kind: DeviceKind) => `pos:${kind}:`;

/** Where one extension stores on this device. */
export function shelfOf(kind: DeviceKind, handle: string): StorageShelf {
  return shelfIn(localStorage, `${prefixOf(kind)}${handle}:`);
}

/** Empties the device unless it already belongs to this epoch of the simulator. */
export function forgetOtherEpoch(kind: DeviceKind, epoch: string): void {
  const mark = `${prefixOf(kind)}epoch`;
  if (localStorage.getItem(mark) === epoch) return;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefixOf(kind))) localStorage.removeItem(name);
  }
  localStorage.setItem(mark, epoch);
}
