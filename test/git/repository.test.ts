import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure, failureCode } from '../../src/failure.ts';
import { gitText } from '../../src/git/git.ts';
import { headCommit } from '../../src/git/history.ts';
import { repositoryAt, userEmail } from '../../src/git/repository.ts';
import { plain } from '../../src/message.ts';
import { git } from './plain-git.ts';
import { openRepository } from './remotes.ts';
import { bareFolder, standInForGit, Traps, writeProgram } from './traps.ts';

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'segops repository ')));
}

function newRepository(): string {
  const cwd = newFolder();
  git(['init', '--quiet'], { cwd });
  git(['config', 'user.email', 'ada@example.com'], { cwd });
  git(['config', 'user.name', 'Ada'], { cwd });
  git(['commit', '--quiet', '--allow-empty', '-m', 'One'], { cwd });
  return cwd;
}

function caught(run: () => unknown): { code: string | null; message: string; next: string } {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [problem] = error.problems;
    return { code: failureCode(error), message: error.message, next: plain(problem?.next ?? []) };
  }
  throw new Error('nothing was thrown');
}

describe('the repository around a folder', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is found from below, through links, and in a work tree of another', () => {
    const top = newRepository();
    mkdirSync(join(top, 'segments'));
    const way = join(newFolder(), 'way');
    symlinkSync(join(top, 'segments'), way);
    expect(openRepository(way).folder).toBe(top);
    const tree = join(newFolder(), 'tree');
    git(['worktree', 'add', '--quiet', tree], { cwd: top });
    const found = openRepository(tree);
    expect([found.folder, found.commonDir]).toEqual([tree, join(top, '.git')]);
    expect(headCommit(found)).toBe(headCommit(openRepository(top)));
  });

  it('is none where there is none', () => {
    expect(repositoryAt(newFolder())).toBe(null);
    const empty = newFolder();
    mkdirSync(join(empty, '.git'));
    expect(repositoryAt(empty)).toBe(null);
  });

  it.each([
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_COMMON_DIR',
    'GIT_INDEX_FILE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_NAMESPACE',
    'GIT_SHALLOW_FILE',
  ])('is not another because of %s, as in a hook', (name) => {
    const top = newRepository();
    const other = newRepository();
    vi.stubEnv(name, join(other, '.git'));
    const here = openRepository(top);
    expect([here.folder, headCommit(here)?.length]).toEqual([top, 40]);
    expect(gitText(here, ['rev-parse', '--show-toplevel'])).toBe(top);
    expect(gitText(here, ['status', '--porcelain'])).toBe('');
  });

  it('is found though it is not to be looked for there', () => {
    const top = newRepository();
    mkdirSync(join(top, 'deep'));
    vi.stubEnv('GIT_CEILING_DIRECTORIES', top);
    expect(openRepository(join(top, 'deep')).folder).toBe(top);
  });

  it('answers for a folder that has become one since', () => {
    const top = newRepository();
    const here = openRepository(top);
    mkdirSync(join(top, 'lists'));
    git(['init', '--quiet'], { cwd: join(top, 'lists') });
    expect(gitText(here, ['rev-parse', '--show-toplevel'])).toBe(top);
  });

  it.each([
    ['itself', ''],
    ['around it', 'hooks'],
  ])('is refused where a folder of the checkout looks like one: %s', (_, below) => {
    const traps = new Traps();
    const top = newRepository();
    bareFolder(join(top, 'lists'), traps.set('fsmonitor'));
    const { code, message } = caught(() => repositoryAt(join(top, 'lists', below)));
    expect([code, message]).toEqual([
      'git-bare-folder',
      `${join(top, 'lists')} has the form of a bare repository: HEAD, objects and refs`,
    ]);
    git(['status'], { cwd: join(top, 'lists') });
    expect(traps.ran()).toEqual(['fsmonitor']);
  });

  it('is refused where such a folder has its objects elsewhere, or a link for its HEAD', () => {
    const top = newRepository();
    const lists = join(top, 'lists');
    mkdirSync(lists);
    symlinkSync('refs/heads/main', join(lists, 'HEAD'));
    writeFileSync(join(lists, 'commondir'), '../.git\n');
    expect(caught(() => repositoryAt(lists)).code).toBe('git-bare-folder');
  });

  it('is not taken for none where git cannot use it', () => {
    const top = newFolder();
    writeFileSync(join(top, '.git'), 'gitdir: /nowhere\n');
    expect(caught(() => repositoryAt(top))).toEqual({
      code: 'git-failed',
      message: `git cannot use the repository around ${top}: not a git repository: /nowhere`,
      next: 'Run this in it to see more: `git status`',
    });
    const damaged = newRepository();
    writeFileSync(join(damaged, '.git/config'), '[core\n');
    expect(caught(() => repositoryAt(damaged)).code).toBe('git-failed');
  });

  it('is not used against its owner, until a person says so', () => {
    const top = newRepository();
    vi.stubEnv('HOME', newFolder());
    standInForGit('GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec REAL "$@"');
    const { code, message, next } = caught(() => repositoryAt(top));
    expect([code, message]).toEqual([
      'git-foreign-owner',
      `the repository ${top} belongs to another user, so git does not use it`,
    ]);
    const [, command = ''] = /`(.*)`/.exec(next) ?? [];
    execFileSync('sh', ['-c', command]);
    expect(openRepository(top).folder).toBe(top);
  });

  it('names no user where nobody is known, and one of all repositories outside', () => {
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('HOME', newFolder());
    const folder = newFolder();
    expect([userEmail(folder), userEmail(newRepository())]).toEqual([null, 'ada@example.com']);
    git(['config', '--global', 'user.email', 'eve@example.com'], { cwd: folder });
    expect(userEmail(folder)).toBe('eve@example.com');
    vi.stubEnv('PATH', '');
    expect(userEmail(folder)).toBe(null);
  });
});

describe('the program git', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const says = (version: string) =>
    standInForGit(`[ "$*" != "\${*%version}" ] && echo 'git version ${version}' || exec REAL "$@"`);

  it.each(['2.30.0', '2.39.3 (Apple Git-146)', '2.45.1.windows.1', '3.0.1'])(
    'is used from the command line as %s',
    (version) => {
      const top = newRepository();
      says(version);
      expect(openRepository(top).folder).toBe(top);
    },
  );

  it('is refused in one sentence where it is too old', () => {
    const top = newRepository();
    says('2.29.3');
    expect(caught(() => repositoryAt(top))).toEqual({
      code: 'git-too-old',
      message: 'git 2.29.3 is too old: segops needs git 2.30 or newer',
      next: 'Nothing was sent. Install git 2.38 or newer.',
    });
  });

  it('is refused in the Action where it obeys bare repositories', async () => {
    vi.resetModules();
    const top = newRepository();
    says('2.37.9');
    const { beginJob } = await import('../../src/git/job.ts');
    beginJob({ workspace: top, server: 'https://github.com', token: '' });
    const { repositoryAt: inAction } = await import('../../src/git/repository.ts');
    expect(() => inAction(top)).toThrow('git 2.37.9 is too old: segops needs git 2.38 or newer');
    vi.resetModules();
  });

  it('is asked for its version once', () => {
    const count = join(newFolder(), 'count');
    standInForGit(`case "$*" in *version) echo . >> '${count}';; esac; exec REAL "$@"`);
    for (const top of [newRepository(), newRepository()]) openRepository(top);
    expect(execFileSync('cat', [count]).toString()).toBe('.\n');
  });

  it('is never one of the checkout, nor of the working folder', () => {
    const traps = new Traps();
    const top = newRepository();
    const trap = traps.set('git');
    writeProgram(join(top, 'git'), `exec "${trap}"`);
    writeProgram(join(top, 'node_modules/.bin/git'), `exec "${trap}"`);
    const linked = newFolder();
    symlinkSync(join(top, 'git'), join(linked, 'git'));
    const before = ['', '.', 'node_modules/.bin', top, join(top, 'node_modules/.bin'), linked];
    vi.stubEnv('PATH', [...before, process.env.PATH].join(delimiter));
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(top);
    expect(headCommit(openRepository(top))?.length).toBe(40);
    cwd.mockRestore();
    expect(traps.ran()).toEqual([]);
  });

  it('is missed where there is a repository alone', () => {
    const top = newRepository();
    vi.stubEnv('PATH', newFolder());
    expect(repositoryAt(newFolder())).toBe(null);
    expect(caught(() => repositoryAt(top)).code).toBe('git-missing');
    renameSync(join(top, '.git'), join(top, 'git'));
    rmSync(join(top, 'git'), { recursive: true });
    expect(repositoryAt(top)).toBe(null);
  });
});
