import { DAY_MS } from '../../config/days.ts';
import { scopedPath } from '../../lists/list-facts.ts';
import type { AppliedExclusions, ExclusionMemory } from '../../lock/exclusion-memory.ts';
import { afterExclusions, filtersOf } from '../../lock/exclusion-memory.ts';
import { filterFile } from '../../lock/file-names.ts';
import { byKeyOf, exclusionsOf } from '../../manifest/references.ts';
import type { FilterKey } from '../../members/member-hash.ts';
import { filterKey } from '../../members/member-hash.ts';
import type { SegmentKey } from '../../model.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import { mergeFilters } from './merge-filters.ts';
import type { ReadExclusions } from './read-exclusions.ts';
import { lockKey } from './read-exclusions.ts';
import { rotatingIn } from './rotating.ts';

/** What the lock remembers of exclusions once the plan is applied, and the files that this needs. */
export interface RememberedExclusions {
  readonly memories: ReadonlyMap<SegmentKey, ExclusionMemory>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * undefined where no filter will be written: of a plan that is only shown. Only segments to which the
 * plan may send: what is not applied holds no one back. `forgotten` are filters that cannot be read,
 * which a person accepted.
 */
export async function rememberedExclusions(
  planned: readonly PlannedSegment[],
  input: PlanInput,
  forgotten: ReadonlySet<string>,
): Promise<RememberedExclusions | undefined> {
  const { index, now, newFilterKey, config, readPart } = input;
  const key = newFilterKey === null ? null : filterKey(lockKey(input) ?? '');
  if (key === null) return undefined;
  const windowMs = config.guard.limits.exclusion_window.ms;
  const there = new Set(filtersOf(index).map(filterFile));
  const memories = new Map<SegmentKey, ExclusionMemory>();
  const files = new Map<string, Uint8Array>();
  for (const { manifest, entry, blocked, exclusions } of planned) {
    if (exclusions === null || blocked !== null) continue;
    const rotating = rotatingIn(exclusionsOf(manifest, byKeyOf(input.manifests)));
    const before = entry.exclusions.filters.filter((ref) => !forgotten.has(filterFile(ref)));
    const applied = appliedOf(exclusions, key, there, files, rotating);
    const memory = { ...entry.exclusions, filters: before };
    // Whom a list lets in during a freeze comes in after it: until then nothing is forgotten.
    const ends =
      manifest.frozen === undefined ? now : Date.parse(manifest.frozen.last) + 2 * DAY_MS;
    const at = Math.max(now, ends);
    const after = afterExclusions(memory, applied, at, windowMs + (at - now));
    const merged = await mergeFilters(after.filters, windowMs, readPart);
    memories.set(manifest.key, { ...after, filters: merged.filters });
    for (const [file, bytes] of merged.files) files.set(file, bytes);
  }
  return { memories, files };
}

/** Adds to `files` what is not there yet. */
function appliedOf(
  { people, lists }: ReadExclusions,
  key: FilterKey,
  there: ReadonlySet<string>,
  files: Map<string, Uint8Array>,
  rotating: ReadonlySet<string>,
): AppliedExclusions {
  const filters = lists.flatMap((list) => {
    if (list.rows === 0) return [];
    const { bytes, sha256 } = list.filterOf(key);
    const rotates = rotating.has(scopedPath(list)) ? { rotates: true as const } : {};
    const ignores = list.ignoresCase ? { ignoresCase: true as const } : {};
    const scope = list.through === undefined ? {} : { through: list.through };
    const more = { ...rotates, ...ignores, ...scope };
    const ref = { path: list.path, rows: list.rows, key: key.text, sha256, ...more };
    if (!there.has(filterFile(ref))) files.set(filterFile(ref), bytes);
    return [ref];
  });
  return { people, filters };
}
