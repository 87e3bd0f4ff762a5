/** The one clock that the device, web and Shopify share: the real one, shifted. */
export interface SharedClock {
  now(): Date;
  /** Milliseconds to add to the real time. */
  offsetMs(): number;
  /** Makes it this moment; time goes on from there. `moment` is ISO 8601. */
  set(moment: string): void;
  advance(seconds: number): void;
}

export function createClock(moment: string): SharedClock {
  let offset = Date.parse(moment) - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    set(to) {
      offset = Date.parse(to) - Date.now();
    },
    advance(seconds) {
      offset += seconds * 1000;
    },
  };
}
