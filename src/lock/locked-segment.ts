import type { MemberCursor } from '../members/cursor.ts';
import { LinesCursor } from '../members/cursor.ts';
import { say } from '../message.ts';
import type { MemberKind } from '../model.ts';
import type { Chunk, Stamp, Unconfirmed } from './chunk.ts';
import { INDENT, lockDamaged } from './chunk.ts';
import type { ChunkRef, SegmentEntry } from './lock-index.ts';

/** Reads and verifies one chunk, which is valid until the next is read. */
export type ReadChunk = (ref: ChunkRef) => Chunk;

/**
 * Remembers the chunk that was read last: where identities end, guids may begin, so it is asked for
 * again. Everything that reads chunks into the same memory must go through it.
 */
export function keepingLast(read: ReadChunk): ReadChunk {
  let last: { readonly ref: ChunkRef; readonly chunk: Chunk } | null = null;
  return (ref) => {
    if (last?.ref !== ref) last = { ref, chunk: read(ref) };
    return last.chunk;
  };
}

/**
 * One kind of a segment's locked members, read chunk by chunk. `unconfirmed` and `stamps` grow as the
 * cursor advances, up to the end of the chunk that was read last. So a merge with the cursor has seen
 * every unconfirmed member below the current line.
 */
export interface LockedMembers {
  readonly accepted: MemberCursor;
  readonly unconfirmed: readonly Unconfirmed[];
  readonly stamps: readonly Stamp[];
}

export function openLocked(entry: SegmentEntry, kind: MemberKind, read: ReadChunk): LockedMembers {
  const unconfirmed: Unconfirmed[] = [];
  const stamps: Stamp[] = [];
  const refs = chunksOf(entry.chunks, kind);
  let next = 0;
  const more = (): Uint8Array | null => {
    const ref = refs[next];
    if (ref === undefined) return null;
    next += 1;
    const chunk = read(ref);
    for (const one of chunk.unconfirmed) if (one.member.kind === kind) unconfirmed.push(one);
    for (const stamp of chunk.stamps) if (stamp.member.kind === kind) stamps.push(stamp);
    return kind === 'identity' ? chunk.identities : chunk.guids;
  };
  return { accepted: new LinesCursor(more, INDENT, disordered), unconfirmed, stamps };
}

/** The digests match, so segops wrote it so: a bug, or a chunk named twice by the index. */
function disordered(): Error {
  return lockDamaged(say`the members of a segment are not in order in the lockfile`);
}

/** Identities come before guids, so only one chunk can have both. */
function chunksOf(chunks: readonly ChunkRef[], kind: MemberKind): readonly ChunkRef[] {
  const firstGuid = chunks.findIndex((chunk) => chunk.first.kind === 'guid');
  if (kind === 'identity') return firstGuid < 0 ? chunks : chunks.slice(0, firstGuid);
  return firstGuid < 0 ? chunks.slice(-1) : chunks.slice(Math.max(0, firstGuid - 1));
}
