import { foldUpdates, MAX_CHUNK_BYTES } from '../lock/fold.ts';
import type { LockedList, LockIndex } from '../lock/lock-index.ts';
import { findEntry } from '../lock/match.ts';
import type { LockStore } from '../lock/store.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';

/**
 * The guard on exclusions compares a list with the one of the last apply. An exclusion that grew
 * without a change to send (nobody on it was a member) must be remembered all the same: otherwise
 * it could be cut off to its old size later, unnoticed, and let in whom it had kept out meanwhile.
 */
export function recordLists(
  store: LockStore,
  index: LockIndex,
  plan: Plan,
  by: { readonly apply: string; readonly commit: string | null; readonly at: number },
): LockIndex {
  if (!plan.segments.some((segment) => hasNewExclusion(index, segment))) return index;
  const updates = plan.segments.map((segment) => ({
    key: segment.key,
    ids: segment.ids,
    lists: listsOf(segment),
    created: null,
    edits: [],
  }));
  const options = { now: by.at, maxChunkBytes: MAX_CHUNK_BYTES };
  const { segments, chunks } = foldUpdates(index, updates, store.readChunk, options);
  const written = { apply: by.apply, at: by.at, commit: by.commit };
  const next = { ...index, serial: index.serial + 1, written, segments };
  store.commit(next, chunks);
  return next;
}

function hasNewExclusion(index: LockIndex, segment: SegmentPlan): boolean {
  const match = findEntry(index, segment.ids);
  const locked = match.kind === 'found' ? match.entry.lists : [];
  return JSON.stringify(exclusionsIn(locked)) !== JSON.stringify(exclusionsIn(segment.lists));
}

function exclusionsIn(lists: readonly Pick<LockedList, 'role' | 'path' | 'rows'>[]): unknown {
  return lists.filter(({ role }) => role === 'exclusion').map(({ path, rows }) => [path, rows]);
}

/** What the lock remembers of a segment's lists. */
export function listsOf({ lists }: SegmentPlan): LockedList[] {
  return lists.map(({ role, path, rows, sha256 }) => ({ role, path, rows, sha256 }));
}
