import type { Batch } from '../../model.ts';
import type { Chunk } from '../chunk.ts';
import type { JournalWriter } from '../journal.ts';
import type { Journal, JournalHeader } from '../journal-format.ts';
import type { Lease, Owner } from '../lease.ts';
import type { ChunkRef, LockIndex } from '../lock-index.ts';

/** Where a lock lives: a port, so that files, a branch, and faulty stores look the same. */
export interface LockStore {
  /** For messages. */
  readonly name: string;
  /** A commit fails where the lock is not as it was read, so it is safe even after a lost lease. */
  readonly commitsAreChecked: boolean;
  /** Throws a Failure if the lock is missing or damaged: a missing lock is never an empty one. */
  read(): LockIndex;
  /** The chunk is valid until the next is read. */
  readChunk(ref: ChunkRef): Chunk;
  /** A file that a record of the history names. Throws a Failure if it is missing or damaged. */
  readPart(file: string, sha256: string): Buffer;
  /** Makes new chunks durable, then the index; removes what nothing refers to any more. */
  commit(index: LockIndex, chunks: ReadonlyMap<string, Uint8Array>): void;
  takeLease(now: number): Lease;
  /** Who has the lease; null where no one has. */
  leaseOwner(): Owner | null;
  breakLease(owner: Owner): void;
  hasJournal(): boolean;
  /** null where no journal was left behind, or none whose plan became whole. */
  readJournal(): Journal | null;
  /**
   * Makes the journal durable and the index, which says so, with it. null where `isOurs`
   * says that the lease was lost in the meantime: nothing may be sent then.
   */
  startJournal(
    header: JournalHeader,
    batches: readonly Batch[],
    index: LockIndex,
    isOurs: () => boolean,
  ): Promise<JournalWriter | null>;
  dropJournal(): void;
}

/** What reading a lock takes, of now or of another day. */
export type ReadableStore = Pick<
  LockStore,
  'name' | 'read' | 'readChunk' | 'readPart' | 'hasJournal' | 'readJournal'
>;
