import { failure } from '../failure.ts';
import { asLabel, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { filesOfRecords } from './apply-record.ts';
import { segmentId } from './file-names.ts';
import { filesOfFilters } from './filter-files.ts';
import { MAX_CHUNK_BYTES } from './fold.ts';
import { journalFolded } from './fold-journal.ts';
import { joinedEntry, joinedMembers } from './join-entries.ts';
import type { ChunkRef, LockIndex, SegmentEntry } from './lock-index.ts';
import { chunksNamed, idsOf, ownedBy, ownersAmong, shortDigest, withSpent } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import { overlaid } from './locked-segment.ts';
import { withoutJournal } from './lost-journal.ts';
import type { KnownMember } from './memberships.ts';
import { membershipsOf, writeEntryFrom } from './memberships.ts';
import { allUnconfirmed } from './record-result.ts';
import type { LockReader, NewFiles } from './store/store.ts';

/**
 * Two locks of one lineage of which none comes after the other: something put an old one in the place
 * of a newer one, and an apply went on from there. Both know what is in the account, so none may be
 * dropped. What both say stays, and of what they do not agree on nobody knows which came last.
 */
export interface LockSide extends Pick<LockReader, 'fetchChunks' | 'readPart' | 'readJournal'> {
  readonly index: LockIndex;
}

export interface JoinedLocks {
  /** A change of the first one, whose journal stays. Who wrote it is not said yet. */
  readonly index: LockIndex;
  readonly files: NewFiles;
}

/** `now` and what may still arrive after it, both in milliseconds. */
export interface JoinTime {
  readonly now: number;
  readonly settleMs: number;
}

/** Joins as of some time, and says who wrote the joined lock. */
export type JoinLocks = (first: LockSide, others: readonly LockSide[]) => Promise<JoinedLocks>;

/**
 * The first lock with all that the others know; reads them and writes nothing. Throws a Failure for
 * different accounts.
 */
export async function joinLocks(
  first: LockSide,
  others: readonly LockSide[],
  time: JoinTime,
): Promise<JoinedLocks> {
  let { index } = first;
  const chunks = new Map<ChunkRef, Uint8Array>();
  const parts = new Map<string, Uint8Array>();
  const fetchChunks = overlaid(first.fetchChunks, chunks);
  for (const other of others) {
    refuseTwoAccounts(index, other.index);
    const ended = await endedApply(other, index.applying !== null, time);
    const work = new Joining({ index, fetchChunks }, ended);
    const records = await filesOfRecords(historyBeside(index, other.index), other.readPart);
    const filters = await filesOfFilters(other.index, other.readPart);
    for (const [file, bytes] of [...records, ...filters]) parts.set(file, bytes);
    await work.takeAll();
    for (const [ref, bytes] of work.chunks) chunks.set(ref, bytes);
    index = work.index();
  }
  return { index, files: { chunks: chunksNamed(index, chunks), parts } };
}

/**
 * The other lock without the apply that was under way: all that it meant to send is unconfirmed. If its
 * journal is not here, the joined lock waits for it, so that a person gives it up. A lock can wait for
 * one journal only: where the first lock does, all members that the other apply may have changed become
 * unconfirmed.
 */
async function endedApply(
  side: LockSide,
  isOtherWaiting: boolean,
  { now, settleMs }: JoinTime,
): Promise<LockSide> {
  const { index, fetchChunks } = side;
  if (index.applying === null) return side;
  const journal = (await side.readJournal(index.applying.apply))?.journal ?? null;
  if (journal === null && !isOtherWaiting) return side;
  if (journal === null) {
    const given = await withoutJournal(index, now + settleMs, fetchChunks);
    return { ...side, index: given.index, fetchChunks: overlaid(fetchChunks, given.chunks) };
  }
  const folded = await journalFolded(index, allUnconfirmed(journal, now), fetchChunks, now);
  // Like an apply whose journal is lost, it leaves no record.
  const ended = { ...folded.index, history: index.history };
  return { ...side, index: ended, fetchChunks: overlaid(fetchChunks, folded.files.chunks) };
}

type ReadableSide = Pick<LockSide, 'index' | 'fetchChunks'>;

class Joining {
  readonly #base: LockIndex;
  readonly #other: LockIndex;
  readonly #fetch: FetchChunks;
  readonly chunks = new Map<ChunkRef, Uint8Array>();
  #segments: ReadonlyMap<SegmentKey, SegmentEntry>;
  #nextSegment: number;

  constructor(base: ReadableSide, other: ReadableSide) {
    this.#base = base.index;
    this.#other = other.index;
    this.#fetch = overlaid(ofBoth(base, other), this.chunks);
    this.#segments = base.index.segments;
    this.#nextSegment = Math.max(base.index.nextSegment, other.index.nextSegment);
  }

  async takeAll(): Promise<void> {
    for (const [key, entry] of this.#other.segments) await this.#take(key, entry);
  }

  /** An entry of the other lock. It may be two here, where a manifest has joined them there. */
  async #take(key: SegmentKey, entry: SegmentEntry): Promise<void> {
    const owners = new Map(ownersAmong(this.#segments, [...ownedBy(entry)]));
    const namesake = this.#segments.get(key);
    if (namesake !== undefined) owners.set(key, namesake);
    const [first, ...others] = owners;
    if (first === undefined) return this.#takeNew(key, entry);
    let whole = await this.#joined(first[1], entry);
    const segments = new Map(this.#segments);
    for (const [otherKey, otherEntry] of others) {
      whole = await this.#joined(whole, otherEntry);
      segments.delete(otherKey);
    }
    this.#segments = segments.set(first[0], whole);
  }

  async #takeNew(key: SegmentKey, entry: SegmentEntry): Promise<void> {
    const own = { ...entry, id: segmentId(key, this.#nextSegment), nextChunk: 1 };
    this.#nextSegment += 1;
    const taken = await this.#write(own, [entry], (read) => membershipsOf(entry, read));
    this.#segments = new Map(this.#segments).set(key, taken);
  }

  async #joined(a: SegmentEntry, b: SegmentEntry): Promise<SegmentEntry> {
    const entry = joinedEntry(idsOf(a), a, b);
    if (hasSameChunks(a, b)) return entry;
    return this.#write(entry, [a, b], (read) => joinedMembers(a, b, read));
  }

  async #write(
    entry: SegmentEntry,
    from: readonly SegmentEntry[],
    known: (read: ReadChunk) => Iterable<KnownMember>,
  ): Promise<SegmentEntry> {
    const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
    const written = await writeEntryFrom(this.#fetch, from, entry, known, options);
    for (const [ref, bytes] of written.chunks) this.chunks.set(ref, bytes);
    return written.entry;
  }

  index(): LockIndex {
    return {
      ...this.#base,
      serial: Math.max(this.#base.serial, this.#other.serial),
      binding: boundAs(this.#base, this.#other),
      applying: this.#base.applying ?? this.#other.applying,
      movedTo: this.#base.movedTo ?? this.#other.movedTo,
      segments: this.#segments,
      nextSegment: this.#nextSegment,
      usedWaivers: withSpent(this.#base, this.#other.usedWaivers, 0),
      history: historyOfBoth(this.#base, this.#other),
      predecessors: predecessorsOfBoth(this.#base, this.#other),
    };
  }
}

/** Chunks of both, each from where it is. */
function ofBoth(base: ReadableSide, other: ReadableSide): FetchChunks {
  const theirs = new Set([...other.index.segments.values()].flatMap(({ chunks }) => chunks));
  return async (refs) => {
    const first = await base.fetchChunks(refs.filter((ref) => !theirs.has(ref)));
    const second = await other.fetchChunks(refs.filter((ref) => theirs.has(ref)));
    return {
      read: (ref) => (theirs.has(ref) ? second : first).read(ref),
      close: () => {
        first.close();
        second.close();
      },
    };
  };
}

function hasSameChunks({ chunks }: SegmentEntry, other: SegmentEntry): boolean {
  const isSame = (ref: ChunkRef, at: number) => ref.sha256 === other.chunks[at]?.sha256;
  return chunks.length === other.chunks.length && chunks.every(isSame);
}

/** The newest of both that an index keeps: those of the lock that wrote more must not hide the others. */
function predecessorsOfBoth(base: LockIndex, other: LockIndex): readonly string[] {
  const digest = other.digest === null ? [] : [shortDigest(other.digest)];
  const own = new Set(base.predecessors.slice(-MOST_OF_EACH));
  const theirs = [...other.predecessors, ...digest].slice(-MOST_OF_EACH);
  return [...theirs.filter((one) => !own.has(one)), ...own];
}

const MOST_OF_EACH = 499;

function historyOfBoth(base: LockIndex, other: LockIndex): LockIndex['history'] {
  return [...historyBeside(base, other), ...base.history].sort((a, b) => a.at - b.at);
}

/** Applies that only the other lock remembers. */
function historyBeside(base: LockIndex, other: LockIndex): LockIndex['history'] {
  const known = new Set(base.history.map(({ file }) => file));
  return other.history.filter(({ file }) => !known.has(file));
}

function boundAs({ binding: a }: LockIndex, { binding: b }: LockIndex): LockIndex['binding'] {
  if (a === null || b === null) return a ?? b;
  return { ...a, isConfirmed: a.isConfirmed || b.isConfirmed };
}

/** Throws a Failure. */
export function refuseTwoAccounts({ binding: a }: LockIndex, { binding: b }: LockIndex): void {
  if (a === null || b === null) return;
  if (a.account === b.account && a.origin === b.origin) return;
  throw failure(
    'lock-of-another-account',
    say`two lockfiles cannot be joined: one is of account ${asLabel(a.account)} at ${asLabel(a.origin)}, the other of account ${asLabel(b.account)} at ${asLabel(b.origin)}`,
    say`Nothing has changed. One of them is of another environment or repository. Take that one away, then run the command again.`,
  );
}
