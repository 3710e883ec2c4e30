import type { SegmentKey } from '../model.ts';
import { segmentId } from './file-names.ts';
import { MAX_CHUNK_BYTES } from './fold.ts';
import type { ChunkRef, LockIndex, SegmentEntry } from './lock-index.ts';
import { declaredOf, EMPTY_ENTRY, findEntry, idsOf, idsOfKey, keysOf } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import type { Unsettled } from './membership.ts';
import { doubted } from './membership.ts';
import type { KnownMember } from './memberships.ts';
import { membershipsOf, writeEntryFrom } from './memberships.ts';

/** The lock without the journal of an apply that was under way, and the chunks that are new. */
export interface GivenUp {
  readonly index: LockIndex;
  readonly chunks: ReadonlyMap<ChunkRef, Uint8Array>;
}

/**
 * Without its journal nobody knows what an apply sent: all that the lock knows of the segments that it
 * changed is in doubt, also whom it had forgotten but for a stamp, and attempts in both directions may
 * still land until `until` (ms). It may have sent members that the lock never knew. Writes nothing.
 */
export async function withoutJournal(
  index: LockIndex,
  until: number,
  fetch: FetchChunks,
): Promise<GivenUp> {
  const chunks = new Map<ChunkRef, Uint8Array>();
  let next: LockIndex = { ...index, applying: null };
  for (const key of index.applying?.segments ?? []) {
    const ids = idsOfKey(key);
    const match = findEntry(next, ids);
    const isNew = match.kind === 'none';
    const before = isNew ? { ...EMPTY_ENTRY, id: segmentId(key, next.nextSegment) } : match.entry;
    const declared = { ...before, ...declaredOf(ids, before) };
    const used = [...new Set([...declared.used, ...keysOf(idsOf(declared))])].sort();
    const known = (read: ReadChunk) => sentAtRandom(before, read, until);
    const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
    const written = await writeEntryFrom(fetch, [before], { ...declared, used }, known, options);
    for (const [ref, bytes] of written.chunks) chunks.set(ref, bytes);
    next = withEntry(next, isNew ? key : match.key, written.entry, isNew);
  }
  return { index: next, chunks };
}

function withEntry(
  index: LockIndex,
  key: SegmentKey,
  entry: SegmentEntry,
  isNew: boolean,
): LockIndex {
  const segments = new Map(index.segments).set(key, entry);
  return { ...index, segments, nextSegment: index.nextSegment + (isNew ? 1 : 0) };
}

function* sentAtRandom(
  entry: SegmentEntry,
  read: ReadChunk,
  until: number,
): Generator<KnownMember> {
  for (const { member, membership } of membershipsOf(entry, read)) {
    const { state, unsettled } = doubted(membership);
    yield { member, membership: { state, unsettled: bothUntil(unsettled, until) } };
  }
}

function bothUntil({ ADD, REMOVE }: Unsettled, until: number): Unsettled {
  return { ADD: Math.max(ADD ?? 0, until), REMOVE: Math.max(REMOVE ?? 0, until) };
}
