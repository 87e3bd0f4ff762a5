import type { HistoryEntry, HostCalls } from '../protocol.ts';

type ChangeListener = (event: { from: NavigationEntry }) => void;

interface NavigationEntry {
  key: string;
  url: string | null;
  getState(): unknown;
}

/** The `navigation` global of a modal screen. Each screen is a sandbox of its own, so its entry never changes. */
export interface ScreenNavigation {
  global: {
    navigate(url: string, options?: { state?: unknown }): Promise<void>;
    back(): void;
    currentEntry: NavigationEntry;
    addEventListener(type: 'currententrychange', listener: ChangeListener): void;
    removeEventListener(type: 'currententrychange', listener: ChangeListener): void;
  };
  /** The screen above was left and this one is shown again. */
  returned(from: HistoryEntry): void;
}

export function createNavigation(
  entry: HistoryEntry,
  host: Pick<HostCalls, 'back'> & { navigate(url: string, state: unknown): Promise<void> },
  problem: (message: string) => void,
): ScreenNavigation {
  const listeners = new Set<ChangeListener>();
  return {
    global: {
      async navigate(url, options = {}) {
        await host.navigate(String(url), serialisable(options.state, problem));
      },
      back: () => host.back(),
      currentEntry: navigationEntry(entry),
      addEventListener(type, listener) {
        if (type !== 'currententrychange') problem(`navigation has no event "${String(type)}".`);
        listeners.add(listener);
      },
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    returned(from) {
      for (const listener of listeners) listener({ from: navigationEntry(from) });
    },
  };
}

function navigationEntry({ key, url, state }: HistoryEntry): NavigationEntry {
  return { key, url, getState: () => structuredClone(state) };
}

/** State must be serialisable (Navigation API). What JSON would lose is reported; functions throw, as structuredClone does. */
function serialisable(state: unknown, problem: (message: string) => void): unknown {
  if (state === undefined) return undefined;
  const clone = JSON.parse(JSON.stringify(structuredClone(state))) as unknown;
  if (!sameJson(state, clone)) problem('Navigation state holds values that do not survive serialisation.');
  return clone;
}

function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const plain = Object.getPrototypeOf(left) === Object.prototype || Array.isArray(left);
  const entries = Object.entries(left).filter(([, value]) => value !== undefined);
  return (
    plain &&
    entries.length === Object.keys(right).length &&
    entries.every(([key, value]) => sameJson(value, (right as Record<string, unknown>)[key]))
  );
}
