import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure, failureCode } from '../../src/failure.ts';
import { fetchBranch } from '../../src/git/branch.ts';
import { beginJob } from '../../src/git/job.ts';
import { repositoryAt, userEmail } from '../../src/git/repository.ts';
import { git } from '../git/plain-git.ts';
import { lockBranch, openRepository, TestRemote } from '../git/remotes.ts';
import { standInForGit, Traps } from '../git/traps.ts';
import { bareRepository, foreignGit, hostilePath, newFolder, trackedFiles } from './ways-in.ts';

describe('git, asked of a hostile clone', () => {
  let traps: Traps;
  let here = '';

  beforeEach(() => {
    traps = new Traps();
    here = realpathSync(new TestRemote().clone());
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  function codeOf(run: () => unknown): string | null {
    try {
      run();
      return null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return failureCode(error);
    }
  }

  it.each([
    ['its name cannot be told to git', 'filter "a=b"', 'git-filter-name'],
    ['the config cannot be read', 'filter "x" =', 'git-failed'],
  ])('is not asked where it has a filter, and %s', (_, section, code) => {
    const line = `[${section}]\n  clean = ${traps.set('clean')}\n`;
    writeFileSync(join(here, '.git/config'), line, { flag: 'a' });
    expect(codeOf(() => openRepository(here))).toBe(code);
    writeFileSync(join(here, '.git/info/attributes'), 'README filter=a=b\n');
    expect(traps.ran()).toEqual([]);
  });

  it('is not asked where the question for filters fails without a word', () => {
    standInForGit('case "$*" in *show-origin*) echo x; exit 1;; esac; exec REAL "$@"');
    expect(codeOf(() => openRepository(here))).toBe('git-failed');
  });

  it('finds no program of the working folder on its way to the remote', async () => {
    trackedFiles(here, traps);
    git(['remote', 'set-url', 'origin', 'ssh://git@host.invalid/acme/segments.git'], { cwd: here });
    vi.stubEnv('PATH', hostilePath(here));
    vi.spyOn(process, 'cwd').mockReturnValue(here);
    expect((await fetchBranch(lockBranch(here))).kind).toBe('unreachable');
    expect(traps.ran()).toEqual([]);
  });

  it.each([
    ['that its config includes', '[include]\n  path = ../.gitconfig\n'],
    [
      'that its config includes for this folder',
      '[includeIf "gitdir:/"]\n  path = ../.gitconfig\n',
    ],
  ])('takes no settings from a file of the checkout %s', (_, section) => {
    writeFileSync(join(here, '.gitconfig'), `[core]\n  sshCommand = ${traps.set('ssh')}\n`);
    git(['add', '.gitconfig'], { cwd: here });
    writeFileSync(join(here, '.git/config'), section, { flag: 'a' });
    git(['remote', 'set-url', 'origin', 'ssh://git@host.invalid/acme/segments.git'], { cwd: here });
    expect(codeOf(() => openRepository(here))).toBe('git-config-in-checkout');
    expect(traps.ran()).toEqual([]);
  });

  function linkedConfig(): void {
    const own = join(newFolder('dotfiles'), 'gitconfig');
    writeFileSync(own, '[user]\n  email = ada@example.org\n');
    symlinkSync(own, join(here, 'linked'));
    writeFileSync(join(here, '.git/config'), '[include]\n  path = ../linked\n', { flag: 'a' });
  }

  it('takes no settings through a link that the checkout has', () => {
    linkedConfig();
    git(['add', 'linked'], { cwd: here });
    git(['commit', '-qm', 'A link'], { cwd: here });
    git(['rm', '-q', '--cached', 'linked'], { cwd: here });
    expect(codeOf(() => openRepository(here))).toBe('git-config-in-checkout');
  });

  it('takes settings from a file in the checkout that nobody proposes', () => {
    linkedConfig();
    expect(openRepository(here).folder).toBe(here);
    expect(userEmail(here)).toBe('ada@example.org');
  });

  it('takes settings from files beside the checkout', () => {
    const own = join(newFolder('dotfiles'), 'gitconfig');
    writeFileSync(own, '[user]\n  email = ada@example.org\n');
    git(['config', 'include.path', own], { cwd: here });
    expect(openRepository(here).folder).toBe(here);
    expect(userEmail(here)).toBe('ada@example.org');
  });

  it('follows no ext:: URL, whoever allows it', async () => {
    git(['remote', 'set-url', 'origin', `ext::${traps.set('ext', 'exit 1')} %S`], { cwd: here });
    git(['config', 'protocol.ext.allow', 'always'], { cwd: here });
    expect((await fetchBranch(lockBranch(here))).kind).toBe('unreachable');
    expect(traps.ran()).toEqual([]);
  });

  describe('in a job', () => {
    const job = (workspace: string) =>
      beginJob({ workspace, server: 'https://github.example', token: '' });

    it('works for no repository within the one that was checked out', () => {
      job(here);
      foreignGit(join(here, 'lists/nested'), traps);
      bareRepository(join(here, 'lists/bare'), traps);
      mkdirSync(join(here, 'lists/nested/deep'));
      for (const folder of ['lists/nested', 'lists/nested/deep']) {
        expect(codeOf(() => repositoryAt(join(here, folder)))).toBe('repository-in-checkout');
      }
      expect(codeOf(() => repositoryAt(join(here, 'lists/bare')))).toBe('git-bare-folder');
      expect(traps.ran()).toEqual([]);
    });

    it('works for repositories that stand beside each other', () => {
      const workspace = newFolder('workspace');
      job(workspace);
      for (const name of ['a', 'b']) {
        git(['clone', '--quiet', here, join(workspace, name)], { cwd: workspace });
        expect(openRepository(join(workspace, name)).folder).toBe(join(workspace, name));
      }
    });

    it('works for a checkout of another user, and for nobody else on the machine', () => {
      vi.stubEnv('HOME', newFolder('home'));
      standInForGit('GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec REAL "$@"');
      job(newFolder('workspace'));
      expect(codeOf(() => openRepository(here))).toBe('git-foreign-owner');
      job(here);
      expect(openRepository(here).folder).toBe(here);
    });
  });
});
