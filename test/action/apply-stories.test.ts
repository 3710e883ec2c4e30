import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, membersIn, scheduleFaults, segops, stateOf, write } from '../cli/segops.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addComment, addPull, commentsOn } from '../github/fake-state.ts';
import type { ActionRan, ActionRun } from './run-action.ts';
import { pushEvent, runAction, TOKEN } from './run-action.ts';

/** Merge applies: the built Action, a bare repository, the emulator, and GitHub as it answers. */
const INIT = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
const VIP = 'segment: { customer_segment_id: vip, create: true }\n';
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');

let emulator: Emulator;
let github: FakeGitHub;
let remote: TestRemote;
let author = '';
let account: Record<string, string> = {};

beforeEach(async () => {
  emulator = await startEmulator({});
  account = accountOf(emulator);
  github = await startFakeGitHub();
  const permissions = { contents: 'write', pull_requests: 'write', actions: 'read' } as const;
  github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
  remote = new TestRemote();
  author = remote.clone();
  await segops(INIT, { cwd: author });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  await emulator.close();
});

/** A merge into main, as GitHub knows it; its commit. */
function merge(members: string): string {
  write(author, 'segments/vip.yaml', `${VIP}members: [${members}]\n`);
  git(['add', '.'], { cwd: author });
  git(['commit', '--quiet', '-m', `Members ${members}`], { cwd: author });
  git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd: author });
  const log = gitText(['log', '--format=%H %P', 'HEAD'], { cwd: author }).split('\n');
  for (const line of log) {
    const [commit = '', ...parents] = line.split(' ');
    github.state.commits.set(commit, parents);
  }
  return log[0]?.split(' ')[0] ?? '';
}

/** A job of the workflow: a shallow checkout of a commit, on a machine of its own. */
function job(commit: string, run: Partial<ActionRun> = {}): Promise<ActionRan> {
  const cwd = remote.clone('--depth=1');
  git(['fetch', '--quiet', '--depth=1', 'origin', commit], { cwd });
  git(['checkout', '--quiet', commit], { cwd });
  const env = { ...account, GITHUB_SHA: commit, ...run.env };
  const common = { cwd, github, event: 'push', payload: pushEvent(), ref: 'refs/heads/main' };
  return runAction({ ...common, ...run, env });
}

describe('apply on merge', () => {
  it('applies, says so on the pull request, and has nothing to do when run again', async () => {
    const commit = merge('ada, 00123');
    const { number } = addPull(github.state, {
      mergeCommit: commit,
      mergedAt: '2026-11-24T00:00:00Z',
      commits: new Set([commit]),
    });
    addComment(github.state, number, '<!-- segops: -->\nthe plan', ACTIONS_BOT);
    const first = await job(commit);
    expect([first.code, first.outputs.outcome, first.outputs['lock-serial']]).toEqual([
      0,
      'applied',
      '1',
    ]);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:00123', 'identity:ada']);
    expect(commentsOn(github.state, number)[0]?.body).toContain('segops: sent. 2 people joined');
    const again = await job(commit);
    expect([again.code, again.outputs.outcome]).toEqual([0, 'no-changes']);
    expect(remote.git('log', '-1', '--format=%B', 'segops-lock')).toContain(
      `Segops-Commit: ${commit}`,
    );
  });

  it('lets two merges race: both end in step, and neither undoes the other', async () => {
    const one = merge('ada');
    const two = merge('ada, bob');
    const ran = await Promise.all([job(one), job(two)]);
    const last = await job(two);
    expect(last.code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
    const known = ['applied', 'no-changes', 'failed', 'refused', 'settling'];
    for (const { outputs } of ran) expect(known).toContain(outputs.outcome);
    expect((await job(two)).outputs.outcome).toBe('no-changes');
  });

  it('refuses a re-run of an old job, and brings nobody back', async () => {
    const old = merge('ada, bob');
    await job(old);
    const newer = merge('ada');
    expect((await job(newer)).outputs.outcome).toBe('applied');
    const rerun = await job(old);
    expect([rerun.code, rerun.outputs.outcome]).toEqual([3, 'refused']);
    expect(rerun.log).toContain('error superseded');
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('recovers what a job that died had meant, once GitHub says that it is over', async () => {
    const first = merge('ada');
    await job(first);
    const commit = merge('ada, eve');
    await scheduleFaults(emulator, 'stall=3s');
    await died(commit, '41');
    github.state.runs.set(41, {
      id: 41,
      event: 'push',
      headSha: commit,
      path: '.github/workflows/apply.yml',
      attempts: [{ status: 'in_progress', conclusion: null, startedAt: '2026-11-24T00:00:00Z' }],
    });
    const early = await job(commit);
    expect(early.log).toContain('error lease-held');
    expect(early.code).toBe(1);
    const attempt = github.state.runs.get(41)?.attempts[0];
    if (attempt !== undefined) {
      attempt.status = 'completed';
      attempt.conclusion = 'cancelled';
    }
    const next = await job(commit);
    expect(next.log).toContain('An apply that was cut off is recovered');
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:eve']);
  });

  it('writes down, after a job that was cut off, what it may have sent', async () => {
    await job(merge('ada'));
    const commit = merge('ada, eve');
    await scheduleFaults(emulator, 'stall=3s');
    const post = await job(commit, { cutOff: intended });
    expect([post.code, post.log.includes('The apply of this job was cut off')]).toEqual([0, true]);
    const subject = remote.git('log', '-1', '--format=%s', 'segops-lock');
    expect(subject).toBe('Recover 1 unconfirmed in 1 segment (serial 2)');
    const next = await job(commit);
    expect([next.code, next.outputs.outcome]).toEqual([0, 'applied']);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:eve']);
  });

  it('shares one lock with the command line', async () => {
    const commit = merge('ada');
    await job(commit);
    const here = remote.clone();
    write(here, 'segops.yaml', readFileSync(`${author}/segops.yaml`, 'utf8'));
    write(here, 'segments/vip.yaml', `${VIP}members: [ada, bob]\n`);
    const applied = await segops(['apply', '--yes'], { cwd: here, env: account });
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada', 'identity:bob']);
    expect((await stateOf(emulator)).requests).toBeGreaterThan(1);
  });

  /** Resolves once the intent of an apply is on the branch. */
  async function intended(): Promise<void> {
    await expect
      .poll(() => remote.git('log', '-1', '--format=%s', 'segops-lock'), { timeout: 20_000 })
      .toMatch(/^Intend/);
  }

  /** A job on another machine whose power was cut once its intent was on the branch. */
  async function died(commit: string, run: string): Promise<void> {
    const cwd = remote.clone();
    git(['checkout', '--quiet', commit], { cwd });
    const env = { PATH: process.env.PATH ?? '', ...account, GITHUB_RUN_ID: run };
    const child = spawn(process.execPath, [SEGOPS, 'apply', '--yes'], {
      cwd,
      env,
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('close', done));
    await intended();
    child.kill('SIGKILL');
    await ended;
    moveElsewhere();
  }

  /** As if the hold were of a machine that nobody can look into. */
  function moveElsewhere(): void {
    const cwd = remote.clone('--branch', 'segops-lock');
    const path = 'segops.lock.d/lease';
    const hold = JSON.parse(readFileSync(`${cwd}/${path}`, 'utf8'));
    write(cwd, path, `${JSON.stringify({ ...hold, boot: 'elsewhere', host: 'elsewhere' })}\n`);
    git(['commit', '--quiet', '-am', 'Intend, elsewhere'], { cwd });
    const refs = ['HEAD:segops-lock', '+HEAD:refs/segops/segops-lock/last'];
    git(['push', '--quiet', 'origin', ...refs], { cwd });
  }
});
