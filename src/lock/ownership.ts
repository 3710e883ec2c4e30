import type { SegmentIds, SegmentKey } from '../model.ts';
import { segmentId } from './file-names.ts';
import type { FoldOptions } from './fold.ts';
import { MAX_CHUNK_BYTES } from './fold.ts';
import { joinedEntry, joinedMembers } from './join-entries.ts';
import type { ChunkRef, LockIndex, SegmentEntry } from './lock-index.ts';
import { chunksNamed, declaredOf, idsOfKey, keysOf, ownersAmong } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import { overlaid } from './locked-segment.ts';
import type { KnownMember } from './memberships.ts';
import { allDoubted, membershipsOf, writeEntryFrom } from './memberships.ts';
import { partsOf } from './split-entry.ts';
import type { LockReader, LockStore } from './store/store.ts';
import { NO_FILES } from './store/store.ts';

/**
 * One manifest owns one entry. The IDs of a manifest may change, and what the lock knows was sent
 * under the old ones:
 *
 *   - An ID that was used is replaced: the entry is *split*. Which of the two segments has the members
 *     cannot be known, so both hold every membership as unconfirmed; the old one is an orphan.
 *   - Two entries turn out to be one segment, since a manifest has an ID of each: they are *joined*.
 *     What they do not agree on is unconfirmed.
 *
 * Both become part of the lock before anything is sent on their word.
 */
export interface OwnershipChange {
  readonly kind: 'split' | 'joined';
  /** The entry of the manifest. */
  readonly key: SegmentKey;
  /** What was split off, or taken in. */
  readonly other: SegmentKey;
}

export interface Owned {
  readonly index: LockIndex;
  readonly chunks: ReadonlyMap<ChunkRef, Uint8Array>;
  readonly changes: readonly OwnershipChange[];
}

/** The lock as the IDs of these segments make it. Writes nothing. */
export async function ownEntries(
  index: LockIndex,
  segments: readonly SegmentIds[],
  fetch: FetchChunks,
  options: FoldOptions,
): Promise<Owned> {
  const work = new Owning(index, fetch, options);
  for (const ids of segments) await work.own(ids);
  return work.result();
}

/** A lock of which every manifest owns one entry at most. */
export interface OwnedLock extends Pick<LockReader, 'fetchChunks' | 'readPart'> {
  readonly index: LockIndex;
  readonly ownership: Owned;
}

/** Over a lock as it was read; nothing is written. `now` in ms since the epoch. */
export async function ownLock(
  lock: Omit<OwnedLock, 'ownership'>,
  segments: readonly SegmentIds[],
  now: number,
): Promise<OwnedLock> {
  const { fetchChunks, readPart } = lock;
  const options = { now, maxChunkBytes: MAX_CHUNK_BYTES };
  const ownership = await ownEntries(lock.index, segments, fetchChunks, options);
  const { index, chunks } = ownership;
  return { index, fetchChunks: overlaid(fetchChunks, chunks), readPart, ownership };
}

/** Writes what was split and joined. Returns the lock as it is then. */
export async function commitOwned(
  store: Pick<LockStore, 'swap'>,
  base: LockIndex,
  { index, chunks, changes }: Owned,
  written: LockIndex['written'],
): Promise<LockIndex> {
  if (changes.length === 0) return base;
  const next = { ...index, serial: base.serial + 1, written };
  return store.swap(next, { ...NO_FILES, chunks });
}

/** Undoes a join, or takes apart two segments that were taken for one. Writes nothing. */
export async function splitEntry(
  index: LockIndex,
  key: SegmentKey,
  apart: readonly SegmentKey[],
  fetch: FetchChunks,
  options: FoldOptions,
): Promise<Owned> {
  const work = new Owning(index, fetch, options);
  await work.split(key, apart);
  return work.result();
}

class Owning {
  readonly #fetch: FetchChunks;
  readonly #options: FoldOptions;
  readonly #chunks = new Map<ChunkRef, Uint8Array>();
  readonly #changes: OwnershipChange[] = [];
  #index: LockIndex;

  constructor(index: LockIndex, fetch: FetchChunks, options: FoldOptions) {
    this.#index = index;
    this.#fetch = overlaid(fetch, this.#chunks);
    this.#options = options;
  }

  async own(ids: SegmentIds): Promise<void> {
    const declared = keysOf(ids);
    const changes: Omit<OwnershipChange, 'key'>[] = [];
    for (const [key, entry] of ownersAmong(this.#index.segments, declared)) {
      const replaced = entry.used.filter((used) => isReplaced(used, declared, entry));
      if (replaced.length === 0) continue;
      changes.push({ kind: 'split', other: (await this.#takeApart(key, replaced)).other });
    }
    const [first, second] = ownersAmong(this.#index.segments, declared);
    if (first !== undefined && second !== undefined) {
      await this.#join(ids, first[0], second[0]);
      changes.push({ kind: 'joined', other: second[0] });
    }
    if (changes.length === 0) return;
    const key = this.#declare(ids);
    this.#changes.push(...changes.map((change) => ({ ...change, key })));
  }

  /** `apart` becomes an entry of its own; nobody knows which of the two has the members. */
  async split(key: SegmentKey, apart: readonly SegmentKey[]): Promise<void> {
    this.#changes.push({ kind: 'split', ...(await this.#takeApart(key, apart)) });
  }

  async #takeApart(
    key: SegmentKey,
    apart: readonly SegmentKey[],
  ): Promise<Pick<OwnershipChange, 'key' | 'other'>> {
    const entry = this.#entry(key);
    const [otherKey = key] = apart;
    const { left, other } = partsOf(entry, apart, this.#newId(otherKey));
    const known = (read: ReadChunk) => allDoubted(membershipsOf(entry, read));
    this.#remove(key);
    await this.#put(otherKey, other, [entry], known);
    await this.#put(keyOf(left, key), left, [entry], known);
    return { key: keyOf(left, key), other: otherKey };
  }

  async #join(ids: SegmentIds, key: SegmentKey, otherKey: SegmentKey): Promise<void> {
    const [a, b] = [this.#entry(key), this.#entry(otherKey)];
    const both = joinedEntry(ids, a, b);
    this.#remove(otherKey);
    this.#remove(key);
    await this.#put(keyOf(both, key), both, [a, b], (read) => joinedMembers(a, b, read));
  }

  /** Gives the one entry of these IDs their key. */
  #declare(ids: SegmentIds): SegmentKey {
    const [owner] = ownersAmong(this.#index.segments, keysOf(ids));
    if (owner === undefined) throw new Error('what was split or joined has no entry');
    const [key, entry] = owner;
    const declared = { ...entry, ...declaredOf(ids, entry) };
    this.#remove(key);
    const segments = new Map(this.#index.segments).set(keyOf(declared, key), declared);
    this.#index = { ...this.#index, segments };
    return keyOf(declared, key);
  }

  #entry(key: SegmentKey): SegmentEntry {
    const entry = this.#index.segments.get(key);
    if (entry === undefined) throw new Error(`the lock has no entry ${key}`);
    return entry;
  }

  #newId(key: SegmentKey): string {
    const { nextSegment } = this.#index;
    this.#index = { ...this.#index, nextSegment: nextSegment + 1 };
    return segmentId(key, nextSegment);
  }

  #remove(key: SegmentKey): void {
    const segments = new Map(this.#index.segments);
    segments.delete(key);
    this.#index = { ...this.#index, segments };
  }

  /** Writes an entry from what others know. */
  async #put(
    key: SegmentKey,
    entry: SegmentEntry,
    from: readonly SegmentEntry[],
    known: (read: ReadChunk) => Iterable<KnownMember>,
  ): Promise<void> {
    const written = await writeEntryFrom(this.#fetch, from, entry, known, this.#options);
    for (const [ref, bytes] of written.chunks) this.#chunks.set(ref, bytes);
    const segments = new Map(this.#index.segments).set(key, written.entry);
    this.#index = { ...this.#index, segments };
  }

  result(): Owned {
    const chunks = chunksNamed(this.#index, this.#chunks);
    return { index: this.#index, chunks, changes: this.#changes };
  }
}

/** It was sent under an ID that the manifest has replaced by another of the same kind. */
function isReplaced(
  used: SegmentKey,
  declared: readonly SegmentKey[],
  { refused }: SegmentEntry,
): boolean {
  if (declared.includes(used) || refused.includes(used)) return false;
  return declared.some((key) => isNumber(key) === isNumber(used));
}

function isNumber(key: SegmentKey): boolean {
  return 'ctSegmentId' in idsOfKey(key);
}

function keyOf(
  { customerSegmentId, ctSegmentId }: SegmentEntry,
  otherwise: SegmentKey,
): SegmentKey {
  if (customerSegmentId !== null) return customerSegmentId;
  return ctSegmentId === null ? otherwise : `ct:${ctSegmentId}`;
}
