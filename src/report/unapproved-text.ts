import type { Unapproved, UnapprovedReason } from '../review/unapproved.ts';
import { showValue } from './escape.ts';
import { count, plural } from './words.ts';

/** Sentences about an apply that is not what was approved; of others, only paths stand in them. */

export function unapprovedHeadline({ plan, left }: Unapproved): string {
  const { add, remove } = left.totals;
  const { totals } = plan;
  const all = totals.add + totals.remove;
  if (add + remove > 0) {
    return `Not applied: ${count(add + remove)} of ${plural(all, 'change')} ${add + remove === 1 ? 'was' : 'were'} in no plan that was approved`;
  }
  return left.creates.length > 0 || left.segments.some(({ adopt }) => adopt.length > 0)
    ? 'Not applied: what it would record was in no plan that was approved'
    : 'Not applied: a list outside git is not as it was when it was applied last';
}

/** Why one thing does not count, without its subject. */
export function reasonText(reason: UnapprovedReason): string {
  switch (reason.kind) {
    case 'pull-request':
      return reason.why;
    case 'commit':
      return 'came without a pull request';
    case 'list':
      return 'is outside git and has changed since the last apply, so nobody can tell what was reviewed';
  }
}

/** What to do, a sentence for each way. */
export function unapprovedNext({ reasons }: Unapproved): string[] {
  const lists = reasons.some(({ kind }) => kind === 'list')
    ? [
        'Keep the list in git, or write `approve: manifests-only` in the config: then lists outside git need no approval.',
      ]
    : [];
  return [
    ...lists,
    'To apply this: open a pull request (an empty commit is enough). Its plan shows these changes as pending; have it approved, then merge it.',
    'To undo it: revert what brought it in, by a pull request of its own.',
  ];
}

/** For the log: a line for each reason. */
export function unapprovedToText(unapproved: Unapproved): string {
  const lines = unapproved.reasons.map((reason) => `  ${subject(reason)} ${reasonText(reason)}\n`);
  return lines.join('');
}

function subject(reason: UnapprovedReason): string {
  switch (reason.kind) {
    case 'pull-request':
      return `Pull request ${reason.number}:`;
    case 'commit':
      return `Commit ${reason.commit.slice(0, 12)}`;
    case 'list':
      return `The list ${showValue(reason.path)}`;
  }
}
