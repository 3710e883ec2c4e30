import { dayAfter } from '../config/days.ts';
import type { MoreOfEntry, SegmentEntry } from './lock-index.ts';

/*
 * What the last apply showed that days to come would remove. Whoever leaves on such a day was seen before it,
 * in a plan that an apply followed, so the guard on removals lets as many pass.
 */

export interface Announced {
  /** The day of that apply, `YYYY-MM-DD`. */
  readonly from: string;
  /** Days after it, ascending, and how many members leave on each. */
  readonly days: readonly (readonly [day: string, removals: number])[];
  /** How many have left already, where an apply ended early. */
  readonly used: number;
  /** Where it was frozen: whoever waits has done so since a day, and is counted among those of the day after it. */
  readonly frozen?: { readonly since: string; readonly day: string };
}

/** null where nothing was announced, or by a version that says something else of it. */
export function announcedOf({ more }: Pick<SegmentEntry, 'more'>): Announced | null {
  const found = more.announced;
  if (typeof found !== 'object' || found === null) return null;
  const { from, days, used, frozen } = found as Record<string, unknown>;
  if (typeof from !== 'string' || !Array.isArray(days) || !isCount(used)) return null;
  if (!days.every(isDay)) return null;
  return { from, days, used, ...(isFreeze(frozen) ? { frozen } : {}) };
}

function isFreeze(value: unknown): value is NonNullable<Announced['frozen']> {
  if (typeof value !== 'object' || value === null) return false;
  const { since, day } = value as Record<string, unknown>;
  return typeof since === 'string' && typeof day === 'string';
}

function isDay(one: unknown): one is readonly [string, number] {
  return Array.isArray(one) && typeof one[0] === 'string' && isCount(one[1]);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function withAnnounced(more: MoreOfEntry, announced: Announced | null): MoreOfEntry {
  const { announced: _, ...others } = more;
  return announced === null ? others : { ...others, announced };
}

/** Removals that are due, and a day on which whoever leaves by them was still in. */
export function dueBy(
  { days, frozen }: Announced,
  today: string,
  isFrozen: boolean,
): readonly { readonly removals: number; readonly before: string }[] {
  // What was announced for no freeze says not whom an exclusion holds back.
  if (isFrozen && frozen === undefined) return [];
  return days.flatMap(([day, removals]) => {
    // A freeze may end on another day than it was to.
    const isDue = day === frozen?.day ? !isFrozen : day <= today;
    const waited = frozen !== undefined && day <= frozen.day;
    return isDue ? [{ removals, before: waited ? frozen.since : dayAfter(day, -1) }] : [];
  });
}

/** After an apply of which `left` have left and others not: they may still, and new days are announced. */
export function afterSome(
  before: Announced | null,
  next: Announced | null,
  left: number,
): Announced | null {
  if (before === null) return next;
  return { ...withDays(before, next), used: before.used + left };
}

/** Of each day that both announce, the larger number. */
function withDays(before: Announced, next: Announced | null): Announced {
  const days = new Map(before.days);
  for (const [day, removals] of next?.days ?? []) {
    days.set(day, Math.max(removals, days.get(day) ?? 0));
  }
  return { ...before, days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** Whether they announce the same. When it was found out does not matter. */
export function isSameAnnounced(a: Announced | null, b: Announced | null): boolean {
  const said = (one: Announced | null) => JSON.stringify([one?.days, one?.used, one?.frozen]);
  return said(a) === said(b);
}
