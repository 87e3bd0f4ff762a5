import { useLayoutEffect, useState } from 'preact/hooks';
import type { Backend, Failure } from '../backend.ts';
import type { Host, Live } from '../host.ts';
import type { Shelf } from '../shelf.ts';
import type { Words } from '../words.ts';
import type { FlowEvent } from './events.ts';

/** What every screen works with. */
export interface Kit {
  readonly host: Host;
  readonly backend: Backend;
  readonly shelf: Shelf;
  readonly words: Words;
  readonly online: boolean;
  readonly tablet: boolean;
  readonly send: (event: FlowEvent) => void;
}

/** What a screen is given: its own state, and the kit. */
export interface ScreenProps<S> {
  readonly screen: S;
  readonly kit: Kit;
}

/**
 * An effect that runs as soon as the screen was drawn. `useEffect` would wait for a frame, and a sandbox has none:
 * scans would be missed and requests sent late.
 */
export const useAfterDraw = useLayoutEffect;

/** Asks again once the connection is there, where that was missing. `failure`: of what is still asked for; null where nothing is. */
export function useRetryOnline({ online, send }: Kit, failure: Failure | 'not-sent' | null): void {
  const waiting = failure !== null && failure !== 'not-sent' && failure.code === 'OFFLINE';
  useAfterDraw(() => {
    if (waiting && online) send({ type: 'retried' });
  }, [waiting, online]);
}

/** A live value of POS, drawn again when it changes. */
export function useLive<T>(live: Live<T>): T {
  const [value, setValue] = useState(live.value);
  useAfterDraw(() => live.subscribe(setValue), [live]);
  return value;
}
