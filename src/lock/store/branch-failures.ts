import type { Failure } from '../../failure.ts';
import { failure } from '../../failure.ts';
import type { Fetched, Pushed } from '../../git/branch.ts';
import type { Message } from '../../message.ts';
import { asCode, asCommand, asForeign, asLabel, moment, NOTHING, say } from '../../message.ts';
import { leaseHeld } from '../lease.ts';
import { lockMoved } from '../lock-failures.ts';
import type { BranchOwner } from './branch-lease.ts';

/** What a push that did not succeed means to people. `sent`: the account may have changed already. */
export function pushFailure(
  branch: string,
  pushed: Exclude<Pushed, { kind: 'pushed' }>,
  sent: boolean,
): Failure {
  if (pushed.kind === 'lost-race') return lockMoved(say`the lockfile on branch ${asLabel(branch)}`);
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

export function branchMissing(branch: string): Failure {
  return failure(
    'lock-missing',
    say`there is no lockfile: origin has no branch ${asLabel(branch)}`,
    say`Nothing was sent. If this repository never had a lock, make one: ${asCommand('segops init')}`,
  );
}

/** `last` is where segops left the branch. */
export function branchMoved(
  branch: string,
  { head, last }: Extract<Fetched, { kind: 'tampered' }>,
): Failure {
  const how =
    head === null
      ? say`was deleted`
      : say`was moved to ${asCode(head)} by something other than segops`;
  return failure(
    'lock-branch-moved',
    say`the lock branch ${asLabel(branch)} ${how}. Its last commit by segops is ${asCode(last)}`,
    say`Nothing was sent. Restore the branch: ${asCommand(`git push --force origin ${last}:refs/heads/${branch}`)}`,
  );
}

export function branchExists(branch: string): Failure {
  return failure(
    'lock-branch-exists',
    say`origin already has the branch ${asLabel(branch)}, or had it as a lock branch`,
    say`Keep this lock, or use another branch name. A new lock over an old one would not know what is in the account.`,
  );
}

/** Says who has the lease, and until when. */
export function held(branch: string, owner: BranchOwner): Failure {
  const run = owner.run === null ? NOTHING : say`, run ${asLabel(owner.run)}`;
  const isEndless = owner.leaseUntil === Number.POSITIVE_INFINITY;
  const until = isEndless ? NOTHING : say`, until ${moment(owner.leaseUntil)} at least`;
  return leaseHeld(say`the lock branch ${asLabel(branch)}`, owner, say`${run}${until}`);
}
