import { basename, dirname, join } from 'node:path';
import { failure, failureCode } from '../../failure.ts';
import type { LockFiles } from '../../files/files.ts';
import { asPath, say } from '../../message.ts';
import { digestOf } from '../chunk.ts';
import { filtersOf } from '../exclusion-memory.ts';
import { digestName, filesOf, filterFile, stableFilterName } from '../file-names.ts';
import { digestIn, renderIndex } from '../index-format.ts';
import type { JoinLocks, LockSide } from '../join-locks.ts';
import { lockDamaged, neverMade } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import { isSince, predecessorsOf } from '../lock-index.ts';
import { FileDesk } from './file-desk.ts';
import type { FileLockPlace } from './file-store.ts';
import { isThere, lookAt, refuseLinks, whereItIs } from './lock-doubt.ts';
import { headOf } from './lock-head.ts';
import { LockHome } from './lock-home.ts';
import { filesReader } from './lock-reader.ts';

export interface FoundToRestore {
  /** What would be restored. */
  readonly newest: LockIndex;
  /** What is in its place; null where nothing is, or nothing that can be read. */
  readonly found: LockIndex | null;
  /** Files that it names and that are not there. */
  readonly missing: number;
  /** What is in its place knows something that the newest does not: they become one. */
  readonly apart: LockIndex | null;
}

/** Puts back the newest lockfile that its home knows, with its files. */
export class FileRestore {
  readonly #place: FileLockPlace;
  readonly #files: LockFiles;
  readonly #path: string;
  readonly #home: LockHome | null;

  constructor(place: FileLockPlace) {
    const { files, path, home } = place;
    this.#place = place;
    this.#files = files;
    this.#path = path;
    this.#home = home === null ? null : new LockHome(home);
  }

  /** Throws a Failure where nothing is known, or the lockfile is at another place. */
  look(): FoundToRestore {
    const home = this.#home;
    refuseLinks(this.#files, this.#path, home);
    const known = home?.known() ?? null;
    if (home === null || known === null) return this.#onlyOne();
    const { lockfile } = home.place;
    if (known.lockfile !== lockfile && isThere(home, known)) {
      throw whereItIs(lockfile, known);
    }
    const found = lookAt(this.#files, this.#path, known);
    const newest = found.index !== null && found.isNewest ? found.index : known.index;
    const missing = this.#missing(newest).length;
    return { newest, found: found.index, missing, apart: apartFrom(newest, found.index) };
  }

  /** Nothing else is known: a whole lockfile needs no restoring. */
  #onlyOne(): FoundToRestore {
    const newest = this.#readable();
    if (newest === null || this.#missing(newest).length > 0) {
      throw nothingKnown(this.#place);
    }
    return { newest, found: newest, missing: 0, apart: null };
  }

  /** null where there is none, or a damaged one. */
  #readable(): LockIndex | null {
    try {
      return headOf(this.#files, this.#path);
    } catch (error) {
      if (failureCode(error) === 'lock-damaged') return null;
      throw error;
    }
  }

  /** With the lease. */
  async perform(joining: JoinLocks): Promise<void> {
    const { newest, found, apart } = this.look();
    const home = this.#home;
    const files = this.#files;
    const folder = `${this.#path}.d`;
    files.makeFolder(folder);
    const digests = digestsIn(newest);
    for (const file of this.#missing(newest)) this.#bringBack(file, digests.get(file));
    files.syncFolder(folder);
    if (home === null || found?.digest === newest.digest) return;
    if (apart === null) this.#put(home, newest, home.bytesOf(newest));
    else await this.#putJoined(home, newest, apart, joining);
  }

  #put(home: LockHome, index: LockIndex, bytes: Uint8Array): void {
    this.#files.replace(this.#path, bytes);
    this.#files.syncFolder(dirname(this.#path));
    home.keep(index, bytes, this.#path);
  }

  async #putJoined(
    home: LockHome,
    newest: LockIndex,
    apart: LockIndex,
    joining: JoinLocks,
  ): Promise<void> {
    const { index, files } = await joining(this.#side(newest), [this.#side(apart)]);
    const folder = `${this.#path}.d`;
    const chunks = [...files.chunks].map(([ref, bytes]) => [digestName(ref), bytes] as const);
    for (const [file, bytes] of [...chunks, ...files.parts]) {
      this.#files.create(join(folder, file), bytes);
    }
    this.#files.syncFolder(folder);
    const rendered = renderIndex(index);
    const digest = digestIn(rendered);
    const written = { ...index, predecessors: predecessorsOf(index), digest };
    this.#put(home, written, Buffer.from(rendered));
  }

  /** Files of both are in the folder of the lockfile by now. */
  #side(index: LockIndex): LockSide {
    const { files, path, home, lineage } = this.#place;
    const { chunk, part } = filesReader(files, path, lineage, digestName);
    const beside = { files, folder: `${path}.d` };
    const desk = new FileDesk(home ?? beside, beside);
    return {
      index,
      fetchChunks: async () => ({ read: chunk, close: () => undefined }),
      readPart: async (file, sha256) => part(file, sha256),
      readJournal: async (apply) => desk.readJournal(apply),
    };
  }

  /** Files that are missing, or chunks that are not what the index says. */
  #missing(index: LockIndex): string[] {
    const digests = digestsIn(index);
    return [...filesOf(index, digestName)].filter(
      (file) => !isWhole(this.#files.read(join(`${this.#path}.d`, file)), digests.get(file)),
    );
  }

  #bringBack(file: string, sha256: string | undefined): void {
    const from = join(`${this.#home?.path ?? this.#path}.d`, file);
    const to = join(`${this.#path}.d`, file);
    const kept = this.#home?.files.read(from) ?? null;
    // Without a filter of an exclusion a guard refuses, and says so: the lockfile itself is whole.
    if (kept === null && stableFilterName(file) !== null) return;
    // Two names of one file: what changed it in its place changed both.
    if (!isWhole(kept, sha256)) throw notKept(to);
    this.#files.remove(to);
    this.#files.link(from, to);
  }
}

function apartFrom(newest: LockIndex, found: LockIndex | null): LockIndex | null {
  if (found === null || found.digest === null || isSince(newest, found.digest)) return null;
  return found.digest === newest.digest || found.lineage !== newest.lineage ? null : found;
}

/** By the names of their files: of the changes of a record, the record itself has the digests. */
function digestsIn(index: LockIndex): ReadonlyMap<string, string> {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  return new Map([
    ...chunks.map((ref) => [digestName(ref), ref.sha256] as const),
    ...index.history.map(({ file, sha256 }) => [file, sha256] as const),
    ...filtersOf(index).map((ref) => [filterFile(ref), ref.sha256] as const),
  ]);
}

function isWhole(bytes: Buffer | null, sha256: string | undefined): boolean {
  return bytes !== null && (sha256 === undefined || digestOf(bytes) === sha256);
}

function nothingKnown({ files, path, lineage }: FileLockPlace): Error {
  const isThere = files.read(path) !== null;
  const backup = say`Bring it back from a backup, with the files that it names. What is in none cannot be known.`;
  const never = say`Look for it on the machine that applied last. ${neverMade(lineage)}`;
  return failure(
    'nothing-to-restore',
    say`no newer lockfile than ${asPath(basename(path))} is known here`,
    say`Nothing has changed. ${isThere ? backup : never}`,
    { file: path },
  );
}

function notKept(file: string): Error {
  return lockDamaged(
    say`${asPath(file)} is missing or damaged, and so is what the repository remembers of it`,
    {
      file,
      next: say`Bring that file back from a backup.`,
    },
  );
}
