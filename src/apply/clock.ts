import { setTimeout as delay } from 'node:timers/promises';

/** Time as a port. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    }
  },
};

/** Sleep that can be cut short. Ringing wakes who sleeps now and is not kept for later. */
export class Alarm {
  readonly #clock: Clock;
  #wake: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    this.#wake();
  }

  /** Until the alarm rings or the earliest of `ends`, ms since the epoch; null: no such end. */
  async sleep(...ends: readonly (number | null)[]): Promise<void> {
    const until = Math.min(...ends.map((end) => end ?? Number.POSITIVE_INFINITY));
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (until === Number.POSITIVE_INFINITY) return woken;
    const timer = new AbortController();
    const ms = Math.max(0, until - this.#clock.now());
    await Promise.race([woken, this.#clock.sleep(ms, timer.signal)]);
    timer.abort();
  }
}
