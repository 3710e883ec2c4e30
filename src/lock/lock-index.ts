import type { ListFacts } from '../lists/list-facts.ts';
import type { Message } from '../message.ts';
import { asCode, asKey, say } from '../message.ts';
import type { Member, SegmentIds, SegmentKey } from '../model.ts';

/** The index of the lock: the one commit point. It names every chunk by file and digest. */
export interface LockIndex {
  readonly lineage: string;
  readonly serial: number;
  /** null until the first apply. From then on the lock is for this account and origin alone. */
  readonly account: string | null;
  readonly origin: string | null;
  /** Who wrote this serial; null for a fresh lock. */
  readonly written: LastWrite | null;
  /** The apply that is under way or was cut off. Its journal says how far it came. */
  readonly applying: string | null;
  readonly segments: ReadonlyMap<SegmentKey, SegmentEntry>;
  /** What the last applies did, oldest first, as files of the lock's folder. */
  readonly history: readonly RecordRef[];
}

/** Where the record of one apply is kept, and the files that list its changes. */
export interface RecordRef {
  readonly serial: number;
  /** When the apply meant to send, ms since the epoch. */
  readonly at: number;
  readonly file: string;
  readonly sha256: string;
  readonly changeFiles: readonly string[];
}

export interface LastWrite {
  readonly apply: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly commit: string | null;
}

export interface SegmentEntry {
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
  /** Whether segops made this segment: `asked` while a create of ours has had no clear answer. */
  readonly created: 'no' | 'asked' | 'yes';
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly unsettled: number;
  /** By decision it is no longer managed: its members stay, and it is not an orphan. */
  readonly retired: boolean;
  /** As they were at the last apply. */
  readonly lists: readonly ListFacts[];
  /** CleverTap reported it missing or mismatched under these IDs: no changes until they change. */
  readonly blocked: EntryBlock | null;
  readonly chunks: readonly ChunkRef[];
}

export interface EntryBlock {
  readonly error: 'API_SEGMENT_NOT_FOUND_OR_DELETED' | 'API_SEGMENT_ID_MISMATCH';
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
}

/** A file of `segops.lock.d/`: `first` opens its range, which ends where the next chunk begins. */
export interface ChunkRef {
  readonly file: string;
  readonly first: Member;
  /** Accepted members in the chunk. */
  readonly accepted: number;
  readonly sha256: string;
}

export const EMPTY_ENTRY: SegmentEntry = {
  customerSegmentId: null,
  ctSegmentId: null,
  created: 'no',
  accepted: 0,
  unconfirmed: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  blocked: null,
  chunks: [],
};

export function emptyIndex(lineage: string): LockIndex {
  return {
    lineage,
    serial: 0,
    account: null,
    origin: null,
    written: null,
    applying: null,
    segments: new Map(),
    history: [],
  };
}

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
