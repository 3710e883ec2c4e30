import type { Message } from '../message.ts';
import { asCode, asCommand, asKey, asLabel, asPath, count, plural, say } from '../message.ts';
import type { Unapproved, UnapprovedReason } from '../review/unapproved.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageText } from './render-message.ts';

/** Sentences about an apply that is not what was approved. */

export function unapprovedHeadline({ plan, left, reasons }: Unapproved): Message {
  const { add, remove } = left.totals;
  const { totals } = plan;
  if (add + remove > 0) {
    const part = `${count(add + remove)} of ${plural(totals.add + totals.remove, 'change')}`;
    return [`Not applied: ${part} ${add + remove === 1 ? 'was' : 'were'} not approved`];
  }
  if (left.creates.length > 0 || left.segments.some(({ adopt }) => adopt.length > 0)) {
    return say`Not applied: what it would record was not approved`;
  }
  return reasons.some(({ kind }) => kind === 'setting' || kind === 'waiting')
    ? say`Not applied: what the manifests or the config declare was not approved`
    : say`Not applied: a list outside git differs from the last apply`;
}

/** Why one thing does not count, without its subject. */
export function reasonMessage(reason: UnapprovedReason): Message {
  switch (reason.kind) {
    case 'pull-request':
      return reason.why;
    case 'commit':
      return say`came without a pull request`;
    case 'setting':
      return say`has a value that nobody approved`;
    case 'waiting':
      return say`has ${plural(reason.members, 'membership')} that nobody approved. They wait`;
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
    say`To undo it: revert the commit that brought it in, by a pull request of its own.`,
    say`To apply it: undo it first. Then bring it in again by a pull request, and have that approved before it is merged.`,
    say`If you have reviewed the default branch as it is, you can accept all of it as applied. What it still owes is sent then. In an up-to-date clone, run: ${asCommand('segops lock accept-history HEAD')}`,
  ];
}

/** For the log: a line for each reason. */
export function unapprovedToText({ reasons }: Shown<Unapproved>): string {
  return reasons
    .map((reason) => asSentence(say`${reasonSubject(reason)} ${reasonMessage(reason)}`))
    .map((line) => `  ${messageText(line)}\n`)
    .join('');
}

/** What the reason is about. */
export function reasonSubject(reason: UnapprovedReason): Message {
  switch (reason.kind) {
    case 'pull-request':
      return say`Pull request ${asCode(String(reason.number))}:`;
    case 'commit':
      return say`Commit ${asCode(reason.commit.slice(0, 12))}`;
    case 'setting':
      return reason.segment === null
        ? say`Of the config, ${asLabel(reason.name)}`
        : say`Of ${asKey(reason.segment)}, ${asLabel(reason.name)}`;
    case 'waiting':
      return say`The segment ${asKey(reason.segment)}`;
    case 'list':
      return say`The list ${asPath(reason.path)}`;
  }
}
