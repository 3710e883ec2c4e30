import { MAX_SKEW_MS } from '../lock/lock-time.ts';
import { isSend, latestOf } from './order.ts';
import type { Known, Sent, Trace } from './terms.ts';

/** Time zones differ by quarters of an hour. By one alone a late request differs as well. */
const QUARTER_MS = 900_000;
const LEAST_QUARTERS = 2;

/**
 * Whether events have the time of the sends that caused them. Their times are those of a wall clock, so in
 * another zone than that of the account all of them are off by the same: an event of ours would look like
 * one of somebody else, and days that have its trace would not be asked for.
 */
export class ZoneCheck {
  /** Sends with an event of their time. */
  #agreeing = 0;
  /** By how many quarters of an hour the others are off. */
  readonly #off = new Map<number, number>();
  #newest = Number.NEGATIVE_INFINITY;

  see({ sent }: Known, traces: readonly Trace[]): void {
    for (const { at } of traces) this.#newest = Math.max(this.#newest, at);
    const off = sent.filter(isSend).flatMap((send) => {
      const own = traces.filter(({ operation }) => operation === send.operation);
      return own.flatMap((one) =>
        [one.at, latestOf(one)].flatMap((at) => quartersBetween(send, at) ?? []),
      );
    });
    if (off.includes(0)) this.#agreeing += 1;
    else for (const one of off) this.#off.set(one, (this.#off.get(one) ?? 0) + 1);
  }

  get agrees(): boolean {
    return this.#agreeing > 0;
  }

  /** How far the events are ahead of the sends, in ms; null: nothing says that they are not in order. */
  offAt(now: number): number | null {
    const [most] = [...this.#off].sort(([, a], [, b]) => b - a);
    // One that changed nothing leaves no event: then one of somebody else may seem to be off.
    if (most !== undefined && !this.agrees) return most[0] * QUARTER_MS;
    const ahead = this.#newest - now;
    if (ahead <= MAX_SKEW_MS) return null;
    return Math.ceil((ahead - MAX_SKEW_MS) / QUARTER_MS) * QUARTER_MS;
  }
}

/** By how many quarters an event is off, so that it would be of the time of the apply; null: by something else. */
function quartersBetween({ by: { startedAt, endedAt } }: Sent, at: number): number | null {
  const [begin, end] = [startedAt - MAX_SKEW_MS, endedAt + MAX_SKEW_MS];
  if (at >= begin && at <= end) return 0;
  const quarters = Math.round((at - (at > end ? endedAt : startedAt)) / QUARTER_MS);
  const moved = at - quarters * QUARTER_MS;
  return Math.abs(quarters) >= LEAST_QUARTERS && moved >= begin && moved <= end ? quarters : null;
}
