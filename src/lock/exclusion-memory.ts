import { scopedPath } from '../lists/list-facts.ts';
import type { SegmentKey } from '../model.ts';

/**
 * What an entry remembers of its exclusions: how many people they held back, and a filter of each list
 * as it was applied. A list that is replaced leaves its filter for `exclusion_window`, so that people
 * whom it held back are recognised when they become members.
 */
export interface ExclusionMemory {
  readonly held: readonly HeldBack[];
  readonly filters: readonly FilterRef[];
}

/** Distinct people, over all exclusions of the segment. */
export interface HeldBack {
  readonly people: number;
  /** When another number took its place, ms since the epoch; null for the last. */
  readonly until: number | null;
}

/** The filter of a list as it was applied: a file of its own beside the chunks. */
export interface FilterRef {
  /** Of the list; `segment:KEY` for an excluded segment. */
  readonly path: string;
  /** The segment that excludes it, where it is not this one but one that this one is built from. */
  readonly through?: SegmentKey;
  readonly rows: number;
  /** Hexadecimal; no secret. */
  readonly key: string;
  /** When another list took its place, ms since the epoch; null while it is the one that is applied. */
  readonly until: number | null;
  /** Of the file. */
  readonly sha256: string;
  /** Others stood on it each time, by intention. */
  readonly rotates?: true;
  /** Of several lists in one filter: when the first of them was replaced; `until` is of the last. */
  readonly first?: number;
  /** It held back whoever differs only in case, whatever its rows look like. */
  readonly ignoresCase?: true;
}

/** When the list was replaced, or the first of several. */
export function leftAt({ first, until }: Pick<FilterRef, 'first' | 'until'>): number | null {
  return first ?? until;
}

export const NO_EXCLUSIONS: ExclusionMemory = { held: [], filters: [] };

/** What the manifests exclude now. */
export interface AppliedExclusions {
  readonly people: number;
  readonly filters: readonly Omit<FilterRef, 'until'>[];
}

/** What is remembered once `applied` was applied at this time (ms). What is older than the window goes. */
export function afterExclusions(
  memory: ExclusionMemory,
  applied: AppliedExclusions,
  at: number,
  windowMs: number,
): ExclusionMemory {
  const since = at - windowMs;
  const isApplied = (ref: AppliedExclusions['filters'][number]) =>
    applied.filters.some((one) => nameOf(one) === nameOf(ref));
  const replaced = memory.filters
    .filter((ref) => !isApplied(ref))
    .map((ref) => ({ ...ref, until: ref.until ?? at }));
  const now = applied.filters.map((ref) => ({ ...ref, until: null }));
  return {
    held: heldAfter(memory.held, applied.people, at).filter(({ until }) => isKept(until, since)),
    filters: [...replaced.filter(({ until }) => isKept(until, since)), ...distinct(now)],
  };
}

/** Only the largest counts: an earlier number that is no larger than a later one is not kept. */
function heldAfter(held: readonly HeldBack[], people: number, at: number): HeldBack[] {
  const last = held.at(-1);
  if (last?.until === null && last.people === people) return [...held];
  const ended = held.map((one) => ({ ...one, until: one.until ?? at }));
  return [...ended.filter((one) => one.people > people), { people, until: null }];
}

/** Filters and counts that were applied within the window; a time that is ahead counts as now. */
export function withinWindow<T extends { readonly until: number | null }>(
  items: readonly T[],
  now: number,
  windowMs: number,
): T[] {
  return items.filter(({ until }) => isKept(until, now - windowMs));
}

function isKept(until: number | null, since: number): boolean {
  return until === null || until > since;
}

/** Both sides of a join remember what the account may still show: nothing of it is dropped. */
export function joinedExclusions(a: ExclusionMemory, b: ExclusionMemory): ExclusionMemory {
  return {
    held: [...a.held, ...b.held].sort((one, other) => timeOf(one) - timeOf(other)),
    filters: distinct([...a.filters, ...b.filters]),
  };
}

function timeOf({ until }: { readonly until: number | null }): number {
  return until ?? Number.POSITIVE_INFINITY;
}

/** Nothing ended later than `now`: for a clock that was ahead. */
export function exclusionsUntil({ held, filters }: ExclusionMemory, now: number): ExclusionMemory {
  const bounded = <T extends { readonly until: number | null }>(one: T): T => ({
    ...one,
    until: one.until === null ? null : Math.min(one.until, now),
  });
  return {
    held: held.map(bounded),
    filters: filters.map(bounded).map(({ first, ...ref }) => ({
      ...ref,
      ...(first === undefined ? {} : { first: Math.min(first, now) }),
    })),
  };
}

/** A list that no longer ignores case holds back fewer, though its rows are the same. */
function nameOf({ sha256, ignoresCase, ...ref }: Omit<FilterRef, 'until'>): string {
  return `${sha256} ${ignoresCase === true} ${scopedPath(ref)}`;
}

/** Of two that are the same, the one that is kept longer, from when the earlier one was replaced. */
function distinct(filters: readonly FilterRef[]): FilterRef[] {
  const byFile = new Map<string, FilterRef>();
  for (const ref of filters) {
    const name = nameOf(ref);
    const known = byFile.get(name);
    byFile.set(name, known === undefined ? ref : longer(known, ref));
  }
  return [...byFile.values()];
}

function longer(a: FilterRef, b: FilterRef): FilterRef {
  const [kept, other] = timeOf(b) > timeOf(a) ? [b, a] : [a, b];
  const first = Math.min(leftAt(a) ?? Infinity, leftAt(b) ?? Infinity);
  const isOne = kept.until === null || other.until === null || first === kept.until;
  return isOne ? kept : { ...kept, first };
}

interface Remembering {
  readonly segments: ReadonlyMap<string, { readonly exclusions: ExclusionMemory }>;
}

/** All filters that an index names. */
export function filtersOf({ segments }: Remembering): FilterRef[] {
  return [...segments.values()].flatMap(({ exclusions }) => exclusions.filters);
}

/** The key of the lock's filters; null before there is one. Lists of different segments share files. */
export function filterKeyOf({ segments }: Remembering): string | null {
  for (const { exclusions } of segments.values()) {
    const last = exclusions.filters.at(-1);
    if (last !== undefined) return last.key;
  }
  return null;
}

type HeldItem = readonly [number, number | null];
type FilterItem = readonly [string, number, string, number | null, string, FilterMore?];

/** What few filters have. */
type FilterMore = Pick<FilterRef, 'rotates' | 'first' | 'ignoresCase' | 'through'>;

/** As a value of the index; undefined where there is nothing to remember. */
export function exclusionsValue({ held, filters }: ExclusionMemory): unknown {
  if (held.length + filters.length === 0) return undefined;
  return {
    held: held.map(({ people, until }): HeldItem => [people, until]),
    filters: filters.map(
      ({ path, rows, key, until, sha256, ...more }): FilterItem =>
        Object.keys(more).length === 0
          ? [path, rows, key, until, sha256]
          : [path, rows, key, until, sha256, more],
    ),
  };
}

/** The digest of the index has shown that segops wrote it. */
export function exclusionsFrom(value: unknown): ExclusionMemory {
  if (value === undefined) return NO_EXCLUSIONS;
  const { held, filters } = value as {
    readonly held: readonly HeldItem[];
    readonly filters: readonly FilterItem[];
  };
  return {
    held: held.map(([people, until]) => ({ people, until })),
    filters: filters.map(([path, rows, key, until, sha256, more]) => ({
      ...{ path, rows, key, until, sha256 },
      ...more,
    })),
  };
}

/** Whether both have the same lists as they are applied now. */
export function hasSameFilters(a: ExclusionMemory, b: ExclusionMemory): boolean {
  return appliedIn(a) === appliedIn(b);
}

function appliedIn({ filters }: ExclusionMemory): string {
  const applied = filters.filter(({ until }) => until === null);
  return JSON.stringify(applied.map(nameOf));
}
