import { runApply } from '../../src/app/apply.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { branchStore } from '../../src/lock/store/branch-store.ts';

/** A process of its own that applies as `segops apply` does, and reads its lease every 200 ms. */
const workspace = openWorkspace(process.cwd(), { config: null, env: null });
const { lock, folder } = workspace.config;
if (lock.at.kind !== 'branch') throw new Error('this is about a lock branch');
const { branch } = lock.at;
const store = branchStore({ folder, branch, lineage: lock.lineage, run: null, pollMs: 200 });
const request = {
  workspace: { ...workspace, store },
  only: null,
  timeLimitMs: null,
  stopAfterChanges: null,
  env: process.env,
};
const applied = await runApply(request, {
  recovered: () => undefined,
  overtaken: () => undefined,
  locked: async () => undefined,
  planned: () => undefined,
  approves: async () => undefined,
  consents: async () => true,
  sends: () => ({ show: () => undefined, end: () => undefined }),
  stops: () => undefined,
  endsAtOnce: () => undefined,
});
const summary = applied.kind === 'done' ? applied.summary : null;
const { outcome, requests, changes } = summary ?? { outcome: applied.kind };
process.stdout.write(`${JSON.stringify({ outcome, requests, changes })}\n`);
