import type { FoundToRestore } from '../../lock/store/file-restore.ts';
import { FileRestore } from '../../lock/store/file-restore.ts';
import type { RestoreFrom } from '../../lock/store/restore-branch.ts';
import type { Message } from '../../message.ts';
import { asPath, plural, say } from '../../message.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import { fileLockPlace } from './file-lock-place.ts';
import { joining, named, willJoin } from './join.ts';
import type { Repair } from './repair.ts';
import { nothingToDo } from './repair.ts';
import { restoreOnBranch } from './restore-branch.ts';

/** Puts the newest lockfile back that is known here. Throws a Failure where none is known. */
export async function restoreLock(
  cwd: string,
  options: WorkspaceOptions,
  from: RestoreFrom = null,
): Promise<Repair> {
  const config = configOf(cwd, options);
  const { at } = config.lock;
  if (at.kind === 'branch')
    return restoreOnBranch(config, at.branch, timeOf(config, options), from);
  const place = fileLockPlace(config, at.file);
  const restore = new FileRestore(place);
  const seen = restore.look();
  const { newest, found, missing } = seen;
  if (found?.digest === newest.digest && missing === 0) {
    return nothingToDo(say`The lockfile is the newest that is known here: ${named(newest)}.`);
  }
  return {
    will: willDo(seen),
    question: say`Is that the newest lockfile of this account?`,
    perform: async () => {
      const lease = await storeOf(config, options).takeLease(Date.now());
      try {
        await restore.perform(joining(timeOf(config, options), config));
      } finally {
        await lease.release();
      }
      return say`The lockfile ${asPath(at.file)} is restored. The next apply continues from it.`;
    },
  };
}

function willDo({ newest, found, missing, apart }: FoundToRestore): Message[] {
  if (apart !== null) return willJoin([newest, apart]);
  const back = say`The lockfile comes back as this repository knew it last: ${named(newest)}, with ${plural(missing, 'file')}.`;
  if (found === null || found.digest === newest.digest) return [back];
  const what = found.lineage === newest.lineage ? say`an older one` : say`one of another lineage`;
  return [back, say`It replaces ${what}: ${named(found)}.`];
}
