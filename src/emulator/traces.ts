import type { Context } from './context.ts';
import type { Failure } from './errors.ts';
import { failure } from './errors.ts';

/** Events by their numbers: the first, and the one after the last. */
export interface Traces {
  readonly at: number;
  readonly end: number;
}

/**
 * The events of some days that can be read now: none is younger than the lag or older than the retention.
 * Days are of the account's time zone. Deliberate strictness: days to come are refused, as third parties
 * report of Get Events.
 */
export function tracesOf(
  { account, settings, zone }: Context,
  from: unknown,
  to: unknown,
): Traces | Failure {
  const now = settings.now();
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === null || last === null || first > last) {
    return failure('parameters', 'from and to are not two dates YYYYMMDD in order');
  }
  if (last > zone.day(now)) return failure('parameters', 'to is in the future');
  const { events } = account;
  const search = (isBefore: (time: number) => boolean) => {
    let [low, high] = [events.first, events.total];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(events.at(middle).time)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const oldest = now - settings.eventRetentionMs;
  const newest = now - settings.eventLagMs;
  const at = search((time) => time < oldest || zone.day(time) < first);
  const end = search((time) => time <= newest && zone.day(time) <= last);
  return { at, end: Math.max(at, end) };
}

function dayOf(value: unknown): number | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(value)) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : Number(value);
}
