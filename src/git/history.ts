import { failure } from '../failure.ts';
import { asCode, asForeign, say } from '../message.ts';
import { git, gitText, lastLine, runGit } from './git.ts';

/** Reads what a repository was: its commits, its branches at a moment, merges tried out again. */

/** Long enough for a slow line. */
const NETWORK_MS = 5 * 60_000;
const QUIET = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];

/** The checkout of a job is often shallow: fetches what it lacks of these refs of `origin`. */
export function completeHistory(repository: string, refs: readonly string[]): void {
  const isShallow = gitText(['rev-parse', '--is-shallow-repository'], { cwd: repository });
  if (isShallow !== 'true') return;
  const flags = [...QUIET, '--no-prune', '--refmap=', '--unshallow'];
  const asked = ['fetch', ...flags, 'origin', ...refs];
  const answer = runGit(asked, { cwd: repository, timeoutMs: NETWORK_MS });
  if (answer.code === 0) return;
  throw failure(
    'history-missing',
    say`cannot fetch the history that this shallow checkout lacks${asForeign(lastLine(answer.err))}`,
    say`Nothing was sent. Check out with ${asCode('fetch-depth: 0')} and ${asCode('persist-credentials: true')}.`,
  );
}

/**
 * Whether a commit is here, fetched from the first of these refs of `origin` that has it. A shallow
 * clone gets no more than it needs.
 */
export function hasCommit(repository: string, commit: string, refs: readonly string[]): boolean {
  const isHere = () =>
    runGit(['cat-file', '-e', `${commit}^{commit}`], { cwd: repository }).code === 0;
  if (isHere()) return true;
  return refs.some((ref) => {
    const isShallow = gitText(['rev-parse', '--is-shallow-repository'], { cwd: repository });
    const depth = isShallow === 'true' ? ['--depth=1'] : [];
    const asked = ['fetch', ...QUIET, ...depth, '--refmap=', 'origin', ref];
    return runGit(asked, { cwd: repository, timeoutMs: NETWORK_MS }).code === 0 && isHere();
  });
}

/** Commits that moved a branch from `since` to `tip`, newest first; all of them if `since` is null. */
export function movesSince(repository: string, tip: string, since: string | null): string[] {
  const asked = ['rev-list', '--first-parent', tip, ...(since === null ? [] : [`^${since}`])];
  return gitText(asked, { cwd: repository }).split('\n').filter(Boolean);
}

/** Where a branch that now is at `tip` was at a moment (ms since the epoch); null before it began. */
export function tipAt(repository: string, tip: string, at: number): string | null {
  const listed = gitText(['log', '--first-parent', '--format=%H %ct', tip], { cwd: repository });
  const line = listed.split('\n').find((move) => Number(move.split(' ')[1]) * 1000 <= at);
  return line?.split(' ')[0] ?? null;
}

/** The tree that merging gives, as a host would try it out; null where it has conflicts. */
export function mergedTree(repository: string, base: string, head: string): string | null {
  const asked = ['merge-tree', '--write-tree', '--no-messages', base, head];
  const answer = runGit(asked, { cwd: repository });
  if (answer.code === 0) return answer.out.toString().trim();
  if (answer.code === 1) return null;
  throw failure(
    'git-too-old',
    say`git cannot try out a merge${asForeign(lastLine(answer.err))}`,
    say`Nothing was sent. Use git 2.38 or newer.`,
  );
}

/** A file of a commit; null where there is none. */
export function fileAt(repository: string, commit: string, path: string): string | null {
  const answer = runGit(['cat-file', 'blob', `${commit}:${path}`], { cwd: repository });
  return answer.code === 0 ? answer.out.toString() : null;
}

/** Writes the files of a commit or tree into a folder; neither index nor work tree is touched. */
export function checkOut(repository: string, tree: string, folder: string, index: string): void {
  const options = { cwd: repository, env: { GIT_INDEX_FILE: index } };
  git(['read-tree', tree], options);
  git(['checkout-index', '--all', '--force', `--prefix=${folder}/`], options);
}
