import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGitHub } from '../../src/github/client.ts';
import { mergedPullRequests } from '../../src/github/pull-requests.ts';
import { runState } from '../../src/github/runs.ts';
import { keepComment } from '../../src/github/sticky-comment.ts';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import { addPull } from './fake-state.ts';
import { openFake, problemOf } from './open-fake.ts';
import { quickClock } from './quick-clock.ts';

const MERGE = 'c'.repeat(40);

describe('the client of GitHub', () => {
  let fake: FakeGitHub;

  beforeEach(async () => {
    fake = await startFakeGitHub();
  });
  afterEach(async () => {
    expect(fake.violations).toEqual([]);
    await fake.close();
  });

  it('tells which merged pull requests brought a commit in', async () => {
    for (let n = 1; n <= 120; n++) {
      const merged = n % 2 === 0;
      addPull(fake.state, {
        headSha: `${n}`.padStart(40, '0'),
        commits: new Set([MERGE]),
        ...(merged ? { mergedAt: '2026-11-24T03:00:00Z', mergeCommit: MERGE } : {}),
      });
    }
    const pulls = await mergedPullRequests(openFake(fake), MERGE);
    expect(pulls.length).toBe(60);
    expect(pulls[0]).toEqual({
      number: 2,
      title: 'Number 2',
      url: 'https://github.example/acme/segments/pull/2',
      author: 'ada',
      headSha: '2'.padStart(40, '0'),
      headRef: 'change',
      baseRef: 'main',
      mergeCommit: MERGE,
      mergedAt: '2026-11-24T03:00:00Z',
    });
  });

  it('tells whether an attempt of a run has ended', async () => {
    const startedAt = '2026-11-24T03:00:00Z';
    fake.state.runs.set(7, {
      id: 7,
      event: 'push',
      headSha: MERGE,
      path: '.github/workflows/apply.yml',
      attempts: [
        { status: 'completed', conclusion: 'cancelled', startedAt },
        { status: 'in_progress', conclusion: null, startedAt },
      ],
    });
    const github = openFake(fake, { actions: 'read' });
    expect(await runState(github, 7, 1)).toBe('ended');
    expect(await runState(github, 7, 2)).toBe('running');
    expect(await runState(github, 8, 1)).toBe('gone');
    expect(await problemOf(runState(openFake(fake), 7, 1))).toMatchObject({
      code: 'github-permission-missing',
      next: 'Give the job `permissions: { actions: read }`.',
    });
  });

  it('tries again after errors of the server and cut connections', async () => {
    fake.faults.push({ kind: 'server-error', status: 502 }, { kind: 'reset-before' });
    const clock = quickClock();
    const github = openFake(fake, { pull_requests: 'read' }, clock);
    expect(await mergedPullRequests(github, MERGE)).toEqual([]);
    expect(clock.waits).toEqual([1000, 2000]);
  });

  it('gives up after five tries, and says what GitHub answered', async () => {
    for (let n = 0; n < 5; n++) fake.faults.push({ kind: 'server-error', status: 503 });
    const github = openFake(fake);
    expect(await problemOf(mergedPullRequests(github, MERGE))).toMatchObject({
      code: 'github-unavailable',
      message:
        'cannot read the pull requests of a commit: GitHub answered 503: Server Error - https://docs.github.com/rest',
    });
    expect(fake.requests.length).toBe(5);
  });

  it('waits until the limit is reset, but never for an hour', async () => {
    const clock = quickClock(1_000_000);
    fake.faults.push({ kind: 'rate-limit', status: 403, reset: 1_030 });
    expect(await mergedPullRequests(openFake(fake, undefined, clock), MERGE)).toEqual([]);
    expect(clock.waits).toEqual([30_000]);
    fake.faults.push({ kind: 'rate-limit', status: 429, reset: 4_600 });
    expect(
      await problemOf(mergedPullRequests(openFake(fake, undefined, clock), MERGE)),
    ).toMatchObject({ code: 'github-rate-limited' });
    expect(clock.waits).toEqual([30_000]);
  });

  it('says that a token is not accepted, without showing it', async () => {
    const github = openFake(fake);
    fake.state.tokens.clear();
    const problem = await problemOf(mergedPullRequests(github, MERGE));
    expect(problem).toMatchObject({ code: 'github-unauthorised' });
    expect(JSON.stringify(problem)).not.toContain('of-the-workflow');
  });

  it('speaks to an Enterprise server under its own path', async () => {
    const enterprise = await startFakeGitHub({ prefix: '/api/v3' });
    addPull(enterprise.state);
    const sticky = { pullRequest: 1, name: '', body: 'the plan', mayCreate: true };
    expect((await keepComment(openFake(enterprise), sticky)).kind).toBe('created');
    expect(enterprise.violations).toEqual([]);
    await enterprise.close();
  });

  it('says that nothing answers there', async () => {
    const silent = await startFakeGitHub();
    const github = openFake(silent);
    await silent.close();
    expect(await problemOf(mergedPullRequests(github, MERGE))).toMatchObject({
      code: 'github-unreachable',
    });
  });

  it('refuses an environment that is no runner of GitHub', () => {
    const access = { token: 't', userAgent: 'u', env: {}, clock: quickClock() };
    const open = (apiUrl: string, repository: string) => () =>
      openGitHub({ ...access, apiUrl, repository });
    expect(open('https://api.github.com', '')).toThrow('`GITHUB_REPOSITORY` or `GITHUB_API_URL`');
    expect(open('file:///etc', 'acme/segments')).toThrow('`GITHUB_REPOSITORY` or `GITHUB_API_URL`');
  });
});
