import type { Timers } from '../../src/emulator/timers.ts';
import { NOW } from './client.ts';

/** Time that passes only when a test says so. */
export interface ManualTime {
  readonly now: () => number;
  readonly timers: Timers;
  /** How much waits for its time. */
  readonly waiting: number;
  advance(ms: number): void;
}

export function manualTime(): ManualTime {
  let now = NOW;
  let queue: { readonly at: number; readonly work: () => void }[] = [];
  return {
    now: () => now,
    timers: {
      after: (ms, work) => {
        queue.push({ at: now + ms, work });
      },
      clear: () => {
        queue = [];
      },
    },
    get waiting() {
      return queue.length;
    },
    advance: (ms) => {
      now += ms;
      const due = queue.filter(({ at }) => at <= now);
      queue = queue.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}

/** Until what goes over the network has arrived. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}
