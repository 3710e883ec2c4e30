import { join } from 'node:path';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { asCode, asCommand, asLabel, asPath, say, shellWord } from '../message.ts';
import type { GitAnswer } from './git.ts';
import { causeOf, gitFailed, runGit, runGitAsync } from './git.ts';
import { isShallow } from './history.ts';
import type { Repository } from './repository.ts';
import { fetching, repositoryAt } from './repository.ts';

/**
 * One branch of a remote that only ever moves by compare-and-swap. Beside it the remote keeps
 * `refs/segops/BRANCH/last`, the shadow ref, which every push moves along: in the same transaction,
 * or before the branch where the host has no atomic pushes. So a branch that was deleted, replaced or
 * rolled back by hand differs from it.
 *
 * Here, `refs/segops/BRANCH/head` is the newest commit that this clone knows, and only moves forward.
 * No local branch, no remote-tracking branch and no `FETCH_HEAD` is touched.
 */
export interface RemoteBranch {
  readonly repository: Repository;
  /** Name or URL. */
  readonly remote: string;
  readonly branch: string;
}

/** Where the two refs of the remote are: the branch and its shadow; null where there is none. */
export interface Position {
  readonly head: string | null;
  readonly last: string | null;
}

/** `found`: at least one of the two refs is there, and the commits of both are here. */
export type Fetched =
  | { readonly kind: 'found'; readonly at: Position }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreachable'; readonly message: string };

/** Long enough for a slow line; a push of the first lock may be large. */
export const NETWORK = { timeoutMs: 5 * 60_000 };
const TRIES = 5;

/** Where the branch is now, its commits here. `known`: what this clone remembers, where that was asked. */
export async function fetchBranch(
  place: RemoteBranch,
  known: string | null = null,
): Promise<Fetched> {
  let seen: Position | null = null;
  let message = `${place.branch} keeps moving`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at = await askRemote(place);
    if ('message' in at) return { kind: 'unreachable', message: at.message };
    if (at.head === null && at.last === null) return { kind: 'missing' };
    const fetched = await fetchObjects(place, at, known);
    if (fetched.code !== 0 && isOffline(fetched.err)) {
      return { kind: 'unreachable', message: causeOf(fetched.err) };
    }
    if (fetched.code !== 0) message = causeOf(fetched.err);
    // Not here: the branch has moved in the meantime, or another process was writing the same refs.
    if (!commitsOf(at).every((commit) => isHere(place, commit))) continue;
    // A push moves both at once, yet a reader may see one before the other.
    if (at.last === null || at.head === at.last || isSame(at, seen)) return { kind: 'found', at };
    seen = at;
  }
  return { kind: 'unreachable', message };
}

export function isSame(at: Position, other: Position | null): boolean {
  return other !== null && at.head === other.head && at.last === other.last;
}

export function commitsOf({ head, last }: Position): string[] {
  return [...new Set([head, last])].filter((commit) => commit !== null);
}

/** Asks where the refs are, without fetching. */
export async function askRemote(
  place: RemoteBranch,
  timeoutMs = NETWORK.timeoutMs,
): Promise<Position | { readonly message: string }> {
  const { repository, remote } = place;
  const refs = [headRef(place), lastRef(place)];
  const asked = ['ls-remote', '--quiet', remote, ...refs];
  const answer = await runGitAsync(repository, asked, { timeoutMs });
  if (answer.code !== 0) return { message: causeOf(answer.err) };
  const lines = answer.out.toString().split('\n');
  const found = new Map(lines.map((line) => [line.split('\t')[1], line.split('\t')[0] ?? null]));
  return {
    head: found.get(headRef(place)) ?? null,
    last: found.get(lastRef(place)) ?? null,
  };
}

/**
 * A shallow clone stays as shallow as it is, and gets the parents of a commit besides: what a commit
 * was made upon says whether it goes forward. A full one is fetched in full, since a fetch with a depth
 * would make it a shallow one. No ref moves: what is older than what is known must not replace it.
 */
async function fetchObjects(
  place: RemoteBranch,
  { head, last }: Position,
  known: string | null,
): Promise<GitAnswer> {
  const { repository, remote } = place;
  if (head !== null && head === known && (last === null || last === head)) return NOTHING_TO_FETCH;
  const wanted = [
    ...(head === null ? [] : [headRef(place)]),
    ...(last === null ? [] : [lastRef(place)]),
  ];
  const flags = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-filter'];
  const plain = ['--no-recurse-submodules', '--no-prune', '--refmap='];
  const depth = isShallow(repository) ? ['--depth=2'] : [];
  const asked = ['fetch', ...flags, ...plain, ...depth, remote, ...wanted];
  return runGitAsync(repository, asked, NETWORK);
}

const NOTHING_TO_FETCH: GitAnswer = { code: 0, out: Buffer.alloc(0), err: '' };

/** As opposed to refs that moved or were locked by another process, where asking again helps. */
function isOffline(err: string): boolean {
  return !/couldn't find remote ref|cannot lock ref|\.lock'?: File exists|not our ref/.test(err);
}

/**
 * What was here once in this process stays: nothing prunes objects in so short a time. The shadow ref
 * may be a blob: whoever may push it may push anything there.
 */
const found = new Set<string>();

function isHere({ repository }: RemoteBranch, commit: string): boolean {
  const name = `${repository.commonDir} ${commit}`;
  if (found.has(name)) return true;
  const has = (object: string) => runGit(repository, ['cat-file', '-e', object]).code === 0;
  const isThere = has(`${commit}^{tree}`) || has(`${commit}^{blob}`);
  if (isThere) found.add(name);
  return isThere;
}

/** Commits of the branch that are here, from before; null where there is none. */
export interface KnownHere {
  /** The newest one that segops fetched or pushed. */
  readonly own: string | null;
  /** What a plain `git fetch` or the clone itself brought. */
  readonly tracked: string | null;
}

/** Throws a Failure where one of them was written and cannot be read: the branch may be older. */
export function knownHere(place: RemoteBranch): KnownHere {
  const [own, tracked] = [knownRef(place), `refs/remotes/${place.remote}/${place.branch}`];
  const asked = ['for-each-ref', '--format=%(refname) %(objectname)', own, tracked];
  const answer = runGit(place.repository, asked);
  if (answer.code !== 0) throw gitFailed(asked, answer.err);
  const lines = answer.out.toString().split('\n');
  const commitAt = (ref: string) => {
    const commit = lines.find((line) => line.startsWith(`${ref} `))?.slice(ref.length + 1) ?? null;
    // A machine that loses its power may leave an empty file: git says so, and goes on without it.
    const isWhole = commit === null ? !answer.err.includes(` ref ${ref}\n`) : isHere(place, commit);
    if (!isWhole) throw memoryDamaged(place, ref, commit);
    return commit;
  };
  return { own: commitAt(own), tracked: commitAt(tracked) };
}

function memoryDamaged(
  { repository, branch }: RemoteBranch,
  ref: string,
  commit: string | null,
): Failure {
  // git removes no ref that it cannot read.
  const file = shellWord(join(repository.commonDir, ...ref.split('/')));
  const command = commit === null ? `rm ${file}` : `git update-ref -d ${ref}`;
  return failure(
    'lock-memory-damaged',
    say`what this clone remembers of the lock branch ${asLabel(branch)} is damaged or incomplete: ${asCode(ref)}`,
    say`Nothing was sent. If the branch was not moved back, remove that: ${asCommand(command)}`,
  );
}

/**
 * From now on nothing that is older is taken for the branch. It keeps the commit from `git gc` too.
 * Why that cannot be written down; null where it is.
 */
export function remember(place: RemoteBranch, commit: string): string | null {
  const answer = runGit(place.repository, ['update-ref', knownRef(place), commit]);
  if (answer.code !== 0) return causeOf(answer.err);
  found.add(`${place.repository.commonDir} ${commit}`);
  return null;
}

/** The name of the remote that has the lock: the repository's `origin`. */
export function originOf(folder: string, branch: string): RemoteBranch {
  const repository = repositoryAt(folder);
  if (repository === null) {
    throw failure(
      'lock-outside-git',
      say`the lock is on the branch ${asLabel(branch)}, but git finds no repository in ${asPath(folder)}`,
      say`Nothing was sent. Run this in a clone of the repository that has the branch.`,
    );
  }
  if (!hasOrigin(repository)) {
    throw failure(
      'lock-without-remote',
      say`the lock is on the branch ${asLabel(branch)} of origin, but this repository has no remote named origin`,
      say`Nothing was sent. Add the remote: ${asCommand('git remote add origin URL')}`,
    );
  }
  return { repository: fetching(repository), remote: 'origin', branch };
}

/** Whether the remote has no branch at all. Throws a Failure where it cannot be asked. */
export async function hasNoBranch({ repository, remote }: RemoteBranch): Promise<boolean> {
  const answer = await runGitAsync(
    repository,
    ['ls-remote', '--quiet', '--heads', remote],
    NETWORK,
  );
  if (answer.code !== 0) throw gitFailed(['ls-remote'], answer.err);
  return answer.out.length === 0;
}

export function hasOrigin(repository: Repository): boolean {
  return runGit(repository, ['remote', 'get-url', 'origin']).code === 0;
}

export function headRef({ branch }: RemoteBranch): string {
  return `refs/heads/${branch}`;
}

export function lastRef({ branch }: RemoteBranch): string {
  return `refs/segops/${branch}/last`;
}

function knownRef({ branch }: RemoteBranch): string {
  return `refs/segops/${branch}/head`;
}
