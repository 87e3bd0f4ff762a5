// Host events of the background target (BackgroundShopifyGlobal in the package's point-of-sale globals).
import { POS_EVENT_NAMES } from '@shopify/ui-extensions/point-of-sale';

type Listener = (event: unknown) => unknown;

/** `shopify.addEventListener` and `removeEventListener`, and the way in for events. */
export interface HostEvents {
  addEventListener(type: string, listener: Listener): void;
  removeEventListener(type: string, listener: Listener): void;
  /** Calls every listener in order of registration. What one throws reaches neither POS nor the others: it is reported. */
  dispatch(type: string, event: unknown): void;
}

const KNOWN: readonly string[] = Object.values(POS_EVENT_NAMES);

/** @param problem is told what a device would swallow: an unknown event name, a listener that fails */
export function createHostEvents(problem: (message: string) => void): HostEvents {
  const listeners = new Map<string, Set<Listener>>();
  const failed = (type: string, error: unknown) =>
    problem(`A ${type} listener failed: ${error instanceof Error ? error.message : String(error)}`);
  return {
    addEventListener(type, listener) {
      if (!KNOWN.includes(type)) problem(`POS has no event "${type}"; there is ${KNOWN.join(', ')}.`);
      const registered = listeners.get(type) ?? new Set();
      listeners.set(type, registered.add(listener));
    },
    removeEventListener: (type, listener) => void listeners.get(type)?.delete(listener),
    dispatch(type, event) {
      for (const listener of [...(listeners.get(type) ?? [])]) {
        try {
          // Fire and forget: the answer is ignored, a promise that fails is not.
          Promise.resolve(listener(structuredClone(event))).catch((error: unknown) => failed(type, error));
        } catch (error) {
          failed(type, error);
        }
      }
    },
  };
}
