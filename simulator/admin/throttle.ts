import type { StoreShop } from '../store-file.ts';

/** Points per second for each plan (https://shopify.dev/docs/api/usage/limits, "Compare rate limits by API"). */
const RESTORE_RATE: Record<StoreShop['plan'], number> = {
  standard: 100,
  advanced: 200,
  plus: 1000,
  enterprise: 2000,
};

/** A standard shop's bucket was seen to hold 2,000 at a rate of 100 (https://community.shopify.dev/t/23101). */
const SECONDS_TO_FILL = 20;

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The leaky bucket of one app in one shop. */
export class Throttle {
  #restoreRate = 0;
  #maximum = 0;
  readonly #clock: () => Date;
  #available = 0;
  #at: number;
  #on = true;

  constructor(plan: StoreShop['plan'], clock: () => Date) {
    this.#clock = clock;
    this.#at = clock().getTime();
    this.refill(plan);
  }

  /** Starts afresh with the full bucket of a plan. */
  refill(plan: StoreShop['plan']): void {
    this.#restoreRate = RESTORE_RATE[plan] ?? RESTORE_RATE.standard;
    this.#maximum = this.#restoreRate * SECONDS_TO_FILL;
    this.#available = this.#maximum;
    this.#at = this.#clock().getTime();
  }

  /** Off for measurements of our own speed: points are counted and never run out. */
  turn(on: boolean): void {
    this.#on = on;
    if (!on) this.#available = this.#maximum;
  }

  /** Takes the requested cost out of the bucket; false when it does not hold as much. */
  take(points: number): boolean {
    this.#refill();
    if (this.#on && points > this.#available) return false;
    this.#available -= this.#on ? points : 0;
    return true;
  }

  /** Gives back what was requested but not used. */
  giveBack(points: number): void {
    this.#available = Math.min(this.#maximum, this.#available + points);
  }

  status(): ThrottleStatus {
    this.#refill();
    return {
      maximumAvailable: this.#maximum,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.#restoreRate,
    };
  }

  #refill(): void {
    const now = this.#clock().getTime();
    const seconds = Math.max(0, (now - this.#at) / 1000);
    this.#available = Math.min(this.#maximum, this.#available + seconds * this.#restoreRate);
    this.#at = now;
  }
}
