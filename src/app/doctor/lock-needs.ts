import type { Config } from '../../config/config.ts';
import { failure } from '../../failure.ts';
import type { RemoteBranch } from '../../git/branch.ts';
import { askRemote, originOf } from '../../git/branch.ts';
import { rehearsePush } from '../../git/push-branch.ts';
import type { GitHub } from '../../github/client.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { inspectJournal, stillHere } from '../../lock/recover.ts';
import { unreachable } from '../../lock/store/branch-failures.ts';
import { checkReaders } from '../../lock/store/publishing.ts';
import type { LockStore } from '../../lock/store/store.ts';
import { underWayIn } from '../../lock/under-way.ts';
import { asCode, asCommand, asForeign, asLabel, asPath, say } from '../../message.ts';
import type { Problem } from '../../model.ts';
import { checkLockRules } from '../lock-rules.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { storeOf } from '../workspace.ts';
import type { Examined, Examiner } from './examine.ts';

/** What a job asks besides: whether GitHub protects what approvals rest on. */
export interface JobNeeds {
  readonly github: () => GitHub;
  readonly requireApprovedPlan: boolean;
}

/** The lock, and the repository that has it; null where an apply could not read it. */
export async function examineLock(
  examiner: Examiner,
  config: Config,
  options: WorkspaceOptions,
  job: JobNeeds | null,
): Promise<LockIndex | null> {
  const { at } = config.lock;
  const open = () => storeOf(config, options);
  if (at.kind === 'file') return lockfile(examiner, open, asPath(at.file));
  const place = await examiner.look('Origin', () => origin(config, at.branch));
  if (place === null) return null;
  const index = await lockfile(examiner, open, asLabel(at.branch));
  if (index !== null) await examiner.look('Push', () => push(place));
  await examiner.look('Readers', () => readers(place, config));
  if (job?.requireApprovedPlan) await examiner.look('Rules', () => rules(job, at.branch));
  return index;
}

async function lockfile(
  examiner: Examiner,
  open: () => LockStore,
  where: ReturnType<typeof asPath>,
): Promise<LockIndex | null> {
  const found = await examiner.look('Lock', async () => {
    const store = open();
    const index = stillHere(await store.read());
    const { serial, binding } = index;
    const of =
      binding === null
        ? say`no account yet`
        : say`account ${asLabel(binding.account)} at ${asLabel(binding.origin)}`;
    return { value: { store, index }, message: say`${where}: serial ${serial}, of ${of}` };
  });
  if (found === null) return null;
  await examiner.look('Apply', () => lastApply(found.store, found.index));
  return found.index;
}

/** Whether one is under way, or was cut off. */
async function lastApply(store: LockStore, index: LockIndex): Promise<Examined<null>> {
  const leftover = await inspectJournal(store, index);
  const unrecorded = leftover.kind === 'unfolded' ? leftover.journal.header.apply : null;
  const underWay = await underWayIn(store, unrecorded, Date.now());
  if (underWay.kind === 'running') return { value: null, message: say`${underWay.by} is running` };
  if (underWay.kind === 'unclear') {
    const doubt = {
      message: say`${underWay.by} has the lease, and cannot be seen from here to be gone, because ${underWay.why}`,
      next: say`Wait until it ends. If it is certain that it does not run any more: ${asCommand('segops lock release')}`,
    };
    return { value: null, message: null, doubts: [doubt] };
  }
  if (underWay.kind === 'none') return { value: null, message: say`none is under way` };
  throw failure(
    'apply-cut-off',
    say`an apply was cut off: what it may have sent counts as unconfirmed`,
    say`The next apply records that, and sends it again: ${asCommand('segops apply')}`,
  );
}

async function origin(config: Config, branch: string): Promise<Examined<RemoteBranch>> {
  const value = originOf(config.folder, branch);
  const asked = await askRemote(value);
  if ('message' in asked) throw unreachable(branch, asked.message, 'nothing');
  return { value, message: say`answers` };
}

async function push(place: RemoteBranch): Promise<Examined<null>> {
  const refused = await rehearsePush(place);
  const { branch } = place;
  if (refused === null)
    return {
      value: null,
      message: say`origin accepts a push (dry run). Its rules for branches show only in a real push`,
    };
  throw failure(
    'push-refused',
    say`origin takes no push to the branch ${asLabel(branch)}${asForeign(refused)}`,
    say`Give whoever applies the right to push this branch. In a workflow: ${asCode('permissions: { contents: write }')} of the job.`,
  );
}

async function readers(place: RemoteBranch, { isPublic }: Config): Promise<Examined<null>> {
  const doubts: Problem[] = [];
  await checkReaders(place, { isPublic, warn: (warning) => doubts.push(warning) });
  if (isPublic === true)
    return { value: null, message: say`${asCode('public: true')}: members may be read by anyone` };
  const message = doubts.length > 0 ? null : say`the lock branch is not public`;
  return { value: null, message, doubts };
}

async function rules({ github }: JobNeeds, branch: string): Promise<Examined<null>> {
  await checkLockRules(github(), branch);
  const doubt = {
    message: say`segops cannot see where the passcode is kept`,
    next: say`Make it a secret of an environment that only the default branch may use: Settings, Environments. A secret of the repository is in reach of every branch.`,
  };
  return { value: null, message: say`the lock branch is closed`, doubts: [doubt] };
}
