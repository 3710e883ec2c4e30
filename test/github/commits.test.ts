import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitRelation, defaultBranch } from '../../src/github/commits.ts';
import type { FakeGitHub } from './fake-github.ts';
import { startFakeGitHub } from './fake-github.ts';
import { openFake, problemOf } from './open-fake.ts';

describe('commits at GitHub', () => {
  let fake: FakeGitHub;

  beforeEach(async () => {
    fake = await startFakeGitHub();
    const history: Record<string, readonly string[]> = {
      first: [],
      second: ['first'],
      merge: ['second', 'side'],
      side: ['first'],
    };
    for (const [commit, parents] of Object.entries(history))
      fake.state.commits.set(commit, parents);
  });
  afterEach(async () => {
    expect(fake.violations).toEqual([]);
    await fake.close();
  });

  it('tells whether a commit has another one in its history', async () => {
    const github = openFake(fake, { contents: 'read' });
    expect(await commitRelation(github, 'first', 'merge')).toBe('descends');
    expect(await commitRelation(github, 'side', 'merge')).toBe('descends');
    expect(await commitRelation(github, 'merge', 'merge')).toBe('same');
    expect(await commitRelation(github, 'merge', 'first')).toBe('apart');
    expect(await commitRelation(github, 'second', 'side')).toBe('apart');
    expect(await commitRelation(github, 'rewritten', 'merge')).toBe('apart');
  });

  it('names the permission that is missing', async () => {
    const github = openFake(fake, {});
    expect(await problemOf(commitRelation(github, 'first', 'merge'))).toMatchObject({
      code: 'github-permission-missing',
      next: 'Give the job `permissions: { contents: read }`.',
    });
    expect(await problemOf(defaultBranch(github))).toMatchObject({
      code: 'github-permission-missing',
    });
  });
});
