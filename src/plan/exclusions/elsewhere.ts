import type { ListFacts } from '../../lists/list-facts.ts';
import { scopedPath } from '../../lists/list-facts.ts';
import { refPath } from '../../lists/list-ref.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { findEntry } from '../../lock/lock-index.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { byKeyOf, exclusionsOf } from '../../manifest/references.ts';
import type { SegmentKey } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import { pathOf } from './rotating.ts';

/*
 * A segment that excludes a list for the first time has nothing to compare it with. Other segments that
 * are managed may have applied the same list: it must not be cut for the new one alone.
 */

type Known = Pick<PlanInput, 'manifests' | 'index'>;

/** A list as another segment applied it last. */
interface ListElsewhere {
  readonly key: SegmentKey;
  readonly list: ListFacts;
}

interface Elsewhere {
  readonly longest: ReadonlyMap<string, ListElsewhere>;
  readonly filters: ReadonlyMap<string, readonly FilterRef[]>;
}

/** What managed segments have of this list, by the one that has most; it may be members there. */
export function longestElsewhere(
  path: string,
  own: SegmentEntry,
  input: Known,
): ListElsewhere | null {
  const found = knownIn(input).longest.get(path);
  return found === undefined || own.lists.includes(found.list) ? null : found;
}

/** The entry with filters of the lists that it excludes for the first time, as others applied them. */
export function withElsewhere(manifest: Manifest, entry: SegmentEntry, input: Known): SegmentEntry {
  const { filters, held } = entry.exclusions;
  const own = new Set([...filters, ...entry.lists].map(scopedPath));
  const fresh = exclusionsOf(manifest, byKeyOf(input.manifests)).filter(
    (one) => !own.has(pathOf(one)),
  );
  if (fresh.length === 0) return entry;
  const known = knownIn(input).filters;
  const others = fresh.flatMap(({ ref, ...scope }) =>
    (known.get(refPath(ref)) ?? []).map(({ through: _, ...filter }) => ({ ...filter, ...scope })),
  );
  if (others.length === 0) return entry;
  return { ...entry, exclusions: { held, filters: [...filters, ...others] } };
}

/** Thousands of manifests ask the same index. */
const KNOWN = new WeakMap<Known['manifests'], readonly [Known['index'], Elsewhere]>();

function knownIn(input: Known): Elsewhere {
  const known = KNOWN.get(input.manifests);
  if (known?.[0] === input.index) return known[1];
  const made = gathered(input);
  KNOWN.set(input.manifests, [input.index, made]);
  return made;
}

function gathered({ manifests, index }: Known): Elsewhere {
  const longest = new Map<string, ListElsewhere>();
  const filters = new Map<string, FilterRef[]>();
  for (const manifest of manifests) {
    const match = findEntry(index, manifest.ids);
    if (match.kind === 'none' || manifest.decisions.retire !== null) continue;
    const { key, entry } = match;
    for (const list of entry.lists) {
      const before = longest.get(list.path);
      if (before === undefined || before.list.rows < list.rows)
        longest.set(list.path, { key, list });
    }
    for (const ref of entry.exclusions.filters) {
      const others = filters.get(ref.path) ?? [];
      const isThere = others.some(({ sha256 }) => sha256 === ref.sha256);
      if (ref.until === null && !isThere) filters.set(ref.path, [...others, ref]);
    }
  }
  return { longest, filters };
}
