import { basename, dirname, join } from 'node:path';
import { failure, failureCode } from '../../failure.ts';
import { codeOf } from '../../files/code.ts';
import type { LockFiles } from '../../files/files.ts';
import { asCode, asCommand, asLabel, asPath, say } from '../../message.ts';
import type { Batch } from '../../model.ts';
import { digestName, filesOf } from '../file-names.ts';
import { digestIn, renderIndex } from '../index-format.ts';
import type { JournalWriter } from '../journal.ts';
import type { JournalHeader } from '../journal-format.ts';
import type { Lease } from '../lease.ts';
import { lockMoved } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import { isSince, predecessorsOf } from '../lock-index.ts';
import { FileDesk } from './file-desk.ts';
import { findLock, isLost, refuseLinks, whyOf } from './lock-doubt.ts';
import { headOf, successorOf, upon } from './lock-head.ts';
import type { HomePlace } from './lock-home.ts';
import { LockHome, removeUnnamed } from './lock-home.ts';
import type { FilesReader } from './lock-reader.ts';
import { chunkMemory, filesReader, indexAt } from './lock-reader.ts';
import type { LockStore, NewFiles, StaleLock } from './store.ts';
import { NO_FILES } from './store.ts';

export interface FileLockPlace {
  readonly files: LockFiles;
  readonly path: string;
  readonly lineage: string;
  /** null outside of git: lease and journal are beside the lockfile then. */
  readonly home: HomePlace | null;
  /** Permits reading the newest lock that is known, where there is a doubt about the lockfile. */
  readonly onStale?: (stale: StaleLock) => void;
}

/** The lock as files: `segops.lock` and, beside it, `segops.lock.d/`. */
export function fileStore(place: FileLockPlace): LockStore {
  const lock = new FileLock(place);
  return {
    name: lock.name,
    read: async () => lock.read(),
    fetchChunks: async () => ({ read: (ref) => lock.reader.chunk(ref), close: () => undefined }),
    readPart: async (file, sha256) => lock.reader.part(file, sha256),
    create: async (index, written) => lock.create(index, written),
    swap: async (next, written) => lock.swap(next, next.digest, written),
    leaseOwner: async () => lock.desk.owner(),
    breakLease: async (owner) => lock.desk.breakLease(owner),
    takeLease: async (now) => lock.takeLease(now),
    readJournal: async (apply) => lock.desk.readJournal(apply),
    startJournal: (header, batches, index, isOurs, files = NO_FILES.parts) =>
      lock.begin(header, batches, index, isOurs, files),
    dropJournal: async (apply) => lock.dropJournal(apply),
  };
}

/** Of the lockfile that is in this place, or was; null where none is known. Throws a Failure. */
export function lockfileAt(
  place: FileLockPlace,
): { readonly lineage: string; readonly isThere: boolean } | null {
  const { files, path, home } = place;
  refuseLinks(files, path);
  const former = home === null ? null : new LockHome(home).formerHere();
  try {
    const head = headOf(files, path);
    if (head !== null) return { lineage: head.lineage, isThere: true };
  } catch (error) {
    if (former === null || failureCode(error) !== 'lock-damaged') throw error;
  }
  return former === null ? null : { lineage: former.lineage, isThere: false };
}

/** Of the lockfile that is there; null where none is. */
export function lineageOfFile({
  files,
  path,
}: Pick<FileLockPlace, 'files' | 'path'>): string | null {
  refuseLinks(files, path);
  return headOf(files, path)?.lineage ?? null;
}

class FileLock {
  readonly #place: FileLockPlace;
  readonly #files: LockFiles;
  readonly #path: string;
  readonly #folder: string;
  readonly #home: LockHome | null;
  readonly #own: FilesReader;
  readonly desk: FileDesk;
  /** Where the index that was read last has its files. */
  reader: FilesReader;

  constructor(place: FileLockPlace) {
    const { files, path, lineage, home } = place;
    this.#place = place;
    this.#files = files;
    this.#path = path;
    this.#folder = `${path}.d`;
    this.#home = home === null ? null : new LockHome(home);
    this.#own = filesReader(files, path, lineage, digestName, chunkMemory());
    this.reader = this.#own;
    const beside = { files, folder: this.#folder };
    this.desk = new FileDesk(this.#home ?? beside, beside);
  }

  get name(): string {
    return this.#own.name;
  }

  read(): LockIndex {
    const { onStale } = this.#place;
    const { index, doubt, known } = findLock(this.#files, this.#path, this.#home);
    this.reader = this.#own;
    if (doubt === null) return this.#own.checked(index);
    const isNewest = known === null || (index !== null && isSinceKnown(index, known.index));
    const usable = isNewest ? index : known.index;
    if (onStale === undefined || usable === null) throw doubt;
    if (!isNewest) this.reader = this.#readerAtHome();
    const { serial, written } = usable;
    onStale({ why: whyOf(doubt), isRefused: true, serial, writtenAt: written?.at ?? null });
    return this.reader.checked(usable);
  }

  #readerAtHome(): FilesReader {
    if (this.#home === null) return this.#own;
    const { files, path } = this.#home;
    return filesReader(files, path, this.#place.lineage, digestName);
  }

  takeLease(now: number): Lease {
    const { doubt } = findLock(this.#files, this.#path, this.#home);
    const lease = this.desk.takeLease(now);
    // What a person removed from the home is known again before anything relies on it.
    if (doubt === null) this.#catchUp();
    return lease;
  }

  /** Only once the home knows the index that has what the journal says. */
  dropJournal(apply: string): void {
    this.#catchUp();
    this.desk.dropJournal(apply);
  }

  /** A crash may have come between a commit and what the home should know of it. */
  #catchUp(): void {
    const head = this.#home === null ? null : headOf(this.#files, this.#path);
    const known = this.#home?.known()?.index ?? null;
    if (head === null || head.digest === known?.digest) return;
    // What a lockfile left behind that has moved: the home follows it at its new place.
    if (known !== null && !isSinceKnown(head, known)) return;
    this.#settle();
    const bytes = this.#files.read(this.#path);
    if (bytes === null) return;
    const index = indexAt({ read: () => bytes }, this.#path);
    if (index !== null) this.#home?.keep(index, bytes, this.#path);
  }

  /** Where the journal is whole and durable, the index says so. */
  async begin(
    header: JournalHeader,
    batches: readonly Batch[],
    index: LockIndex,
    isOurs: () => boolean,
    parts: NewFiles['parts'],
  ): Promise<JournalWriter | null> {
    const writer = await this.desk.openJournal(header, batches);
    try {
      if (isOurs()) {
        const marked = this.swap(index, index.digest, { ...NO_FILES, parts });
        if (this.desk.hasJournal(header.apply)) return writer;
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
    files.makeFolder(this.#folder);
    this.#settle();
    const before = headOf(files, this.#path);
    if ((before?.digest ?? null) !== base) throw this.#moved();
    const named = [...chunks].map(([ref, bytes]) => [digestName(ref), bytes] as const);
    for (const [file, bytes] of [...named, ...parts]) this.#write(file, bytes);
    // Names that the index has are there before it is.
    if (chunks.size + parts.size > 0) files.syncFolder(this.#folder);
    const rendered = Buffer.from(renderIndex(next));
    const digest = digestIn(rendered.toString());
    const swapped = { ...next, predecessors: predecessorsOf(next), digest };
    this.#commit(successorOf(this.#folder, base), rendered, digest);
    this.#settle();
    this.#home?.keep(swapped, rendered, this.#path);
    this.#removeUnnamed(before, swapped);
    return swapped;
  }

  /** One that is there already may be about to be removed, since it has had no name for long. */
  #write(file: string, bytes: Uint8Array): void {
    const path = join(this.#folder, file);
    if (!this.#files.create(path, bytes)) this.#files.touch(path);
  }

  #commit(successor: string, rendered: Uint8Array, digest: string): void {
    if (!this.#files.create(successor, rendered)) throw this.#moved();
    this.#files.syncFolder(this.#folder);
    if (this.#contains(digest)) return;
    this.#files.remove(successor);
    throw this.#moved();
  }

  /** Refuses where there is one, or was one, unless what is made comes after that. */
  create(index: LockIndex, written: NewFiles): void {
    refuseLinks(this.#files, this.#path, this.#home);
    if (headOf(this.#files, this.#path) !== null) throw lockExists(this.#path);
    const known = this.#home?.known()?.index ?? null;
    if (known !== null && !hasMovedInto(index, known)) throw isLost(this.#path, known);
    const other = this.#home?.formerHere() ?? null;
    if (other !== null && !isSinceKnown(index, other)) throw hadAnother(this.#path, other);
    this.swap(known === null ? index : upon(known, index), null, written);
  }

  #moved(): Error {
    return lockMoved(say`the lockfile ${asPath(basename(this.#path))}`);
  }

  /** Its name was free because the index had moved on, or because the index is there by now. */
  #contains(digest: string): boolean {
    const head = headOf(this.#files, this.#path);
    return head !== null && isSince(head, digest);
  }

  /** Puts a successor that is committed in its place. */
  #settle(): void {
    const files = this.#files;
    const successor = successorOf(this.#folder, indexAt(files, this.#path)?.digest ?? null);
    if (files.read(successor) === null) return;
    try {
      files.rename(successor, this.#path);
    } catch (error) {
      // Another process has done it.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    files.syncFolder(dirname(this.#path));
  }

  #removeUnnamed(before: LockIndex | null, index: LockIndex): void {
    const named = filesOf(index, digestName);
    const lost = before === null ? new Set<string>() : filesOf(before, digestName);
    removeUnnamed(this.#files, this.#folder, { named, lost });
  }
}

/** What is known has moved, and this comes back from there. It may have been long ago. */
function hasMovedInto(index: LockIndex, known: LockIndex): boolean {
  return known.movedTo !== null && (isSinceKnown(index, known) || index.movedTo === known.movedTo);
}

function isSinceKnown(index: LockIndex, { digest }: LockIndex): boolean {
  return digest !== null && isSince(index, digest);
}

/** Another lineage does not make the account forget. */
function hadAnother(path: string, { lineage, serial }: LockIndex): Error {
  return failure(
    'lock-lost',
    say`this repository had a lockfile at ${asPath(basename(path))}, with the lineage ${asLabel(lineage)} and serial ${serial}`,
    say`Nothing has changed. Write ${asCode(`lineage: ${lineage}`)} under ${asCode('lock:')} in segops.yaml, then restore it: ${asCommand('segops lock restore')}`,
    { file: path },
  );
}

function lockExists(path: string): Error {
  return failure(
    'lock-exists',
    say`there is a lockfile at ${asPath(path)} already`,
    say`Keep it, or name another file. A new lockfile over an old one would not know what is in the account.`,
    { file: path },
  );
}
