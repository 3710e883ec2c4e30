import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';

/** A full disk or a folder that may not be written is nobody's bug. */
export function systemFailure(error: unknown): Failure | null {
  const refused = [
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOSPC',
    'EDQUOT',
    'EIO',
    'EMFILE',
    'EISDIR',
    'ENOTDIR',
  ];
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null;
  if (!refused.includes(String(error.code))) return null;
  return failure(
    'system-refused',
    `the system refused an operation on a file: ${error.message}`,
    'Mend that and run the command again. What an apply may have sent is in its journal.',
  );
}
