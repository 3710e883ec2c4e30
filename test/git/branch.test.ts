import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Position } from '../../src/git/branch.ts';
import { fetchBranch, knownHere, originOf, remember } from '../../src/git/branch.ts';
import { push } from '../../src/git/push-branch.ts';
import { listTree, readBlob } from '../../src/git/tree.ts';
import { git, gitText } from './plain-git.ts';
import { commitTexts, lockBranch, openRepository, TestRemote } from './remotes.ts';

const NOWHERE = { head: null, last: null };

describe('a branch of a remote', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is made, found elsewhere, and moved on', async () => {
    const remote = new TestRemote();
    const [here, there] = [remote.clone(), remote.clone()];
    expect(await fetchBranch(lockBranch(here))).toEqual({ kind: 'missing' });
    const first = await commitTexts(here, null, { a: 'one\r\n', 'd/b': 'two' });
    const at = { head: first, last: first };
    expect(await push(lockBranch(here), first, NOWHERE)).toEqual({
      kind: 'pushed',
      at,
      way: 'atomic',
    });
    expect(await fetchBranch(lockBranch(there))).toEqual({ kind: 'found', at });
    const second = await commitTexts(there, first, { a: null, c: 'three' });
    expect(await push(lockBranch(there), second, at)).toMatchObject({ kind: 'pushed' });
    expect(await fetchBranch(lockBranch(here))).toMatchObject({
      kind: 'found',
      at: { head: second },
    });
    const tree = listTree(openRepository(here), second);
    expect([...tree.keys()]).toEqual(['c', 'd/b']);
    expect(readBlob(openRepository(here), tree.get('d/b') ?? '').toString()).toBe('two');
    expect(remote.git('log', '--format=%s %an', 'segops-lock')).toBe('A lock Ada\nA lock Ada');
  });

  it('leaves the clone as it was but for its own refs', async () => {
    const remote = new TestRemote();
    const here = remote.clone();
    await push(lockBranch(here), await commitTexts(here, null, { a: 'one' }), NOWHERE);
    await fetchBranch(lockBranch(here));
    expect(gitText(['status', '--porcelain'], { cwd: here })).toBe('');
    expect(gitText(['for-each-ref', '--format=%(refname)'], { cwd: here }).split('\n')).toEqual([
      'refs/heads/main',
      'refs/remotes/origin/HEAD',
      'refs/remotes/origin/main',
      'refs/remotes/origin/segops-lock',
      'refs/segops/segops-lock/head',
    ]);
  });

  it('is moved by one of two who start from the same commit', async () => {
    const remote = new TestRemote();
    const [here, there] = [remote.clone(), remote.clone()];
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    await fetchBranch(lockBranch(there));
    const at = { head: first, last: first };
    const winner = await commitTexts(here, first, { a: 'two' });
    expect(await push(lockBranch(here), winner, at)).toMatchObject({ kind: 'pushed' });
    const loser = await commitTexts(there, first, { a: 'three' });
    expect(await push(lockBranch(there), loser, at)).toEqual({ kind: 'lost-race' });
    expect(
      await push(lockBranch(there), await commitTexts(there, null, { a: 'x' }), NOWHERE),
    ).toEqual({
      kind: 'lost-race',
    });
    expect(remote.git('rev-parse', 'segops-lock')).toBe(winner);
  });

  it('counts a push whose answer got lost as pushed', async () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    expect(await push(lockBranch(here), first, NOWHERE)).toMatchObject({ kind: 'pushed' });
  });

  it.each([
    ['deleted', (remote: TestRemote) => remote.git('update-ref', '-d', 'refs/heads/segops-lock')],
    [
      'rolled back',
      (remote: TestRemote) => remote.git('update-ref', 'refs/heads/segops-lock', 'segops-lock~1'),
    ],
    [
      'replaced',
      (remote: TestRemote) => remote.git('update-ref', 'refs/heads/segops-lock', 'main'),
    ],
  ])('differs from its shadow ref once it was %s', async (_, tamper) => {
    const remote = new TestRemote();
    const [here, there] = [remote.clone(), remote.clone()];
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    const second = await commitTexts(here, first, { a: 'two' });
    await push(lockBranch(here), second, { head: first, last: first });
    tamper(remote);
    const { at } = (await fetchBranch(lockBranch(there))) as { at: Position };
    expect(at.last).toBe(second);
    expect(at.head).not.toBe(second);
  });

  it('is known as it was, whatever is fetched', async () => {
    const remote = new TestRemote();
    const [here, there] = [remote.clone(), remote.clone()];
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    const second = await commitTexts(here, first, { a: 'two' });
    await push(lockBranch(here), second, { head: first, last: first });
    remember(lockBranch(there), first);
    for (const ref of ['heads/segops-lock', 'segops/segops-lock/last'])
      remote.git('update-ref', `refs/${ref}`, first);
    expect(await fetchBranch(lockBranch(here))).toMatchObject({ at: { head: first, last: first } });
    expect(knownHere(lockBranch(here)).own).toBe(second);
  });

  it('is unreachable where its remote is, and what was fetched is still known', async () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    renameSync(remote.folder, `${remote.folder} gone`);
    expect(await fetchBranch(lockBranch(here))).toMatchObject({ kind: 'unreachable' });
    const next = await commitTexts(here, first, { a: 'two' });
    const at = { head: first, last: first };
    expect(await push(lockBranch(here), next, at)).toMatchObject({ kind: 'failed' });
    expect(knownHere(lockBranch(here)).own).toBe(first);
  });

  it('is known from a plain fetch too', async () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    const there = remote.clone();
    expect(knownHere(lockBranch(there))).toEqual({ own: null, tracked: first });
    const second = await commitTexts(here, first, { a: 'two' });
    await push(lockBranch(here), second, { head: first, last: first });
    remember(lockBranch(there), first);
    git(['fetch', '--quiet'], { cwd: there });
    expect(knownHere(lockBranch(there))).toEqual({ own: first, tracked: second });
    const single = lockBranch(remote.clone('--single-branch'));
    expect(knownHere(single)).toEqual({ own: null, tracked: null });
  });

  it('tells a refusal of the remote, with its words', async () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const hook = join(remote.folder, 'hooks', 'pre-receive');
    mkdirSync(join(remote.folder, 'hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho "this branch is protected" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    expect(
      await push(lockBranch(here), await commitTexts(here, null, { a: 'one' }), NOWHERE),
    ).toEqual({
      kind: 'refused',
      message: 'pre-receive hook declined: this branch is protected',
    });
  });

  it('works in a shallow clone, with a slash in its name, with CRLF on checkout', async () => {
    const remote = new TestRemote();
    const [here, shallow] = [remote.clone(), remote.clone('--depth=1', '-c', 'core.autocrlf=true')];
    const place = lockBranch(here, 'locks/prod');
    const first = await commitTexts(here, null, { a: 'one\n' });
    await push(place, first, NOWHERE);
    const second = await commitTexts(here, first, {
      a: 'two\n',
      '.gitattributes': '* text eol=crlf\n',
    });
    await push(place, second, { head: first, last: first });
    const there = lockBranch(shallow, 'locks/prod');
    const at = { head: second, last: second };
    expect(await fetchBranch(there)).toEqual({ kind: 'found', at });
    expect(gitText(['rev-list', '--count', second], { cwd: shallow })).toBe('2');
    const third = await commitTexts(shallow, second, { b: 'three\r\n' });
    expect(await push(there, third, at)).toMatchObject({ kind: 'pushed' });
    expect(await fetchBranch(place)).toMatchObject({ kind: 'found', at: { head: third } });
    expect(gitText(['rev-parse', '--is-shallow-repository'], { cwd: here })).toBe('false');
    const tree = listTree(openRepository(here), third);
    expect(readBlob(openRepository(here), tree.get('a') ?? '').toString()).toBe('two\n');
    expect(readBlob(openRepository(here), tree.get('b') ?? '').toString()).toBe('three\r\n');
  });

  it('reads on past a lock file that a crash left on its ref, and names one that is in the way', async () => {
    const remote = new TestRemote();
    const [here, shallow] = [remote.clone(), remote.clone('--depth=1')];
    const first = await commitTexts(here, null, { a: 'one' });
    await push(lockBranch(here), first, NOWHERE);
    const second = await commitTexts(here, first, { a: 'two' });
    const there = remote.clone();
    remember(lockBranch(there), first);
    await push(lockBranch(here), second, { head: first, last: first });
    writeFileSync(join(there, '.git/refs/segops/segops-lock/head.lock'), '');
    expect(await fetchBranch(lockBranch(there))).toMatchObject({
      kind: 'found',
      at: { head: second },
    });
    writeFileSync(join(shallow, '.git/shallow.lock'), '');
    expect(await fetchBranch(lockBranch(shallow))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('shallow.lock'),
    });
  });

  it('commits where git knows nobody', async () => {
    const remote = new TestRemote();
    const here = remote.clone();
    for (const name of ['user.name', 'user.email']) git(['config', '--unset', name], { cwd: here });
    git(['config', 'user.useConfigOnly', 'true'], { cwd: here });
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    const commit = await commitTexts(here, null, { a: 'one' });
    expect(gitText(['log', '-1', '--format=%an %ae', commit], { cwd: here })).toBe(
      'segops segops@localhost',
    );
  });

  it('needs a repository with an origin', () => {
    const remote = new TestRemote();
    expect(() => originOf('/', 'segops-lock')).toThrow('git finds no repository in /');
    const here = remote.clone();
    expect(originOf(here, 'segops-lock')).toEqual(lockBranch(here));
    git(['remote', 'remove', 'origin'], { cwd: here });
    expect(() => originOf(here, 'segops-lock')).toThrow('has no remote named origin');
  });
});
