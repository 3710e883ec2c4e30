import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import { ACTIONS_BOT, addComment, addPull } from './fake-state.ts';

describe('the fake GitHub', () => {
  let github: FakeGitHub;

  beforeEach(async () => {
    github = await startFakeGitHub();
    github.state.tokens.set('reader', { ...ACTIONS_BOT, permissions: { pull_requests: 'read' } });
    github.state.tokens.set('writer', { ...ACTIONS_BOT, permissions: { pull_requests: 'write' } });
    addPull(github.state);
  });
  afterEach(() => github.close());

  const ask = (path: string, token: string, init: RequestInit = {}) =>
    fetch(`${github.url}/repos/acme/segments/${path}`, {
      ...init,
      headers: { authorization: `token ${token}` },
    });
  const post = (token: string, body: unknown) =>
    ask('issues/1/comments', token, { method: 'POST', body: JSON.stringify(body) });

  it('keeps a comment, and lists it', async () => {
    expect((await post('writer', { body: 'hello' })).status).toBe(201);
    const listed = (await (await ask('issues/1/comments', 'reader')).json()) as { body: string }[];
    expect(listed.map(({ body }) => body)).toEqual(['hello']);
  });

  it('cuts a list into pages that name each other', async () => {
    for (let n = 0; n < 5; n++) addComment(github.state, 1, `${n}`, ACTIONS_BOT);
    const second = await ask('issues/1/comments?per_page=2&page=2', 'reader');
    expect(((await second.json()) as { body: string }[]).map(({ body }) => body)).toEqual([
      '2',
      '3',
    ]);
    expect(second.headers.get('link')?.match(/rel="\w+"/g)).toEqual([
      'rel="next"',
      'rel="last"',
      'rel="first"',
      'rel="prev"',
    ]);
  });

  it('refuses a token that it does not know, and one that may only read', async () => {
    expect((await post('stranger', { body: 'x' })).status).toBe(401);
    const refused = await post('reader', { body: 'x' });
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ message: 'Resource not accessible by integration' }),
    ]);
  });

  it('refuses what the description of GitHub does not allow', async () => {
    expect((await post('writer', { text: 'x' })).status).toBe(422);
    expect((await ask('issues/one/comments', 'reader')).status).toBe(422);
    expect((await ask('issues/1/comments?order=asc', 'reader')).status).toBe(422);
    expect((await ask('issues/1/reactions', 'reader')).status).toBe(422);
    expect(github.violations.map((line) => line.split(': ')[0])).toEqual([
      'POST /repos/acme/segments/issues/1/comments',
      'GET /repos/acme/segments/issues/one/comments',
      'GET /repos/acme/segments/issues/1/comments',
      'GET /repos/acme/segments/issues/1/reactions',
    ]);
  });

  it('refuses a comment in a locked conversation, and one that is too long', async () => {
    expect((await post('writer', { body: 'x'.repeat(65_537) })).status).toBe(422);
    const pull = github.state.issues.get(1);
    if (pull !== undefined) pull.locked = true;
    expect((await post('writer', { body: 'x' })).status).toBe(403);
  });
});
