import type { Live, Scan } from '../host.ts';

/**
 * Hears each scan from now on. A subscription begins with whatever was scanned before, on another screen or for another
 * customer: at once where POS works like a signal, or as the first delivery. Neither is a scan.
 * @returns a function that stops listening.
 */
export function listenForScans(scans: Live<Scan>, onScan: (text: string) => void): () => void {
  const stale = scans.value;
  let greeted = false;
  let listening = false;
  const stop = scans.subscribe((scan) => {
    if (!listening) {
      greeted = true;
      return;
    }
    const repeatsStale = !greeted && stale.data !== undefined && scan.data === stale.data;
    greeted = true;
    if (!repeatsStale && scan.data !== undefined) onScan(scan.data);
  });
  listening = true;
  return stop;
}
