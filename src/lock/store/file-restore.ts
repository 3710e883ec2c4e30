import { basename, dirname, join } from 'node:path';
import { failure } from '../../failure.ts';
import type { LockFiles } from '../../files/files.ts';
import { asCommand, asPath, say } from '../../message.ts';
import { digestOf } from '../chunk.ts';
import { digestName, filesOf } from '../file-names.ts';
import { lockDamaged } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import type { FileLockPlace } from './file-store.ts';
import { isElsewhere, isThere, lookAt, refuseLinks } from './lock-doubt.ts';
import { LockHome } from './lock-home.ts';

export interface FoundToRestore {
  /** What would be restored. */
  readonly newest: LockIndex;
  /** What is in its place; null where nothing is, or nothing that can be read. */
  readonly found: LockIndex | null;
  /** Files that it names and that are not there. */
  readonly missing: number;
}

/** Puts back the newest lockfile that its home knows, with its files. */
export class FileRestore {
  readonly #files: LockFiles;
  readonly #path: string;
  readonly #home: LockHome | null;

  constructor({ files, path, home }: FileLockPlace) {
    this.#files = files;
    this.#path = path;
    this.#home = home === null ? null : new LockHome(home);
  }

  /** Throws a Failure where nothing is known, or the lockfile is at another place. */
  look(): FoundToRestore {
    refuseLinks(this.#files, this.#path);
    const home = this.#home;
    const known = home?.known() ?? null;
    if (home === null || known === null) throw nothingKnown(this.#files, this.#path);
    const { lockfile } = home.place;
    if (known.lockfile !== lockfile && isThere(home, known)) {
      throw isElsewhere(lockfile, known.lockfile);
    }
    const found = lookAt(this.#files, this.#path, known);
    const newest = found.index !== null && found.isNewest ? found.index : known.index;
    return { newest, found: found.index, missing: this.#missing(newest).length };
  }

  /** With the lease. */
  perform(): void {
    const { newest, found } = this.look();
    const home = this.#home;
    const files = this.#files;
    const folder = `${this.#path}.d`;
    files.makeFolder(folder);
    for (const file of this.#missing(newest)) this.#bringBack(file);
    files.syncFolder(folder);
    if (home === null || found?.digest === newest.digest) return;
    const bytes = home.bytesOf(newest);
    files.replace(this.#path, bytes);
    files.syncFolder(dirname(this.#path));
    home.keep(newest, bytes, this.#path);
  }

  /** Files that are missing, or chunks that are not what the index says. */
  #missing(index: LockIndex): string[] {
    const digests = digestsIn(index);
    return [...filesOf(index, digestName)].filter(
      (file) => !isWhole(this.#files.read(join(`${this.#path}.d`, file)), digests.get(file)),
    );
  }

  #bringBack(file: string): void {
    const from = join(`${this.#home?.path ?? this.#path}.d`, file);
    const to = join(`${this.#path}.d`, file);
    const kept = this.#home?.files.read(from) ?? null;
    if (kept === null) throw notKept(from);
    this.#files.remove(to);
    this.#files.link(from, to);
  }
}

/** By the names of their files: of the changes of a record, the record itself has the digests. */
function digestsIn(index: LockIndex): ReadonlyMap<string, string> {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  return new Map([
    ...chunks.map((ref) => [digestName(ref), ref.sha256] as const),
    ...index.history.map(({ file, sha256 }) => [file, sha256] as const),
  ]);
}

function isWhole(bytes: Buffer | null, sha256: string | undefined): boolean {
  return bytes !== null && (sha256 === undefined || digestOf(bytes) === sha256);
}

function nothingKnown(files: LockFiles, path: string): Error {
  const isThere = files.read(path) !== null;
  const backup = say`Bring the files that it names back from a backup. What is in none cannot be known.`;
  const init = say`If there never was a lockfile, make it: ${asCommand('segops lock init')}`;
  return failure(
    'nothing-to-restore',
    say`no newer lockfile than ${asPath(basename(path))} is known here`,
    say`Nothing has changed. ${isThere ? backup : init}`,
    { file: path },
  );
}

function notKept(file: string): Error {
  return lockDamaged(say`${asPath(file)} is missing, so the lockfile cannot be restored`, {
    file,
    next: say`Bring that file back from a backup.`,
  });
}
