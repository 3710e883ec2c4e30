import type { JoinLocks, LockSide } from '../../lock/join-locks.ts';
import { joinLocks } from '../../lock/join-locks.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { stampTime } from '../../lock/lock-time.ts';
import type { AskTime } from '../../lock/recover.ts';
import type { Message } from '../../message.ts';
import { asList, moment, NOTHING, say } from '../../message.ts';
import { writtenBy } from './repair.ts';

/** What people read before lockfiles of which none comes after the other become one. */
export function willJoin(locks: readonly [LockIndex, ...LockIndex[]]): Message[] {
  return [
    say`These lockfiles both know something that the other does not: ${asList(locks.map(named))}. They become one.`,
    say`What both say stays. What they do not agree on will be unconfirmed, and the next apply sends again what the manifests want of it.`,
  ];
}

export function named({ serial, written }: LockIndex): Message {
  const at = written === null ? NOTHING : say`, written ${moment(written.at)}`;
  return say`serial ${serial}${at}`;
}

/** The clock is asked only where locks are joined: what is put back as it was needs none. */
export function joining(time: AskTime, settleMs: number): JoinLocks {
  return async (first: LockSide, others: readonly LockSide[]) => {
    const asked = await time();
    const now = Math.max(...[first, ...others].map(({ index }) => stampTime(index, asked)));
    const { index, files } = await joinLocks(first, others, { now, settleMs });
    return { index: { ...index, ...writtenBy('join', index, now) }, files };
  };
}
