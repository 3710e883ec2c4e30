import type { Config } from '../../config/config.ts';
import { isInHistory } from '../../git/history.ts';
import { repositoryAt } from '../../git/repository.ts';
import type { JoinLocks, LockSide } from '../../lock/join-locks.ts';
import { joinLocks, refuseTwoAccounts } from '../../lock/join-locks.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { appliedCommit } from '../../lock/lock-index.ts';
import { stampTime } from '../../lock/lock-time.ts';
import type { AskTime } from '../../lock/recover.ts';
import type { Message } from '../../message.ts';
import { asList, moment, NOTHING, say } from '../../message.ts';
import { writtenBy } from './repair.ts';

/** What people read before lockfiles of which none comes after the other become one. */
export function willJoin(locks: readonly [LockIndex, ...LockIndex[]]): Message[] {
  for (const other of locks) refuseTwoAccounts(locks[0], other);
  const unfinished = locks.filter(({ applying }) => applying !== null).length;
  return [
    say`These lockfiles both know something that the other does not: ${asList(locks.map(named))}. They become one.`,
    say`What both say stays. What they do not agree on will be unconfirmed, and the next apply sends again what the manifests want of it.`,
    ...(unfinished < 2 ? [] : [LOST_MEMBERS]),
  ];
}

const LOST_MEMBERS = say`An apply of more than one was cut off. If a journal is lost, members that its apply added for the first time, and that no manifest declares any more, cannot be known.`;

export function named({ serial, written }: LockIndex): Message {
  const at = written === null ? NOTHING : say`, written ${moment(written.at)}`;
  return say`serial ${serial}${at}`;
}

/** The clock is asked only where locks are joined: what is put back as it was needs none. */
export function joining(
  time: AskTime,
  { folder, settleMs }: Pick<Config, 'folder' | 'settleMs'>,
): JoinLocks {
  return async (first: LockSide, others: readonly LockSide[]) => {
    const asked = await time();
    const now = Math.max(...[first, ...others].map(({ index }) => stampTime(index, asked)));
    const { index, files } = await joinLocks(first, others, { now, settleMs });
    const { serial, written } = writtenBy('join', index, now);
    const commits = [first, ...others].flatMap(({ index: one }) => appliedCommit(one) ?? []);
    const commit = lastOf(folder, [...new Set(commits)]);
    return { index: { ...index, serial, written: { ...written, commit } }, files };
  };
}

/**
 * The commit that was applied last: the one that has the others in its history. Where none has, one that
 * is not in the history of what is checked out, so that a person says which history counts.
 */
function lastOf(folder: string, commits: readonly string[]): string | null {
  const repository = repositoryAt(folder);
  const [first = null] = commits;
  if (repository === null || commits.length < 2) return first;
  const has = (newer: string, older: string) => isInHistory(repository, older, newer);
  const last = commits.find((commit) => commits.every((other) => has(commit, other)));
  return last ?? commits.find((commit) => !has('HEAD', commit)) ?? first;
}
