import { failure } from '../failure.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { LinesCursor } from '../members/cursor.ts';
import type { MemberKind } from '../model.ts';
import type { Chunk, Doubt, Stamp } from './chunk.ts';
import { INDENT } from './chunk.ts';
import type { ChunkRef, SegmentEntry } from './lock-index.ts';

/** Reads and verifies one chunk, which is valid until the next is read. */
export type ReadChunk = (ref: ChunkRef) => Chunk;

/**
 * Remembers the chunk that was read last: where identities end, guids may begin, so it is asked for
 * again. Whatever reads chunks into the same memory must go through it.
 */
export function keepingLast(read: ReadChunk): ReadChunk {
  let last: { readonly ref: ChunkRef; readonly chunk: Chunk } | null = null;
  return (ref) => {
    if (last?.ref !== ref) last = { ref, chunk: read(ref) };
    return last.chunk;
  };
}

/**
 * One kind of a segment's locked members, read chunk by chunk. `doubts` and `stamps` grow as the
 * cursor advances: they hold everything up to the end of the last chunk that was read, so whoever
 * merges with the cursor has seen every doubt below its current line.
 */
export interface LockedMembers {
  readonly accepted: MemberCursor;
  readonly doubts: readonly Doubt[];
  readonly stamps: readonly Stamp[];
}

export function openLocked(entry: SegmentEntry, kind: MemberKind, read: ReadChunk): LockedMembers {
  const doubts: Doubt[] = [];
  const stamps: Stamp[] = [];
  const refs = chunksOf(entry.chunks, kind);
  let next = 0;
  const more = (): Uint8Array | null => {
    const ref = refs[next];
    if (ref === undefined) return null;
    next += 1;
    const chunk = read(ref);
    for (const doubt of chunk.doubts) if (doubt.member.kind === kind) doubts.push(doubt);
    for (const stamp of chunk.stamps) if (stamp.member.kind === kind) stamps.push(stamp);
    return kind === 'identity' ? chunk.identities : chunk.guids;
  };
  return { accepted: new LinesCursor(more, INDENT, disordered), doubts, stamps };
}

/** The digests match, so segops wrote it so: a bug, or a chunk named twice by the index. */
function disordered(): Error {
  return failure(
    'lock-damaged',
    'the lock holds members out of order',
    'Restore the lock and its folder together from the last commit. Nothing was sent.',
  );
}

/** Identities stand before guids, so only one chunk can hold both. */
function chunksOf(chunks: readonly ChunkRef[], kind: MemberKind): readonly ChunkRef[] {
  const firstGuid = chunks.findIndex((chunk) => chunk.first.kind === 'guid');
  if (kind === 'identity') return firstGuid < 0 ? chunks : chunks.slice(0, firstGuid);
  return firstGuid < 0 ? chunks.slice(-1) : chunks.slice(Math.max(0, firstGuid - 1));
}
