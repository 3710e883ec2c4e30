import type { Status } from '../inspect/status.ts';
import { statusOf } from '../inspect/status.ts';
import { resolveList } from '../lists/list-files.ts';
import { recordsOf } from '../lock/apply-record.ts';
import { readAgain } from '../lock/read-again.ts';
import { readLock } from '../lock/recover.ts';
import type { StaleLock } from '../lock/store/store.ts';
import { underWayIn } from '../lock/under-way.ts';
import { listRefsOf } from '../manifest/references.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import type { Problem } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { changedAt } from './list-evidence.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';
import { openListOf, openOrHold, openWorkspace, planWorkspace } from './workspace.ts';

/** Where everything stands, and the plan that says so. */
export interface ReadStatus {
  readonly status: Status;
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
}

/** Reads files alone. Throws a Failure. */
export function readStatus(
  cwd: string,
  options: WorkspaceOptions,
  now: number,
): Promise<ReadStatus> {
  const { onStaleLock } = options;
  let lockIsRefused = false;
  const noting = onStaleLock && {
    onStaleLock: (stale: StaleLock) => {
      lockIsRefused = stale.isRefused;
      onStaleLock(stale);
    },
  };
  const workspace = openWorkspace(cwd, { ...options, ...noting });
  return readAgain(workspace.store, () => statusIn(workspace, now, () => lockIsRefused));
}

async function statusIn(
  workspace: Workspace,
  now: number,
  lockIsRefused: () => boolean,
): Promise<ReadStatus> {
  const { config, manifests, store } = workspace;
  const lock = await readLock(store, now);
  const { plan, warnings, lock: owned } = await planWorkspace(workspace, lock, now, null);
  const underWay = await underWayIn(store, lock.unrecorded, now);
  const refs = new Map(manifests.flatMap(listRefsOf).map((ref) => [ref.path, ref]));
  const space = new SortSpace(diskSpill);
  const status = await statusOf({
    index: owned.index,
    manifests,
    fetchChunks: owned.fetchChunks,
    openList: (ref) => openOrHold(config, ref, () => openListOf(config, ref, space)),
    plan,
    lockIsRefused: lockIsRefused(),
    serial: lock.stored.serial,
    underWay,
    records: recordsOf(lock.stored, lock.readPart),
    changedAt: (path) => {
      const ref = refs.get(path);
      const resolved = ref === undefined ? null : resolveList(config, ref);
      return resolved?.ok ? changedAt(config, resolved.value, { mayFetch: false }) : null;
    },
  });
  return { status, plan, warnings };
}
