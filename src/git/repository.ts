import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { asCommand, asForeign, asPath, say } from '../message.ts';
import type { GitPlace } from './git.ts';
import { gitMissing, gitTextOrNull, lastLine, runGit } from './git.ts';
import { checkVersion, findGit } from './program.ts';

/**
 * A repository as git found it. Every later command names it by absolute paths, so that no folder
 * below can answer in its place. `folder` is the top of its work tree.
 */
export interface Repository extends GitPlace {
  /** Absolute; work trees share it, and the objects of git-lfs are in it too. */
  readonly commonDir: string;
}

const known = new Map<string, Repository>();

/**
 * The repository around a folder, looked for once; null where there is none. Throws a Failure where
 * git cannot be asked, refuses it, or would take a folder of the checkout for a repository.
 */
export function repositoryAt(folder: string): Repository | null {
  const found = known.get(folder) ?? find(realpathSync(folder));
  if (found !== null) known.set(folder, found);
  return found;
}

/** The same, where objects that a partial clone left behind may be fetched. */
export function fetching(repository: Repository): Repository {
  return { ...repository, variables: { ...repository.variables, GIT_NO_LAZY_FETCH: '0' } };
}

/** The e-mail address that git knows its user by; null where it knows none, or there is no git. */
export function userEmail(folder: string): string | null {
  const place = repositoryAt(folder) ?? placeAt(folder, null);
  return place === null ? null : gitTextOrNull(place, ['config', 'user.email']);
}

/** git checks the owner as it looks; once GIT_DIR is set, it takes what it is given. */
function find(folder: string): Repository | null {
  const checkout = checkoutAround(folder);
  if (checkout === null) return null;
  const place = placeAt(folder, checkout);
  if (place === null) throw gitMissing('it is not on the PATH');
  checkVersion(place);
  const asked = ['--show-toplevel', '--absolute-git-dir', '--git-common-dir'];
  const answer = runGit(place, ['rev-parse', ...asked]);
  if (answer.code !== 0) {
    if (/not a git repository \(or any/.test(answer.err)) return null;
    throw refused(folder, answer.err);
  }
  const [top = '', gitDir = '', commonDir = ''] = answer.out.toString().split('\n');
  const variables = { GIT_DIR: gitDir, GIT_WORK_TREE: top };
  const at = { ...place, folder: top, variables };
  return { ...at, settings: filtersOff(at), commonDir: resolve(folder, commonDir) };
}

/** Where git is asked before the repository is known; null without git. */
function placeAt(folder: string, checkout: string | null): GitPlace | null {
  const program = findGit(checkout);
  // A repository that a mount divides is one.
  const variables = { GIT_DISCOVERY_ACROSS_FILESYSTEM: '1' };
  return program === null ? null : { program, folder, settings: [], variables };
}

/**
 * The folder that has `.git`, found upward as git does. On the way git takes a folder of the form of
 * a bare repository for one, and obeys its config, and a checkout can hold such folders. Versions
 * before 2.38 cannot be told not to.
 */
function checkoutAround(folder: string): string | null {
  for (let here = folder; ; here = dirname(here)) {
    const inside = join(here, '.git');
    if (statSync(inside, MAY_MISS)?.isFile() || isGitFolder(inside)) return here;
    if (isGitFolder(here)) throw bare(here);
    if (dirname(here) === here) return null;
  }
}

const MAY_MISS = { throwIfNoEntry: false } as const;

function isGitFolder(folder: string): boolean {
  const has = (name: string) => lstatSync(join(folder, name), MAY_MISS) !== undefined;
  return has('HEAD') && (has('commondir') || (has('objects') && has('refs')));
}

/** Attributes name filters, and a checkout can hold attributes; the config says what they run. */
function filtersOff(place: GitPlace): string[] {
  const asked = ['config', '-z', '--name-only', '--get-regexp', '^filter\\.'];
  const keys = (gitTextOrNull(place, asked) ?? '').split('\0').filter(Boolean);
  const filters = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('.'))));
  return [...filters].flatMap((filter) => [
    ...['clean', 'smudge', 'process'].map((command) => `${filter}.${command}=`),
    `${filter}.required=false`,
  ]);
}

function bare(folder: string): Failure {
  return failure(
    'git-bare-folder',
    say`${asPath(folder)} has the form of a bare repository: HEAD, objects and refs`,
    say`Rename one of them, or work in another folder. segops obeys no config that a checkout can contain.`,
  );
}

function refused(folder: string, err: string): Failure {
  const [, owned] = /^fatal: detected dubious ownership in repository at '(.+)'$/m.exec(err) ?? [];
  if (owned === undefined) {
    return failure(
      'git-failed',
      say`git cannot use the repository around ${asPath(folder)}${asForeign(lastLine(err))}`,
      say`Run this in it to see more: ${asCommand('git status')}`,
    );
  }
  return failure(
    'git-foreign-owner',
    say`the repository ${asPath(owned)} belongs to another user, so git does not use it`,
    say`If you trust it, run: ${asCommand(`git config --global --add safe.directory ${quoted(owned)}`)}`,
  );
}

/** As a shell reads it. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
