import type { LockIndex } from '../../lock/lock-index.ts';
import { isSince } from '../../lock/lock-index.ts';
import { FileRestore } from '../../lock/store/file-restore.ts';
import type { Message } from '../../message.ts';
import { asPath, moment, NOTHING, plural, say } from '../../message.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import { fileLockPlace } from './file-lock-place.ts';
import type { Repair } from './repair.ts';
import { nothingToDo } from './repair.ts';
import { restoreOnBranch } from './restore-branch.ts';

/** Puts the newest lockfile back that is known here. Throws a Failure where none is known. */
export async function restoreLock(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const config = configOf(cwd, options);
  const { at } = config.lock;
  if (at.kind === 'branch') return restoreOnBranch(config, at.branch);
  const place = fileLockPlace(config, at.file);
  const restore = new FileRestore(place);
  const { newest, found, missing } = restore.look();
  if (found?.digest === newest.digest && missing === 0) {
    return nothingToDo(say`The lockfile is the newest that is known here: ${named(newest)}.`);
  }
  return {
    will: [
      say`The lockfile comes back as this repository knew it last: ${named(newest)}, with ${plural(missing, 'file')}.`,
      ...fateOf(found, newest),
    ],
    question: say`Is that the newest lockfile of this account?`,
    perform: async () => {
      const lease = await storeOf(config, options).takeLease(Date.now());
      try {
        restore.perform();
      } finally {
        await lease.release();
      }
      return say`The lockfile ${asPath(at.file)} is restored. The next apply continues from it.`;
    },
  };
}

function named({ serial, written }: LockIndex): Message {
  const at = written === null ? NOTHING : say`, written ${moment(written.at)}`;
  return say`serial ${serial}${at}`;
}

/** What becomes of the lockfile that is there. */
function fateOf(found: LockIndex | null, newest: LockIndex): readonly Message[] {
  if (found === null || found.digest === newest.digest) return [];
  if (found.digest !== null && isSince(newest, found.digest))
    return [say`It replaces an older one: ${named(found)}.`];
  return [
    say`It replaces one that does not come after it: ${named(found)}. If something was sent with that one, it is forgotten.`,
  ];
}
