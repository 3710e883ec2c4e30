import { failure } from '../../failure.ts';
import type { RemoteBranch } from '../../git/branch.ts';
import { readersOf } from '../../git/readers.ts';
import { asCode, asLabel, say } from '../../message.ts';
import type { Problem } from '../../model.ts';

/** What the config says of the repository, and who is told what cannot be found out. */
export interface Publishing {
  /** null: the config does not say whether members may be public. */
  readonly isPublic?: boolean | null;
  /** Told what people should know of the branch, once. */
  readonly warn?: (warning: Problem) => void;
}

/**
 * A lock branch has every member in it, whatever is redacted elsewhere. Throws a Failure where anyone
 * may read it, and nobody said that this is meant.
 */
export async function checkReaders(
  { repository, branch }: RemoteBranch,
  { isPublic = null, warn }: Publishing,
): Promise<void> {
  if (isPublic === true) return;
  const readers = await readersOf(repository);
  if (readers === 'anyone') throw wouldBePublic(branch);
  if (readers === 'unknown' && isPublic === null) warn?.(readersUnknown(branch));
}

function wouldBePublic(branch: string): Error {
  return failure(
    'lock-would-be-public',
    say`anyone may read origin, and the lock branch ${asLabel(branch)} contains every member that is applied`,
    say`Make the repository private. If members may be public, add this line to segops.yaml: ${asCode('public: true')}. Nothing was sent.`,
  );
}

function readersUnknown(branch: string): Problem {
  return {
    severity: 'warning',
    code: 'readers-unknown',
    message: say`cannot tell whether anyone may read origin, and the lock branch ${asLabel(branch)} contains every member that is applied`,
    next: say`Check that the repository is private, then add this line to segops.yaml: ${asCode('public: false')}`,
  };
}
