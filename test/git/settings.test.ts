import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchBranch, knownHere } from '../../src/git/branch.ts';
import { runGit } from '../../src/git/git.ts';
import {
  commitsSince,
  completeHistory,
  firstParent,
  hasCommit,
  headCommit,
  mergeBases,
  movesSince,
} from '../../src/git/history.ts';
import { writeTree } from '../../src/git/past-tree.ts';
import { push } from '../../src/git/push-branch.ts';
import { fetching, userEmail } from '../../src/git/repository.ts';
import { fileInGit } from '../../src/git/tracked-file.ts';
import { listTree, readBlob } from '../../src/git/tree.ts';
import { folderWith } from '../cli/segops.ts';
import { git, gitText } from './plain-git.ts';
import { commitTexts, lockBranch, openRepository, TestRemote } from './remotes.ts';
import { Traps, writeProgram } from './traps.ts';

const ATTRIBUTES = '* filter=trap diff=trap\n';
const SIGNATURE = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n';

/** A clone whose config names a program wherever git would run one, as far as files can say so. */
function trappedClone(remote: TestRemote, traps: Traps): string {
  const here = remote.clone();
  writeFileSync(join(here, '.gitattributes'), ATTRIBUTES);
  writeFileSync(join(here, 'list.txt'), 'ada\n');
  git(['add', '.'], { cwd: here });
  git(['commit', '--quiet', '-m', 'Three'], { cwd: here });
  sign(here);
  const hooks = join(here, '.husky');
  for (const hook of ['reference-transaction', 'pre-push', 'pre-auto-gc', 'post-index-change']) {
    writeProgram(join(hooks, hook), `exec "${traps.set(hook)}"`);
  }
  for (const [key, value] of [
    ['core.hooksPath', '.husky'],
    ['core.fsmonitor', traps.set('fsmonitor')],
    ['core.pager', traps.set('pager')],
    ['pager.status', traps.set('pager.status')],
    ['core.editor', traps.set('editor')],
    ['alias.status', `!${traps.set('alias')}`],
    ['alias.log', `!${traps.set('alias.log')}`],
    ['diff.external', traps.set('diff.external')],
    ['diff.trap.textconv', traps.set('textconv')],
    ['filter.trap.clean', traps.set('clean')],
    ['filter.trap.smudge', traps.set('smudge')],
    ['filter.trap.required', 'true'],
    ['gpg.program', traps.set('gpg')],
    ['log.showSignature', 'true'],
    ['commit.gpgSign', 'true'],
    ['push.gpgSign', 'if-asked'],
  ] as const) {
    git(['config', key, value], { cwd: here });
  }
  return here;
}

/** Makes the last commit one that looks signed. */
function sign(cwd: string): void {
  const plain = git(['cat-file', 'commit', 'HEAD'], { cwd }).toString();
  const signed = plain.replace('\n\n', `\n${SIGNATURE}\n`);
  const commit = gitText(['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd, input: signed });
  git(['update-ref', 'HEAD', commit], { cwd });
}

/** The next question cannot be answered from what the index remembers. */
function touch(path: string): void {
  utimesSync(path, new Date(1e12), new Date(1e12));
}

describe('what a repository may name', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['status', ['fsmonitor', 'clean']],
    ['diff HEAD~1', ['diff.external']],
    ['diff --no-ext-diff HEAD~1 HEAD', ['textconv']],
    ['log -1', ['gpg']],
    ['update-ref refs/heads/x HEAD', ['reference-transaction']],
    ['archive HEAD', ['smudge']],
  ])('runs in plain git: %s', (command, names) => {
    const traps = new Traps();
    const here = trappedClone(new TestRemote(), traps);
    touch(join(here, 'list.txt'));
    git(command.split(' '), { cwd: here });
    expect(traps.ran()).toEqual(expect.arrayContaining(names));
  });

  it('runs in nothing that segops asks', async () => {
    const traps = new Traps();
    const remote = new TestRemote();
    const here = trappedClone(remote, traps);
    const at = openRepository(here);
    const head = headCommit(at) ?? '';
    touch(join(here, 'list.txt'));
    const parent = firstParent(at, head) ?? '';
    expect(mergeBases(at, head, parent)).toEqual([parent]);
    expect(commitsSince(at, head, parent)).toEqual([head]);
    expect(fileInGit(at, join(here, 'list.txt'), { mayFetch: false }).kind).toBe('committed');
    expect([movesSince(at, head, null).length, userEmail(here)]).toEqual([3, 'ada@example.com']);
    const folder = folderWith({});
    writeTree(at, head, folder);
    expect(readFileSync(join(folder, 'list.txt'), 'utf8')).toBe('ada\n');

    const place = lockBranch(here);
    const first = await commitTexts(here, null, { a: 'one' });
    expect((await push(place, first, { head: null, last: null })).kind).toBe('pushed');
    const second = await commitTexts(here, first, { a: 'two' });
    const moved = await push(place, second, { head: first, last: first });
    expect([moved.kind, (await fetchBranch(place)).kind, knownHere(place).own]).toEqual([
      'pushed',
      'found',
      second,
    ]);
    completeHistory(at, ['refs/heads/main']);
    expect(hasCommit(at, remote.git('rev-parse', 'main'), ['main'])).toBe(true);
    expect(traps.ran()).toEqual([]);
  });

  it('runs in nothing that a person asks for by the runner either', () => {
    const traps = new Traps();
    const at = openRepository(trappedClone(new TestRemote(), traps));
    touch(join(at.folder, 'list.txt'));
    for (const asked of [
      ['status', '--porcelain'],
      ['log', '-1'],
      ['update-ref', 'refs/heads/x', 'HEAD'],
      ['checkout-index', '--all', '--force'],
      ['commit', '--quiet', '--allow-empty', '-m', 'Four'],
      ['archive', 'HEAD'],
    ]) {
      expect([asked, runGit(at, asked).code]).toEqual([asked, 0]);
    }
    expect(traps.ran()).toEqual([]);
  });

  it('is not told by the environment that it may', () => {
    const traps = new Traps();
    const here = trappedClone(new TestRemote(), traps);
    vi.stubEnv('GIT_CONFIG_COUNT', '2');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.fsmonitor');
    vi.stubEnv('GIT_CONFIG_VALUE_0', traps.set('by-environment'));
    vi.stubEnv('GIT_CONFIG_KEY_1', 'user.email');
    vi.stubEnv('GIT_CONFIG_VALUE_1', 'eve@example.com');
    vi.stubEnv('GIT_EXTERNAL_DIFF', traps.set('by-variable'));
    const at = openRepository(here);
    expect(runGit(at, ['status', '--porcelain']).code).toBe(0);
    // What a person says there is kept.
    expect(userEmail(here)).toBe('eve@example.com');
    vi.stubEnv('GIT_CONFIG_COUNT', undefined);
    vi.stubEnv('GIT_CONFIG_PARAMETERS', "'user.email=hook@example.com'");
    expect(userEmail(here)).toBe('ada@example.com');
    expect(traps.ran()).toEqual([]);
  });

  it('replaces no object', () => {
    const here = new TestRemote().clone();
    const at = openRepository(here);
    const [real, fake] = ['ada\n', 'eve\n'].map((input) =>
      gitText(['hash-object', '-w', '--stdin'], { cwd: here, input }),
    );
    git(['replace', real ?? '', fake ?? ''], { cwd: here });
    expect(git(['cat-file', 'blob', real ?? ''], { cwd: here }).toString()).toBe('eve\n');
    expect(readBlob(at, real ?? '').toString()).toBe('ada\n');
  });
});

describe('what reaches a remote', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('has what the person set for it, and none of our secrets', async () => {
    const traps = new Traps();
    const here = new TestRemote().clone();
    const heard = join(here, 'heard');
    const ssh = traps.set('ssh', `env > '${heard}'; exit 1`);
    git(['config', 'core.sshCommand', ssh], { cwd: here });
    git(['config', 'url.ssh://git@example.com/.insteadOf', 'short:'], { cwd: here });
    git(['remote', 'set-url', 'origin', 'short:ada/lists.git'], { cwd: here });
    for (const name of [
      'INPUT_PASSCODE',
      'CLEVERTAP_PASSCODE',
      'SEGOPS_BASE_URL',
      'ACTIONS_RUNTIME_TOKEN',
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      'SSH_AUTH_SOCK',
      'HTTPS_PROXY',
      'GIT_ASKPASS',
      'GIT_SSL_CAINFO',
    ]) {
      vi.stubEnv(name, `value of ${name}`);
    }
    expect((await fetchBranch(lockBranch(here))).kind).toBe('unreachable');
    expect(traps.ran()).toEqual(['ssh']);
    const values = [...readFileSync(heard, 'utf8').matchAll(/value of (\w+)/g)].map(
      ([, name]) => name,
    );
    expect(values.sort()).toEqual([
      'GIT_ASKPASS',
      'GIT_SSL_CAINFO',
      'HTTPS_PROXY',
      'SSH_AUTH_SOCK',
    ]);
  });

  it('is traced nowhere', async () => {
    const here = new TestRemote().clone();
    const trace = join(here, 'trace');
    for (const name of ['GIT_TRACE', 'GIT_TRACE_CURL', 'GIT_TRACE2_EVENT', 'GIT_TRACE_PACKET']) {
      vi.stubEnv(name, trace);
    }
    vi.stubEnv('GIT_CURL_VERBOSE', '1');
    expect(await fetchBranch(lockBranch(here))).toEqual({ kind: 'missing' });
    expect(existsSync(trace)).toBe(false);
  });

  it('fetches no object that a question lacks, unless it may', () => {
    const remote = new TestRemote();
    remote.git('config', 'uploadpack.allowFilter', 'true');
    remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const here = remote.clone('--filter=blob:none', '--no-checkout');
    const at = openRepository(here);
    const blob = listTree(at, 'HEAD').get('README') ?? '';
    expect(() => readBlob(at, blob)).toThrow('`git cat-file` failed');
    expect(readBlob(fetching(at), blob).toString()).toBe('manifests\n');
    expect(readBlob(at, blob).toString()).toBe('manifests\n');
  });

  it('reads a lock that a plain fetch brought without its files', async () => {
    const remote = new TestRemote();
    remote.git('config', 'uploadpack.allowFilter', 'true');
    remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const author = remote.clone();
    await push(lockBranch(author), await commitTexts(author, null, { a: 'one' }), {
      head: null,
      last: null,
    });
    const place = lockBranch(remote.clone('--filter=blob:none'));
    const found = await fetchBranch(place);
    const commit = found.kind === 'found' ? (found.at.head ?? '') : '';
    const blob = listTree(place.repository, commit).get('a') ?? '';
    expect(readBlob(place.repository, blob).toString()).toBe('one');
  });
});
