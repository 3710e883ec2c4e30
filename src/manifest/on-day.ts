import type { Config } from '../config/config.ts';
import type { CountsOn, Days } from '../config/days.ts';
import { countsOn, dayIn } from '../config/days.ts';
import type { ExclusionRef, SourceRef } from '../lists/list-ref.ts';
import { refPath } from '../lists/list-ref.ts';
import { NO_BYTES } from '../members/cursor.ts';
import type { Everywhere, Excluding } from './everywhere.ts';
import { hasRowDays, isOwn, withEverywhere } from './everywhere.ts';
import type { DatedPart, Manifest } from './manifest.ts';
import { datedIn, membersOn } from './member-days.ts';

/*
 * What is dated counts on its days alone. Manifests are what they are on one day from the moment they are
 * read, so nothing behind it has to know that there are dates: plans, reviews and answers are of that day.
 */

/** On which days members count, and what keeps people out. */
interface View {
  readonly members: CountsOn;
  readonly keepers: CountsOn;
}

const TODAY: View = { members: 'today', keepers: 'today' };
const EVER: View = { members: 'ever', keepers: 'always' };
const ALWAYS: View = { members: 'always', keepers: 'ever' };
const DECLARED: View = { members: 'ever', keepers: 'ever' };
const LASTING: View = { members: 'begun', keepers: 'before' };
const BEFORE: View = { members: 'before', keepers: 'begun' };

/**
 * A manifest as its author wrote it, as it is now, and with what the config excludes everywhere. The days
 * are those of its time zone.
 */
export function onDay(
  manifest: Manifest,
  { account, now }: Pick<Config, 'account' | 'now'>,
  excluding: Excluding = NOTHING_EXCLUDED,
): Manifest {
  const common = excluding.rules.map(({ ref }) => ref);
  const parts = [...partsOf(manifest), ...commonParts(manifest, excluding)];
  const refs = [...manifest.membersFrom, ...manifest.intersectWith, ...manifest.excludeFrom];
  const hasRows = [...refs, ...common].some(hasRowDays);
  const hasMembers = datedIn(manifest.members).length > 0;
  if (parts.length === 0 && !hasRows && !hasMembers) return withEverywhere(manifest, excluding);
  const today = dayIn(manifest.timezone ?? account.timezone ?? 'UTC', now);
  const on = (view: View, day = today) =>
    withEverywhere(seen(manifest, day, view), excludingOn(excluding, day, view.keepers));
  return {
    ...on(TODAY),
    dated: {
      ...{ today, parts, written: manifest, ever: on(EVER), always: on(ALWAYS) },
      declared: on(DECLARED),
      on: (day) => on(TODAY, day),
      lasting: () => on(LASTING),
      before: () => on(BEFORE),
    },
  };
}

const NOTHING_EXCLUDED: Excluding = { exempt: null, rules: [] };

function excludingOn({ exempt, rules }: Excluding, today: string, on: CountsOn): Excluding {
  const seen = rules.filter(({ ref: { days } }) => days === undefined || countsOn(days, today, on));
  return {
    exempt,
    rules: seen.map((rule): Everywhere => ({ ...rule, ref: withRowsOf(rule.ref, today, on) })),
  };
}

function seen(manifest: Manifest, today: string, view: View): Manifest {
  const { frozen, ...thawed } = manifest;
  const { days, excludeFrom, intersectWith, members } = manifest;
  const isFrozen = frozen !== undefined && today <= frozen.last && view.members === 'today';
  const isSeen = (ref: SourceRef | ExclusionRef, on: CountsOn) =>
    ref.days === undefined || countsOn(ref.days, today, on);
  const membersFrom = manifest.membersFrom.filter((ref) => isSeen(ref, view.members));
  const kept = excludeFrom.filter((ref) => isSeen(ref, view.keepers));
  const read = {
    ...(isFrozen ? manifest : thawed),
    members: members && membersOn(members, today, view.members),
    membersFrom: membersFrom.map((ref) => withRowsOf(ref, today, view.members)),
    // Without an end: what an intersection keeps out must not come in because a day has passed.
    intersectWith: intersectWith.map((ref) => withRowsOf(ref, today, view.members)),
    excludeFrom: kept.map((ref) => withRowsOf(ref, today, view.keepers)),
  };
  if (days === undefined || countsOn(days, today, view.members)) return read;
  return { ...read, create: false, membersFrom: [], ...outside(days, today) };
}

/** Before its first day it has nobody, but that is not a permission to empty it. */
function outside({ first, last }: Days, today: string): Partial<Manifest> {
  if (last === null || today <= last) return { members: null, begins: first ?? today };
  return { members: { identities: NO_BYTES, guids: NO_BYTES, count: 0 }, ended: last };
}

/** Rows with days of their own are told on which they count. */
function withRowsOf<T extends SourceRef>(ref: T, today: string, on: CountsOn): T {
  if (ref.kind === 'segment') return ref;
  const { format } = ref;
  if (format.kind !== 'csv' || format.days === undefined) return ref;
  return { ...ref, format: { ...format, days: { ...format.days, counts: { today, on } } } };
}

function partsOf({ days, frozen, membersFrom, excludeFrom }: Manifest): DatedPart[] {
  return [
    ...part(null, 'members', days),
    ...part(null, 'freeze', frozen && { first: null, last: frozen.last }),
    ...membersFrom.flatMap((ref) => part(refPath(ref), 'members', ref.days)),
    ...excludeFrom.flatMap((ref) => part(refPath(ref), 'exclusion', ref.days)),
  ];
}

/** Of what is excluded everywhere, what is dated and holds back anybody here. */
function commonParts(manifest: Manifest, { rules }: Excluding): DatedPart[] {
  // Its own list exempts it on the days of that list alone.
  const membersFrom = manifest.membersFrom.filter(({ days }) => days === undefined);
  const here = rules.filter((rule) => !isOwn({ membersFrom }, rule));
  return here.flatMap(({ ref }) => part(refPath(ref), 'exclusion', ref.days));
}

function part(what: DatedPart['what'], role: DatedPart['role'], days?: Days): DatedPart[] {
  return days === undefined ? [] : [{ what, role, days }];
}
