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
}

/** null where nothing was announced, or by a version that says something else of it. */
export function announcedOf({ more }: Pick<SegmentEntry, 'more'>): Announced | null {
  const found = more.announced;
  if (typeof found !== 'object' || found === null) return null;
  const { from, days, used } = found as Record<string, unknown>;
  if (typeof from !== 'string' || !Array.isArray(days) || !isCount(used)) return null;
  return days.every(isDay) ? { from, days, used } : null;
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

/** Days up to this one on which removals were announced. */
export function daysDueBy({ days }: Announced, today: string): Announced['days'] {
  return days.filter(([day]) => day <= today);
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
export function withDays(before: Announced, next: Announced | null): Announced {
  const days = new Map(before.days);
  for (const [day, removals] of next?.days ?? []) {
    days.set(day, Math.max(removals, days.get(day) ?? 0));
  }
  return { ...before, days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** Whether they announce the same. When it was found out does not matter. */
export function isSameAnnounced(a: Announced | null, b: Announced | null): boolean {
  return JSON.stringify([a?.days, a?.used]) === JSON.stringify([b?.days, b?.used]);
}
