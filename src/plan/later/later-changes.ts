import { dayAfter, isAhead } from '../../config/days.ts';
import type { Announced } from '../../lock/announced.ts';
import {
  datedNames,
  daysOfEntries,
  daysOfLists,
  listsWithDays,
} from '../../manifest/days-to-come.ts';
import type { DesiredSegment, DesiredSource } from '../../manifest/desired.ts';
import type { OpenRef } from '../../manifest/exclusions.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { readFor } from '../../manifest/references.ts';
import { union } from '../../members/combine.ts';
import { textOf } from '../../members/cursor.ts';
import { eachDifference } from '../../members/differences.ts';
import { untilOrdered } from '../../members/sorted-text.ts';
import type { Member, MemberKind, Problem, SegmentKey } from '../../model.ts';
import type { Freeze, Frozen } from './freeze.ts';
import { freezeOf, frozenOn, keepersReadBy } from './freeze.ts';
import type { RowsAhead } from './rows-ahead.ts';
import { SoonLists } from './soon-lists.ts';
import { openIn, reachedBy, todaysOf, viewOn } from './views.ts';

/** What a day to come changes in a segment by itself, if nobody edits anything until then. */
export interface LaterChange {
  /** `YYYY-MM-DD`, in the time zone of the manifest. */
  readonly day: string;
  readonly add: number;
  readonly remove: number;
  /** Of those who join, whom an exclusion holds back until then. */
  readonly letIn: number;
  /** By name, where it is soon; null: only counted. */
  readonly members: { readonly add: readonly Member[]; readonly remove: readonly Member[] } | null;
}

export interface Later {
  /** The day on which it was found out. */
  readonly today: string;
  /** null where it is not frozen today. */
  readonly freeze: Freeze | null;
  /** Ascending by day, without days that change nobody. */
  readonly changes: readonly LaterChange[];
  /** What cannot be read, and the day that therefore nobody can tell of. */
  readonly unknown: { readonly day: string; readonly problems: readonly Problem[] } | null;
}

/** So many days ahead each member is told by name. */
export const DAYS_BY_NAME = 7;

/**
 * What the days to come change, by comparing the segment on each of them with the day before: only on days
 * on which something that is dated begins or ends. null where there are none. While it is frozen nobody
 * joins, and who leaves for no exclusion waits, so that comes on the day after it.
 */
export function laterOf(
  manifest: Manifest,
  manifests: ManifestsByKey,
  rows: RowsAhead,
  announced: Announced | null,
): Later | null {
  if (manifest.decisions.retire !== null) return null;
  // What has come in one time zone is still to come in another.
  const [today] = todaysOf(manifest, manifests);
  if (today === undefined) return null;
  const reached = reachedBy(manifest, manifests);
  const freeze = freezeOf(manifest, today, announced);
  const keepers = freeze === null ? [] : keepersReadBy(manifest, manifests);
  const changes: LaterChange[] = [];
  let before = today;
  let soon: SoonLists | null = null;
  for (;;) {
    const day = nextDay({ reached, keepers, rows, freeze }, today, before);
    if (day === null) return { today, freeze, changes, unknown: null };
    // Where whole entries begin or end, anybody may come or go, and lists may be read for the first time.
    const isWhole =
      (freeze !== null && before <= freeze.last) ||
      daysOfLists(reached).some((one) => one > before && one <= day);
    if (isWhole) soon = null;
    else soon ??= SoonLists.of(listsWithDays(reached), rows, datedNames(reached));
    const segment = { manifest, manifests, today };
    const found = compare(segment, freeze, [before, day], soon?.open ?? rows.open);
    if ('problems' in found) return { today, freeze, changes, unknown: { day, ...found } };
    if (found.add + found.remove > 0) changes.push({ day, ...found });
    before = day;
  }
}

interface Read {
  readonly reached: readonly Manifest[];
  readonly keepers: readonly Manifest[];
  readonly rows: RowsAhead;
  readonly freeze: Freeze | null;
}

/** The first day after `before` on which something may change; null where there is none soon. */
function nextDay(
  { reached, keepers, rows, freeze }: Read,
  today: string,
  before: string,
): string | null {
  const daysOf = (all: readonly Manifest[]) => {
    const ofRows = listsWithDays(all).flatMap((ref) => rows.daysOf(ref));
    return [...daysOfEntries(all), ...ofRows].filter((day) => isAhead(day, today));
  };
  const { last, since } = freeze ?? { last: today, since: today };
  const all = daysOf(reached);
  const waits = since < today || all.some((day) => day <= last);
  return [...all.filter((day) => day > last), ...daysOf(keepers).filter((day) => day <= last)]
    .concat(waits ? [dayAfter(last)] : [])
    .filter((day) => isAhead(day, today) && day > before)
    .reduce<string | null>((least, day) => (least === null || day < least ? day : least), null);
}

type Compared = Omit<LaterChange, 'day'> | { readonly problems: readonly Problem[] };

function compare(
  segment: Frozen,
  freeze: Freeze | null,
  [before, day]: readonly [string, string],
  open: OpenRef,
): Compared {
  const { manifests, today } = segment;
  const { key } = segment.manifest;
  const on = (one: string) => viewOn(one, today, manifests);
  const frozenBy = (one: string) => (freeze !== null && one <= freeze.last ? freeze : null);
  const standing = (one: string) => {
    const frozen = frozenBy(one);
    return frozen === null ? openIn(on(one), key, open) : frozenOn(one, frozen, segment, open);
  };
  const [was, will] = [standing(before), standing(day)];
  const isNamed = day <= dayAfter(today, DAYS_BY_NAME);
  const found = between(was, will, isNamed);
  const problems = [was, will].flatMap((one) => errorsIn(one.sources()));
  if (problems.length > 0) return { problems };
  if (frozenBy(day) !== null) return withoutAdditions(found);
  const { since } = frozenBy(before) ?? { since: before };
  const letIn = found.add === 0 ? 0 : letInBy(key, [on(since), on(day)], [was, will], open);
  return { ...found, letIn };
}

function withoutAdditions({ remove, members }: Omit<LaterChange, 'day' | 'letIn'>) {
  return { add: 0, remove, letIn: 0, members: members && { ...members, add: [] } };
}

function errorsIn(sources: readonly DesiredSource[]): Problem[] {
  const all = sources.flatMap(({ problems }) => problems);
  return all.filter(({ severity }) => severity !== 'warning');
}

/** Whoever joins on the later day, and would not if the exclusions were still those of the day before. */
function letInBy(
  key: SegmentKey,
  [before, after]: readonly [ManifestsByKey, ManifestsByKey],
  [was, will]: readonly [Standing, Standing],
  open: OpenRef,
): number {
  const own = after.get(key);
  const reached = own === undefined ? [] : [own, ...readFor(own, after)];
  if (reached.every(({ excludeFrom }) => excludeFrom.length === 0) && !keeps(reached, before))
    return 0;
  // What an exclusion names that has ended is read for nothing else any more.
  const kept = new Map(after);
  for (const one of reached) {
    const { excludeFrom } = before.get(one.key) ?? one;
    const all = [...new Set([...one.excludeFrom, ...excludeFrom])];
    kept.set(one.key, { ...one, excludeFrom: all });
  }
  // Who is in an excluded segment may have ended, too.
  const held = openIn(kept, key, open, before);
  // Whoever was in it is there for another reason, and does not join.
  const others = { cursor: (kind: MemberKind) => union([held.cursor(kind), was.cursor(kind)]) };
  return between(others, will, false).add;
}

function keeps(reached: readonly Manifest[], before: ManifestsByKey): boolean {
  return reached.some(({ key }) => (before.get(key)?.excludeFrom.length ?? 0) > 0);
}

type Standing = Pick<DesiredSegment, 'cursor'>;

/** Who is in one of two segments alone. */
function between(
  was: Standing,
  will: Standing,
  isNamed: boolean,
): Pick<LaterChange, 'add' | 'remove' | 'members'> {
  return untilOrdered(() => {
    const found = { add: 0, remove: 0 };
    const add: Member[] = [];
    const remove: Member[] = [];
    for (const kind of ['identity', 'guid'] as const) {
      eachDifference(was.cursor(kind), will.cursor(kind), (operation, cursor) => {
        found[operation] += 1;
        if (isNamed) (operation === 'add' ? add : remove).push({ kind, value: textOf(cursor) });
      });
    }
    return { ...found, members: isNamed ? { add, remove } : null };
  });
}
