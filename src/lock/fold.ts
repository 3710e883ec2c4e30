import type { ListFacts } from '../lists/list-facts.ts';
import { countLines } from '../members/bytes.ts';
import { compareMembers } from '../members/member.ts';
import type { Member, SegmentIds, SegmentKey } from '../model.ts';
import type { Announced } from './announced.ts';
import { withAnnounced } from './announced.ts';
import type { Chunk } from './chunk.ts';
import { digestOf, EMPTY_CHUNK, renderChunk } from './chunk.ts';
import type { MemberEdit } from './edit-chunk.ts';
import { editChunk, firstMember, splitChunk } from './edit-chunk.ts';
import type { ExclusionMemory } from './exclusion-memory.ts';
import { segmentId } from './file-names.ts';
import type { ChunkRef, EntryBlock, LockIndex, MoreOfEntry, SegmentEntry } from './lock-index.ts';
import { declaredOf, EMPTY_ENTRY, findEntry } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import { chunksAhead, withChunks } from './locked-segment.ts';
import type { KnownSplit } from './splits.ts';
import { withSplits } from './splits.ts';

/** What an apply knows of a segment that it managed. */
export interface SegmentUpdate {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  /** Absent: as before. */
  readonly lists?: readonly ListFacts[];
  /** Absent: as before. */
  readonly splits?: readonly KnownSplit[];
  /** Absent: as before; null: nothing is announced. */
  readonly announced?: Announced | null;
  readonly created: SegmentEntry['created'] | null;
  /** Absent: as before. */
  readonly retired?: boolean;
  readonly exclusions?: ExclusionMemory | undefined;
  /** Additions of the first fill that are left. Absent: as before. */
  readonly firstFill?: number;
  /** Absent: a block stays while the IDs that it was for stay. */
  readonly blocked?: EntryBlock | null;
  /** IDs under which it was sent, those that CleverTap refused, and those that it took. Absent: none. */
  readonly used?: readonly SegmentKey[];
  readonly refused?: readonly SegmentKey[];
  readonly taken?: readonly SegmentKey[];
  /** In any order, one for each member. */
  readonly edits: readonly MemberEdit[];
}

/** The lock after the updates, and the chunks that are new. */
export interface Folded {
  readonly segments: ReadonlyMap<SegmentKey, SegmentEntry>;
  readonly nextSegment: number;
  readonly chunks: ReadonlyMap<ChunkRef, Uint8Array>;
}

export interface FoldOptions {
  /** Stamps that passed before this time (ms) are dropped from the chunks that are rewritten. */
  readonly now: number;
  /** A chunk above this size is halved. */
  readonly maxChunkBytes: number;
}

/** A few thousand lines of a git diff at most, and far below any host's limit for a blob. */
export const MAX_CHUNK_BYTES = 1 << 20;

/** Reads the chunks that an edit touches, and writes nothing. */
export async function foldUpdates(
  index: LockIndex,
  updates: readonly SegmentUpdate[],
  fetch: FetchChunks,
  options: FoldOptions,
): Promise<Folded> {
  const segments = new Map(index.segments);
  const chunks = new Map<ChunkRef, Uint8Array>();
  const { owned, nextSegment } = ownedBy(index, updates);
  const work = chunksAhead(owned, ({ pieces }) => touchedIn(pieces), fetch);
  for await (const [{ update, oldKey, before, pieces }, read] of work) {
    segments.delete(oldKey);
    const edited = rewritten(before, pieces, read, options);
    for (const [ref, bytes] of edited.chunks) chunks.set(ref, bytes);
    segments.set(update.key, updated(edited.entry, update));
  }
  return { segments, nextSegment, chunks };
}

/** The entry that an update is about, and where its edits fall. */
interface OwnedEntry {
  readonly update: SegmentUpdate;
  readonly oldKey: SegmentKey;
  readonly before: SegmentEntry;
  readonly pieces: readonly EditedPiece[];
}

function ownedBy(
  index: LockIndex,
  updates: readonly SegmentUpdate[],
): { readonly owned: readonly OwnedEntry[]; readonly nextSegment: number } {
  const ids = new Set<string>();
  let { nextSegment } = index;
  const owned = updates.map((update) => {
    const found = findEntry(index, update.ids);
    const oldKey = found.kind === 'found' ? found.key : update.key;
    let before = index.segments.get(oldKey);
    if (before === undefined) {
      before = { ...EMPTY_ENTRY, id: segmentId(update.key, nextSegment) };
      nextSegment += 1;
    }
    if (ids.has(before.id)) throw new Error(`two segments own one entry: ${oldKey}`);
    ids.add(before.id);
    return { update, oldKey, before, pieces: piecesOf(before.chunks, update.edits) };
  });
  return { owned, nextSegment };
}

function updated(entry: SegmentEntry, update: SegmentUpdate): SegmentEntry {
  const {
    ids,
    lists = entry.lists,
    created,
    retired,
    blocked,
    used = [],
    refused = [],
    taken = [],
  } = update;
  const exclusions = update.exclusions ?? entry.exclusions;
  return {
    ...entry,
    ...declaredOf(ids, entry),
    used: union(entry.used, used),
    refused: union(entry.refused, refused).filter((key) => !taken.includes(key)),
    created: created ?? entry.created,
    retired: retired ?? entry.retired,
    firstFill: update.firstFill ?? entry.firstFill,
    lists,
    more: moreOf(entry, update),
    exclusions,
    blocked: blocked === undefined ? stillBlocked(entry.blocked, ids) : blocked,
  };
}

function moreOf({ more }: SegmentEntry, { splits, announced }: SegmentUpdate): MoreOfEntry {
  const split = splits === undefined ? more : withSplits(more, splits);
  return announced === undefined ? split : withAnnounced(split, announced);
}

function union(a: readonly SegmentKey[], b: readonly SegmentKey[]): SegmentKey[] {
  return [...new Set([...a, ...b])].sort();
}

export interface EditedEntry {
  readonly entry: SegmentEntry;
  /** Those that are new. */
  readonly chunks: ReadonlyMap<ChunkRef, Uint8Array>;
}

/** Rewrites the chunks that edits (in any order, one for each member) touch. */
export async function editEntry(
  entry: SegmentEntry,
  edits: readonly MemberEdit[],
  fetch: FetchChunks,
  options: FoldOptions,
): Promise<EditedEntry> {
  const pieces = piecesOf(entry.chunks, edits);
  return withChunks(fetch, touchedIn(pieces), (read) => rewritten(entry, pieces, read, options));
}

function rewritten(
  entry: SegmentEntry,
  pieces: readonly EditedPiece[],
  read: ReadChunk,
  options: FoldOptions,
): EditedEntry {
  const rewrite = new Rewrite(entry, options);
  for (const { ref, own } of pieces) {
    if (ref !== null && own.length === 0) rewrite.keep(ref);
    else {
      const before = ref === null ? EMPTY_CHUNK : read(ref);
      rewrite.put(editChunk(before, own, options.now), ref?.number ?? null);
    }
  }
  return rewrite.result();
}

function touchedIn(pieces: readonly EditedPiece[]): ChunkRef[] {
  return pieces.flatMap(({ ref, own }) => (ref === null || own.length === 0 ? [] : [ref]));
}

interface EditedPiece {
  /** null: of a segment that has no chunk yet. */
  readonly ref: ChunkRef | null;
  readonly own: readonly MemberEdit[];
}

/** Each chunk with the edits whose members fall in its range. */
function piecesOf(refs: readonly ChunkRef[], unsorted: readonly MemberEdit[]): EditedPiece[] {
  const edits = [...unsorted].sort((a, b) => compareMembers(a.member, b.member));
  if (refs.length === 0) return [{ ref: null, own: edits }];
  let from = 0;
  return refs.map((ref, index) => {
    const next = refs[index + 1];
    const to = next === undefined ? edits.length : firstNotBelow(edits, from, next.first);
    const own = edits.slice(from, to);
    from = to;
    return { ref, own };
  });
}

/** The chunks of one entry as they will be, in order. */
export class Rewrite {
  readonly #entry: SegmentEntry;
  readonly #options: FoldOptions;
  readonly #refs: ChunkRef[] = [];
  readonly #written = new Map<ChunkRef, Uint8Array>();
  #nextChunk: number;

  constructor(entry: SegmentEntry, options: FoldOptions) {
    this.#entry = entry;
    this.#options = options;
    this.#nextChunk = entry.nextChunk;
  }

  keep(ref: ChunkRef): void {
    this.#refs.push(ref);
  }

  /** Its first part keeps the number, so that git finds the version before it; others get new ones. */
  put(chunk: Chunk, number: number | null): void {
    for (const [at, part] of splitChunk(chunk, this.#options.maxChunkBytes).entries()) {
      this.#write(part, at === 0 && number !== null ? number : this.#newNumber());
    }
  }

  #newNumber(): number {
    this.#nextChunk += 1;
    return this.#nextChunk - 1;
  }

  #write(chunk: Chunk, number: number): void {
    const bytes = renderChunk(this.#entry.id, chunk);
    const ref: ChunkRef = {
      segment: this.#entry.id,
      number,
      first: firstMember(chunk),
      accepted: countLines(chunk.identities) + countLines(chunk.guids),
      unconfirmed: chunk.unconfirmed.length,
      unsettled: chunk.stamps.length,
      sha256: digestOf(bytes),
    };
    this.#refs.push(ref);
    this.#written.set(ref, bytes);
  }

  result(): EditedEntry {
    const sum = (count: (ref: ChunkRef) => number) =>
      this.#refs.reduce((total, ref) => total + count(ref), 0);
    const entry = {
      ...this.#entry,
      accepted: sum((ref) => ref.accepted),
      unconfirmed: sum((ref) => ref.unconfirmed),
      unsettled: sum((ref) => ref.unsettled),
      nextChunk: this.#nextChunk,
      chunks: this.#refs,
    };
    return { entry, chunks: this.#written };
  }
}

/** A block is for IDs under which CleverTap did not find the segment. One that stays keeps it. */
export function stillBlocked(blocked: EntryBlock | null, ids: SegmentIds): EntryBlock | null {
  if (blocked === null) return null;
  const { customerSegmentId, ctSegmentId } = blocked;
  const isSame =
    (customerSegmentId !== null && customerSegmentId === ids.customerSegmentId) ||
    (ctSegmentId !== null && ctSegmentId === ids.ctSegmentId);
  return isSame ? blocked : null;
}

/** The first edit, from `from` on, whose member is not below `member`. */
function firstNotBelow(edits: readonly MemberEdit[], from: number, member: Member): number {
  let low = from;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edit = edits[middle];
    if (edit !== undefined && compareMembers(edit.member, member) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
