import { type Failure, failure } from '../../failure.ts';
import type { Pushed } from '../../git/push-branch.ts';
import type { Message } from '../../message.ts';
import {
  asCode,
  asCommand,
  asForeign,
  asLabel,
  asPath,
  moment,
  NOTHING,
  say,
} from '../../message.ts';
import type { Problem } from '../../model.ts';
import { leaseHeld } from '../lease.ts';
import { lockMoved, neverMade } from '../lock-failures.ts';
import type { LockIndex } from '../lock-index.ts';
import type { Backward } from './branch-forward.ts';
import type { BranchOwner } from './branch-lease.ts';

/** Whether the account may have changed already, and how that is known to the next apply. */
export type Sent = 'nothing' | 'creates' | 'changes';

/** What a push that did not succeed means to people. */
export function pushFailure(
  branch: string,
  pushed: Exclude<Pushed, { kind: 'pushed' }>,
  sent: Sent,
): Failure {
  if (pushed.kind === 'lost-race') return lockMoved(say`the lockfile on branch ${asLabel(branch)}`);
  const { message } = pushed;
  if (pushed.kind === 'refused') {
    return failure(
      'lock-push-refused',
      say`origin refuses pushes to the lock branch ${asLabel(branch)}${asForeign(message)}`,
      say`${aftermath(sent)} Allow segops to push to ${asLabel(branch)} and to ${asCode('refs/segops/')} without a review.`,
      exitAfter(sent),
    );
  }
  return unreachable(branch, message, sent);
}

export function unreachable(branch: string, message: string, sent: Sent): Failure {
  return failure(
    'lock-unreachable',
    say`cannot reach the lock branch ${asLabel(branch)} of origin${asForeign(message)}`,
    say`${aftermath(sent)} ${accessTo(message)}`,
    exitAfter(sent),
  );
}

const CHECK = say`Check the network and the access to origin.`;
const ALLOW = say`Give this user access to origin. A job of GitHub needs the permission ${asCode('contents')}: ${asCode('read')} to plan, ${asCode('write')} to apply.`;

const GITLAB = say`A job of GitLab pushes only where the project allows its job token to (Settings, CI/CD, Job token permissions; GitLab 17.2 or newer), and to its own project alone. Else use a project access token, as in examples/gitlab.`;

/** By the words of git, which are those of curl and of the host. */
function accessTo(message: string): Message {
  if (/not allowed to (upload|push|download) code|HTTP Basic: Access denied/i.test(message))
    return GITLAB;
  return isDenied(message) ? ALLOW : CHECK;
}

function isDenied(message: string): boolean {
  return /could not read (Username|Password)|Authentication failed|returned error: 40[134]|Permission .*denied|repository .*not found/i.test(
    message,
  );
}

function aftermath(sent: Sent): Message {
  if (sent === 'nothing') return say`Nothing was sent.`;
  if (sent === 'creates') return say`A segment may have been created. The next apply finds out.`;
  return say`What was sent is in the journal on the branch. The next apply recovers it as unconfirmed.`;
}

function exitAfter(sent: Sent): { readonly exitCode?: 4 } {
  return sent === 'nothing' ? {} : { exitCode: 4 };
}

export function branchMissing(branch: string, lineage: string): Failure {
  return failure(
    'lock-missing',
    say`there is no lockfile: origin has no branch ${asLabel(branch)}`,
    say`Nothing was sent. Check ${asCode('lock:')} in segops.yaml, and the URL of origin. ${neverMade(lineage)}`,
  );
}

/** Why nothing may go on from where the branch is, as a clause. */
export function whyBackward(branch: string, { how, at, newest }: Backward): Message {
  const name = asLabel(branch);
  if (how === 'deleted') return say`the lock branch ${name} was deleted`;
  if (how === 'shadow')
    return say`the shadow ref ${shadowOf(branch)} has a lockfile that the lock branch ${name} does not have`;
  if (how === 'moved') {
    const to = asCode((at.head ?? '').slice(0, 12));
    return say`the lock branch ${name} was moved to ${to} by something other than segops`;
  }
  if (newest === null)
    return say`the lock branch ${name} has another lockfile than the one that is known here`;
  return say`the lock branch ${name} was moved back: its lockfile is older than serial ${newest.index.serial}, which is known here`;
}

export function movedBack(branch: string, backward: Backward, sent: Sent): Failure {
  return failure(
    backward.how === 'older' ? 'lock-rolled-back' : 'lock-branch-moved',
    whyBackward(branch, backward),
    say`${sent === 'changes' ? IN_JOURNAL : aftermath(sent)} ${wayBack(backward)}`,
    exitAfter(sent),
  );
}

function wayBack({ how }: Backward): Message {
  if (how !== 'shadow') return say`Restore the lockfile: ${asCommand('segops lock restore')}`;
  return say`segops moves both at once, so one of them was moved by something else. Find out which. If it was the shadow ref: ${asCommand('segops lock restore --from branch')} If the branch was moved back: ${asCommand('segops lock restore --from shadow')}`;
}

/** Where `restore` needs a person to say which of the two refs is right. */
export function shadowInDoubt(branch: string, backward: Backward): Failure {
  const look = `git fetch origin refs/segops/${branch}/last && git log -3 FETCH_HEAD`;
  return failure(
    'lock-branch-moved',
    whyBackward(branch, backward),
    say`Nothing was changed. ${wayBack(backward)} This shows who wrote the shadow ref: ${asCommand(look)}`,
  );
}

export function shadowOf(branch: string): Message {
  return say`refs/segops/${asLabel(branch)}/last`;
}

const IN_JOURNAL = say`What was sent is in the journal, which this clone has.`;

/** Hosts take the first branch that is pushed for the default one. */
export function originEmpty(branch: string, hasCommit: boolean): Failure {
  const commit = hasCommit
    ? NOTHING
    : say`${asCommand(`git commit --allow-empty -m 'First commit'`)} and then `;
  return failure(
    'origin-empty',
    say`origin has no branch yet, so that the host would make the lock branch ${asLabel(branch)} its default branch`,
    say`Nothing has changed. Push your own branch first: ${commit}${asCommand('git push -u origin HEAD')}`,
  );
}

export function branchExists(branch: string): Failure {
  return failure(
    'lock-branch-exists',
    say`origin already has the branch ${asLabel(branch)}, or had it as a lock branch`,
    say`Keep this lock, or use another branch name. A new lock over an old one would not know what is in the account.`,
  );
}

/** Another lineage does not make the account forget. */
export function hadAnotherLock(branch: string, { lineage, serial }: LockIndex): Failure {
  return failure(
    'lock-lost',
    say`the branch ${asLabel(branch)} of origin had a lockfile with the lineage ${asLabel(lineage)} and serial ${serial}`,
    say`Nothing has changed. Write ${asCode(`lineage: ${lineage}`)} under ${asCode('lock:')} in segops.yaml, then restore it: ${asCommand('segops lock restore')} If it was of another account, use another branch name.`,
  );
}

export function shadowHidden(branch: string): Problem {
  return {
    severity: 'warning',
    code: 'shadow-ref-hidden',
    message: say`origin hides the ref refs/segops/${asLabel(branch)}/last, so a lock branch that is moved back is noticed only by a clone that knew better`,
    next: say`Allow segops to read and push ${asCode('refs/segops/')}.`,
  };
}

/** A later apply here would not notice that the branch was moved back behind what this one saw. */
export function notRemembered(branch: string, why: string, severity: 'error' | 'warning'): Problem {
  const sent = severity === 'error' ? say`Nothing was sent. ` : NOTHING;
  return {
    severity,
    code: 'lock-not-remembered',
    message: say`this clone cannot remember where the lock branch ${asLabel(branch)} is${asForeign(why)}`,
    next: say`${sent}If no git runs in this clone, remove the lock file that one left under ${asPath('.git/refs/segops/')}. Else make room on the disk.`,
  };
}

/** Says who has the lease, and until when. */
export function held(branch: string, owner: BranchOwner): Failure {
  const run = owner.run === null ? NOTHING : say`, run ${asLabel(owner.run)}`;
  const isEndless = owner.leaseUntil === Number.POSITIVE_INFINITY;
  const until = isEndless ? NOTHING : say`, until ${moment(owner.leaseUntil)} at least`;
  return leaseHeld(say`the lock branch ${asLabel(branch)}`, owner, say`${run}${until}`);
}
