/** What happens later. A port, so that a test can be the one who lets time pass. */
export interface Timers {
  after(ms: number, work: () => void): void;
  /** What waits then never happens. */
  clear(): void;
}

export function createTimers(): Timers {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    after: (ms, work) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        work();
      }, ms);
      waiting.add(timer);
    },
    clear: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
