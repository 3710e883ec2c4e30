import { dirname } from 'node:path';
import { type Failure, failure } from '../failure.ts';
import type { Message } from '../message.ts';
import { asCommand, asPath, asThrown, NOTHING, say } from '../message.ts';

/*
 * What the operating system refuses is not a bug of segops: a full disk, a folder that may not be
 * written. Each cause that people meet has its own sentence, since what there is to do differs.
 */

interface Refusal {
  readonly message: Message;
  readonly next: Message;
}

/** null for anything else that was thrown. */
export function systemFailure(error: unknown): Failure | null {
  if (!isSystemError(error)) return null;
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  const { message, next } = refusal;
  const again = say`Then run the command again. What an apply may have sent is in its journal.`;
  return failure('system-refused', message, say`${next} ${again}`);
}

/** Standard output is a file on a full disk, or something else that takes no more. */
export function outputFailed(error: unknown): Failure {
  const why = whyOf(error);
  return failure(
    'output-failed',
    say`the output cannot be written${why}`,
    say`Free space, or let it go elsewhere. If this was an apply, see what it did: ${asCommand('segops status')}`,
  );
}

const REASONS: ReadonlyMap<string | undefined, Message> = new Map([
  ['ENOENT', say`: there is no such file or folder`],
  ['ENOTDIR', say`: a part of its path is not a folder`],
  ['EISDIR', say`: it is a folder`],
  ['EACCES', say`: this user may not`],
  ['EPERM', say`: this user may not`],
  ['EROFS', say`: the disk is mounted for reading only`],
  ['ENOSPC', say`: the disk is full`],
]);

/** Why a file that a person named cannot be used, behind words that say what was tried. */
export function whyOf(error: unknown): Message {
  return (isSystemError(error) ? REASONS.get(error.code) : undefined) ?? asThrown(error);
}

/** Whoever read the output has ended, or closed the terminal. */
export function isReaderGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'EIO' || code === 'ERR_STREAM_DESTROYED';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

const OTHERS = ['EIO', 'EMFILE', 'EISDIR', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG'];

function refusalOf(error: NodeJS.ErrnoException): Refusal | null {
  const { code = '' } = error;
  const where = placeOf(error);
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return {
        message: say`this user may not ${isWrite(error) ? say`write` : say`open`}${where}`,
        next: say`Give this user the right to, or work in another folder.`,
      };
    case 'ENOENT':
      // Each file was looked up before: only what is read piece by piece is opened later.
      if (error.syscall !== 'open') return null;
      return {
        message: say`a file is gone that was there a moment ago:${where}`,
        next: say`Write files beside their place and rename them, so that none is missing while segops reads.`,
      };
    case 'EROFS':
      return {
        message: say`the disk is mounted for reading only, so nothing can be written${where}`,
        next: say`Mount it for writing, or work in another folder.`,
      };
    case 'ENOSPC':
      return { message: say`the disk is full${where}`, next: say`Free some space.` };
    case 'EDQUOT':
      return {
        message: say`this user has no room left on the disk${where}`,
        next: say`Free some space, or get a larger quota.`,
      };
    default:
      if (!OTHERS.includes(code)) return null;
      return {
        message: say`the system refused an operation on a file${asThrown(error)}`,
        next: say`Fix that.`,
      };
  }
}

/** Files are written beside those that they replace: it is the folder that people know. */
const TEMPORARY = /\.[0-9a-f]{16}\.tmp$/;

function isWrite({ syscall, path = '' }: NodeJS.ErrnoException): boolean {
  return TEMPORARY.test(path) || !['open', 'scandir', 'stat', 'lstat'].includes(syscall ?? '');
}

function placeOf({ path }: NodeJS.ErrnoException): Message {
  if (path === undefined) return NOTHING;
  return TEMPORARY.test(path)
    ? say` in the folder ${asPath(dirname(path))}`
    : say` ${asPath(path)}`;
}
