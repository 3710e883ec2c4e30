import { sameUserKey } from '../members/same-user.ts';
import type { Member, SegmentChanges } from '../model.ts';

/*
 * A REMOVE of `Ada@example.com` and an ADD of `ada@example.com` to the same segment may concern one
 * user, and their order decides whether that user is in the segment. Such an ADD is sent after the
 * REMOVE was answered.
 */

/** The changes in two parts. Every ADD that has to wait for a REMOVE of the first is in the second. */
export interface Ordered {
  readonly first: readonly SegmentChanges[];
  readonly after: readonly SegmentChanges[];
}

/** null where no ADD has to wait, which is usual. Both parts have every segment, in order. */
export function separate(segments: readonly SegmentChanges[]): Ordered | null {
  const split = segments.map(separateSegment);
  if (split.every(({ after }) => after.add.length === 0)) return null;
  return { first: split.map(({ first }) => first), after: split.map(({ after }) => after) };
}

function separateSegment(changes: SegmentChanges): {
  readonly first: SegmentChanges;
  readonly after: SegmentChanges;
} {
  const { key, add, remove } = changes;
  const after: Member[] = [];
  if (add.length === 0 || remove.length === 0) return { first: changes, after: none(key) };
  const removed = new Set(remove.map(sameUserKey));
  const first = add.filter((member) => {
    if (!removed.has(sameUserKey(member))) return true;
    after.push(member);
    return false;
  });
  return { first: { key, add: first, remove }, after: { key, add: after, remove: [] } };
}

function none(key: string): SegmentChanges {
  return { key, add: [], remove: [] };
}
