import type { Operation } from '../model.ts';

/** One effective change: what CleverTap records as `Segment Membership Change`, and bills. */
export interface MembershipEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly operation: Operation;
  readonly ctSegmentId: number;
  readonly user: number;
}

/** Events in the order in which they happened, numbered from 0. */
export interface EventLog {
  /** Number of events ever recorded. */
  readonly total: number;
  /** Number of the oldest event that is still kept. */
  readonly first: number;
  record(event: MembershipEvent): void;
  at(index: number): MembershipEvent;
}

const FIRST_CAPACITY = 1024;

/**
 * Keeps the last `limit` events in typed arrays (21 bytes each), as a ring once it is full. `base` is
 * the number of the first event to come: what a restart has dropped stays counted.
 */
export function createEventLog(limit: number, base = 0): EventLog {
  let times = new Float64Array(FIRST_CAPACITY);
  let segments = new Float64Array(FIRST_CAPACITY);
  let users = new Uint32Array(FIRST_CAPACITY);
  let adds = new Uint8Array(FIRST_CAPACITY);
  let total = base;
  const grow = () => {
    const capacity = Math.min(limit, times.length * 2);
    times = resized(times, new Float64Array(capacity));
    segments = resized(segments, new Float64Array(capacity));
    users = resized(users, new Uint32Array(capacity));
    adds = resized(adds, new Uint8Array(capacity));
  };
  return {
    get total() {
      return total;
    },
    get first() {
      return Math.max(base, total - limit);
    },
    record: ({ time, operation, ctSegmentId, user }) => {
      if (total - base >= times.length && times.length < limit) grow();
      const slot = (total - base) % times.length;
      times[slot] = time;
      segments[slot] = ctSegmentId;
      users[slot] = user;
      adds[slot] = operation === 'ADD' ? 1 : 0;
      total += 1;
    },
    at: (index) => {
      const slot = (index - base) % times.length;
      return {
        time: times[slot] ?? 0,
        operation: adds[slot] === 1 ? 'ADD' : 'REMOVE',
        ctSegmentId: segments[slot] ?? 0,
        user: users[slot] ?? 0,
      };
    },
  };
}

function resized<T extends Float64Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
