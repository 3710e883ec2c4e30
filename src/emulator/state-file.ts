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
