/** The one clock that the device, web and Shopify share: the real one, shifted. */
export interface SharedClock {
  now(): Date;
  /** Milliseconds to add to the real time. */
  offsetMs(): number;
  /** Makes it this moment; time goes on from there. `moment` is ISO 8601. */
  set(moment: string): void;
  advance(seconds: number): void;
}

/** @param changed is told each later offset, so that other processes can follow */
export function createClock(moment: string, changed: (offsetMs: number) => void): SharedClock {
  let offset = Date.parse(moment) - Date.now();
  const shift = (next: number): void => {
    offset = next;
    changed(next);
  };
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    set: (to) => shift(Date.parse(to) - Date.now()),
    advance: (seconds) => shift(offset + seconds * 1000),
  };
}
