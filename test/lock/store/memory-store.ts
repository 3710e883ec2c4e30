import type { AppendFile } from '../../../src/files/files.ts';
import { checkDigest, parseChunk } from '../../../src/lock/chunk.ts';
import { digestIn, parseIndex, renderIndex } from '../../../src/lock/index-format.ts';
import { openJournal } from '../../../src/lock/journal.ts';
import { parseJournal } from '../../../src/lock/journal-format.ts';
import type { Lease, Owner } from '../../../src/lock/lease.ts';
import { thisOwner } from '../../../src/lock/lease.ts';
import { lockMoved } from '../../../src/lock/lock-failures.ts';
import { emptyIndex } from '../../../src/lock/lock-index.ts';
import type { LockStore } from '../../../src/lock/store/store.ts';
import { say } from '../../../src/message.ts';

/** What a database or an object store would hold. Every operation on it takes a turn of the loop. */
export class MemoryLock {
  index: string;
  readonly chunks = new Map<string, Uint8Array>();
  readonly parts = new Map<string, Uint8Array>();
  readonly journals = new Map<string, Uint8Array[]>();
  owner: Owner | null = null;

  constructor(lineage: string) {
    this.index = renderIndex(emptyIndex(lineage));
  }
}

/** A third store in one file: no files, no git, and the same promises. */
export function memoryStore(lock: MemoryLock): LockStore {
  return {
    name: 'a lock in memory',
    read: async () => parseIndex(lock.index, 'memory'),
    fetchChunks: async (refs) => {
      await turn();
      const here = new Map(refs.map((ref) => [ref, lock.chunks.get(ref.sha256)]));
      return {
        read: (ref) => parseChunk(here.get(ref) ?? new Uint8Array(), 'memory', ref.sha256),
        close: () => here.clear(),
      };
    },
    readPart: async (file, sha256) => {
      const bytes = Buffer.from(lock.parts.get(file) ?? []);
      checkDigest(bytes, file, sha256);
      return bytes;
    },
    create: async () => undefined,
    swap: async (next, { chunks, parts }) => {
      await turn();
      if (digestIn(lock.index) !== next.digest) throw lockMoved(say`the lockfile in memory`);
      for (const [ref, bytes] of chunks) lock.chunks.set(ref.sha256, Buffer.from(bytes));
      for (const [file, bytes] of parts) lock.parts.set(file, bytes);
      lock.index = renderIndex(next);
      return parseIndex(lock.index, 'memory');
    },
    takeLease: async (now): Promise<Lease> => {
      const owner = thisOwner(now);
      lock.owner = owner;
      return {
        owner,
        isOurs: () => lock.owner?.token === owner.token,
        release: async () => {
          if (lock.owner?.token === owner.token) lock.owner = null;
        },
      };
    },
    leaseOwner: async () => lock.owner,
    breakLease: async ({ token }) => {
      if (lock.owner?.token === token) lock.owner = null;
    },
    readJournal: async (apply) => {
      const [found] = [...lock.journals].filter(([name]) => apply === null || name === apply);
      if (found === undefined) return null;
      return { apply: found[0], journal: parseJournal(Buffer.concat(found[1]), 'memory') };
    },
    startJournal: async (header, batches, index, isOurs, files = new Map()) => {
      const pieces: Uint8Array[] = [];
      lock.journals.set(header.apply, pieces);
      const writer = await openJournal(fileOf(pieces), header, batches, { ahead: 2, withPlan: 0 });
      if (!isOurs()) return null;
      if (digestIn(lock.index) !== index.digest) throw lockMoved(say`the lockfile in memory`);
      for (const [file, bytes] of files) lock.parts.set(file, bytes);
      lock.index = renderIndex(index);
      return writer;
    },
    dropJournal: async (apply) => {
      lock.journals.delete(apply);
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function fileOf(pieces: Uint8Array[]): AppendFile {
  return {
    write: (bytes) => void pieces.push(Buffer.from(bytes)),
    sync: turn,
    readBack: () => Buffer.concat(pieces),
    close: () => undefined,
  };
}
