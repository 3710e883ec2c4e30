import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { failure } from '../failure.ts';
import { asPath, say } from '../message.ts';
import { codeOf } from './code.ts';
import { confined, confinement, repositoryOf } from './confine.ts';

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
  writeNew(temporary, fill, modeOf(target));
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Whether a name is that of a temporary file that a kill left. */
export function isTemporaryOf(name: string, replaced: string): boolean {
  return name.startsWith(`${replaced}.`) && TEMPORARY.test(name.slice(replaced.length));
}

const TEMPORARY = /^\.[0-9a-f]{16}\.tmp$/;

/** Makes a file that must not exist; false if it exists, as a link that leads nowhere too. */
export function createFile(within: string, path: string, bytes: Uint8Array): boolean {
  try {
    writeNew(confined(within, path), (write) => write(bytes), null);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes a text file, and the folders that it is in. Throws a Failure where there is such a file. */
export function createText(within: string, path: string, text: string): void {
  makeFolder(within, dirname(path));
  if (createFile(within, path, Buffer.from(text))) return;
  throw failure(
    'file-exists',
    say`${asPath(relative(process.cwd(), path))} exists already`,
    say`Move it away, and run the command again.`,
  );
}

/** Opens a file that must not exist, to be written piece by piece. */
export function openNew(within: string, path: string): number {
  return openSync(confined(within, path), 'ax');
}

/** A file that a person named: a pipe or a device is written to, anything else is replaced. */
export function writeNamed(path: string, fill: Fill): void {
  if (isStream(path)) {
    const file = openSync(path, 'w');
    try {
      fill((bytes) => writeAll(file, bytes));
    } finally {
      closeSync(file);
    }
    return;
  }
  const top = repositoryOf(process.cwd());
  if (confinement(top, resolve(path)) === 'inside') rewriteFile(top, path, fill);
  else replaceAnywhere(path, fill);
}

/** Outside the repository, links are the person's own: `/dev/stdout` leads to a file. */
function replaceAnywhere(path: string, fill: Fill): void {
  const real = statOf(path) === null ? resolve(path) : realpathSync(path);
  rewriteFile(dirname(real), real, fill);
}

function isStream(path: string): boolean {
  const found = statOf(path);
  return found !== null && (found.isFIFO() || found.isCharacterDevice());
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
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

/** Adds to a file that somebody else owns, and that the environment names. */
export function appendText(path: string, text: string): void {
  appendFileSync(path, text);
}

/** A new folder that only this user can enter. */
export function makeTemporaryFolder(parent = tmpdir(), name = 'segops-'): string {
  return mkdtempSync(join(parent, name));
}

/** Lends a folder that is gone afterwards. */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = makeTemporaryFolder();
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be written whole is removed: half of it would be in the way. */
function writeNew(path: string, fill: Fill, mode: number | null): void {
  const file = openSync(path, 'wx', mode ?? 0o666);
  let isWhole = false;
  try {
    fill((bytes) => writeAll(file, bytes));
    // What the umask took away.
    if (mode !== null) fchmodSync(file, mode);
    fsyncSync(file);
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
