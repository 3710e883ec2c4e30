import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '../cli/segops.ts';
import { git } from '../git/plain-git.ts';
import type { Traps } from '../git/traps.ts';
import { writeProgram } from '../git/traps.ts';

/** Every known way in which files of a repository make git run a program. */

const HOOKS = ['reference-transaction', 'pre-push', 'pre-auto-gc', 'post-index-change'];

const DRIVERS = ['trap', 'x.y', 'lfs'];

const ATTRIBUTES = `${DRIVERS.map(
  (name, at) => `*${['.yaml', '.txt', '.csv'][at]} filter=${name} diff=${name} merge=${name}`,
).join('\n')}\n*.md filter=lfs diff=lfs merge=lfs ident\n`;

/** What a config says to run all of them. */
export function hostileConfig(traps: Traps, drivers: readonly string[] = DRIVERS): string {
  const trap = (name: string, script?: string) => JSON.stringify(traps.set(name, script));
  const driver = (name: string) => `
[filter "${name}"]
  clean = ${trap(`clean-${name}`)}
  smudge = ${trap(`smudge-${name}`)}
  process = ${trap(`process-${name}`)}
  required = true
[diff "${name}"]
  textconv = ${trap(`textconv-${name}`)}
  command = ${trap(`diff-${name}`)}
[merge "${name}"]
  driver = ${trap(`merge-${name}`)}`;
  return `[core]
  fsmonitor = ${trap('fsmonitor')}
  pager = ${trap('pager')}
  editor = ${trap('editor')}
  hooksPath = hooks
  useReplaceRefs = true
[diff]
  external = ${trap('external-diff')}
[pager]
  status = ${trap('pager-of-status')}
[alias]
  status = !${traps.set('alias')}
  log = !${traps.set('alias-of-log')}
[gpg]
  program = ${trap('gpg')}
[log]
  showSignature = true
[commit]
  gpgSign = true
[push]
  gpgSign = if-asked
[protocol "ext"]
  allow = always
${drivers.map(driver).join('')}
`;
}

/** A folder of lists, tracked, that is a bare repository too, and obeys all that its config says. */
export function bareRepository(folder: string, traps: Traps): void {
  mkdirSync(folder, { recursive: true });
  git(['init', '--quiet', '--bare', '.'], { cwd: folder });
  // Else git would not keep the folders in a commit.
  writeFileSync(join(folder, 'objects/info/kept'), '');
  writeFileSync(join(folder, 'refs/heads/.kept'), '');
  const own = `[core]\n  repositoryFormatVersion = 0\n  bare = false\n  worktree = ${JSON.stringify(folder)}\n`;
  writeFileSync(join(folder, 'config'), own + hostileConfig(traps));
  writeHooks(join(folder, 'hooks'), traps);
}

/** A checkout of somebody else's within ours, with its `.git`, as an archive may bring it. */
export function foreignGit(folder: string, traps: Traps): void {
  mkdirSync(folder, { recursive: true });
  git(['init', '--quiet', '.'], { cwd: folder });
  write(folder, '.gitattributes', ATTRIBUTES);
  const names = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com'];
  git(['add', '.'], { cwd: folder });
  git([...names, 'commit', '--quiet', '-m', 'One'], { cwd: folder });
  git(['remote', 'add', 'origin', `ext::${traps.set('ext', 'exit 1')} %S`], { cwd: folder });
  const config = join(folder, '.git/config');
  writeFileSync(config, hostileConfig(traps), { flag: 'a' });
  writeFileSync(config, `[core]\n  sshCommand = ${traps.set('ssh')}\n`, { flag: 'a' });
  writeHooks(join(folder, '.git/hooks'), traps);
}

function writeHooks(folder: string, traps: Traps): void {
  for (const hook of HOOKS) writeProgram(join(folder, hook), `exec '${traps.set(hook)}'`);
}

/** What a commit can contain, besides such folders. */
export function trackedFiles(top: string, traps: Traps): void {
  write(top, '.gitattributes', ATTRIBUTES);
  write(top, '.gitconfig', hostileConfig(traps));
  write(top, '.mailmap', 'Ada <ada@example.com>\n');
  write(top, '.lfsconfig', `[lfs]\n  url = ext::${traps.set('lfs')}\n`);
  write(top, 'README.md', LFS_POINTER);
  const submodule = `[submodule "x"]\n  path = x\n  url = ext::${traps.set('submodule')} %S\n`;
  write(top, '.gitmodules', `${submodule}  update = !${traps.set('update')}\n`);
  writeHooks(join(top, '.husky'), traps);
  for (const name of PROGRAMS) {
    for (const at of [name, `bin/${name}`, `node_modules/.bin/${name}`]) {
      writeProgram(join(top, at), `exec '${traps.set(`program-${name}`)}'`);
    }
  }
}

const LFS_POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;

/** git itself, and what git looks for on the PATH. */
const PROGRAMS = ['git', 'ssh', 'git-lfs', 'sh', 'gpg', 'git-credential-store', 'git-remote-https'];

/** A PATH that finds programs of the working folder before all others. */
export function hostilePath(top: string | null): string {
  const own = top === null ? [] : [join(top, 'bin'), join(top, 'node_modules/.bin')];
  return ['', '.', 'bin', ...own, process.env.PATH ?? ''].join(':');
}

export function newFolder(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `segops ${name} `)));
}
