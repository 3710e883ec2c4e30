import { basename, dirname, join } from 'node:path';
import { failure, failureCode } from '../../failure.ts';
import { codeOf } from '../../files/code.ts';
import type { LockFiles } from '../../files/files.ts';
import { asCommand, asPath, say, shellWord } from '../../message.ts';
import { digestName, filesOf, isHalfWritten, isNamedByIndex } from '../file-names.ts';
import { lockDamaged } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import { isSince, shortDigest } from '../lock-index.ts';
import { indexAt } from './lock-reader.ts';

/**
 * What a repository knows of a lockfile that is a file, in a place that git changes for no one: its
 * common directory. Work trees share it, and checkout, stash, revert, clean and merge leave it alone.
 *
 * It has lease and journals, the newest index, a second name of every file that this index names, and
 * a mark that says where the lockfile is. It follows the lockfile, and never leads: an index is
 * committed in the lockfile's own folder, and comes here before anyone relies on it. So a lockfile may
 * be newer than its home after a crash, and is never older, unless something put an older one there.
 */
export interface HomePlace {
  readonly files: LockFiles;
  readonly folder: string;
  /** The lockfile, with every link on the way to its folder resolved. */
  readonly lockfile: string;
  /** Of the work tree. */
  readonly top: string;
  /** Which of these git tracks. */
  tracked(paths: readonly string[]): readonly string[];
}

/** The newest lock that a home knows. */
export interface KnownLock {
  readonly index: LockIndex;
  /** Where the lockfile was when it was written last. */
  readonly lockfile: string;
}

/** For readers that began with an index before. */
const STAY_MS = 10 * 60_000;
const INDEX_COPY = /^index-[0-9a-f]{16}$/;

export class LockHome {
  readonly place: HomePlace;
  readonly files: LockFiles;
  readonly folder: string;
  /** As if it were the lockfile: its folder has the files that the newest index names. */
  readonly path: string;

  constructor(place: HomePlace) {
    this.place = place;
    this.files = place.files;
    this.folder = place.folder;
    this.path = join(place.folder, 'segops.lock');
  }

  /** null where there never was a lockfile. Throws a Failure where two of them are the newest. */
  known(): KnownLock | null {
    const copies = this.#copies();
    const newest = copies.filter((index) => !copies.some((other) => isBefore(index, other)));
    const [index, ...others] = newest;
    if (index === undefined) return null;
    if (others.length > 0) throw twoNewest(this.folder);
    return { index, lockfile: this.#mark() ?? this.place.lockfile };
  }

  /** A lock of another lineage that was in this place; null where there was none, or it has moved. */
  formerHere(): LockIndex | null {
    const { lockfile, files, folder } = this.place;
    const others = files.list(dirname(folder)).filter((name) => name !== basename(folder));
    for (const name of others) {
      const other = new LockHome({ ...this.place, folder: join(dirname(folder), name) });
      const known = other.known();
      if (known?.lockfile === lockfile && known.index.movedTo === null) return known.index;
    }
    return null;
  }

  /** Those before the newest are removed while it is there, so a second look finds one. */
  #copies(): LockIndex[] {
    for (;;) {
      const names = this.files.list(this.folder).filter((name) => INDEX_COPY.test(name));
      const found = names.flatMap((name) => this.#copyAt(join(this.folder, name)) ?? []);
      if (found.length > 0 || names.length === 0) return found;
    }
  }

  /** What a damaged copy knew cannot be told: only a person can say that the lockfile is the newest. */
  #copyAt(path: string): LockIndex | null {
    try {
      return indexAt(this.files, path);
    } catch (error) {
      if (failureCode(error) !== 'lock-damaged') throw error;
      throw failure(
        'lock-memory-damaged',
        say`what this repository remembers of its lockfile is damaged: ${asPath(path)}`,
        say`Nothing was sent. If the lockfile is the newest that there was, remove the damaged file: ${asCommand(`rm ${shellWord(path)}`)}`,
        { file: path },
      );
    }
  }

  /** null where it was cut off, too: it is written again by the next commit. */
  #mark(): string | null {
    const bytes = this.files.read(this.#markPath);
    try {
      const mark = JSON.parse(bytes?.toString() ?? 'null') as {
        readonly lockfile?: unknown;
      } | null;
      return typeof mark?.lockfile === 'string' ? mark.lockfile : null;
    } catch {
      return null;
    }
  }

  get #markPath(): string {
    return join(this.folder, 'mark');
  }

  /** Of an index that is known: as they were written. */
  bytesOf({ digest }: LockIndex): Buffer {
    const bytes = digest === null ? null : this.files.read(this.#copyOf(digest));
    if (bytes === null) throw new Error('this index is not known any more');
    return bytes;
  }

  #copyOf(digest: string): string {
    return join(this.folder, `index-${shortDigest(digest)}`);
  }

  /** Knows this index from now on, which is committed in the lockfile at `path`. */
  keep(index: LockIndex, rendered: Uint8Array, path: string): void {
    const { files, folder } = this;
    const before = this.known();
    if (index.digest === null) throw new Error('an index that is not written has no digest');
    const named = filesOf(index, digestName);
    this.#linkFiles(named, `${path}.d`);
    if (before?.lockfile !== this.place.lockfile || files.read(this.#markPath) === null) {
      const mark = { lockfile: this.place.lockfile };
      files.replace(this.#markPath, Buffer.from(`${JSON.stringify(mark)}\n`));
    }
    files.create(this.#copyOf(index.digest), rendered);
    files.syncFolder(folder);
    this.#removeBefore(index);
    const lost = before === null ? new Set<string>() : filesOf(before.index, digestName);
    removeUnnamed(files, `${this.path}.d`, { named, lost });
  }

  #linkFiles(named: ReadonlySet<string>, from: string): void {
    const { files, path } = this;
    const to = `${path}.d`;
    files.makeFolder(to);
    const here = new Set(files.list(to));
    const missing = [...named].filter((file) => !here.has(file));
    for (const file of missing) {
      try {
        files.link(join(from, file), join(to, file));
      } catch (error) {
        // Damage that whoever reads it will report.
        if (codeOf(error) !== 'ENOENT') throw error;
      }
    }
    if (missing.length > 0) files.syncFolder(to);
  }

  #removeBefore(index: LockIndex): void {
    const names = this.files.list(this.folder).filter((name) => INDEX_COPY.test(name));
    for (const name of names) {
      const path = join(this.folder, name);
      const other = indexAt(this.files, path);
      if (other !== null && isBefore(other, index)) this.files.remove(path);
    }
  }
}

function isBefore(index: LockIndex, other: LockIndex): boolean {
  return index.digest !== null && index.digest !== other.digest && isSince(other, index.digest);
}

/**
 * Removes what no index names, and what a crash left half written, once it is old. What has just lost
 * its name becomes new: whoever reads the index before still needs it.
 */
export function removeUnnamed(
  files: LockFiles,
  folder: string,
  { named, lost }: { readonly named: ReadonlySet<string>; readonly lost: ReadonlySet<string> },
): void {
  for (const file of files.list(folder)) {
    const path = join(folder, file);
    if (named.has(file) || !(isHalfWritten(file) || isNamedByIndex(file))) continue;
    if (lost.has(file)) files.touch(path);
    else if ((files.age(path) ?? 0) > STAY_MS) files.remove(path);
  }
}

function twoNewest(folder: string): Error {
  return lockDamaged(
    say`${asPath(dirname(folder))} knows two lockfiles of which none comes after the other`,
    { file: folder, next: say`Keep a copy of both, and ask for help.` },
  );
}
