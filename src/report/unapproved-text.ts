import type { Message } from '../message.ts';
import { asCode, asPath, count, plural, say } from '../message.ts';
import type { Unapproved, UnapprovedReason } from '../review/unapproved.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageText } from './render-message.ts';

/** Sentences about an apply that is not what was approved. */

export function unapprovedHeadline({ plan, left }: Unapproved): Message {
  const { add, remove } = left.totals;
  const { totals } = plan;
  if (add + remove > 0) {
    const part = `${count(add + remove)} of ${plural(totals.add + totals.remove, 'change')}`;
    return [`Not applied: ${part} ${add + remove === 1 ? 'was' : 'were'} in no approved plan`];
  }
  return left.creates.length > 0 || left.segments.some(({ adopt }) => adopt.length > 0)
    ? say`Not applied: what it would record was in no approved plan`
    : say`Not applied: a list outside git differs from the last apply`;
}

/** Why one thing does not count, without its subject. */
export function reasonMessage(reason: UnapprovedReason): Message {
  switch (reason.kind) {
    case 'pull-request':
      return reason.why;
    case 'commit':
      return say`came without a pull request`;
    case 'list':
      return say`is outside git and has changed since the last apply. What was reviewed is unknown`;
  }
}

/** What to do, a sentence for each way. */
export function unapprovedNext({ reasons }: Unapproved): Message[] {
  const lists = reasons.some(({ kind }) => kind === 'list')
    ? [
        say`Keep the list in git. Or write ${asCode('approve: manifests-only')} in the config: then lists outside git need no approval.`,
      ]
    : [];
  return [
    ...lists,
    say`To apply this: open a pull request (an empty commit is enough). Its plan shows these changes as pending. Have it approved, then merge it.`,
    say`To undo it: revert the commit that brought it in, by a pull request of its own.`,
  ];
}

/** For the log: a line for each reason. */
export function unapprovedToText({ reasons }: Shown<Unapproved>): string {
  return reasons
    .map((reason) => asSentence(say`${subject(reason)} ${reasonMessage(reason)}`))
    .map((line) => `  ${messageText(line)}\n`)
    .join('');
}

function subject(reason: UnapprovedReason): Message {
  switch (reason.kind) {
    case 'pull-request':
      return say`Pull request ${asCode(String(reason.number))}:`;
    case 'commit':
      return say`Commit ${asCode(reason.commit.slice(0, 12))}`;
    case 'list':
      return say`The list ${asPath(reason.path)}`;
  }
}
