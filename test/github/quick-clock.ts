import type { Clock } from '../../src/apply/clock.ts';

/** Time that passes at once; `waits` holds for how long, in milliseconds. */
export function quickClock(now = 0): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  let at = now;
  const sleep = async (ms: number) => {
    waits.push(ms);
    at += ms;
  };
  return { now: () => at, sleep, waits };
}
