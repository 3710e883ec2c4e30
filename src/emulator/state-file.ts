import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './account.ts';
import { EmulatorError } from './errors.ts';
import { readAccount, writeAccount } from './state-format.ts';

/** The account of a state file, null where there is none yet. Throws EmulatorError for a damaged one. */
export function loadState(file: string): Account | null {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return null;
  try {
    return readAccount(checkedLines(readState(file)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EmulatorError(
      'state-file',
      `cannot use the state file ${file}: ${why}. It was left as it is; move it away, or name another`,
    );
  }
}

/**
 * Takes a state file for this emulator alone: a second one would write over what the first was told.
 * Returns how to give it back. Throws EmulatorError where another emulator has it.
 */
export function claimState(file: string): () => void {
  const mark = `${file}.in-use`;
  const own = `${process.pid}\n`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(mark, own, { flag: 'wx', mode: 0o600 });
      claimed.add(mark);
      return () => {
        claimed.delete(mark);
        rmSync(mark, { force: true });
      };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw unusable(file, error);
    }
    const pid = ownerIn(mark);
    if (pid === null || attempt > MOST_CLAIMS || isRunning(pid, mark)) throw inUse(file, mark, pid);
    rmSync(mark, { force: true });
  }
}

const MOST_CLAIMS = 3;
/** Marks of this process: its number alone may be that of one that ended, as 1 is in containers. */
const claimed = new Set<string>();

/** null where the mark is not ours to read. */
function ownerIn(mark: string): number | null {
  try {
    const pid = Number(readState(mark).toString('latin1').trim());
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number, mark: string): boolean {
  if (pid === process.pid) return claimed.has(mark);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function inUse(file: string, mark: string, pid: number | null): EmulatorError {
  const who = pid === null ? 'another emulator' : `the emulator of process ${pid}`;
  return new EmulatorError(
    'state-file',
    `${who} uses the state file ${file}. Stop that one, or name another file. If it does not run any more, delete ${mark}`,
  );
}

function unusable(file: string, error: unknown): EmulatorError {
  const why = error instanceof Error ? error.message : String(error);
  return new EmulatorError('state-file', `cannot write the state file ${file}: ${why}`);
}

/** What can be read into memory at once. */
const MOST_BYTES = 2 ** 31 - 1;

/** A pipe would wait, a device never ends, and a link that lies in a checkout may lead anywhere. */
function readState(file: string): Buffer {
  const opened = openSync(
    file,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const found = fstatSync(opened);
    if (!found.isFile() || found.size > MOST_BYTES) {
      throw new Error('it is not a regular file of less than 2 GiB');
    }
    return readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Replaces a state file at once or not at all: a new file, synced, then renamed. Nobody can guess the
 * name of the new one, so that no link lies there; one under the name of the state file is replaced.
 */
export function saveState(file: string, account: Account): void {
  const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`;
  try {
    writeState(temporary, account);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

function writeState(path: string, account: Account): void {
  const hash = createHash('sha256');
  const target = openSync(path, 'wx', 0o600);
  try {
    for (const line of writeAccount(account)) {
      hash.update(line);
      writeAll(target, line);
    }
    writeAll(target, `${hash.digest('hex')}\n`);
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

const DIGEST_LENGTH = 65;

/** All lines but the last, which is the SHA-256 of what stands before it. */
function* checkedLines(bytes: Buffer): Generator<string> {
  const end = Math.max(0, bytes.length - DIGEST_LENGTH);
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
  if (bytes.toString('latin1', end) !== `${digest}\n`) {
    throw new Error('it is damaged, or no state file at all');
  }
  for (let at = 0; at < end; ) {
    const newline = bytes.indexOf(0x0a, at);
    yield bytes.toString('utf8', at, newline);
    at = newline + 1;
  }
}

function writeAll(target: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(target, bytes, at);
}

/** So that the rename itself survives a crash; some systems cannot open a folder. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows: the rename is all there is.
  }
}
