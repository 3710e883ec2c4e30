import { failureCode } from '../../failure.ts';
import { groupBy } from '../../group-by.ts';
import { scopedPath } from '../../lists/list-facts.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import { leftAt } from '../../lock/exclusion-memory.ts';
import { filterFile } from '../../lock/file-names.ts';
import type { LookUps } from '../../members/member-filter.ts';
import { MemberFilter } from '../../members/member-filter.ts';
import type { FilterKey } from '../../members/member-hash.ts';
import { filterKey, hasOwnCase, someHash } from '../../members/member-hash.ts';
import type { Member } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import type { ReadExclusion, ReadExclusions } from './read-exclusions.ts';

/** People who became members at one time, and are members still. */
export interface Additions {
  /** ms since the epoch; null: by the plan. */
  readonly at: number | null;
  readonly members: readonly Member[];
}

/** The filter of a list that is not applied any more, as it was. */
export interface LeftFilter {
  readonly ref: FilterRef;
  readonly filter: MemberFilter;
}

/** Filters of lists that are not applied as they were, by whether their files can be read. */
export async function readLeft(
  left: readonly FilterRef[],
  readPart: PlanInput['readPart'],
): Promise<{ readonly filters: readonly LeftFilter[]; readonly unreadable: readonly FilterRef[] }> {
  const filters: LeftFilter[] = [];
  const unreadable: FilterRef[] = [];
  for (const ref of left) {
    const filter = await filterAt(ref, readPart);
    if (filter === null) unreadable.push(ref);
    else filters.push({ ref, filter });
  }
  return { filters, unreadable };
}

async function filterAt(
  ref: FilterRef,
  readPart: PlanInput['readPart'],
): Promise<MemberFilter | null> {
  try {
    return MemberFilter.fromBytes(await readPart(filterFile(ref), ref.sha256));
  } catch (error) {
    if (failureCode(error) !== 'lock-damaged') throw error;
    return null;
  }
}

/** Whether an exclusion is applied as this filter has it. */
export function isApplied(ref: FilterRef, { lists }: ReadExclusions): boolean {
  const key = filterKey(ref.key);
  if (key === null) return false;
  return lists.some(
    (list) =>
      scopedPath(list) === scopedPath(ref) &&
      list.rows === ref.rows &&
      (list.ignoresCase || ref.ignoresCase !== true) &&
      list.filterOf(key).sha256 === ref.sha256,
  );
}

/**
 * Looks up who was added among those who stood on lists that are not applied any more. Whoever is a
 * member is held back by no list of now. So a filter of those lists takes nothing away from who is
 * found, and nearly all of those who are found by chance: most rows are on a list before and after.
 *
 * A list of a set that the segment is built from holds back only there: whoever is on it may be a member
 * in another way. So it takes away from what lists of the same set find, and from nothing else.
 */
export function lookUp(
  left: readonly LeftFilter[],
  additions: readonly Additions[],
  now: ReadExclusions,
  clock: number,
): LookUps[] {
  const known = new Map<string, Probe[]>();
  return additions.flatMap(({ at, members }) => {
    const standing = left.filter(({ ref }) => stoodBefore(ref, at, clock));
    return byCase(standing, members).map(([isCased, some]) => {
      const names = standing.map(({ ref }) => [scopedPath(ref), ref.sha256, ref.ignoresCase]);
      const name = JSON.stringify([isCased, names]);
      const probes = known.get(name) ?? probesOf(standing, now.lists, isCased);
      known.set(name, probes);
      return lookUpIn(probes, some);
    });
  });
}

/** Members whom only a list that ignores case throughout finds in another spelling, and the others. */
function byCase(
  standing: readonly LeftFilter[],
  members: readonly Member[],
): (readonly [boolean, readonly Member[]])[] {
  if (!standing.some(({ ref }) => ref.ignoresCase)) return [[false, members]];
  return [false, true].map((isCased) => [
    isCased,
    members.filter((member) => hasOwnCase(member) === isCased),
  ]);
}

/** A list holds back whom it names until another takes its place. A time that is ahead counts as now. */
function stoodBefore(ref: FilterRef, at: number | null, clock: number): boolean {
  const [from, { until }] = [leftAt(ref), ref];
  if (at === null) return true;
  return from !== null && until !== null && (at >= from || until > clock);
}

/** Lists of one path whose filters have one shape and key, as one, beside what is applied now. */
interface Probe {
  readonly key: FilterKey;
  readonly filter: MemberFilter;
  readonly beside: MemberFilter;
  readonly chance: number;
  readonly certainty: number;
}

function probesOf(
  left: readonly LeftFilter[],
  lists: readonly ReadExclusion[],
  isCased: boolean,
): Probe[] {
  const groups = groupBy(left, ({ ref, filter: { bits, hashes } }) =>
    JSON.stringify([scopedPath(ref), ref.key, ref.ignoresCase, bits, hashes]),
  );
  return [...groups.values()].flatMap((group) => {
    // A row in small letters has one hash either way, and yet a list that minds case lets them pass.
    const isIgnored = isCased && group[0].ref.ignoresCase === true;
    const others = isIgnored ? lists.filter(({ ignoresCase }) => ignoresCase) : lists;
    return probeOf(group, others) ?? [];
  });
}

function probeOf(
  [first, ...others]: readonly LeftFilter[],
  lists: readonly ReadExclusion[],
): Probe | null {
  const key = first === undefined ? null : filterKey(first.ref.key);
  if (first === undefined || key === null) return null;
  const filter = others.reduce((all, one) => all.or(one.filter), first.filter);
  const { through } = first.ref;
  const holding = lists.filter((list) => list.through === undefined || list.through === through);
  const beside = besideOf(filter, key, scopedPath(first.ref), holding);
  return {
    key,
    filter,
    beside,
    chance: filter.chanceBeside(beside),
    certainty: 1 - beside.chance(),
  };
}

/** So full that it would hide who was let in. */
const TOO_FULL = 0.05;

/** The lists of now in a filter of the same shape: all, or that of the same path, or none if they are too long for it. */
function besideOf(
  shape: MemberFilter,
  key: FilterKey,
  path: string,
  lists: readonly ReadExclusion[],
): MemberFilter {
  for (const some of [lists, lists.filter((list) => scopedPath(list) === path)]) {
    const beside = MemberFilter.empty(shape);
    for (const list of some) for (const pairs of list.hashesOf(key)) beside.addAll(pairs);
    if (beside.chance() <= TOO_FULL) return beside;
  }
  return MemberFilter.empty(shape);
}

function lookUpIn(probes: readonly Probe[], members: readonly Member[]): LookUps {
  const pair = new Uint32Array(2);
  let found = 0;
  for (const member of members) {
    const isFound = probes.some(({ key, filter, beside }) =>
      someHash(member, key, pair, (hash) => filter.has(hash) && !beside.has(hash)),
    );
    if (isFound) found += 1;
  }
  const missed = probes.reduce((none, { chance }) => none * (1 - chance), 1);
  const certainty = probes.reduce((least, one) => Math.min(least, one.certainty), 1);
  return { found, trials: members.length, chance: 1 - missed, certainty };
}
