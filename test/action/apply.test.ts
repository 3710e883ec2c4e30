import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { membersIn, segops, stateOf, unwrapped, write } from '../cli/segops.ts';
import { remoteWithLock } from '../git/lock-remote.ts';
import { git } from '../git/plain-git.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import { startFakeGitHub } from '../github/fake-github.ts';
import { ACTIONS_BOT, addComment, addPull, commentsOn } from '../github/fake-state.ts';
import type { ActionRan, ActionRun } from './run-action.ts';
import { commandsIn, pushEvent, runAction, TOKEN } from './run-action.ts';

const VIP = 'segment: { customer_segment_id: vip, create: true }\n';

describe('the Action on a push to the default branch', () => {
  let github: FakeGitHub;
  let emulator: Emulator;
  let cwd = '';

  beforeEach(async () => {
    github = await startFakeGitHub();
    const permissions = { contents: 'write', pull_requests: 'write' } as const;
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    emulator = await startEmulator({});
    ({ cwd } = await remoteWithLock());
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada, 00123]\n`);
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
    await emulator.close();
  });

  /** Commits what stands in the folder, as a merge would; its hash. */
  function merge(message: string): string {
    const parent = head();
    git(['add', '-A'], { cwd });
    git(['commit', '--quiet', '-m', message], { cwd });
    const commit = head() ?? '';
    github.state.commits.set(commit, parent === null ? [] : [parent]);
    return commit;
  }
  function head(): string | null {
    const refs = git(['for-each-ref', '--format=%(objectname)', 'refs/heads/main'], { cwd });
    return refs.toString().trim() || null;
  }
  function account(): Record<string, string> {
    const { accountId, passcode, url } = emulator;
    return { 'account-id': accountId, passcode, 'base-url': url };
  }
  function act(commit: string, run: Partial<ActionRun> = {}): Promise<ActionRan> {
    git(['checkout', '-q', '--detach', commit], { cwd });
    return runAction({
      cwd,
      github,
      event: 'push',
      payload: pushEvent(),
      ref: 'refs/heads/main',
      env: { GITHUB_SHA: commit },
      inputs: account(),
      ...run,
    });
  }

  it('applies what was merged, and has nothing to do after that', async () => {
    const commit = merge('first');
    const ran = await act(commit);
    const { 'plan-path': planPath = '', 'plan-digest': _, ...outputs } = ran.outputs;
    expect([ran.code, outputs, planPath === '']).toEqual([
      0,
      {
        outcome: 'applied',
        adds: '2',
        removes: '0',
        segments: '1',
        requests: '1',
        'lock-serial': '1',
        'html-path': '',
        'comment-url': '',
      },
      false,
    ]);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:00123', 'identity:ada']);
    expect(ran.summary).toContain('### ✅ segops: sent. 2 people joined · 1 new segment');
    expect(ran.summary).toContain('sent. 2 people joined');
    const { accountId, passcode } = emulator;
    const inHeader = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
    expect(commandsIn(ran.log).sort()).toEqual(
      [accountId, inHeader, passcode, TOKEN].map((secret) => `::add-mask::${secret}`).sort(),
    );
    const again = await act(commit);
    expect([again.code, again.outputs.outcome]).toEqual([0, 'no-changes']);
  });

  /** A guard that refuses the first fill too. */
  function allowNothing(): void {
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    write(cwd, 'segops.yaml', config.replace('guard: {', 'guard: { max_billed_events: 0,'));
  }

  it('says in the status issue at once that a scheduled apply was refused or failed', async () => {
    const permissions = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions });
    const nightly = { event: 'schedule' } as const;
    const issues = () =>
      [...github.state.issues.values()].filter(({ labels }) => labels.length > 0);
    const asked = { ...nightly, inputs: { ...account(), command: 'apply' } };
    allowNothing();
    const commit = merge('first');
    const push = await act(commit);
    expect([push.outputs.outcome, issues()]).toEqual(['refused', []]);
    const refused = await act(commit, asked);
    expect([refused.code, refused.outputs.outcome]).toEqual([3, 'refused']);
    expect(issues().map(({ state, body }) => [state, body])).toEqual([
      ['open', expect.stringContaining('**The scheduled apply was refused.**')],
    ]);
    expect(issues()[0]?.body).toContain('max_billed_events');
    const wrong = { ...asked.inputs, passcode: '' };
    const failed = await act(commit, { ...nightly, inputs: wrong });
    expect(failed.outputs.outcome).toBe('failed');
    expect(issues().map(({ body }) => body)).toEqual([
      expect.stringContaining('**The scheduled apply ended with an error.**'),
    ]);
    git(['checkout', '-q', 'main'], { cwd });
    write(cwd, 'segments/vip.yaml', `${VIP}members: []\n`);
    const fixed = merge('second');
    const status = { ...nightly, inputs: { ...account(), command: 'status' } };
    await act(fixed, status);
    expect(issues().map(({ state }) => state)).toEqual(['closed']);
  });

  it('warns where a scheduled apply that was refused may not write the issue', async () => {
    allowNothing();
    const inputs = { ...account(), command: 'apply' };
    const ran = await act(merge('first'), { event: 'schedule', inputs });
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
    expect(unwrapped(ran.log)).toContain('issues: write');
  });

  it('refuses a re-run of an old job, which would bring people back', async () => {
    const old = merge('first');
    await act(old);
    git(['checkout', '-q', 'main'], { cwd });
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    expect((await act(merge('second'))).outputs.outcome).toBe('applied');
    const { requests } = await stateOf(emulator);
    const ran = await act(old);
    expect([ran.code, ran.outputs.outcome]).toEqual([3, 'refused']);
    expect(unwrapped(ran.log)).toContain('error superseded the last apply was from commit');
    expect((await stateOf(emulator)).requests).toBe(requests);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('says on the pull request how its apply ended, and leaves it alone at night', async () => {
    const commit = merge('first');
    const mergedAt = '2026-11-24T03:00:00Z';
    const merged = { mergedAt, mergeCommit: commit, commits: new Set([commit]) };
    const pull = addPull(github.state, merged);
    const submittedAt = '2026-11-24T02:00:00Z';
    github.state.people.set('bea', 'write').set('carol', 'write');
    const review = { state: 'APPROVED', submittedAt } as const;
    pull.reviews.push({ id: 1, login: 'bea', commit: pull.headSha, ...review });
    pull.reviews.push({ id: 2, login: 'carol', commit: 'f'.repeat(40), ...review });
    addComment(github.state, 1, '<!-- segops: -->\nthe plan', ACTIONS_BOT);
    const ran = await act(commit);
    expect(ran.outputs['comment-url']).toBe(
      'https://github.example/acme/segments/pull/1#issuecomment-1000',
    );
    const told = commentsOn(github.state, 1).map(({ body }) => body);
    expect(
      told.map((body) =>
        body
          .replace(/\(.*? s\)/, '(0 s)')
          .split('\n')
          .slice(0, 2),
      ),
    ).toEqual([['<!-- segops: -->', '### ✅ segops: sent. 2 people joined · 1 new segment']]);
    const log = await segops(['log', '--format', 'json'], { cwd });
    expect(JSON.parse(log.out).reviewed).toEqual([{ pull_request: 1, approved_by: ['bea'] }]);
    const night = { event: 'schedule', inputs: { ...account(), command: 'apply' } };
    expect((await act(commit, night)).outputs.outcome).toBe('no-changes');
    expect(commentsOn(github.state, 1).map(({ body }) => body)).toEqual(told);
  });

  it('records who approved a commit, and nobody for what a night brings without one', async () => {
    write(cwd, '.gitignore', 'lists/\n');
    write(cwd, 'segments/vip.yaml', `${VIP}members_from: [{ file: lists/vip.txt }]\n`);
    write(cwd, 'lists/vip.txt', 'ada\n');
    const commit = merge('first');
    const merged = { mergedAt: '2026-11-24T03:00:00Z', mergeCommit: commit };
    addPull(github.state, { ...merged, commits: new Set([commit]) });
    await act(commit);
    write(cwd, 'lists/vip.txt', 'ada\nbob\n');
    const night = await act(commit, {
      event: 'schedule',
      inputs: { ...account(), command: 'apply' },
    });
    expect(night.outputs.outcome).toBe('applied');
    const log = await segops(['log', '--format', 'json'], { cwd });
    const applies = log.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(applies.map(({ reviewed }) => reviewed)).toEqual([
      null,
      [{ pull_request: 1, approved_by: [] }],
    ]);
  });

  it('tells at the head of the run why nothing was applied, and goes on at the next one', async () => {
    const commit = merge('first');
    const stopped = await act(commit, { inputs: { ...account(), passcode: 'not-the-passcode' } });
    expect([stopped.code, stopped.outputs.outcome]).toEqual([4, 'failed']);
    expect(stopped.log.replace('::add-mask::not-the-passcode', '')).not.toContain('not-the-pass');
    expect(commandsIn(stopped.log).at(-1)).toMatch(
      /^::error title=segops%3A apply-stopped::Applied 0 of 2 changes in 0 requests .* Stopped: the segment vip could not be created/,
    );
    expect((await act(commit)).outputs.outcome).toBe('applied');
  });

  it('names the permission to compare commits, and sends nothing without it', async () => {
    await act(merge('first'));
    github.state.tokens.set(TOKEN, { ...ACTIONS_BOT, permissions: {} });
    git(['checkout', '-q', 'main'], { cwd });
    write(cwd, 'segments/vip.yaml', `${VIP}members: [ada]\n`);
    const { requests } = await stateOf(emulator);
    const ran = await act(merge('second'));
    expect([ran.code, ran.outputs.outcome]).toEqual([1, 'failed']);
    expect(unwrapped(ran.log)).toContain('`permissions: { contents: read }`');
    expect((await stateOf(emulator)).requests).toBe(requests);
  });
});
