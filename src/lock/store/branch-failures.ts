import type { Failure } from '../../failure.ts';
import { failure } from '../../failure.ts';
import type { Pushed } from '../../git/branch.ts';
import type { Message } from '../../message.ts';
import { asCode, asForeign, asLabel, say } from '../../message.ts';

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
      say`origin refuses pushes to the lock branch ${asLabel(branch)}${asForeign(message)}`,
      say`${aftermath(sent)} Allow segops to push to ${asLabel(branch)} and to ${asCode('refs/segops/')} without a review.`,
    );
  }
  return unreachable(branch, message, sent);
}

/** Another run was first. The code that catches this plans again. */
function lockMoved(branch: string): Failure {
  return failure(
    'lock-moved',
    say`another run changed the lockfile on branch ${asLabel(branch)} in the meantime`,
    say`Run the same command again. It makes a new plan on the new lockfile.`,
  );
}

export function unreachable(branch: string, message: string, sent: boolean): Failure {
  return failure(
    'lock-unreachable',
    say`cannot reach the lock branch ${asLabel(branch)} of origin${asForeign(message)}`,
    say`${aftermath(sent)} Check the network and the access to origin.`,
    sent ? { exitCode: 4 } : {},
  );
}

function aftermath(sent: boolean): Message {
  return sent
    ? say`What was sent is in the journal on the branch. The next apply recovers it as unconfirmed.`
    : say`Nothing was sent.`;
}
