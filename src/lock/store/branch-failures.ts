import type { Failure } from '../../failure.ts';
import { failure } from '../../failure.ts';
import type { Pushed } from '../../git/branch.ts';

/** What a push that did not succeed means to people. `sent`: the account may have changed already. */
export function pushFailure(
  branch: string,
  pushed: Exclude<Pushed, { kind: 'pushed' }>,
  sent: boolean,
): Failure {
  if (pushed.kind === 'lost-race') return lockMoved(branch);
  const { message } = pushed;
  if (pushed.kind === 'refused') {
    return failure(
      'lock-push-refused',
      `origin refuses to move the lock branch ${branch}: ${message}`,
      `Let segops push to ${branch} and to refs/segops/, without a review. ${aftermath(sent)}`,
    );
  }
  return unreachable(branch, message, sent);
}

/** Somebody else was first; whoever catches it plans again. */
function lockMoved(branch: string): Failure {
  return failure(
    'lock-moved',
    `the lock on branch ${branch} was changed by another run meanwhile`,
    'Run it again: the plan is made anew on that lock.',
  );
}

export function unreachable(branch: string, message: string, sent: boolean): Failure {
  return failure(
    'lock-unreachable',
    `the lock branch ${branch} cannot be reached: ${message}`,
    `Check the network, and the access to origin. ${aftermath(sent)}`,
    sent ? { exitCode: 4 } : {},
  );
}

function aftermath(sent: boolean): string {
  return sent
    ? 'What was sent is in the journal on the branch: the next apply recovers it as unconfirmed.'
    : 'Nothing was sent.';
}
