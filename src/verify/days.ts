import type { ZonedTime } from '../clevertap/read/days.ts';
import type { DayRange } from '../clevertap/read/reading.ts';
import { DAY_MS } from '../config/days.ts';

/** No time zone is further ahead of UTC, nor further behind. */
const FURTHEST_MS = 14 * 3_600_000;

/** The time zone of the account. Where nobody has said which it is, days may be those of another one. */
export interface AccountDays {
  readonly time: ZonedTime;
  readonly isKnown: boolean;
}

/** Days around a time, with one more before it: whoever has the wrong zone loses nothing. */
export function daysSince({ time }: AccountDays, since: number, now: number): DayRange {
  return { from: time.dayAt(since - DAY_MS), to: time.dayAt(now) };
}

/** The days of a range, in order. */
export function daysIn({ from, to }: DayRange): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/**
 * What is newer than this may be on a day that was not asked for yet. CleverTap refuses days to come. So
 * where the zone is not known, today may end 14 hours earlier than it does here.
 */
export function reachOfToday({ time, isKnown }: AccountDays, now: number): number {
  if (isKnown) return now;
  return Math.min(now, Date.parse(time.dayAt(now)) + DAY_MS - FURTHEST_MS);
}
