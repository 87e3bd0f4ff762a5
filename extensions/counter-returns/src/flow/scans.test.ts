import { expect, test } from '@jest/globals';
import type { Live, Scan } from '../host.ts';
import { listenForScans } from './scans.ts';

/** A scanner of POS: `greets` calls a new subscriber with the last scan at once, as a signal does. */
function scanner(last: Scan, greets: boolean) {
  const listeners = new Set<(scan: Scan) => void>();
  const live: Live<Scan> = {
    value: last,
    subscribe: (listener) => {
      listeners.add(listener);
      if (greets) listener(last);
      return () => listeners.delete(listener);
    },
  };
  return {
    live,
    scan: (data?: string) => listeners.forEach((listener) => listener(data === undefined ? {} : { data })),
  };
}

function heard(last: Scan, greets: boolean) {
  const texts: string[] = [];
  let pending: (() => void)[] = [];
  const { live, scan } = scanner(last, greets);
  const stop = listenForScans(
    live,
    (text) => texts.push(text),
    (run) => pending.push(run),
  );
  /** Time enough for another scan goes by. */
  const pause = () => {
    for (const run of pending) run();
    pending = [];
  };
  return { texts, scan, stop, pause };
}

test('what was scanned before is no scan, when POS repeats it at once', () => {
  const { texts, scan } = heard({ data: 'OLD' }, true);
  expect(texts).toEqual([]);
  scan('NEW');
  expect(texts).toEqual(['NEW']);
});

test('the same code scanned again is a scan', () => {
  const { texts, scan, pause } = heard({ data: 'OLD' }, true);
  scan('OLD');
  pause();
  scan('OLD');
  expect(texts).toEqual(['OLD', 'OLD']);
});

test('one scan that POS delivers three times is one', () => {
  const { texts, scan, pause } = heard({}, true);
  for (let times = 0; times < 3; times += 1) scan('MUG');
  pause();
  for (let times = 0; times < 3; times += 1) scan('MUG');
  expect(texts).toEqual(['MUG', 'MUG']);
});

test('another code at once is another scan', () => {
  const { texts, scan } = heard({}, true);
  for (const code of ['MUG', 'LAMP', 'MUG']) scan(code);
  expect(texts).toEqual(['MUG', 'LAMP', 'MUG']);
});

test('what was scanned before is no scan, when POS delivers it a moment later', () => {
  const { texts, scan } = heard({ data: 'OLD' }, false);
  scan('OLD');
  scan('OLD');
  expect(texts).toEqual(['OLD']);
});

test('the first scan of the day counts', () => {
  expect(heard({}, true).texts).toEqual([]);
  for (const greets of [true, false]) {
    const { texts, scan } = heard({}, greets);
    scan('FIRST');
    expect(texts).toEqual(['FIRST']);
  }
});

test('a delivery without data is nothing, and nothing is heard after stopping', () => {
  const { texts, scan, stop } = heard({}, true);
  scan();
  stop();
  scan('LATE');
  expect(texts).toEqual([]);
});
