import type { Live } from '../src/host.ts';

/** A live value of POS that a test can change: the tester's own never fire. */
export function live<T>(value: T): Live<T> & { set(next: T): void } {
  const listeners = new Set<(value: T) => void>();
  const self = {
    value,
    subscribe(listener: (value: T) => void) {
      listeners.add(listener);
      listener(self.value);
      return () => void listeners.delete(listener);
    },
    set(next: T) {
      self.value = next;
      for (const listener of [...listeners]) listener(next);
    },
  };
  return self;
}
