import type { Config } from '../../config/config.ts';
import { whyBackward } from '../../lock/store/branch-failures.ts';
import { restorable, restoreBranch } from '../../lock/store/restore-branch.ts';
import { moment, NOTHING, say } from '../../message.ts';
import type { Repair } from './repair.ts';
import { nothingToDo } from './repair.ts';

/** Brings the newest lockfile that is known back to its branch. Throws a Failure where none is known. */
export async function restoreOnBranch({ folder, lock }: Config, branch: string): Promise<Repair> {
  const found = await restorable(folder, branch, lock.lineage);
  if (found === null) return nothingToDo(say`The lock branch has the newest lockfile.`);
  const { backward, newest } = found;
  const { serial, written } = newest.index;
  const since = written === null ? NOTHING : say`, written ${moment(written.at)}`;
  return {
    will: [
      say`${whyBackward(branch, backward)}.`,
      say`The newest lockfile that is known is put on top of what is there: serial ${serial}${since}. Nothing is deleted, and no push is forced.`,
    ],
    question: say`Does no other clone know a newer one?`,
    perform: async () => {
      const restored = await restoreBranch(folder, branch, lock.lineage);
      return restored === null
        ? say`The lock branch has the newest lockfile already.`
        : say`The lockfile is restored at serial ${restored.index.serial}.`;
    },
  };
}
