import { uptime } from 'node:os';
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

/** What tells the time, as a port. All in milliseconds. */
export interface TimeSources {
  /** Since the epoch. People and time servers set it. */
  wall(): number;
  /** Nothing sets it. It stands still while the machine is suspended. */
  awake(): number;
  /** Nothing sets it, and it counts while the machine is suspended. Some systems count whole seconds. */
  sinceBoot(): number;
}

const systemSources: TimeSources = {
  wall: Date.now,
  awake: () => performance.now(),
  sinceBoot: () => {
    try {
      return uptime() * 1000;
    } catch {
      return 0;
    }
  },
};

const COARSE_MS = 1000;

/**
 * The clock of one run: the time at its start, and what has passed since. A clock that is set during
 * the run changes nothing. But a machine that was suspended must not think that it still has its
 * lease, so the longer of two measures counts.
 */
export function startRunClock(sources: TimeSources = systemSources): Clock {
  const { wall, awake, sinceBoot } = sources;
  const start = { wall: wall(), awake: awake(), sinceBoot: sinceBoot() };
  return {
    ...systemClock,
    now: () => {
      const passed = sinceBoot() - start.sinceBoot - COARSE_MS;
      return Math.floor(start.wall + Math.max(awake() - start.awake, passed));
    },
  };
}

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
