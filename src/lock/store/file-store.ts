import { basename, dirname, join } from 'node:path';
import { failure } from '../../failure.ts';
import { codeOf } from '../../files/code.ts';
import type { LockFiles } from '../../files/files.ts';
import { isTemporaryOf } from '../../files/write.ts';
import type { Hashing } from '../../members/hashing.ts';
import { hashingHere } from '../../members/hashing.ts';
import { asPath, say } from '../../message.ts';
import type { Batch } from '../../model.ts';
import { digestName, filesOf, isNamedByIndex } from '../file-names.ts';
import { digestIn, renderIndex } from '../index-format.ts';
import type { JournalWriter } from '../journal.ts';
import { openJournal } from '../journal.ts';
import type { JournalHeader } from '../journal-format.ts';
import { parseJournal } from '../journal-format.ts';
import { breakLease, readOwner, takeLease } from '../lease.ts';
import { lockMoved } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import { isSince, predecessorsOf, shortDigest } from '../lock-index.ts';
import { filesReader, indexAt } from './lock-reader.ts';
import { reusing } from './read-ahead.ts';
import type { LeftJournal, LockStore, NewFiles } from './store.ts';
import { NO_FILES } from './store.ts';

const PACE = { ahead: 256, withPlan: 0 };
const JOURNAL = /^journal-([\w-]{1,64})$/;

/** The lock as files: `segops.lock` and, beside it, `segops.lock.d/`. */
export function fileStore(
  files: LockFiles,
  path: string,
  lineage: string,
  hashing: Hashing = hashingHere,
): LockStore {
  const lock = new FileLock(files, path);
  const reader = filesReader(files, path, lineage, digestName, reusing(hashing));
  const { leasePath } = lock;
  return {
    name: reader.name,
    read: async () => reader.checked(headOf(files, path)),
    fetchChunks: async () => ({ read: reader.chunk, close: () => undefined }),
    readPart: async (file, sha256) => reader.part(file, sha256),
    create: async (index, written) => lock.create(index, written),
    swap: async (next, written) => lock.swap(next, next.digest, written),
    leaseOwner: async () => readOwner(files, leasePath),
    breakLease: async (owner) => breakLease(files, leasePath, owner),
    takeLease: async (now) => {
      files.makeFolder(lock.folder);
      return takeLease(files, leasePath, now);
    },
    readJournal: async (apply) => lock.readJournal(apply),
    startJournal: (header, batches, index, isOurs) => lock.begin(header, batches, index, isOurs),
    dropJournal: async (apply) => lock.dropJournal(apply),
  };
}

class FileLock {
  readonly folder: string;
  readonly leasePath: string;
  readonly #files: LockFiles;
  readonly #path: string;

  constructor(files: LockFiles, path: string) {
    this.folder = `${path}.d`;
    this.leasePath = join(this.folder, 'lease');
    this.#files = files;
    this.#path = path;
  }

  /** Named after its apply: whoever drops one that is spent cannot take that of another for it. */
  #journalOf(apply: string): string {
    return join(this.folder, `journal-${apply}`);
  }

  readJournal(apply: string | null): LeftJournal | null {
    const files = this.#files;
    const left = files.list(this.folder).flatMap((file) => JOURNAL.exec(file)?.[1] ?? []);
    const found = apply === null ? left[0] : left.find((one) => one === apply);
    if (found === undefined) return null;
    const path = this.#journalOf(found);
    const bytes = files.read(path);
    return bytes === null ? null : { apply: found, journal: parseJournal(bytes, path) };
  }

  dropJournal(apply: string): void {
    this.#files.remove(this.#journalOf(apply));
    this.#files.syncFolder(this.folder);
  }

  /** Where the journal is whole and durable, the index says so. */
  async begin(
    header: JournalHeader,
    batches: readonly Batch[],
    index: LockIndex,
    isOurs: () => boolean,
  ): Promise<JournalWriter | null> {
    const files = this.#files;
    files.makeFolder(this.folder);
    const path = this.#journalOf(header.apply);
    const writer = await openJournal(files.append(path), header, batches, PACE);
    try {
      files.syncFolder(this.folder);
      if (isOurs()) {
        const marked = this.swap(index, index.digest, NO_FILES);
        if (files.list(this.folder).includes(basename(path))) return writer;
        // Another apply has the lease by now, and dropped a journal that nothing was sent for.
        this.swap({ ...marked, applying: null }, marked.digest, NO_FILES);
      }
    } catch (error) {
      writer.close();
      throw error;
    }
    writer.close();
    return null;
  }

  /**
   * Of all that change the same index, one can link the file that is named after it: that is the
   * commit. To rename it to the index only puts it in its place, and whoever finds it may do so.
   */
  swap(next: LockIndex, base: string | null, { chunks, parts }: NewFiles): LockIndex {
    const files = this.#files;
    files.makeFolder(this.folder);
    this.#settle();
    if (this.#digest() !== base) throw this.#moved();
    const named = [...chunks].map(([ref, bytes]) => [digestName(ref), bytes] as const);
    for (const [file, bytes] of [...named, ...parts]) files.create(join(this.folder, file), bytes);
    // Names that the index has are there before it is.
    if (chunks.size + parts.size > 0) files.syncFolder(this.folder);
    const rendered = renderIndex(next);
    const swapped = { ...next, predecessors: predecessorsOf(next), digest: digestIn(rendered) };
    const successor = successorOf(this.folder, base);
    if (!files.create(successor, Buffer.from(rendered))) throw this.#moved();
    files.syncFolder(this.folder);
    if (!this.#contains(swapped.digest)) {
      files.remove(successor);
      throw this.#moved();
    }
    this.#settle();
    this.#removeUnnamed(swapped);
    return swapped;
  }

  create(index: LockIndex, written: NewFiles): void {
    if (headOf(this.#files, this.#path) !== null) throw lockExists(this.#path);
    this.swap(index, null, written);
  }

  #moved(): Error {
    return lockMoved(say`the lockfile ${asPath(basename(this.#path))}`);
  }

  #digest(): string | null {
    return headOf(this.#files, this.#path)?.digest ?? null;
  }

  /** Its name was free because the index had moved on, or because the index is there by now. */
  #contains(digest: string): boolean {
    const head = headOf(this.#files, this.#path);
    return head !== null && isSince(head, digest);
  }

  /** Puts a successor that is committed in its place. */
  #settle(): void {
    const files = this.#files;
    const successor = successorOf(this.folder, indexAt(files, this.#path)?.digest ?? null);
    if (files.read(successor) === null) return;
    try {
      files.rename(successor, this.#path);
    } catch (error) {
      // Another process has done it.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    files.syncFolder(dirname(this.#path));
  }

  /** What no index names, and what a crash left half written. */
  #removeUnnamed(index: LockIndex): void {
    const files = this.#files;
    const kept = filesOf(index, digestName);
    const beside = dirname(this.#path);
    const unnamed = files.list(this.folder).filter((file) => {
      const whole = file.replace(/\.[0-9a-f]{16}\.tmp$/, '');
      return isNamedByIndex(whole) && !kept.has(file);
    });
    const torn = files.list(beside).filter((file) => isTemporaryOf(file, basename(this.#path)));
    for (const file of unnamed) files.remove(join(this.folder, file));
    for (const file of torn) files.remove(join(beside, file));
  }
}

function successorOf(folder: string, digest: string | null): string {
  return join(folder, `after-${digest === null ? 'none' : shortDigest(digest)}`);
}

/** The index in its place, or the successor of it that is not there yet; null where there is none. */
function headOf(files: Pick<LockFiles, 'read'>, path: string): LockIndex | null {
  const index = indexAt(files, path);
  return indexAt(files, successorOf(`${path}.d`, index?.digest ?? null)) ?? index;
}

function lockExists(path: string): Error {
  return failure(
    'lock-exists',
    say`there is a lockfile at ${asPath(path)} already`,
    say`Keep it, or name another file. A new lockfile over an old one would not know what is in the account.`,
    { file: path },
  );
}
