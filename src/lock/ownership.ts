import type { ListFacts } from '../lists/list-facts.ts';
import type { SegmentIds, SegmentKey } from '../model.ts';
import { segmentId } from './file-names.ts';
import type { FoldOptions } from './fold.ts';
import { MAX_CHUNK_BYTES } from './fold.ts';
import type { ChunkRef, LockIndex, SegmentEntry } from './lock-index.ts';
import { EMPTY_ENTRY, idsOfKey, keysOf, ownedBy } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import { overlaid, withChunks } from './locked-segment.ts';
import type { Membership } from './membership.ts';
import { ABSENT, doubted } from './membership.ts';
import type { KnownMember } from './memberships.ts';
import { membershipsOf, sideBySide, writeEntry } from './memberships.ts';
import type { LockReader, LockStore } from './store/store.ts';

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
  return store.swap(next, { chunks, parts: new Map() });
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
    for (const [key, entry] of this.#owners(declared)) {
      const replaced = entry.used.filter((used) => isReplaced(used, declared, entry));
      if (replaced.length > 0) await this.split(key, replaced);
    }
    const [first, ...others] = this.#owners(declared);
    for (const [key, entry] of others)
      if (first !== undefined) await this.#join(first[0], key, entry);
  }

  #owners(declared: readonly SegmentKey[]): [SegmentKey, SegmentEntry][] {
    return [...this.#index.segments].filter(([, entry]) => {
      const owned = ownedBy(entry);
      return declared.some((key) => owned.has(key));
    });
  }

  /** `apart` becomes an entry of its own; nobody knows which of the two has the members. */
  async split(key: SegmentKey, apart: readonly SegmentKey[]): Promise<void> {
    const entry = this.#entry(key);
    const [otherKey = key] = apart;
    const other = { ...EMPTY_ENTRY, ...declaredIn(apart), id: this.#newId(otherKey), used: apart };
    const left = without(entry, apart);
    const asDoubted = (from: SegmentEntry) => (read: ReadChunk) =>
      allDoubted(membershipsOf(from, read));
    await this.#put(otherKey, { ...other, created: entry.created }, [entry], asDoubted(entry));
    this.#remove(key);
    await this.#put(keyOf(left, key), left, [entry], asDoubted(entry));
    this.#changes.push({ kind: 'split', key: keyOf(left, key), other: otherKey });
  }

  async #join(key: SegmentKey, otherKey: SegmentKey, other: SegmentEntry): Promise<void> {
    const entry = this.#entry(key);
    const both: SegmentEntry = {
      ...entry,
      customerSegmentId: entry.customerSegmentId ?? other.customerSegmentId,
      ctSegmentId: entry.ctSegmentId ?? other.ctSegmentId,
      used: [...new Set([...entry.used, ...other.used])].sort(),
      refused: [...new Set([...entry.refused, ...other.refused])].sort(),
      created: createdBy(entry, other),
      retired: entry.retired && other.retired,
      blocked: null,
      lists: listsOfBoth(entry.lists, other.lists),
    };
    this.#remove(otherKey);
    this.#remove(key);
    const joined = (read: ReadChunk) => joinedMembers(entry, other, read);
    await this.#put(keyOf(both, key), both, [entry, other], joined);
    this.#changes.push({ kind: 'joined', key: keyOf(both, key), other: otherKey });
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
    const refs = from.flatMap(({ chunks }) => chunks);
    const written = await withChunks(this.#fetch, refs, (read) =>
      writeEntry(entry, known(read), this.#options),
    );
    for (const [ref, bytes] of written.chunks) this.#chunks.set(ref, bytes);
    const segments = new Map(this.#index.segments).set(key, written.entry);
    this.#index = { ...this.#index, segments };
  }

  result(): Owned {
    const named = new Set([...this.#index.segments.values()].flatMap(({ chunks }) => chunks));
    const chunks = new Map([...this.#chunks].filter(([ref]) => named.has(ref)));
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

function declaredIn(
  keys: readonly SegmentKey[],
): Pick<SegmentEntry, 'customerSegmentId' | 'ctSegmentId'> {
  const ids: SegmentIds = Object.assign({}, ...keys.map(idsOfKey));
  return { customerSegmentId: ids.customerSegmentId ?? null, ctSegmentId: ids.ctSegmentId ?? null };
}

function without(entry: SegmentEntry, keys: readonly SegmentKey[]): SegmentEntry {
  const { customerSegmentId, ctSegmentId } = declaredIn(keys);
  return {
    ...entry,
    customerSegmentId:
      entry.customerSegmentId === customerSegmentId ? null : entry.customerSegmentId,
    ctSegmentId: entry.ctSegmentId === ctSegmentId ? null : entry.ctSegmentId,
    used: entry.used.filter((key) => !keys.includes(key)),
    blocked: null,
  };
}

function keyOf(
  { customerSegmentId, ctSegmentId }: SegmentEntry,
  otherwise: SegmentKey,
): SegmentKey {
  if (customerSegmentId !== null) return customerSegmentId;
  return ctSegmentId === null ? otherwise : `ct:${ctSegmentId}`;
}

function createdBy(a: SegmentEntry, b: SegmentEntry): SegmentEntry['created'] {
  const states = [a.created, b.created];
  return states.includes('yes') ? 'yes' : states.includes('asked') ? 'asked' : 'no';
}

/** Of a list that both have, the larger: it says when an exclusion has shrunk. */
function listsOfBoth(a: readonly ListFacts[], b: readonly ListFacts[]): ListFacts[] {
  const byName = new Map<string, ListFacts>();
  for (const list of [...a, ...b]) {
    const name = `${list.role} ${list.path}`;
    const known = byName.get(name);
    if (known === undefined || known.rows < list.rows) byName.set(name, list);
  }
  return [...byName.values()];
}

function* allDoubted(known: Iterable<KnownMember>): Generator<KnownMember> {
  for (const { member, membership } of known)
    yield { member, membership: doubtedIfKnown(membership) };
}

/** An attempt alone stays as it is: there is nothing to doubt. */
function doubtedIfKnown(membership: Membership): Membership {
  return membership.state.kind === 'absent' ? membership : doubted(membership);
}

function* joinedMembers(a: SegmentEntry, b: SegmentEntry, read: ReadChunk): Generator<KnownMember> {
  const pairs = sideBySide(membershipsOf(a, read), membershipsOf(b, read));
  for (const [member, one, other] of pairs) {
    yield { member, membership: joined(one ?? ABSENT, other ?? ABSENT) };
  }
}

function joined(a: Membership, b: Membership): Membership {
  const unsettled = {
    ADD: later(a.unsettled.ADD, b.unsettled.ADD),
    REMOVE: later(a.unsettled.REMOVE, b.unsettled.REMOVE),
  };
  const agree = a.state.kind === b.state.kind && a.state.kind !== 'unconfirmed';
  if (agree) return { state: a.state, unsettled };
  const isAttempted = (state: Membership['state']) =>
    state.kind === 'accepted' || (state.kind === 'unconfirmed' && state.operation === 'ADD');
  const operation = isAttempted(a.state) || isAttempted(b.state) ? 'ADD' : 'REMOVE';
  return { state: { kind: 'unconfirmed', operation, cause: 'doubted' }, unsettled };
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
