/**
 * Requests in flight, per account and API. A lane is held until its request has been processed, also
 * when the client has hung up: that is what makes a client's impatience expensive at CleverTap.
 */
export interface Lanes {
  readonly limit: number;
  readonly inUse: number;
  readonly peak: number;
  /** Requests that found no lane and were answered 429. */
  readonly refused: number;
  /** The way out of the lane that was taken (it works once), null where all are taken. */
  enter(): (() => void) | null;
}

export function createLanes(limit: number): Lanes {
  let inUse = 0;
  let peak = 0;
  let refused = 0;
  const leave = () => {
    let held = true;
    return () => {
      if (held) inUse -= 1;
      held = false;
    };
  };
  return {
    limit,
    get inUse() {
      return inUse;
    },
    get peak() {
      return peak;
    },
    get refused() {
      return refused;
    },
    enter: () => {
      if (inUse >= limit) {
        refused += 1;
        return null;
      }
      inUse += 1;
      peak = Math.max(peak, inUse);
      return leave();
    },
  };
}
