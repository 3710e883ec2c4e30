import type { MemberCursor } from '../members/cursor.ts';
import { LinesCursor } from '../members/cursor.ts';
import { say } from '../message.ts';
import type { MemberKind } from '../model.ts';
import type { Chunk, Stamp, Unconfirmed } from './chunk.ts';
import { INDENT, parseChunk } from './chunk.ts';
import { lockDamaged } from './lock-failures.ts';
import type { ChunkRef, SegmentEntry } from './lock-index.ts';

/** Reads and verifies one chunk, which is valid until the next is read. */
export type ReadChunk = (ref: ChunkRef) => Chunk;

/** Chunks that are on this machine, until they are closed. */
export interface LocalChunks {
  readonly read: ReadChunk;
  close(): void;
}

/** Brings chunks of one segment to this machine. */
export type FetchChunks = (refs: readonly ChunkRef[]) => Promise<LocalChunks>;

/** Lends the chunks while `use` runs. */
export async function withChunks<T>(
  fetch: FetchChunks,
  refs: readonly ChunkRef[],
  use: (read: ReadChunk) => T,
): Promise<T> {
  const chunks = await fetch(refs);
  try {
    return use(chunks.read);
  } finally {
    chunks.close();
  }
}

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

/** Chunks that are not written yet, in front of those that are. */
export function overlaid(
  fetch: FetchChunks,
  written: ReadonlyMap<ChunkRef, Uint8Array>,
): FetchChunks {
  return async (refs) => {
    const chunks = await fetch(refs.filter((ref) => !written.has(ref)));
    return {
      read: (ref) => {
        const bytes = written.get(ref);
        return bytes === undefined ? chunks.read(ref) : parseChunk(bytes, ref.segment, ref.sha256);
      },
      close: chunks.close,
    };
  };
}

/** Members that are worth a fetch: a store may start a process for each. */
const WORTH_FETCHING = 100_000;

/**
 * Chunks of one after the other; what the next ones need is fetched while one is used. Many small
 * segments are fetched together.
 */
export async function* chunksAhead<T>(
  items: readonly T[],
  refsOf: (item: T) => readonly ChunkRef[],
  fetch: FetchChunks,
): AsyncGenerator<readonly [T, ReadChunk]> {
  const groups = together(items, refsOf);
  const begin = (group: readonly T[] | undefined) => (group ? fetch(group.flatMap(refsOf)) : null);
  let ahead = begin(groups[0]);
  try {
    for (const [at, group] of groups.entries()) {
      const chunks = await ahead;
      ahead = begin(groups[at + 1]);
      if (chunks === null) return;
      try {
        for (const item of group) yield [item, chunks.read];
      } finally {
        chunks.close();
      }
    }
  } finally {
    await ahead?.then(
      (chunks) => chunks.close(),
      () => undefined,
    );
  }
}

function together<T>(items: readonly T[], refsOf: (item: T) => readonly ChunkRef[]): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    if (room <= 0) {
      groups.push([]);
      room = WORTH_FETCHING;
    }
    groups.at(-1)?.push(item);
    for (const { accepted } of refsOf(item)) room -= accepted;
  }
  return groups;
}

/** Every unconfirmed membership of a segment, read from the chunks that have some. */
export function unconfirmedIn(entry: SegmentEntry, fetch: FetchChunks): Promise<Unconfirmed[]> {
  const refs = entry.chunks.filter((ref) => ref.unconfirmed > 0);
  return withChunks(fetch, refs, (read) => refs.flatMap((ref) => read(ref).unconfirmed));
}

/** Every attempt at a segment that may still land, read from the chunks that have some. */
export function stampsIn(entry: SegmentEntry, fetch: FetchChunks): Promise<Stamp[]> {
  const refs = entry.chunks.filter((ref) => ref.unsettled > 0);
  return withChunks(fetch, refs, (read) => refs.flatMap((ref) => read(ref).stamps));
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
