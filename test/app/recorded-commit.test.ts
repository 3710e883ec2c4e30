import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplyWitness } from '../../src/app/apply.ts';
import { runApply } from '../../src/app/apply.ts';
import { checkCheckout } from '../../src/app/superseded.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { appliedCommit, emptyIndex } from '../../src/lock/lock-index.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { accountOf, membersIn, write } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';

const CONFIG = 'lock: { branch: segops-lock, lineage: a6f1c2 }\naccount: { region: in1 }\n';
const JOB = { GITHUB_REPOSITORY: 'acme/segments', GITHUB_RUN_ID: '7' };

let emulator: Emulator;
let cwd = '';
let remote: TestRemote;

beforeEach(async () => {
  emulator = await startEmulator({});
  remote = new TestRemote();
  cwd = remote.clone();
  write(cwd, 'segops.yaml', CONFIG);
  committed('ada', 'bob');
  await workspace().store.create(emptyIndex('a6f1c2'), NO_FILES);
});
afterEach(() => emulator.close());

function committed(...members: string[]): string {
  const segment = '{ customer_segment_id: vip, create: true }';
  write(cwd, 'segments/vip.yaml', `segment: ${segment}\nmembers: [${members.join(', ')}]\n`);
  git(['add', '--all'], { cwd });
  git(['commit', '--quiet', '--allow-empty', '-m', 'Change'], { cwd });
  return gitText(['rev-parse', 'HEAD'], { cwd });
}

function workspace() {
  return openWorkspace(cwd, { config: null, env: null });
}

/** What an apply in a job says of the commit that was applied last. */
async function apply(env: Record<string, string> = JOB, only: string | null = null) {
  const space = workspace();
  const request = {
    workspace: space,
    only,
    timeLimitMs: null,
    stopAfterChanges: null,
    env: { ...accountOf(emulator), ...env },
  };
  const witness: ApplyWitness = {
    recovered: () => undefined,
    overtaken: () => undefined,
    locked: (index) => checkCheckout(cwd, index),
    planned: () => undefined,
    approves: async () => undefined,
    consents: async () => true,
    sends: () => ({ show: () => undefined, end: () => undefined }),
    stops: () => undefined,
    endsAtOnce: () => undefined,
  };
  await runApply(request, witness);
  return appliedCommit(await space.store.read());
}

it('records the commit of a job that has nothing to send, once, so that an older one is superseded', async () => {
  await apply();
  const older = committed('ada', 'bob', 'eve');
  const newer = committed('ada', 'bob');
  expect(await apply()).toBe(newer);
  const lock = remote.git('rev-parse', 'segops-lock');
  expect(await apply()).toBe(newer);
  expect(remote.git('rev-parse', 'segops-lock')).toBe(lock);
  git(['checkout', '--quiet', older], { cwd });
  await expect(apply()).rejects.toMatchObject({
    exitCode: 3,
    problems: [{ code: 'superseded' }],
  });
  expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
});

it('records nothing where a person applies, or one segment alone', async () => {
  const first = await apply();
  committed('ada', 'bob');
  expect(await apply({})).toBe(first);
  expect(await apply(JOB, 'vip')).toBe(first);
});
