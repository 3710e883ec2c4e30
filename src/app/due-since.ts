import { DAYS_AHEAD, dayAfter } from '../config/days.ts';
import { DAYS_BY_NAME } from '../plan/later/later-changes.ts';
import type { Plan } from '../plan/plan.ts';
import { planToJsonPieces } from '../report/plan-json.ts';
import type { Shown } from '../report/privacy.ts';

/*
 * A plan file says by name who joins and leaves within days by itself. Once such a day has come, the fresh
 * plan is another one, and still what its reader saw. Whatever else differs makes the file stale.
 */

/** What of a plan document is compared. Its reader may have edited it, so nothing is taken for granted. */
interface Document {
  readonly segments: readonly Changes[];
  readonly later: readonly (Changes & { readonly day: string; readonly counts: string })[];
  /** What has to be the same, whatever day it is. */
  readonly rest: string;
}

interface Changes {
  readonly key: string;
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** Whether the fresh plan differs from the file only by what the file says of days that have come since. */
export function differsByDaysAlone(file: Buffer, fresh: Shown<Plan>): boolean {
  const was = documentIn(() => file.toString());
  const is = documentIn(() => [...planToJsonPieces(fresh)].join(''));
  if (was === null || is === null || was.rest !== is.rest) return false;
  const days = new Map(fresh.segments.map(({ key, day }) => [key, day]));
  const due = was.later.filter(({ key, day }) => day <= (days.get(key) ?? ''));
  if (due.length === 0 || was.segments.length !== is.segments.length) return false;
  if (!isStillToCome(was.later, is.later, due)) return false;
  const before = new Map(was.segments.map((one) => [one.key, one]));
  return is.segments.every((one) => {
    const own = before.get(one.key);
    return own !== undefined && isExplained(own, one, dueOf(due, one.key));
  });
}

/** What is announced now is what the file says of the same days, as far as it looks ahead. */
function isStillToCome(
  was: Document['later'],
  is: Document['later'],
  due: Document['later'],
): boolean {
  const name = ({ key, day }: { readonly key: string; readonly day: string }) => `${day} ${key}`;
  const told = new Map(was.map((one) => [name(one), one.counts]));
  const now = new Map(is.map((one) => [name(one), one.counts]));
  const first = due.map(({ day }) => day).sort()[0] ?? '';
  const sight = dayAfter(first, DAYS_AHEAD - DAYS_BY_NAME);
  const isDue = new Set(due.map(name));
  const stays = was.every((one) => isDue.has(name(one)) || now.get(name(one)) === one.counts);
  return stays && is.every((one) => told.get(name(one)) === one.counts || one.day > sight);
}

function isExplained(was: Changes, is: Changes, due: Changes): boolean {
  const areAll = (
    some: ReadonlySet<string>,
    others: ReadonlySet<string>,
    by: ReadonlySet<string>,
  ) => [...some].every((name) => others.has(name) || by.has(name));
  return (
    areAll(is.add, was.add, due.add) &&
    areAll(is.remove, was.remove, due.remove) &&
    areAll(was.add, is.add, due.remove) &&
    areAll(was.remove, is.remove, due.add)
  );
}

function dueOf(due: Document['later'], key: string): Changes {
  const own = due.filter((one) => one.key === key);
  const add = new Set(own.flatMap((one) => [...one.add]));
  const remove = new Set(own.flatMap((one) => [...one.remove]));
  return { key, add, remove };
}

/** null where it is none, or too large for this. */
function documentIn(text: () => string): Document | null {
  try {
    const { segments, later = [], lock, target, creates, held = [] } = JSON.parse(text());
    return {
      segments: rowsOf(segments).map((row) => changesIn(row, row.key)),
      later: rowsOf(later).map((row) => ({
        ...changesIn(row, row.segment),
        day: String(row.day),
        counts: JSON.stringify([row.additions, row.removals, row.let_in]),
      })),
      rest: JSON.stringify([lock, target, creates, held, rowsOf(segments).map(lastingOf)]),
    };
  } catch {
    return null;
  }
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value : [];
}

function changesIn(row: Row, key: unknown): Changes {
  const names = (value: unknown) => new Set(rowsOf(value).map((member) => JSON.stringify(member)));
  return { key: String(key), add: names(row.add), remove: names(row.remove) };
}

/** Of a segment, what no day changes. */
function lastingOf({ key, customer_segment_id, ct_segment_id, retired, adopt }: Row): unknown[] {
  return [key, customer_segment_id, ct_segment_id, retired, adopt];
}
