import { isLoopback } from '../../config/origins.ts';
import { failure } from '../../failure.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { emptyIndex } from '../../lock/lock-index.ts';
import { inspectJournal, underLease } from '../../lock/recover.ts';
import type { LockReader } from '../../lock/store/store.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import type { Message } from '../../message.ts';
import { asLabel, plural, say } from '../../message.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { nothingToDo, writtenBy } from './repair.ts';

/**
 * Takes a lock away from its account. What it knows of that account would be believed of the next one,
 * so it must know nothing; only a rehearsal on this machine is forgotten. Throws a Failure.
 */
export async function rebindLock(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const index = await store.read();
  const { binding } = index;
  if (binding === null) return nothingToDo(say`The lockfile belongs to no account yet.`);
  await refuseInUse(store, index);
  const what = say`account ${asLabel(binding.account)} at ${asLabel(binding.origin)}`;
  return {
    will: [say`The lockfile no longer belongs to ${what}.`, ...forgets(index)],
    question: say`Should the next apply bind it to another account?`,
    perform: () =>
      underLease(store, timeOf(config, options), async (found, at) => {
        await refuseInUse(store, found);
        const { predecessors, digest, nextSegment } = found;
        const empty = { ...emptyIndex(found.lineage), predecessors, digest, nextSegment };
        await store.swap({ ...empty, ...writtenBy('rebind', found, at) }, NO_FILES);
        return say`The lockfile belongs to no account now. The next apply binds it.`;
      }),
  };
}

function forgets(index: LockIndex): Message[] {
  const size = sizeOf(index);
  return size === 0 ? [] : [say`It forgets ${plural(size, 'membership')} of that rehearsal.`];
}

function sizeOf({ segments }: LockIndex): number {
  return [...segments.values()].reduce(
    (sum, { accepted, unconfirmed }) => sum + accepted + unconfirmed,
    0,
  );
}

async function refuseInUse(store: LockReader, index: LockIndex): Promise<void> {
  const { binding } = index;
  if (binding !== null && isLoopback(new URL(binding.origin))) return;
  const left = await inspectJournal(store, index);
  const unsettled = [...index.segments.values()].some(
    (entry) => entry.unsettled > 0 || entry.created !== 'no',
  );
  if (sizeOf(index) === 0 && !unsettled && left.kind === 'none') return;
  throw failure(
    'lock-in-use',
    say`the lockfile knows what is in account ${asLabel(binding?.account ?? '')}: ${plural(sizeOf(index), 'membership')}`,
    say`Nothing has changed. Give the other account a lockfile of its own: an environment in segops.yaml with its own ${'lock:'}, and another lineage.`,
  );
}
