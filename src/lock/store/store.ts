import type { Message } from '../../message.ts';
import type { Batch } from '../../model.ts';
import type { JournalWriter } from '../journal.ts';
import type { Journal, JournalHeader } from '../journal-format.ts';
import type { Lease, Owner } from '../lease.ts';
import type { ChunkRef, LockIndex } from '../lock-index.ts';
import type { LocalChunks } from '../locked-segment.ts';

/** What a change of the index brings along. */
export interface NewFiles {
  readonly chunks: ReadonlyMap<ChunkRef, Uint8Array>;
  /** Of the history, and filters of exclusions, by the names that the index has for them. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

export const NO_FILES: NewFiles = { chunks: new Map(), parts: new Map() };

/** What is read by a command that only looks, where the lockfile that is meant cannot be used. */
export interface StaleLock {
  /** Why it cannot be used, as a clause. */
  readonly why: Message;
  /** An apply refuses it as it is; otherwise `origin` could not be asked, and it may be right. */
  readonly isRefused: boolean;
  readonly serial: number;
  /** When what is read was written, ms since the epoch; null: never. */
  readonly writtenAt: number | null;
}

/** What a plan and the questions about a lock read. */
export interface LockReader {
  /** Throws a Failure if the lock is missing or damaged: a missing lock is never an empty one. */
  read(): Promise<LockIndex>;
  /** Brings chunks of one segment here, to be read in this order, and again. */
  fetchChunks(refs: readonly ChunkRef[]): Promise<LocalChunks>;
  /** A file that the index or a record of its history names. Throws a Failure if it is missing or damaged. */
  readPart(file: string, sha256: string): Promise<Buffer>;
  /** The journal of this apply, or (null) any that was left behind; null where there is none. */
  readJournal(apply: string | null): Promise<LeftJournal | null>;
}

export interface LeftJournal {
  readonly apply: string;
  /** null where its plan did not become whole: nothing of it was sent. */
  readonly journal: Journal | null;
}

/** Where a lock lives: a port, so that files, a branch, and faulty stores look the same. */
export interface LockStore extends LockReader {
  /** For messages. */
  readonly name: string;
  /** Makes the lock where there is none: a new one, or one that comes from elsewhere. */
  create(index: LockIndex, files: NewFiles): Promise<void>;
  /**
   * Makes the files durable, then the index, which takes the place of the one that it is a change of
   * (`digest`), and no other. Returns it as it is now. Throws `lock-moved` where another was first.
   */
  swap(next: LockIndex, files: NewFiles): Promise<LockIndex>;
  takeLease(now: number): Promise<Lease>;
  /** Who has the lease; null where no one has. */
  leaseOwner(): Promise<Owner | null>;
  breakLease(owner: Owner): Promise<void>;
  /**
   * Makes the journal durable and the index, which says so, with it, and the files that the journal
   * names. null where `isOurs` says that the lease was lost in the meantime: nothing may be sent then.
   */
  startJournal(
    header: JournalHeader,
    batches: readonly Batch[],
    index: LockIndex,
    isOurs: () => boolean,
    files?: NewFiles['parts'],
  ): Promise<JournalWriter | null>;
  /** That of another apply stays. */
  dropJournal(apply: string): Promise<void>;
}
