import type { Live, Scan } from '../host.ts';

// POS may deliver one scan several times in a row; nobody scans the same thing twice as fast as this.
const REPEATED_WITHIN_MS = 30;

/**
 * Hears each scan from now on. A subscription begins with whatever was scanned before, on another screen or for another
 * customer: at once where POS works like a signal, or as the first delivery. Neither is a scan.
 * @returns a function that stops listening.
 */
export function listenForScans(
  scans: Live<Scan>,
  onScan: (text: string) => void,
  later: (run: () => void) => void = (run) => void setTimeout(run, REPEATED_WITHIN_MS),
): () => void {
  const stale = scans.value;
  let greeted = false;
  let listening = false;
  let justHeard: string | null = null;
  const stop = scans.subscribe(({ data }) => {
    const isStale = !listening || (!greeted && data === stale.data);
    greeted = true;
    if (isStale || data === undefined || data === justHeard) return;
    justHeard = data;
    later(() => {
      if (justHeard === data) justHeard = null;
    });
    onScan(data);
  });
  listening = true;
  return stop;
}
