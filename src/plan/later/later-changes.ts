import { dayAfter, isAhead } from '../../config/days.ts';
import {
  datedNames,
  daysOfEntries,
  daysOfLists,
  listsWithDays,
} from '../../manifest/days-to-come.ts';
import type { DesiredSegment, DesiredSource } from '../../manifest/desired.ts';
import { openDesired } from '../../manifest/desired.ts';
import type { OpenRef } from '../../manifest/exclusions.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { readFor } from '../../manifest/references.ts';
import { union } from '../../members/combine.ts';
import { textOf } from '../../members/cursor.ts';
import { eachDifference } from '../../members/differences.ts';
import { untilOrdered } from '../../members/sorted-text.ts';
import type { Member, MemberKind, Problem, SegmentKey } from '../../model.ts';
import type { RowsAhead } from './rows-ahead.ts';
import { SoonLists } from './soon-lists.ts';

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
 * joins or leaves, so all that falls into that time comes on the day after it.
 */
export function laterOf(
  manifest: Manifest,
  manifests: ManifestsByKey,
  rows: RowsAhead,
): Later | null {
  if (manifest.decisions.retire !== null) return null;
  // What has come in one time zone is still to come in another.
  const [today] = todaysOf(manifest, manifests);
  if (today === undefined) return null;
  const reached = reachedBy(manifest, manifests);
  const changes: LaterChange[] = [];
  const frozenTo = manifest.frozen?.last ?? today;
  let before = today;
  let soon: SoonLists | null = null;
  for (;;) {
    const day = nextDay(reached, rows, { today, before, frozenTo });
    if (day === null) return { today, changes, unknown: null };
    const views = [viewOn(before, today, manifests), viewOn(day, today, manifests)] as const;
    const isNamed = day <= dayAfter(today, DAYS_BY_NAME);
    // Where whole entries begin or end, anybody may come or go, and lists may be read for the first time.
    const isWhole = daysOfLists(reached).some((one) => one > before && one <= day);
    if (isWhole) soon = null;
    else soon ??= SoonLists.of(listsWithDays(reached), rows, datedNames(reached));
    const found = compare(manifest.key, views, soon?.open ?? rows.open, isNamed);
    if ('problems' in found) return { today, changes, unknown: { day, ...found } };
    if (found.add + found.remove > 0) changes.push({ day, ...found });
    before = day;
  }
}

/** The days that it is in the time zones of all that is read for the segment, ascending; none where nothing is dated. */
export function todaysOf(manifest: Manifest, manifests: ManifestsByKey): string[] {
  return reachedBy(manifest, manifests)
    .flatMap(({ dated }) => dated?.today ?? [])
    .sort();
}

/** The manifest and all that is read for it on some day, as their authors wrote them. */
function reachedBy(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  const written = writtenOf(manifests);
  const own = written.get(manifest.key) ?? manifest;
  return [own, ...readFor(own, written)].map((one) => manifests.get(one.key) ?? one);
}

const WRITTEN = new WeakMap<ManifestsByKey, ManifestsByKey>();

function writtenOf(manifests: ManifestsByKey): ManifestsByKey {
  const known = WRITTEN.get(manifests);
  if (known !== undefined) return known;
  const made = new Map([...manifests].map(([key, one]) => [key, one.dated?.written ?? one]));
  WRITTEN.set(manifests, made);
  return made;
}

interface Between {
  readonly today: string;
  readonly before: string;
  /** Its last day; today where it is not frozen. */
  readonly frozenTo: string;
}

/** The first day after `before` on which something may change; null where there is none soon. */
function nextDay(
  reached: readonly Manifest[],
  rows: RowsAhead,
  { today, before, frozenTo }: Between,
): string | null {
  const ofRows = listsWithDays(reached).flatMap((ref) => rows.daysOf(ref));
  const days = [...daysOfEntries(reached), ...ofRows]
    .filter((day) => isAhead(day, today))
    .map((day) => (day <= frozenTo ? dayAfter(frozenTo) : day))
    .filter((day) => isAhead(day, today) && day > before);
  return days.reduce<string | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
}

const VIEWS = new WeakMap<ManifestsByKey, Map<string, ManifestsByKey>>();

/** All manifests as they count on a day. */
export function viewOn(day: string, today: string, manifests: ManifestsByKey): ManifestsByKey {
  if (day === today) return manifests;
  const views = VIEWS.get(manifests) ?? new Map<string, ManifestsByKey>();
  VIEWS.set(manifests, views);
  const known = views.get(day);
  if (known !== undefined) return known;
  const view = new Map([...manifests].map(([key, one]) => [key, one.dated?.on(day) ?? one]));
  views.set(day, view);
  return view;
}

type Compared = Omit<LaterChange, 'day'> | { readonly problems: readonly Problem[] };

function compare(
  key: SegmentKey,
  [before, after]: readonly [ManifestsByKey, ManifestsByKey],
  open: OpenRef,
  isNamed: boolean,
): Compared {
  const was = openOn(key, before, open);
  const will = openOn(key, after, open);
  const { add, remove, members } = between(was, will, isNamed);
  const problems = [was, will].flatMap((one) => errorsIn(one.sources()));
  if (problems.length > 0) return { problems };
  const letIn = add === 0 ? 0 : letInBy(key, [before, after], [was, will], open);
  return { add, remove, letIn, members };
}

function errorsIn(sources: readonly DesiredSource[]): Problem[] {
  const all = sources.flatMap(({ problems }) => problems);
  return all.filter(({ severity }) => severity !== 'warning');
}

function openOn(
  key: SegmentKey,
  view: ManifestsByKey,
  open: OpenRef,
  keepers: ManifestsByKey = view,
): DesiredSegment {
  const manifest = view.get(key);
  if (manifest === undefined) throw new Error(`no manifest of ${key}`);
  return openDesired(manifest, view, open, null, undefined, keepers);
}

/** Whoever joins on the later day, and would not if the exclusions were still those of the day before. */
function letInBy(
  key: SegmentKey,
  [before, after]: readonly [ManifestsByKey, ManifestsByKey],
  [was, will]: readonly [DesiredSegment, DesiredSegment],
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
  const held = openOn(key, kept, open, before);
  // Whoever was in it is there for another reason, and does not join.
  const others = { cursor: (kind: MemberKind) => union([held.cursor(kind), was.cursor(kind)]) };
  return between(others, will, false).add;
}

function keeps(reached: readonly Manifest[], before: ManifestsByKey): boolean {
  return reached.some(({ key }) => (before.get(key)?.excludeFrom.length ?? 0) > 0);
}

/** Who is in one of two segments alone. */
function between(
  was: Pick<DesiredSegment, 'cursor'>,
  will: Pick<DesiredSegment, 'cursor'>,
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
