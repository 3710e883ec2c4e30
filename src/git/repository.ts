import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { confinement, realPathOf } from '../files/confine.ts';
import { asCode, asCommand, asForeign, asLabel, asPath, quotedWord, say } from '../message.ts';
import type { GitPlace } from './git.ts';
import { causeOf, git, gitMissing, gitTextOrNull, runGit } from './git.ts';
import { currentJob } from './job.ts';
import { originAccess } from './origin-access.ts';
import { checkVersion, findGit, trustedPath } from './program.ts';

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

/**
 * The same, where git may talk to `origin`: for a fetch, a push, and objects that a partial clone left
 * behind.
 */
export function fetching(repository: Repository): Repository {
  const found = connected.get(repository.commonDir) ?? originAccess(repository);
  connected.set(repository.commonDir, found);
  return {
    ...repository,
    variables: { ...repository.variables, ...found, GIT_NO_LAZY_FETCH: '0' },
  };
}

/** By common directory: what git needs to get to its `origin`. */
const connected = new Map<string, Readonly<Record<string, string>>>();

/** The e-mail address that git knows its user by; null where it knows none, or there is no git. */
export function userEmail(folder: string): string | null {
  const place = repositoryAt(folder) ?? placeAt(folder, null);
  return place === null ? null : gitTextOrNull(place, ['config', 'user.email']);
}

/** Of the git that is used in a folder; null without git. Throws a Failure where it cannot be used. */
export function gitVersionAt(folder: string): string | null {
  const place = repositoryAt(folder) ?? placeAt(folder, null);
  return place === null ? null : checkVersion(place);
}

/** git checks the owner as it looks; once GIT_DIR is set, it takes what it is given. */
function find(folder: string): Repository | null {
  const checkout = checkoutAround(folder);
  if (checkout === null) return null;
  refuseWithin(checkout);
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
  const { PATH = '' } = place.variables;
  const variables = { PATH, GIT_DIR: gitDir, GIT_WORK_TREE: top };
  const at = { ...place, folder: top, variables, commonDir: resolve(folder, commonDir) };
  const config = configOf(at);
  refuseTracked(at, gitDir, config);
  return { ...at, settings: filtersOff(config) };
}

/** Where git is asked before the repository is known; null without git. */
function placeAt(folder: string, checkout: string | null): GitPlace | null {
  const program = findGit(checkout);
  // A repository that a mount divides is one.
  const variables = { GIT_DISCOVERY_ACROSS_FILESYSTEM: '1', PATH: trustedPath(checkout) };
  return program === null ? null : { program, folder, settings: trusting(checkout), variables };
}

/** In a container the checkout of a job often belongs to another user. It is what the job is for. */
function trusting(checkout: string | null): string[] {
  const isOfJob = checkout !== null && isInWorkspace(checkout);
  return isOfJob ? [`safe.directory=${checkout}`] : [];
}

function isInWorkspace(folder: string): boolean {
  const workspace = currentJob()?.workspace;
  if (workspace === undefined) return false;
  return folder === workspace || confinement(workspace, folder) === 'inside';
}

/**
 * A job has the repositories that it checked out. One that lies within another came with the files of
 * that one, as an archive or a submodule, and its config is a stranger's.
 */
function refuseWithin(checkout: string): void {
  if (!isInWorkspace(checkout) || checkout === currentJob()?.workspace) return;
  const outer = checkoutAround(dirname(checkout));
  if (outer === null || !isInWorkspace(outer)) return;
  throw failure(
    'repository-in-checkout',
    say`${asPath(checkout)} is a repository within another one, ${asPath(outer)}, so its settings may be a stranger's`,
    say`Check it out beside the other one: give ${asCode('actions/checkout')} a ${asCode('path')} of its own for each.`,
  );
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

/** Each setting that git will read, and the file that has it; absent of those of ours. */
type GitConfig = readonly { readonly file?: string; readonly key: string }[];

/** Where it cannot be read as git will read it, nothing is asked of this repository. */
function configOf(place: GitPlace): GitConfig {
  const asked = ['config', '-z', '--show-origin', '--name-only', '--list'];
  const words = git(place, asked).toString().split('\0');
  return words.flatMap((key, at) => {
    const [, file] = /^file:(.*)$/s.exec(words[at - 1] ?? '') ?? [];
    return at % 2 === 0 ? [] : [file === undefined ? { key } : { file, key }];
  });
}

/**
 * A person may include a file of the checkout in the config of a clone, and then whoever proposes another
 * one chooses what git runs on its way to the remote.
 */
function refuseTracked(place: Repository, gitDir: string, config: GitConfig): void {
  const { folder, commonDir } = place;
  const isGits = (file: string) =>
    [gitDir, commonDir].some((own) => confinement(realpathSync(own), file) !== 'outside');
  for (const name of new Set(config.map(({ file }) => file))) {
    const written = name === undefined ? null : resolve(folder, name);
    // A link is changed as easily as the file that it leads to.
    for (const file of [written, written === null ? null : realPathOf(written)]) {
      if (file === null || confinement(folder, file) !== 'inside' || isGits(file)) continue;
      // Where the home folder is the repository, its own config is here, and nobody proposes that.
      if (isTracked(place, file)) throw takenFromCheckout(file);
    }
  }
}

function takenFromCheckout(file: string): Failure {
  return failure(
    'git-config-in-checkout',
    say`git takes settings from ${asPath(file)}, a file of the checkout: whoever changes it chooses what git runs`,
    say`Move it out of the repository, and let ${asCode('include.path')} in the git config name it there.`,
  );
}

/** In the index, or in the commit that is checked out. */
function isTracked(place: GitPlace, file: string): boolean {
  const path = ['--', relative(place.folder, file)];
  const listed = git(place, ['--literal-pathspecs', 'ls-files', '-z', ...path]).length > 0;
  return (
    listed || gitTextOrNull(place, ['rev-parse', '--verify', '--quiet', `HEAD:${path[1]}`]) !== null
  );
}

/** Attributes name filters, and a checkout can hold attributes; the config says what they run. */
function filtersOff(config: GitConfig): string[] {
  const keys = config.map(({ key }) => key).filter((key) => key.startsWith('filter.'));
  const filters = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('.'))));
  for (const filter of filters) if (filter.includes('=')) throw cannotTurnOff(filter);
  return [...filters].flatMap((filter) => [
    ...['clean', 'smudge', 'process'].map((command) => `${filter}.${command}=`),
    `${filter}.required=false`,
  ]);
}

/** The key of `-c KEY=VALUE` ends at its first `=`. */
function cannotTurnOff(filter: string): Failure {
  return failure(
    'git-filter-name',
    say`the git config names the filter ${asLabel(filter.slice('filter.'.length))}, and a filter with ${asCode('=')} in its name cannot be turned off`,
    say`Rename the filter in the git config. segops runs none, since a checkout says which files have one.`,
  );
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
      say`git cannot use the repository around ${asPath(folder)}${asForeign(causeOf(err))}`,
      say`Run this in it to see more: ${asCommand('git status')}`,
    );
  }
  return failure(
    'git-foreign-owner',
    say`the repository ${asPath(owned)} belongs to another user, so git does not use it`,
    say`If you trust it, run: ${asCommand(`git config --global --add safe.directory ${quotedWord(owned)}`)}`,
  );
}
