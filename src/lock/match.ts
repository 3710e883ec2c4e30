import type { Message } from '../message.ts';
import { asCode, asKey, say } from '../message.ts';
import type { SegmentIds, SegmentKey } from '../model.ts';
import type { LockIndex, SegmentEntry } from './lock-index.ts';

export type EntryMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly key: SegmentKey; readonly entry: SegmentEntry }
  /** The lock knows the IDs as different segments, or one of them with another partner. */
  | { readonly kind: 'contradiction'; readonly message: Message };

/** Finds a segment by either ID, so that adding the missing one later keeps its entry. */
export function findEntry(index: LockIndex, ids: SegmentIds): EntryMatch {
  const matches = [...index.segments].filter(([, entry]) => sharesId(entry, ids));
  const [first, second] = matches;
  if (first === undefined) return { kind: 'none' };
  if (second !== undefined) {
    const message = say`the lockfile knows ${asKey(first[0])} and ${asKey(second[0])} as two segments`;
    return { kind: 'contradiction', message };
  }
  const [key, entry] = first;
  const clash = contradiction(entry, ids);
  return clash === null ? { kind: 'found', key, entry } : { kind: 'contradiction', message: clash };
}

function sharesId(entry: SegmentEntry, ids: SegmentIds): boolean {
  const { customerSegmentId, ctSegmentId } = ids;
  return (
    (customerSegmentId !== undefined && entry.customerSegmentId === customerSegmentId) ||
    (ctSegmentId !== undefined && entry.ctSegmentId === ctSegmentId)
  );
}

function contradiction(entry: SegmentEntry, ids: SegmentIds): Message | null {
  const pairs: [string, string | number | null, string | number | undefined][] = [
    ['customer_segment_id', entry.customerSegmentId, ids.customerSegmentId],
    ['ct_segment_id', entry.ctSegmentId, ids.ctSegmentId],
  ];
  for (const [name, locked, declared] of pairs) {
    if (locked !== null && declared !== undefined && locked !== declared) {
      return say`the lockfile has the ${asCode(name)} ${asKey(String(locked))}, but the manifest has ${asKey(String(declared))}`;
    }
  }
  return null;
}
