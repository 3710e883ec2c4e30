import { failure } from '../failure.ts';
import { asCode, asForeign, say } from '../message.ts';
import { causeOf, gitText, gitTextOrNull, runGit } from './git.ts';
import type { Repository } from './repository.ts';
import { fetching } from './repository.ts';

/** Reads what a repository was: its commits, and how they follow each other. */

/** Long enough for a slow line. */
const NETWORK = { timeoutMs: 5 * 60_000 };
const QUIET = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];

/** A shallow clone has no more of the history than it was asked for. */
export function isShallow(repository: Repository): boolean {
  return gitText(repository, ['rev-parse', '--is-shallow-repository']) === 'true';
}

/** The commit that is checked out, null before the first one. */
export function headCommit(repository: Repository): string | null {
  return gitTextOrNull(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
}

/** The address of `origin` as it was set, null without one. A person may redirect it for git. */
export function originUrl(repository: Repository): string | null {
  return gitTextOrNull(repository, ['config', '--get', 'remote.origin.url']);
}

/** The checkout of a job is often shallow: fetches what it lacks of these refs of `origin`. */
export function completeHistory(repository: Repository, refs: readonly string[]): void {
  if (!isShallow(repository)) return;
  const flags = [...QUIET, '--no-prune', '--refmap=', '--unshallow'];
  const asked = ['fetch', ...flags, 'origin', ...refs];
  const answer = runGit(fetching(repository), asked, NETWORK);
  if (answer.code === 0) return;
  throw failure(
    'history-missing',
    say`cannot fetch the history that this shallow checkout lacks${asForeign(causeOf(answer.err))}`,
    say`Nothing was sent. Check the access to origin, or check out with ${asCode('fetch-depth: 0')}.`,
  );
}

/**
 * Whether a commit is here, fetched from the first of these refs of `origin` that has it. A shallow
 * clone gets no more than it needs.
 */
export function hasCommit(
  repository: Repository,
  commit: string,
  refs: readonly string[],
): boolean {
  const isHere = () => runGit(repository, ['cat-file', '-e', `${commit}^{commit}`]).code === 0;
  if (isHere()) return true;
  return refs.some((ref) => {
    const depth = isShallow(repository) ? ['--depth=1'] : [];
    const asked = ['fetch', ...QUIET, ...depth, '--refmap=', 'origin', ref];
    return runGit(fetching(repository), asked, NETWORK).code === 0 && isHere();
  });
}

/** Where a branch of `origin` is now, its commit and its history here; null where that cannot be had. */
export function fetchedTip(repository: Repository, branch: string): string | null {
  const ref = `refs/heads/${branch}`;
  const asked = ['ls-remote', '--quiet', 'origin', ref];
  const [, tip] =
    /^(\w+)\t/.exec(runGit(fetching(repository), asked, NETWORK).out.toString()) ?? [];
  if (tip === undefined) return null;
  completeHistory(repository, [ref]);
  return hasCommit(repository, tip, [ref]) ? tip : null;
}

/** The commit that a person named; null where git knows none here. */
export function commitNamed(repository: Repository, revision: string): string | null {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const answer = runGit(repository, asked);
  return answer.code === 0 ? answer.out.toString().trim() : null;
}

/** Whether one commit is another, or in its history as far as that is here. */
export function isInHistory(repository: Repository, older: string, newer: string): boolean {
  const asked = ['merge-base', '--is-ancestor', older, newer];
  return runGit(repository, asked).code === 0;
}

/** The first parent of a commit, also where a shallow clone lacks it; null where it has none. */
export function firstParent(repository: Repository, commit = 'HEAD'): string | null {
  const head = runGit(repository, ['cat-file', 'commit', commit]);
  return /^parent ([0-9a-f]{40,64})$/m.exec(head.out.toString())?.[1] ?? null;
}

/** The best common ancestors of two commits: one, unless their histories crossed. */
export function mergeBases(repository: Repository, one: string, other: string): string[] {
  const found = gitTextOrNull(repository, ['merge-base', '--all', one, other]);
  return (found ?? '').split('\n').filter(Boolean);
}

/** Commits that `tip` has and `since` has not; all of them if `since` is null. */
export function commitsSince(repository: Repository, tip: string, since: string | null): string[] {
  return listed(repository, ['rev-list', tip, ...without(since)]);
}

/** Commits that moved a branch from `since` to `tip`, newest first; all of them if `since` is null. */
export function movesSince(repository: Repository, tip: string, since: string | null): string[] {
  return listed(repository, ['rev-list', '--first-parent', tip, ...without(since)]);
}

function without(commit: string | null): string[] {
  return commit === null ? [] : [`^${commit}`];
}

function listed(repository: Repository, asked: readonly string[]): string[] {
  return gitText(repository, asked).split('\n').filter(Boolean);
}

/** When a commit was made, ms since the epoch. */
export function madeAt(repository: Repository, commit: string): number {
  const [seconds] = gitText(repository, ['rev-list', '-1', '--timestamp', commit]).split(' ');
  return Number(seconds) * 1000;
}
