import { digestOf } from '../../lock/chunk.ts';
import { filterKeyOf } from '../../lock/exclusion-memory.ts';
import type { LockIndex, SegmentEntry } from '../../lock/lock-index.ts';
import type { DesiredSource } from '../../manifest/desired.ts';
import { ExclusionHashes } from '../../manifest/exclusion-hashes.ts';
import type { ScopedExclusion } from '../../manifest/references.ts';
import { MemberFilter, shapeFor } from '../../members/member-filter.ts';
import type { FilterKey } from '../../members/member-hash.ts';
import { filterKey } from '../../members/member-hash.ts';
import type { SegmentKey } from '../../model.ts';

/** Where keys of filters come from. */
interface KeySource {
  readonly index: LockIndex;
  /** For a lock that has none; null where no filter will be written. */
  readonly newFilterKey: string | null;
}

/** The exclusions of a segment as they were read for a plan. */
export interface ReadExclusions {
  /** Distinct members that they hold back. */
  readonly people: number;
  readonly lists: readonly ReadExclusion[];
}

export interface ReadExclusion {
  /** Of the list; `segment:KEY` for an excluded segment. */
  readonly path: string;
  /** The segment that excludes it, where it is another one. */
  readonly through?: SegmentKey;
  readonly rows: number;
  readonly ignoresCase: boolean;
  /** Hashes of its rows. */
  hashesOf(key: FilterKey): readonly Uint32Array[];
  /** The filter of its rows, with room for as many. */
  filterOf(key: FilterKey): MadeFilter;
}

export interface MadeFilter {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * What takes hashes of the exclusions of a segment, or null: nothing is excluded, and nothing was. Lists
 * that the lock remembers may have keys of their own, where two lockfiles were joined.
 */
export function hashesFor(
  excluded: readonly ScopedExclusion[],
  { exclusions, lists }: SegmentEntry,
  source: KeySource,
): ExclusionHashes | null {
  const isNothing = excluded.length + exclusions.filters.length + lists.length === 0;
  if (isNothing) return null;
  const keys = new Set(exclusions.filters.map(({ key }) => key));
  const own = lockKey(source);
  if (own !== null) keys.add(own);
  return new ExclusionHashes([...keys].flatMap((key) => filterKey(key) ?? []));
}

/** Of the filters that this lock gets; null where it gets none. */
export function lockKey({ index, newFilterKey }: KeySource): string | null {
  return filterKeyOf(index) ?? newFilterKey;
}

/** `sources` are all of the segment; exclusions among them say which of `excluded` they are. */
export function readExclusions(
  excluded: readonly ScopedExclusion[],
  people: number,
  sources: readonly DesiredSource[],
  hashes: ExclusionHashes,
): ReadExclusions {
  const lists = sources.flatMap(({ facts: { path, through, rows }, at }): ReadExclusion[] => {
    if (at === null) return [];
    const ignoresCase = excluded[at]?.ref.ignoreCase === true;
    const scope = through === undefined ? {} : { through };
    return [{ ignoresCase, ...scope, ...readExclusion(path, rows, at, hashes) }];
  });
  return { people, lists };
}

function readExclusion(
  path: string,
  rows: number,
  at: number,
  hashes: ExclusionHashes,
): Omit<ReadExclusion, 'ignoresCase' | 'through'> {
  const made = new Map<string, MadeFilter>();
  return {
    path,
    rows,
    hashesOf: (key) => hashes.hashesOf(at, key),
    filterOf: (key) => {
      const known = made.get(key.text) ?? madeOf(rows, hashes.hashesOf(at, key));
      made.set(key.text, known);
      return known;
    },
  };
}

function madeOf(rows: number, hashes: readonly Uint32Array[]): MadeFilter {
  const filter = MemberFilter.empty(shapeFor(rows));
  for (const pairs of hashes) filter.addAll(pairs);
  const bytes = filter.toBytes();
  return { bytes, sha256: digestOf(bytes) };
}
