import { nameOf } from '../members/member.ts';
import type { SegmentKey } from '../model.ts';
import type { MemberEdit } from './edit-chunk.ts';
import type { SegmentUpdate } from './fold.ts';
import type { LockIndex, SegmentEntry } from './lock-index.ts';
import { idsOf, keysOf, ownedBy, ownersAmong } from './lock-index.ts';

/**
 * Another run has moved the lock on, and may have split or joined entries. What an apply that ends after
 * that knows of members goes to every entry that has one of its IDs now. Of IDs, lists and decisions the
 * lock knows better.
 */
export function lateUpdates(
  { segments }: LockIndex,
  updates: readonly SegmentUpdate[],
): SegmentUpdate[] {
  const byEntry = new Map<SegmentKey, SegmentUpdate>();
  for (const update of updates) {
    const owners = ownersAmong(segments, keysOf(update.ids));
    if (owners.length === 0) byEntry.set(update.key, update);
    for (const [key, entry] of owners) {
      byEntry.set(key, onEntry(key, entry, update, byEntry.get(key)));
    }
  }
  return [...byEntry.values()];
}

function onEntry(
  key: SegmentKey,
  entry: SegmentEntry,
  update: SegmentUpdate,
  before: SegmentUpdate | undefined,
): SegmentUpdate {
  const owned = ownedBy(entry);
  const sent = (update.used ?? []).filter((id) => owned.has(id));
  return {
    key,
    ids: idsOf(entry),
    lists: entry.lists,
    created: null,
    used: [...(before?.used ?? []), ...sent],
    edits: oneForEach([...(before?.edits ?? []), ...update.edits]),
  };
}

/** Those of one member in their order. */
function oneForEach(edits: readonly MemberEdit[]): MemberEdit[] {
  const byName = new Map<string, MemberEdit>();
  for (const edit of edits) {
    const first = byName.get(nameOf(edit.member));
    const both = (previous: Parameters<MemberEdit['edit']>[0]) =>
      edit.edit(first === undefined ? previous : first.edit(previous));
    byName.set(nameOf(edit.member), { member: edit.member, edit: both });
  }
  return [...byName.values()];
}
