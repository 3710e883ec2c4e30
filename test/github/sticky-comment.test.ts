import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepComment, reviseComment } from '../../src/github/sticky-comment.ts';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import { ACTIONS_BOT, addComment, addPull, commentsOn } from './fake-state.ts';
import { openFake, problemOf } from './open-fake.ts';

const STICKY = { pullRequest: 1, name: 'staging', body: 'the plan', mayCreate: true };
const WRITTEN = '<!-- segops:staging -->\nthe plan';
const URL_OF_FIRST = 'https://github.example/acme/segments/pull/1#issuecomment-1000';

describe('the sticky comment', () => {
  let fake: FakeGitHub;

  beforeEach(async () => {
    fake = await startFakeGitHub();
    addPull(fake.state);
  });
  afterEach(async () => {
    expect(fake.violations).toEqual([]);
    await fake.close();
  });
  const bodies = () => commentsOn(fake.state, 1).map(({ body }) => body);
  const writes = () => fake.requests.filter((line) => /^(PATCH|DELETE|POST \/repos)/.test(line));

  it('creates one comment, updates it, and leaves it alone while it says the same', async () => {
    const github = openFake(fake);
    expect(await keepComment(github, STICKY)).toEqual({ kind: 'created', url: URL_OF_FIRST });
    expect(bodies()).toEqual([WRITTEN]);
    expect(await keepComment(github, STICKY)).toEqual({ kind: 'unchanged', url: URL_OF_FIRST });
    const changed = await keepComment(github, { ...STICKY, body: 'another plan' });
    expect(changed).toEqual({ kind: 'updated', url: URL_OF_FIRST });
    expect(bodies()).toEqual(['<!-- segops:staging -->\nanother plan']);
    expect(writes().length).toBe(2);
  });

  it('revises what stands there, and writes nothing where nothing does', async () => {
    const github = openFake(fake);
    const again = (body: string) => `${body}, again`;
    await reviseComment(github, STICKY, again);
    expect(bodies()).toEqual([]);
    await keepComment(github, STICKY);
    await reviseComment(github, STICKY, again);
    expect(bodies()).toEqual([`${WRITTEN}, again`]);
    await reviseComment(github, { ...STICKY, name: 'production' }, again);
    expect(bodies()).toEqual([`${WRITTEN}, again`]);
  });

  it('keeps a comment for each environment', async () => {
    const github = openFake(fake);
    await keepComment(github, STICKY);
    await keepComment(github, { ...STICKY, name: '' });
    await keepComment(github, { ...STICKY, name: 'a--> b' });
    expect(bodies().map((body) => body.split('\n')[0])).toEqual([
      '<!-- segops:staging -->',
      '<!-- segops: -->',
      '<!-- segops:a-%2D%3E%20b -->',
    ]);
  });

  it('finds its comment on the third page', async () => {
    const ada = { login: 'ada', type: 'User' } as const;
    for (let n = 0; n < 250; n++) addComment(fake.state, 1, 'talk', ada);
    addComment(fake.state, 1, '<!-- segops:staging -->\nold', ACTIONS_BOT);
    expect((await keepComment(openFake(fake), STICKY)).kind).toBe('updated');
    expect(bodies().at(-1)).toBe(WRITTEN);
    expect(bodies().length).toBe(251);
  });

  it('ignores a marker that somebody else planted, and one that is not the first line', async () => {
    addComment(fake.state, 1, '<!-- segops:staging -->\nforged', { login: 'eve', type: 'User' });
    addComment(fake.state, 1, '<!-- segops:staging -->', { login: 'github-actions', type: 'User' });
    addComment(fake.state, 1, `> quoted\n${WRITTEN}`, ACTIONS_BOT);
    expect((await keepComment(openFake(fake), STICKY)).kind).toBe('created');
    expect(bodies().length).toBe(4);
  });

  it('writes nothing where it may only update and nothing stands', async () => {
    const quiet = { ...STICKY, mayCreate: false };
    expect(await keepComment(openFake(fake), quiet)).toEqual({ kind: 'none' });
    expect(writes()).toEqual([]);
  });

  it('does not write a second comment when the answer to the first got lost', async () => {
    fake.faults.push({ kind: 'reset-after', on: 'POST /repos' });
    expect((await keepComment(openFake(fake), STICKY)).kind).toBe('unchanged');
    fake.faults.push({ kind: 'bad-gateway-after', on: 'POST /repos' });
    await keepComment(openFake(fake), { ...STICKY, name: 'production' });
    expect(bodies()).toEqual([WRITTEN, WRITTEN.replace('staging', 'production')]);
  });

  it('writes anew where its comment is deleted meanwhile', async () => {
    addComment(fake.state, 1, '<!-- segops:staging -->\nold', ACTIONS_BOT);
    fake.faults.push({ kind: 'deleted-meanwhile', on: 'PATCH' });
    expect((await keepComment(openFake(fake), STICKY)).kind).toBe('created');
    expect(bodies()).toEqual([WRITTEN]);
  });

  it('takes away a twin that an earlier run could not', async () => {
    const twin = addComment(fake.state, 1, '<!-- segops:staging -->\nold', ACTIONS_BOT);
    addComment(fake.state, 1, '<!-- segops:staging -->\nolder words', ACTIONS_BOT);
    expect((await keepComment(openFake(fake), STICKY)).kind).toBe('updated');
    expect([bodies(), twin.body]).toEqual([[WRITTEN], WRITTEN]);
  });

  it('does not write what stands there with other ends of lines', async () => {
    addComment(fake.state, 1, WRITTEN.replace('\n', '\r\n'), ACTIONS_BOT);
    expect((await keepComment(openFake(fake), STICKY)).kind).toBe('unchanged');
    expect(writes()).toEqual([]);
  });

  it('leaves one comment when two runs write at once', async () => {
    await Promise.all([
      keepComment(openFake(fake), STICKY),
      keepComment(openFake(fake), { ...STICKY, body: 'of the other run' }),
    ]);
    expect(bodies().length).toBe(1);
  });

  it('waits as long as a secondary limit asks', async () => {
    fake.faults.push(
      { kind: 'secondary-limit', status: 403, retryAfter: 7, on: 'POST /repos' },
      { kind: 'secondary-limit', status: 429, on: 'POST /repos' },
    );
    const github = openFake(fake);
    expect((await keepComment(github, STICKY)).kind).toBe('created');
    expect(github.clock.now()).toBe(67_000);
  });

  it('names the permission that is missing', async () => {
    expect(await problemOf(keepComment(openFake(fake, { pull_requests: 'read' }), STICKY))).toEqual(
      {
        severity: 'error',
        code: 'github-permission-missing',
        message: 'cannot write a comment: the token of the workflow has no permission',
        next: 'Give the job `permissions: { pull-requests: write }`.',
      },
    );
  });

  it('says that the conversation is locked', async () => {
    const issue = fake.state.issues.get(1);
    if (issue !== undefined) issue.locked = true;
    const problem = await problemOf(keepComment(openFake(fake), STICKY));
    expect(problem).toMatchObject({ code: 'github-conversation-locked' });
  });
});
