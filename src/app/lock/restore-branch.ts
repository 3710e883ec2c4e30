import type { Config } from '../../config/config.ts';
import type { AskTime } from '../../lock/recover.ts';
import { whyBackward } from '../../lock/store/branch-failures.ts';
import { restorable, restoreBranch } from '../../lock/store/restore-branch.ts';
import { say } from '../../message.ts';
import { joining, named, willJoin } from './join.ts';
import type { Repair } from './repair.ts';
import { nothingToDo } from './repair.ts';

/** Brings the newest lockfile that is known back to its branch. Throws a Failure where none is known. */
export async function restoreOnBranch(
  config: Config,
  branch: string,
  time: AskTime,
): Promise<Repair> {
  const { folder, lock, isPublic } = config;
  const { lineage } = lock;
  const found = await restorable(folder, branch, lineage);
  if (found === null) return nothingToDo(say`The lock branch has the newest lockfile.`);
  const [newest, ...others] = found.locks.map(({ index }) => index);
  if (newest === undefined) throw new Error('nothing to restore is a Failure');
  const fate =
    others.length > 0
      ? willJoin([newest, ...others])
      : [say`The newest lockfile that is known is put on top of what is there: ${named(newest)}.`];
  const unforced = say`Nothing is deleted, and no push is forced.`;
  return {
    will: [say`${whyBackward(branch, found.backward)}.`, ...fate, unforced],
    question: say`Does no other clone know a newer one?`,
    perform: async () => {
      const join = joining(time, config);
      const restored = await restoreBranch(folder, branch, lineage, join, { isPublic });
      return restored === null
        ? say`The lock branch has the newest lockfile already.`
        : say`The lockfile is restored at serial ${restored}.`;
    },
  };
}
