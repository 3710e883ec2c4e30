import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { codeOf } from './code.ts';
import { openRegular } from './read.ts';
import { ageOf, isLink, linkFile, touchFile } from './second-names.ts';
import {
  claimFile,
  makeFolder,
  openNew,
  removeFile,
  renameFile,
  replaceFile,
  writeAll,
} from './write.ts';

/**
 * Bytes left free in front of a piece that a file is read into. Large memory begins 16 bytes behind
 * the beginning of a page. To just that place, AMD processors copy from the page cache at a fifth of
 * their speed.
 */
export const LEAD = 64;

/**
 * The file system as the lock needs it: a port, so that tests can make any operation fail, tear or
 * be the last one before a power cut. Every function throws the system's error.
 */
export interface LockFiles {
  /** null where there is no such file. What it gives may lie in `reuse`, if it fits there. */
  read(path: string, reuse?: Buffer): Buffer | null;
  /** Writes a whole file beside the old one, syncs it, and takes its place. */
  replace(path: string, bytes: Uint8Array): void;
  /** Makes a whole file that must not exist, and syncs it; false if it exists. */
  create(path: string, bytes: Uint8Array): boolean;
  /** Gives a file a second name, or copies it. A name that is taken stays as it is. */
  link(from: string, to: string): void;
  /** Whether what is found under this name is something else. */
  isLink(path: string): boolean;
  /** Milliseconds since it was written or touched; null where there is no such file. */
  age(path: string): number | null;
  /** As if it was written now, if it is there. */
  touch(path: string): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Names in a folder, sorted; none where there is no such folder. */
  list(folder: string): string[];
  makeFolder(path: string): void;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): void;
  /** Makes a file that must not exist. */
  append(path: string): AppendFile;
}

/** A file that only grows. */
export interface AppendFile {
  write(bytes: Uint8Array): void;
  /** Resolves once everything written so far is durable; a rejection is final. */
  sync(): Promise<void>;
  /** All of it, also where its name is gone. */
  readBack(): Buffer;
  close(): void;
}

/** The disk, below one folder: what a link would have written or removed elsewhere is refused. */
export function nodeFiles(folder: string): LockFiles {
  return {
    read: (path, reuse) => orIfMissing(() => readWhole(path, reuse), null),
    replace: (path, bytes) => replaceFile(folder, path, bytes),
    create: (path, bytes) => claimFile(folder, path, bytes),
    link: (from, to) => linkFile(folder, from, to),
    isLink,
    age: ageOf,
    touch: (path) => touchFile(folder, path),
    rename: (from, to) => renameFile(folder, from, to),
    remove: (path) => removeFile(folder, path),
    list: (path) => orIfMissing(() => readdirSync(path).sort(), []),
    makeFolder: (path) => makeFolder(folder, path),
    syncFolder,
    append: (path) => openAppend(openNew(folder, path)),
  };
}

/** Memory that was used before is read into several times faster than fresh memory. */
function readWhole(path: string, reuse: Buffer | undefined): Buffer {
  const fd = openRegular(path);
  try {
    if (reuse === undefined) return readFileSync(fd);
    let end = LEAD;
    for (;;) {
      const more = readSync(fd, reuse, end, reuse.length - end, null);
      // It did not fit.
      if (more === 0 && end === reuse.length) return readFileSync(path);
      if (more === 0) return reuse.subarray(LEAD, end);
      end += more;
    }
  } finally {
    closeSync(fd);
  }
}

function openAppend(fd: number): AppendFile {
  return {
    write: (bytes) => writeAll(fd, bytes),
    sync: () =>
      new Promise((resolve, reject) => {
        fdatasync(fd, (error) => (error === null ? resolve() : reject(error)));
      }),
    readBack: () => {
      const bytes = Buffer.alloc(fstatSync(fd).size);
      return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0));
    },
    close: () => closeSync(fd),
  };
}

/** Windows cannot open a folder to sync it; its renames are durable enough without. */
function syncFolder(path: string): void {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'EISDIR' || codeOf(error) === 'EPERM') return;
    throw error;
  }
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function orIfMissing<T>(read: () => T, missing: T): T {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return missing;
    throw error;
  }
}
