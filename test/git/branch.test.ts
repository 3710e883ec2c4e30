import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchBranch, newestHere, originOf, push, pushAsync } from '../../src/git/branch.ts';
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
    expect(fetchBranch(lockBranch(here))).toEqual({ kind: 'missing' });
    const first = commitTexts(here, null, { a: 'one\r\n', 'd/b': 'two' });
    const at = { head: first, last: first };
    expect(push(lockBranch(here), first, NOWHERE)).toEqual({ kind: 'pushed', at });
    expect(fetchBranch(lockBranch(there))).toEqual({ kind: 'found', commit: first, at });
    const second = commitTexts(there, first, { a: null, c: 'three' });
    expect(await pushAsync(lockBranch(there), second, at)).toMatchObject({ kind: 'pushed' });
    expect(fetchBranch(lockBranch(here))).toMatchObject({ kind: 'found', commit: second });
    const tree = listTree(openRepository(here), second);
    expect([...tree.keys()]).toEqual(['c', 'd/b']);
    expect(readBlob(openRepository(here), tree.get('d/b') ?? '').toString()).toBe('two');
    expect(remote.git('log', '--format=%s %an', 'segops-lock')).toBe('A lock Ada\nA lock Ada');
  });

  it('leaves the clone as it was but for its own refs', () => {
    const remote = new TestRemote();
    const here = remote.clone();
    push(lockBranch(here), commitTexts(here, null, { a: 'one' }), NOWHERE);
    fetchBranch(lockBranch(here));
    expect(gitText(['status', '--porcelain'], { cwd: here })).toBe('');
    expect(gitText(['for-each-ref', '--format=%(refname)'], { cwd: here }).split('\n')).toEqual([
      'refs/heads/main',
      'refs/remotes/origin/HEAD',
      'refs/remotes/origin/main',
      'refs/remotes/origin/segops-lock',
      'refs/segops/segops-lock/head',
      'refs/segops/segops-lock/last',
    ]);
  });

  it('is moved by one of two who start from the same commit', () => {
    const remote = new TestRemote();
    const [here, there] = [remote.clone(), remote.clone()];
    const first = commitTexts(here, null, { a: 'one' });
    push(lockBranch(here), first, NOWHERE);
    fetchBranch(lockBranch(there));
    const at = { head: first, last: first };
    const winner = commitTexts(here, first, { a: 'two' });
    expect(push(lockBranch(here), winner, at)).toMatchObject({ kind: 'pushed' });
    const loser = commitTexts(there, first, { a: 'three' });
    expect(push(lockBranch(there), loser, at)).toEqual({ kind: 'lost-race' });
    expect(push(lockBranch(there), commitTexts(there, null, { a: 'x' }), NOWHERE)).toEqual({
      kind: 'lost-race',
    });
    expect(remote.git('rev-parse', 'segops-lock')).toBe(winner);
  });

  it('counts a push whose answer got lost as pushed', () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const first = commitTexts(here, null, { a: 'one' });
    push(lockBranch(here), first, NOWHERE);
    expect(push(lockBranch(here), first, NOWHERE)).toMatchObject({ kind: 'pushed' });
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
  ])('is refused once it was %s, and can be restored', (_, tamper) => {
    const remote = new TestRemote();
    const [here, there] = [remote.clone(), remote.clone()];
    const first = commitTexts(here, null, { a: 'one' });
    push(lockBranch(here), first, NOWHERE);
    const second = commitTexts(here, first, { a: 'two' });
    push(lockBranch(here), second, { head: first, last: first });
    tamper(remote);
    expect(fetchBranch(lockBranch(there))).toMatchObject({ kind: 'tampered', last: second });
    const restore = 'refs/segops/segops-lock/last:refs/heads/segops-lock';
    git(['push', '--quiet', '--force', 'origin', restore], { cwd: there });
    expect(fetchBranch(lockBranch(there))).toMatchObject({ kind: 'found', commit: second });
  });

  it('is unreachable where its remote is, and what was fetched is still known', () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const first = commitTexts(here, null, { a: 'one' });
    push(lockBranch(here), first, NOWHERE);
    renameSync(remote.folder, `${remote.folder} gone`);
    expect(fetchBranch(lockBranch(here))).toMatchObject({ kind: 'unreachable' });
    const next = commitTexts(here, first, { a: 'two' });
    const at = { head: first, last: first };
    expect(push(lockBranch(here), next, at)).toMatchObject({ kind: 'failed' });
    expect(newestHere(lockBranch(here))).toBe(first);
  });

  it('is known from a plain fetch too, where that is newer', () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const first = commitTexts(here, null, { a: 'one' });
    push(lockBranch(here), first, NOWHERE);
    const there = remote.clone();
    expect(newestHere(lockBranch(there))).toBe(first);
    fetchBranch(lockBranch(there));
    const second = commitTexts(here, first, { a: 'two' });
    push(lockBranch(here), second, { head: first, last: first });
    expect(newestHere(lockBranch(there))).toBe(first);
    git(['fetch', '--quiet'], { cwd: there });
    expect(newestHere(lockBranch(there))).toBe(second);
    expect(newestHere(lockBranch(remote.clone('--single-branch')))).toBe(null);
  });

  it('tells a refusal of the remote, with its words', () => {
    const remote = new TestRemote();
    const here = remote.clone();
    const hook = join(remote.folder, 'hooks', 'pre-receive');
    mkdirSync(join(remote.folder, 'hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho "this branch is protected" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    expect(push(lockBranch(here), commitTexts(here, null, { a: 'one' }), NOWHERE)).toEqual({
      kind: 'refused',
      message: 'pre-receive hook declined: this branch is protected',
    });
  });

  it('works in a shallow clone, with a slash in its name, with CRLF on checkout', () => {
    const remote = new TestRemote();
    const [here, shallow] = [remote.clone(), remote.clone('--depth=1', '-c', 'core.autocrlf=true')];
    const place = lockBranch(here, 'locks/prod');
    const first = commitTexts(here, null, { a: 'one\n' });
    push(place, first, NOWHERE);
    const second = commitTexts(here, first, { a: 'two\n', '.gitattributes': '* text eol=crlf\n' });
    push(place, second, { head: first, last: first });
    const there = lockBranch(shallow, 'locks/prod');
    const at = { head: second, last: second };
    expect(fetchBranch(there)).toEqual({ kind: 'found', commit: second, at });
    expect(gitText(['rev-list', '--count', second], { cwd: shallow })).toBe('1');
    const third = commitTexts(shallow, second, { b: 'three\r\n' });
    expect(push(there, third, at)).toMatchObject({ kind: 'pushed' });
    expect(fetchBranch(place)).toMatchObject({ kind: 'found', commit: third });
    expect(gitText(['rev-parse', '--is-shallow-repository'], { cwd: here })).toBe('false');
    const tree = listTree(openRepository(here), third);
    expect(readBlob(openRepository(here), tree.get('a') ?? '').toString()).toBe('two\n');
    expect(readBlob(openRepository(here), tree.get('b') ?? '').toString()).toBe('three\r\n');
  });

  it('reads on past a lock file that a crash left on its ref, and names one that is in the way', () => {
    const remote = new TestRemote();
    const [here, shallow] = [remote.clone(), remote.clone('--depth=1')];
    const first = commitTexts(here, null, { a: 'one' });
    push(lockBranch(here), first, NOWHERE);
    const second = commitTexts(here, first, { a: 'two' });
    const there = remote.clone();
    fetchBranch(lockBranch(there));
    push(lockBranch(here), second, { head: first, last: first });
    writeFileSync(join(there, '.git/refs/segops/segops-lock/head.lock'), '');
    expect(fetchBranch(lockBranch(there))).toMatchObject({ kind: 'found', commit: second });
    writeFileSync(join(shallow, '.git/shallow.lock'), '');
    expect(fetchBranch(lockBranch(shallow))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('shallow.lock'),
    });
  });

  it('commits where git knows nobody', () => {
    const remote = new TestRemote();
    const here = remote.clone();
    for (const name of ['user.name', 'user.email']) git(['config', '--unset', name], { cwd: here });
    git(['config', 'user.useConfigOnly', 'true'], { cwd: here });
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    const commit = commitTexts(here, null, { a: 'one' });
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
