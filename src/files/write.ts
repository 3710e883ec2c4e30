import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, relative } from 'node:path';
import { failure } from '../failure.ts';
import { asPath, say } from '../message.ts';
import { codeOf } from './code.ts';
import { confined } from './confine.ts';

/**
 * The only place that writes files. A checkout may hold a link under any name, so every path is
 * resolved first and must stay in its folder. A file is written whole under a name that nobody can
 * guess, opened so that it cannot exist, then renamed: at every moment there is the old file or the
 * new one, and a link at the last name is replaced, never followed.
 */

/** Writes a file piece by piece. */
export type Fill = (write: (bytes: Uint8Array) => void) => void;

/** Replaces a file, or makes it. One that was there keeps its mode. */
export function replaceFile(within: string, path: string, bytes: Uint8Array): void {
  rewriteFile(within, path, (write) => write(bytes));
}

/** Like replaceFile, for what is never in memory at once. */
export function rewriteFile(within: string, path: string, fill: Fill): void {
  const target = confined(within, path);
  const temporary = `${target}.${randomBytes(8).toString('hex')}.tmp`;
  writeNew(temporary, fill, { mode: modeOf(target), durable: true });
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a file that must not exist, and the folders that it is in; false if it exists, as a link that
 * leads nowhere too. One that is not durable is for this process alone.
 */
export function createFile(
  within: string,
  path: string,
  bytes: Uint8Array,
  { durable }: { readonly durable: boolean } = { durable: true },
): boolean {
  const target = placeFor(within, path);
  try {
    writeNew(target, (write) => write(bytes), { mode: null, durable });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Like createFile, and never half of it: written under another name, then linked. Of all that make it
 * at once, one does. Throws where the file system has no links.
 */
export function claimFile(within: string, path: string, bytes: Uint8Array): boolean {
  const target = placeFor(within, path);
  const temporary = `${target}.${randomBytes(8).toString('hex')}.tmp`;
  writeNew(temporary, (write) => write(bytes), { mode: null, durable: true });
  try {
    linkSync(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Makes a text file. Throws a Failure where there is such a file. */
export function createText(within: string, path: string, text: string): void {
  if (createFile(within, path, Buffer.from(text))) return;
  throw failure(
    'file-exists',
    say`${asPath(relative(process.cwd(), path))} exists already`,
    say`Move it away, and run the command again.`,
  );
}

/** Opens a file that must not exist, to be written piece by piece. */
export function openNew(within: string, path: string): number {
  return openSync(confined(within, path), 'ax+');
}

/** Where a new file goes, in a folder that is there then. */
export function placeFor(within: string, path: string): string {
  const target = confined(within, path);
  mkdirSync(dirname(target), { recursive: true });
  return target;
}

/** Makes a folder, and those that it is in. */
export function makeFolder(within: string, path: string): void {
  if (!existsSync(path)) mkdirSync(confined(within, path), { recursive: true });
}

/** Renames a file within its folder. */
export function renameFile(within: string, from: string, to: string): void {
  renameSync(confined(within, from), confined(within, to));
}

/** Removes a file, or the link that has its name. */
export function removeFile(within: string, path: string): void {
  rmSync(confined(within, path), { force: true });
}

interface Making {
  /** null: what the umask leaves. */
  readonly mode: number | null;
  readonly durable: boolean;
}

/** A file that could not be written whole is removed: half of it would be in the way. */
function writeNew(path: string, fill: Fill, { mode, durable }: Making): void {
  const file = openSync(path, 'wx', mode ?? 0o666);
  let isWhole = false;
  try {
    fill((bytes) => writeAll(file, bytes));
    // What the umask took away.
    if (mode !== null) fchmodSync(file, mode);
    if (durable) fsyncSync(file);
    isWhole = true;
  } finally {
    closeSync(file);
    if (!isWhole) rmSync(path, { force: true });
  }
}

export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

function modeOf(path: string): number | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.mode & 0o777 : null;
}
