import type { Config } from '../../config/config.ts';
import type { AskTime } from '../../lock/recover.ts';
import { shadowOf, whyBackward } from '../../lock/store/branch-failures.ts';
import type { Restorable, RestoreFrom } from '../../lock/store/restore-branch.ts';
import { restorable, restoreBranch } from '../../lock/store/restore-branch.ts';
import type { Message } from '../../message.ts';
import { say } from '../../message.ts';
import { joining, named, willJoin } from './join.ts';
import type { Repair } from './repair.ts';
import { nothingToDo } from './repair.ts';

/** Brings the newest lockfile that is known back to its branch. Throws a Failure where none is known. */
export async function restoreOnBranch(
  config: Config,
  branch: string,
  time: AskTime,
  from: RestoreFrom,
): Promise<Repair> {
  const { folder, lock, isPublic } = config;
  const { lineage } = lock;
  const found = await restorable(folder, branch, lineage, from);
  if (found === null) return nothingToDo(say`The lock branch has the newest lockfile.`);
  const [newest, ...others] = found.locks.map(({ index }) => index);
  if (newest === undefined) throw new Error('nothing to restore is a Failure');
  const fate =
    others.length > 0
      ? willJoin([newest, ...others])
      : [say`The newest lockfile that is known is put on top of what is there: ${named(newest)}.`];
  return {
    will: [say`${whyBackward(branch, found.backward)}.`, ...fate, ...ofShadow(branch, found)],
    question: say`Does no other clone know a newer one?`,
    perform: async () => {
      const join = joining(time, config);
      const seen = { from, at: found.backward.at };
      const restored = await restoreBranch(folder, branch, lineage, join, { isPublic }, seen);
      return restored === null
        ? say`The lock branch has the newest lockfile already.`
        : say`The lockfile is restored at serial ${restored}.`;
    },
  };
}

/** What is only on the shadow ref may have been written by anyone who may push any ref. */
function ofShadow(branch: string, { backward, locks }: Restorable): Message[] {
  const { head, last } = backward.at;
  if (locks.every(({ commit }) => commit === head) && last !== null)
    return [
      say`Only the shadow ref ${shadowOf(branch)} moves, to where the branch is. What it was at is lost.`,
    ];
  const unforced = say`Nothing is deleted, and no push is forced.`;
  const isFromShadow = locks.some(({ commit }) => commit === last);
  if (!isFromShadow) return [unforced];
  return [
    unforced,
    say`It comes from the shadow ref ${shadowOf(branch)}. Rules of a host do not protect that, so whoever may push may have written it. What it says was applied counts as approved.`,
  ];
}
