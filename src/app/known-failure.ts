import { Failure, failure } from '../failure.ts';
import { asThrown, say } from '../message.ts';
import { VERSION } from './version.ts';

/** What people can cause, as a Failure; null: a bug. */
export function knownFailure(error: unknown): Failure | null {
  return error instanceof Failure ? error : systemFailure(error);
}

const REFUSED = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EMFILE',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
];

/** A full disk or a folder that may not be written is not a bug of segops. */
function systemFailure(error: unknown): Failure | null {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null;
  if (!REFUSED.includes(String(error.code))) return null;
  return failure(
    'system-refused',
    say`the system refused an operation on a file${asThrown(error)}`,
    say`Fix that, then run the command again. What an apply may have sent is in its journal.`,
  );
}

/** What is said of anything else that was thrown. */
export function bugReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in segops ${VERSION}. Please report it with these lines:\n${stack}\n`;
}
