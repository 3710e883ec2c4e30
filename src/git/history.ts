import { failure } from '../failure.ts';
import { asCode, asForeign, say } from '../message.ts';
import { gitFailed, gitText, gitTextOrNull, lastLine, runGit } from './git.ts';
import type { Repository } from './repository.ts';
import { fetching } from './repository.ts';

/** Reads what a repository was: its commits, its branches at a moment, merges tried out again. */

/** Long enough for a slow line. */
const NETWORK_MS = 5 * 60_000;
const QUIET = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];

/** A shallow clone has no more of the history than it was asked for. */
export function isShallow(repository: Repository): boolean {
  return gitText(repository, ['rev-parse', '--is-shallow-repository']) === 'true';
}

/** The commit that is checked out, null before the first one. */
export function headCommit(repository: Repository): string | null {
  return gitTextOrNull(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
}

/** The checkout of a job is often shallow: fetches what it lacks of these refs of `origin`. */
export function completeHistory(repository: Repository, refs: readonly string[]): void {
  if (!isShallow(repository)) return;
  const flags = [...QUIET, '--no-prune', '--refmap=', '--unshallow'];
  const asked = ['fetch', ...flags, 'origin', ...refs];
  const answer = runGit(fetching(repository), asked, { timeoutMs: NETWORK_MS });
  if (answer.code === 0) return;
  throw failure(
    'history-missing',
    say`cannot fetch the history that this shallow checkout lacks${asForeign(lastLine(answer.err))}`,
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
    return runGit(fetching(repository), asked, { timeoutMs: NETWORK_MS }).code === 0 && isHere();
  });
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

/** The first parent of the commit that is checked out; null where it has none. */
export function firstParent(repository: Repository): string | null {
  const head = runGit(repository, ['cat-file', '-p', 'HEAD']);
  return /^parent ([0-9a-f]{40,64})$/m.exec(head.out.toString())?.[1] ?? null;
}

/** Commits that moved a branch from `since` to `tip`, newest first; all of them if `since` is null. */
export function movesSince(repository: Repository, tip: string, since: string | null): string[] {
  const asked = ['rev-list', '--first-parent', tip, ...(since === null ? [] : [`^${since}`])];
  return gitText(repository, asked).split('\n').filter(Boolean);
}

/** Where a branch that now is at `tip` was at a moment (ms since the epoch); null before it began. */
export function tipAt(repository: Repository, tip: string, at: number): string | null {
  const listed = gitText(repository, ['rev-list', '--first-parent', '--timestamp', tip]);
  const line = listed.split('\n').find((move) => Number(move.split(' ')[0]) * 1000 <= at);
  return line?.split(' ')[1] ?? null;
}

/** When a commit was made, ms since the epoch. */
export function madeAt(repository: Repository, commit: string): number {
  const [seconds] = gitText(repository, ['rev-list', '-1', '--timestamp', commit]).split(' ');
  return Number(seconds) * 1000;
}

/** The tree that merging gives, as a host would try it out; null where it has conflicts. */
export function mergedTree(repository: Repository, base: string, head: string): string | null {
  const asked = ['merge-tree', '--write-tree', '--no-messages', base, head];
  const answer = runGit(repository, asked);
  if (answer.code === 0) return answer.out.toString().trim();
  if (answer.code === 1) return null;
  throw gitFailed(asked, answer.err);
}

/** A file of a commit; null where there is none. */
export function fileAt(repository: Repository, commit: string, path: string): string | null {
  const answer = runGit(repository, ['cat-file', 'blob', `${commit}:${path}`]);
  return answer.code === 0 ? answer.out.toString() : null;
}
