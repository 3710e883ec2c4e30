import { failure } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, NOTHING, say } from '../message.ts';
import { foldJournal, journalFolded } from './fold-journal.ts';
import type { Journal } from './journal-format.ts';
import { hasMoved } from './lock-failures.ts';
import type { LockIndex } from './lock-index.ts';
import { isSince } from './lock-index.ts';
import { stampTime } from './lock-time.ts';
import { overlaid } from './locked-segment.ts';
import { lateFolded } from './record-result.ts';
import type { LockReader, LockStore } from './store/store.ts';

/** What a journal that was left behind means for the lock. */
export type Leftover =
  | { readonly kind: 'none' }
  /** Never sent, or folded already: it only needs to be dropped. */
  | { readonly kind: 'spent'; readonly apply: string }
  /** `isAwaited`: the lock waits for it. Else it was given up, and turned up again. */
  | { readonly kind: 'unfolded'; readonly journal: Journal; readonly isAwaited: boolean };

/**
 * Throws a Failure where the journal is missing, or of a lock that this index does not come from: its
 * changes may be in the account. A journal is folded once, by the name of its apply.
 */
export async function inspectJournal(store: LockReader, index: LockIndex): Promise<Leftover> {
  const marked = index.applying?.apply ?? null;
  const left = await store.readJournal(marked);
  if (marked !== null && (left?.journal ?? null) === null) throw journalMissing(marked);
  if (left === null) return { kind: 'none' };
  const { apply, journal } = left;
  if (journal === null) return { kind: 'spent', apply };
  const { lineage, base } = journal.header;
  if (lineage !== index.lineage || !isSince(index, base) || (marked ?? apply) !== apply) {
    throw journalOfAnother(journal, index);
  }
  if (index.history.some((record) => record.apply === apply)) return { kind: 'spent', apply };
  // Without a mark and an intent: the crash came before anything could be sent.
  const untouched = marked === null && journal.intended === 0;
  if (untouched) return { kind: 'spent', apply };
  return { kind: 'unfolded', journal, isAwaited: marked !== null };
}

function journalOfAnother({ header }: Journal, index: LockIndex): Error {
  return failure(
    'journal-of-another-lock',
    say`the journal is of apply ${asCode(header.apply)} on serial ${header.baseSerial}, which does not come before this lockfile at serial ${index.serial}${markOf(index)}`,
    say`Nothing was sent. Something put another lockfile in the place of the one that the journal belongs to. Bring that one back, of serial ${header.baseSerial} or later, from a backup or from the machine that has it.`,
  );
}

function markOf({ applying }: LockIndex): Message {
  return applying === null ? NOTHING : say`, in apply ${asCode(applying.apply)}`;
}

export function journalMissing(apply: string): Error {
  return failure(
    'journal-missing',
    say`the lockfile says that apply ${asCode(apply)} is under way, but its journal is missing`,
    say`Nothing was sent now. If the journal is lost, give it up: ${asCommand('segops lock forget-journal')}`,
  );
}

/** Milliseconds since the epoch, asked for when it counts: what is stamped after that is later. */
export type AskTime = () => number | Promise<number>;

export interface Recovered {
  readonly index: LockIndex;
  readonly recovered: boolean;
}

/** Brings the lock up to date with a journal left behind by a crash, exactly once. */
export async function recover(store: LockStore, now: AskTime): Promise<Recovered> {
  const index = stillHere(await store.read());
  const leftover = await inspectJournal(store, index);
  if (leftover.kind === 'spent') {
    await store.dropJournal(leftover.apply);
    return recover(store, now);
  }
  if (leftover.kind !== 'unfolded') return { index, recovered: false };
  const at = stampTime(index, await now());
  const { journal } = leftover;
  return {
    index: await foldJournal(store, index, journal, at, foldOf(leftover)),
    recovered: true,
  };
}

function foldOf({ isAwaited }: { readonly isAwaited: boolean }) {
  return isAwaited ? journalFolded : lateFolded;
}

/** Throws a Failure where the lock has moved elsewhere: what is here says nothing any more. */
export function stillHere(index: LockIndex): LockIndex {
  if (index.movedTo === null) return index;
  throw hasMoved(index.movedTo, index.lineage);
}

/** Works on the recovered lock while no apply can run. */
export async function underLease<T>(
  store: LockStore,
  now: AskTime,
  work: (index: LockIndex, at: number, recovered: boolean) => Promise<T>,
): Promise<T> {
  const lease = await store.takeLease(Date.now());
  try {
    const { index, recovered } = await recover(store, now);
    return await work(index, stampTime(index, Date.now()), recovered);
  } finally {
    await lease.release();
  }
}

/** A lock to plan against, without a write: what a journal left behind may have sent is unconfirmed. */
export interface ReadableLock extends Pick<LockReader, 'fetchChunks' | 'readPart'> {
  readonly index: LockIndex;
  /** Without what a journal adds to it. */
  readonly stored: LockIndex;
  /** An apply that runs or was cut off: its journal is not in the stored index yet. */
  readonly unrecorded: string | null;
}

export async function readLock(store: LockReader, now: number): Promise<ReadableLock> {
  const index = stillHere(await store.read());
  const { fetchChunks, readPart } = store;
  const leftover = await inspectJournal(store, index);
  if (leftover.kind !== 'unfolded')
    return { index, stored: index, fetchChunks, readPart, unrecorded: null };
  const folded = await foldOf(leftover)(index, leftover.journal, fetchChunks, now);
  const { chunks, parts } = folded.files;
  return {
    index: folded.index,
    stored: index,
    fetchChunks: overlaid(fetchChunks, chunks),
    readPart: async (file, sha256) => {
      const bytes = parts.get(file);
      return bytes === undefined ? readPart(file, sha256) : Buffer.from(bytes);
    },
    unrecorded: leftover.journal.header.apply,
  };
}
