import { failure } from '../failure.ts';
import { asCommand, asLabel, asPath, say } from '../message.ts';
import type { GitAnswer } from './git.ts';
import { lastLine, runGit, runGitAsync } from './git.ts';
import { isShallow } from './history.ts';
import type { Repository } from './repository.ts';
import { fetching, repositoryAt } from './repository.ts';

/**
 * One branch of a remote that only ever moves by compare-and-swap. Beside it the remote keeps
 * `refs/segops/BRANCH/last`, which every push moves along in the same transaction: a branch that was
 * deleted, replaced or rolled back by hand differs from it, and what it forgot can be restored.
 *
 * Here, `refs/segops/BRANCH/head` is what was fetched or pushed last. No local branch, no
 * remote-tracking branch and no `FETCH_HEAD` is touched.
 */
export interface RemoteBranch {
  readonly repository: Repository;
  /** Name or URL. */
  readonly remote: string;
  readonly branch: string;
}

/** Where the two refs of the remote are; null where there is none. */
export interface Position {
  readonly head: string | null;
  readonly last: string | null;
}

export type Fetched =
  | { readonly kind: 'found'; readonly commit: string; readonly at: Position }
  | { readonly kind: 'missing' }
  /** The branch is gone, or is not where segops left it. */
  | { readonly kind: 'tampered'; readonly head: string | null; readonly last: string }
  | { readonly kind: 'unreachable'; readonly message: string };

export type Pushed =
  | { readonly kind: 'pushed'; readonly at: Position }
  | { readonly kind: 'lost-race' }
  /** The remote will not have it: trying again changes nothing. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Nothing moved as far as we know; it may be tried again. */
  | { readonly kind: 'failed'; readonly message: string };

/** Long enough for a slow line; a push of the first lock may be large. */
const NETWORK = { timeoutMs: 5 * 60_000 };
const TRIES = 5;

/** Where the branch is now, its files here. */
export async function fetchBranch(place: RemoteBranch): Promise<Fetched> {
  let tampered: Fetched | null = null;
  let message = `${place.branch} keeps moving`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at = await askRemote(place);
    if ('message' in at) return { kind: 'unreachable', message: at.message };
    const { head, last } = at;
    if (head === null && last === null) return { kind: 'missing' };
    const fetched = await fetchObjects(place, at);
    if (fetched.code !== 0 && isOffline(fetched.err)) {
      return { kind: 'unreachable', message: lastLine(fetched.err) };
    }
    if (fetched.code !== 0) message = lastLine(fetched.err);
    // Not here: the branch has moved in the meantime, or another process was writing the same refs.
    if (![head, last].every((commit) => commit === null || isHere(place, commit))) continue;
    if (head !== null && (last === null || last === head)) {
      return { kind: 'found', commit: head, at };
    }
    // A push moves both at once, yet a reader may see one before the other.
    if (last !== null) tampered = { kind: 'tampered', head, last };
  }
  return tampered ?? { kind: 'unreachable', message };
}

/** Asks where the refs are, without fetching. */
async function askRemote(place: RemoteBranch): Promise<Position | { readonly message: string }> {
  const { repository, remote } = place;
  const refs = [headRef(place), lastRef(place)];
  const answer = await runGitAsync(repository, ['ls-remote', '--quiet', remote, ...refs], NETWORK);
  if (answer.code !== 0) return { message: lastLine(answer.err) };
  const lines = answer.out.toString().split('\n');
  const found = new Map(lines.map((line) => [line.split('\t')[1], line.split('\t')[0] ?? null]));
  return {
    head: found.get(headRef(place)) ?? null,
    last: found.get(lastRef(place)) ?? null,
  };
}

/**
 * A shallow clone stays as shallow as it is; a full one is fetched in full, since a fetch with a
 * depth would make it a shallow one.
 */
async function fetchObjects(place: RemoteBranch, { head, last }: Position): Promise<GitAnswer> {
  const { repository, remote } = place;
  const isCurrent = head !== null && (last === null || last === head);
  if (isCurrent && commitOf(place, knownRef(place)) === head && isHere(place, head))
    return NOTHING_TO_FETCH;
  const wanted = [
    ...(head === null ? [] : [`+${headRef(place)}:${knownRef(place)}`]),
    ...(last === null ? [] : [`+${lastRef(place)}:${lastRef(place)}`]),
  ];
  const flags = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-filter'];
  const plain = ['--no-recurse-submodules', '--no-prune', '--refmap='];
  const depth = isShallow(repository) ? ['--depth=1'] : [];
  const asked = ['fetch', ...flags, ...plain, ...depth, remote, ...wanted];
  return runGitAsync(repository, asked, NETWORK);
}

const NOTHING_TO_FETCH: GitAnswer = { code: 0, out: Buffer.alloc(0), err: '' };

/** As opposed to refs that moved or were locked by another process, where asking again helps. */
function isOffline(err: string): boolean {
  return !/couldn't find remote ref|cannot lock ref|\.lock'?: File exists|not our ref/.test(err);
}

function isHere({ repository }: RemoteBranch, commit: string): boolean {
  return runGit(repository, ['cat-file', '-e', `${commit}^{tree}`]).code === 0;
}

/**
 * The newest commit of the branch that is here, null where there is none: what segops fetched or
 * pushed last, or what a plain `git fetch` or the clone itself brought since.
 */
export function newestHere(place: RemoteBranch): string | null {
  const own = commitOf(place, knownRef(place));
  const tracked = commitOf(place, `refs/remotes/${place.remote}/${place.branch}`);
  if (own === null || tracked === null) return own ?? tracked;
  const asked = ['merge-base', '--is-ancestor', own, tracked];
  return runGit(place.repository, asked).code === 0 ? tracked : own;
}

function commitOf({ repository }: RemoteBranch, ref: string): string | null {
  const asked = ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`];
  const answer = runGit(repository, asked);
  return answer.code === 0 ? answer.out.toString().trim() : null;
}

/** Moves the branch to a commit, if it still is where it is expected to be. */
export async function push(
  place: RemoteBranch,
  commit: string,
  expected: Position,
): Promise<Pushed> {
  const asked = pushArguments(place, commit, expected);
  const answer = await runGitAsync(place.repository, asked, NETWORK);
  return afterPush(place, commit, expected, answer);
}

function pushArguments(place: RemoteBranch, commit: string, { head, last }: Position): string[] {
  const refs = [headRef(place), lastRef(place)];
  return [
    ...['push', '--porcelain', '--atomic', '--no-verify', '--no-follow-tags'],
    '--recurse-submodules=no',
    `--force-with-lease=${refs[0]}:${head ?? ''}`,
    `--force-with-lease=${refs[1]}:${last ?? ''}`,
    place.remote,
    ...refs.map((ref) => `${commit}:${ref}`),
  ];
}

/** An answer that got lost may hide a success, and a refusal a push of ours that came through. */
async function afterPush(
  place: RemoteBranch,
  commit: string,
  expected: Position,
  answer: GitAnswer,
): Promise<Pushed> {
  const at: Position = { head: commit, last: commit };
  if (answer.code !== 0) {
    const now = await askRemote(place);
    if ('message' in now) return { kind: 'failed', message: now.message };
    const isThere = now.head === commit && now.last === commit;
    if (!isThere && now.head === expected.head && now.last === expected.last) {
      return whyNot(answer);
    }
    if (!isThere) return { kind: 'lost-race' };
  }
  remember(place, commit);
  return { kind: 'pushed', at };
}

/** `!<tab>FROM:TO<tab>[remote rejected] (why)`: a ref that the remote was just locking is not a refusal. */
function whyNot({ out, err }: GitAnswer): Pushed {
  const reasons = [...out.toString().matchAll(/^!\t[^\t]*\t\[[^\]]*\] \((.*)\)$/gm)];
  const reason = reasons
    .map(([, text]) => text ?? '')
    .find((text) => !/atomic (push|transaction)/.test(text));
  if (reason === undefined) return { kind: 'failed', message: lastLine(err) };
  if (/lock|failed to update ref|stale info|fetch first|timeout/i.test(reason)) {
    return { kind: 'failed', message: reason };
  }
  const said = /^remote: (.*\S)/m.exec(err)?.[1];
  return { kind: 'refused', message: said === undefined ? reason : `${reason}: ${said}` };
}

/** Two processes may write it at once; whichever is first, the next fetch puts it right. */
function remember(place: RemoteBranch, commit: string): void {
  const refs = [knownRef(place), lastRef(place)];
  const input = refs.map((ref) => `update ${ref} ${commit}\n`).join('');
  runGit(place.repository, ['update-ref', '--stdin'], { input });
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
  if (runGit(repository, ['remote', 'get-url', 'origin']).code !== 0) {
    throw failure(
      'lock-without-remote',
      say`the lock is on the branch ${asLabel(branch)} of origin, but this repository has no remote named origin`,
      say`Nothing was sent. Add the remote: ${asCommand('git remote add origin URL')}`,
    );
  }
  return { repository: fetching(repository), remote: 'origin', branch };
}

function headRef({ branch }: RemoteBranch): string {
  return `refs/heads/${branch}`;
}

function lastRef({ branch }: RemoteBranch): string {
  return `refs/segops/${branch}/last`;
}

function knownRef({ branch }: RemoteBranch): string {
  return `refs/segops/${branch}/head`;
}
