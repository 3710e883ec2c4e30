import { groupBy } from '../../group-by.ts';
import { scopedPath } from '../../lists/list-facts.ts';
import { digestOf } from '../../lock/chunk.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import { leftAt } from '../../lock/exclusion-memory.ts';
import { filterFile } from '../../lock/file-names.ts';
import type { PlanInput } from '../input.ts';
import type { LeftFilter } from './let-in.ts';
import { readLeft } from './let-in.ts';

/**
 * A list that changes every hour leaves 168 filters within a week. So the filters of one path that were
 * replaced within one part of the window become one: whoever is in one of them is in it. It stands from
 * the first replacement on and is kept until the last of them is too old, so that nobody is missed.
 */
const PARTS = 7;

export interface MergedFilters {
  readonly filters: readonly FilterRef[];
  /** Files that are new. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export async function mergeFilters(
  filters: readonly FilterRef[],
  windowMs: number,
  readPart: PlanInput['readPart'],
): Promise<MergedFilters> {
  const files = new Map<string, Uint8Array>();
  const merged: FilterRef[] = [];
  for (const group of groupBy(filters, (ref) => partOf(ref, windowMs) ?? ref).values()) {
    if (group.length === 1) {
      merged.push(...group);
      continue;
    }
    // What cannot be read stays as it is: the guard that needs it refuses.
    const { filters: read, unreadable } = await readLeft(group, readPart);
    merged.push(...unreadable);
    for (const alike of groupBy(read, shapeOf).values()) merged.push(inOne(alike, files));
  }
  return { filters: merged, files };
}

/** A name for what may be one; null: nothing. */
function partOf(ref: FilterRef, windowMs: number): string | null {
  const { key, rotates, ignoresCase, until } = ref;
  if (until === null) return null;
  const part = Math.floor(until / (windowMs / PARTS));
  return JSON.stringify([scopedPath(ref), key, rotates === true, ignoresCase === true, part]);
}

function shapeOf({ filter: { bits, hashes } }: LeftFilter): string {
  return `${bits} ${hashes}`;
}

function inOne(alike: readonly LeftFilter[], files: Map<string, Uint8Array>): FilterRef {
  const { ref, filter } = alike.reduce((all, one) => ({
    ref: spanning(all.ref, one.ref),
    filter: all.filter.or(one.filter),
  }));
  if (alike.length === 1) return ref;
  const bytes = filter.toBytes();
  const merged = { ...ref, sha256: digestOf(bytes) };
  files.set(filterFile(merged), bytes);
  return merged;
}

function spanning(a: FilterRef, b: FilterRef): FilterRef {
  const first = Math.min(...[leftAt(a), leftAt(b)].map(replaced));
  const until = Math.max(...[a.until, b.until].map(replaced));
  return { ...a, rows: Math.max(a.rows, b.rows), until, first };
}

/** One that is applied is in no part. */
function replaced(time: number | null): number {
  if (time === null) throw new Error('a filter that is applied was merged');
  return time;
}
