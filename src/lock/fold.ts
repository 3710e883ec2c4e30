import type { ListFacts } from '../lists/list-facts.ts';
import { countLines } from '../members/bytes.ts';
import { compareMembers } from '../members/member.ts';
import type { Member, SegmentIds, SegmentKey } from '../model.ts';
import type { Chunk } from './chunk.ts';
import { digestOf, EMPTY_CHUNK, renderChunk } from './chunk.ts';
import type { MemberEdit } from './edit-chunk.ts';
import { editChunk, firstMember, splitChunk } from './edit-chunk.ts';
import { chunkFile } from './file-names.ts';
import type { ChunkRef, EntryBlock, LockIndex, SegmentEntry } from './lock-index.ts';
import { EMPTY_ENTRY, findEntry } from './lock-index.ts';
import type { ReadChunk } from './locked-segment.ts';

/** What an apply knows of a segment that it managed. */
export interface SegmentUpdate {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  readonly lists: readonly ListFacts[];
  readonly created: SegmentEntry['created'] | null;
  /** Absent: as before. */
  readonly retired?: boolean;
  /** Absent: a block stays while the IDs that it was for stay. */
  readonly blocked?: EntryBlock | null;
  /** In any order, one for each member. */
  readonly edits: readonly MemberEdit[];
}

/** The lock after the updates, and the chunks that are new. */
export interface Folded {
  readonly segments: ReadonlyMap<SegmentKey, SegmentEntry>;
  readonly chunks: ReadonlyMap<string, Uint8Array>;
}

export interface FoldOptions {
  /** Stamps that passed before this time (ms) are dropped from the chunks that are rewritten. */
  readonly now: number;
  /** A chunk above this size is halved. */
  readonly maxChunkBytes: number;
}

/** A few thousand lines of a git diff at most, and far below any host's limit for a blob. */
export const MAX_CHUNK_BYTES = 1 << 20;

/** Pure: reads chunks through `read`, writes nothing. */
export function foldUpdates(
  index: LockIndex,
  updates: readonly SegmentUpdate[],
  read: ReadChunk,
  options: FoldOptions,
): Folded {
  const segments = new Map(index.segments);
  const chunks = new Map<string, Uint8Array>();
  for (const update of updates) {
    const found = findEntry(index, update.ids);
    const oldKey = found.kind === 'found' ? found.key : update.key;
    const before = index.segments.get(oldKey) ?? EMPTY_ENTRY;
    segments.delete(oldKey);
    const rewrite = new Rewrite(update, oldKey !== update.key, read, options, chunks);
    segments.set(update.key, rewrite.entry(before));
  }
  return { segments, chunks };
}

/** Rewrites the chunks of one segment that its edits touch. */
class Rewrite {
  readonly #update: SegmentUpdate;
  readonly #renamed: boolean;
  readonly #read: ReadChunk;
  readonly #options: FoldOptions;
  readonly #written: Map<string, Uint8Array>;
  #unconfirmed = 0;
  #unsettled = 0;

  constructor(
    update: SegmentUpdate,
    renamed: boolean,
    read: ReadChunk,
    options: FoldOptions,
    written: Map<string, Uint8Array>,
  ) {
    this.#update = update;
    this.#renamed = renamed;
    this.#read = read;
    this.#options = options;
    this.#written = written;
  }

  entry(before: SegmentEntry): SegmentEntry {
    this.#unconfirmed = before.unconfirmed;
    this.#unsettled = before.unsettled;
    const chunks = this.#chunks(before.chunks);
    const { ids, lists, created } = this.#update;
    return {
      customerSegmentId: ids.customerSegmentId ?? before.customerSegmentId,
      ctSegmentId: ids.ctSegmentId ?? before.ctSegmentId,
      created: created ?? before.created,
      accepted: chunks.reduce((sum, chunk) => sum + chunk.accepted, 0),
      unconfirmed: this.#unconfirmed,
      unsettled: this.#unsettled,
      retired: this.#update.retired ?? before.retired,
      lists,
      blocked:
        this.#update.blocked === undefined
          ? stillBlocked(before.blocked, ids)
          : this.#update.blocked,
      chunks,
    };
  }

  #chunks(refs: readonly ChunkRef[]): ChunkRef[] {
    const edits = [...this.#update.edits].sort((a, b) => compareMembers(a.member, b.member));
    if (refs.length === 0) return this.#store(EMPTY_CHUNK, edits);
    let from = 0;
    return refs.flatMap((ref, index) => {
      const next = refs[index + 1];
      const to = next === undefined ? edits.length : firstNotBelow(edits, from, next.first);
      const own = edits.slice(from, to);
      from = to;
      if (own.length === 0 && !this.#renamed) return [ref];
      return this.#store(this.#read(ref), own);
    });
  }

  #store(before: Chunk, edits: readonly MemberEdit[]): ChunkRef[] {
    const after = editChunk(before, edits, this.#options.now);
    this.#unconfirmed += after.unconfirmed.length - before.unconfirmed.length;
    this.#unsettled += after.stamps.length - before.stamps.length;
    return splitChunk(after, this.#options.maxChunkBytes).map((part) => this.#write(part));
  }

  #write(chunk: Chunk): ChunkRef {
    const bytes = renderChunk(this.#update.key, chunk);
    const sha256 = digestOf(bytes);
    const file = chunkFile(this.#update.key, sha256);
    this.#written.set(file, bytes);
    return { file, first: firstMember(chunk), accepted: acceptedIn(chunk), sha256 };
  }
}

/** A block is for the IDs under which CleverTap did not find the segment. */
export function stillBlocked(blocked: EntryBlock | null, ids: SegmentIds): EntryBlock | null {
  if (blocked === null) return null;
  const same =
    blocked.customerSegmentId === (ids.customerSegmentId ?? null) &&
    blocked.ctSegmentId === (ids.ctSegmentId ?? null);
  return same ? blocked : null;
}

function acceptedIn(chunk: Chunk): number {
  return countLines(chunk.identities) + countLines(chunk.guids);
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
