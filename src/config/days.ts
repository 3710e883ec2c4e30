import { asCode, asValue, NOTHING, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, scalarOf } from '../yaml/yaml-value.ts';

/** Whole days, both included, as `YYYY-MM-DD`; null: without an end on that side. */
export interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

/** Milliseconds. */
export const DAY_MS = 86_400_000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar; null for anything else. */
export function parseDay(text: string): string | null {
  if (!DAY.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

/** A total order; what has no limit comes first. */
export function compareDays(a: Days | null, b: Days | null): number {
  const [one, other] = [daysName(a), daysName(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The same for the same days alone. */
export function daysName(days: Days | null): string {
  return `${days?.first ?? ''}..${days?.last ?? ''}`;
}

/** `from 2026-12-01 up to 2027-01-31`, both included. */
export function daysText({ first, last }: Days): string {
  return [
    ...(first === null ? [] : [`from ${first}`]),
    ...(last === null ? [] : [`up to ${last}`]),
  ].join(' ');
}

/** So many days ahead it is told what they bring. */
export const DAYS_AHEAD = 30;

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** After today, and soon enough to be told. */
export function isAhead(day: string, today: string): boolean {
  return day > today && day <= dayAfter(today, DAYS_AHEAD);
}

/**
 * `ever`: on some day from today on. `always`: on each of them. `begun`: today, or it would if it had no
 * last day. `before`: today, and it never had to begin.
 */
export type CountsOn = 'today' | 'ever' | 'always' | 'begun' | 'before';

export function countsOn({ first, last }: Days, today: string, on: CountsOn): boolean {
  const hasBegun = first === null || first <= today;
  const isOver = last !== null && last < today;
  switch (on) {
    case 'today':
      return hasBegun && !isOver;
    case 'ever':
      return !isOver;
    case 'always':
      return hasBegun && last === null;
    case 'begun':
      return hasBegun;
    case 'before':
      return first === null && !isOver;
    default:
      return assertExhaustive(on);
  }
}

/** The day that it is then in a time zone. */
export function dayIn(zone: string, ms: number): string {
  // The one locale that writes days so.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(ms);
}

/** The fields of an entry that is dated. */
export const DAY_FIELDS = ['first_day', 'last_day'] as const;

/** `first_day:` and `last_day:`; null where neither is there. */
export function readDays(source: Source, item: YamlValue, problems: Problem[]): Days | null {
  const reader = new FieldReader(source, problems);
  const first = reader.read(item, 'first_day', parseDay, badDay);
  const last = reader.read(item, 'last_day', parseDay, badDay);
  if (first === null && last === null) return null;
  const written = scalarOf(item, 'last_day');
  if (first !== null && last !== null && last < first && written !== null) {
    problems.push(source.problem(written.at, ends(first, last), written.length));
  }
  return { first, last };
}

export function badDay(text: string): Finding {
  return {
    code: 'bad-day',
    message: say`${asValue(text)} is not a day`,
    next: say`Write a day of the calendar, such as ${asCode('2026-12-01')}.`,
  };
}

/** Shared by a row and an entry. */
export function ends(first: string, last: string): Finding {
  return {
    code: 'bad-day',
    message: say`the last day, ${asValue(last)}, is before the first, ${asValue(first)}`,
    next: say`Write the first day before the last. Both are included.`,
  };
}

/** `timezone:`; null where it is not there, or is none: that is told. */
export function readTimezone(
  map: YamlValue,
  tell: (written: YamlScalar, finding: Finding) => unknown,
): string | null {
  const written = scalarOf(map, 'timezone');
  if (written === null) return null;
  if (isTimezone(written.text)) return written.text;
  tell(written, unknownTimezone(written.text));
  return null;
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function unknownTimezone(text: string): Finding {
  const near = nearest(text, Intl.supportedValuesOf('timeZone'));
  return {
    code: 'unknown-value',
    message: say`${asValue(text)} is not the name of a time zone`,
    next: say`${near === null ? NOTHING : say`Did you mean ${asCode(near)}? `}Use a name such as ${asCode('Asia/Kolkata')} or ${asCode('UTC')}.`,
  };
}
