import { failure } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCode, asPath, NOTHING, say } from '../message.ts';
import { parseChunk } from './chunk.ts';
import { foldJournal, journalFolded } from './fold-journal.ts';
import type { Journal } from './journal-format.ts';
import type { LockIndex } from './lock-index.ts';
import type { ReadChunk } from './locked-segment.ts';
import type { LockStore, ReadableStore } from './store/store.ts';

/** What a journal that was left behind means for the lock. */
export type Leftover =
  | { readonly kind: 'none' }
  /** Never sent, or folded already: it only needs to be dropped. */
  | { readonly kind: 'spent' }
  | { readonly kind: 'unfolded'; readonly journal: Journal };

/** Throws a Failure where the journal is missing or belongs to another lock: its changes may be in the account. */
export function inspectJournal(store: ReadableStore, index: LockIndex): Leftover {
  const journal = store.readJournal();
  if (journal === null) {
    if (index.applying !== null) throw journalMissing(store, index.applying);
    return { kind: store.hasJournal() ? 'spent' : 'none' };
  }
  const { lineage, baseSerial, apply } = journal.header;
  const marked = index.applying === null || index.applying === apply;
  if (lineage === index.lineage && baseSerial === index.serial && marked) {
    // Without a mark and an intent: the crash came before anything could be sent.
    const untouched = index.applying === null && journal.intended === 0;
    return untouched ? { kind: 'spent' } : { kind: 'unfolded', journal };
  }
  if (index.applying === null && index.written?.apply === apply) return { kind: 'spent' };
  throw failure(
    'journal-of-another-lock',
    say`the journal is of apply ${asCode(apply)} on serial ${baseSerial}, but the lockfile is at serial ${index.serial}${markOf(index)}`,
    say`Nothing was sent. Restore the lockfile and its folder together, both from the same moment.`,
  );
}

function markOf({ applying }: LockIndex): Message {
  return applying === null ? NOTHING : say`, in apply ${asCode(applying)}`;
}

function journalMissing(store: ReadableStore, apply: string): Error {
  return failure(
    'journal-missing',
    say`the lockfile says that apply ${asCode(apply)} is under way, but its journal is missing`,
    say`Nothing was sent now. Restore ${asPath(`${store.name}.d/journal`)}: it lists what was sent before.`,
  );
}

/** Brings the lock up to date with a journal left behind by a crash, exactly once. */
export function recover(store: LockStore, now: number): { index: LockIndex; recovered: boolean } {
  const index = store.read();
  const leftover = inspectJournal(store, index);
  if (leftover.kind === 'spent') store.dropJournal();
  if (leftover.kind !== 'unfolded') return { index, recovered: false };
  return { index: foldJournal(store, index, leftover.journal, now), recovered: true };
}

/** Works on the recovered lock while no apply can run. */
export function underLease<T>(
  store: LockStore,
  now: number,
  work: (recovered: ReturnType<typeof recover>) => T,
): T {
  const lease = store.takeLease(now);
  try {
    return work(recover(store, now));
  } finally {
    lease.release();
  }
}

/** A lock to plan against, without a write: what a journal left behind may have sent is unconfirmed. */
export interface ReadableLock {
  readonly index: LockIndex;
  readonly readChunk: ReadChunk;
  /** A file that the history names. */
  readonly readPart: LockStore['readPart'];
  /** An apply was cut off, and has not been recovered yet. */
  readonly cutOff: boolean;
}

export function readLock(store: ReadableStore, now: number): ReadableLock {
  const index = store.read();
  const { readChunk, readPart } = store;
  const leftover = inspectJournal(store, index);
  if (leftover.kind !== 'unfolded') return { index, readChunk, readPart, cutOff: false };
  const folded = journalFolded(index, leftover.journal, readChunk, now);
  return {
    index: folded.index,
    readChunk: (ref) => {
      const bytes = folded.files.get(ref.file);
      return bytes === undefined ? readChunk(ref) : parseChunk(bytes, ref.file, ref.sha256);
    },
    readPart: (file, sha256) => {
      const bytes = folded.files.get(file);
      return bytes === undefined ? readPart(file, sha256) : Buffer.from(bytes);
    },
    cutOff: true,
  };
}
