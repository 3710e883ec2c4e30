import { DAY_MS } from '../../config/days.ts';
import type { DayRange } from './reading.ts';

/**
 * Days and times as CleverTap writes them: numbers such as 20261123 and 20261123140416, in the time zone
 * of the account.
 */
export interface ZonedTime {
  /** The day, `YYYY-MM-DD`, that it is then in the zone. */
  dayAt(ms: number): string;
  /** Milliseconds since the epoch of `YYYYMMDDhhmmss`, the first if it comes twice; null for anything else. */
  read(timestamp: unknown): number | null;
  /** When the clock shows the same once more, because it was set back; else the same moment. */
  again(ms: number): number;
}

/** `zone` is a name such as `Asia/Kolkata`. Throws RangeError for one that does not exist. */
export function zonedTime(zone: string): ZonedTime {
  const offsetAt = offsetsOf(zone);
  /** No zone changes its offset twice within two days. */
  const utcOf = remembered((wall: number) => {
    const [before, after] = [wall - offsetAt(wall - DAY_MS), wall - offsetAt(wall + DAY_MS)];
    const shows = (at: number) => at + offsetAt(at) === wall;
    // A clock that is set forward never shows some times: of those, neither is right.
    return shows(before) || !shows(after) ? before : after;
  });
  return {
    again: (ms) => {
      const later = ms + offsetAt(ms) - offsetAt(ms + DAY_MS);
      return later > ms && offsetAt(later) === offsetAt(ms + DAY_MS) ? later : ms;
    },
    dayAt: (ms) => new Date(ms + offsetAt(ms)).toISOString().slice(0, 10),
    read: (timestamp) => {
      const wall = wallClock(timestamp);
      if (wall === null) return null;
      const quarter = wall - (wall % QUARTER_MS);
      return utcOf(quarter) + (wall - quarter);
    },
  };
}

/** Offsets change at quarters of an hour at most, and those of a page share few quarters. */
const QUARTER_MS = 900_000;
const MOST_REMEMBERED = 10_000;

function offsetsOf(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const ofQuarter = remembered((quarter: number) => {
    const name = format.formatToParts(quarter).find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign, hours = '0', minutes = '0', seconds = '0'] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name ?? '') ?? [];
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === '-' ? -size : size;
  });
  return (ms) => ofQuarter(Math.floor(ms / QUARTER_MS) * QUARTER_MS);
}

function remembered(compute: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** As if the wall clock were that of UTC. */
function wallClock(timestamp: unknown): number | null {
  const [, year, month, day, hour, minute, second] = TIMESTAMP.exec(String(timestamp)) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** The number that stands for a day in a question. */
export function wireDay(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** Without the days after `today`, which CleverTap refuses; null where none is left. */
export function upTo(today: string, { from, to }: DayRange): DayRange | null {
  if (from > today || from > to) return null;
  return { from, to: to < today ? to : today };
}
