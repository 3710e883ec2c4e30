import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { git, gitText, gitTextOrNull } from './git.ts';
import { completeHistory } from './history.ts';
import type { Repository } from './repository.ts';
import { hasBytesOf, standsFor } from './same-content.ts';
import { nameInTree } from './tree.ts';

/** What a repository knows of a file that is there. */
export type FileInGit =
  | { readonly kind: 'untracked' }
  /** HEAD has it, as it is. `at`: ms since the epoch; null where this history does not reach so far. */
  | { readonly kind: 'committed'; readonly at: number | null }
  /** Tracked and not as HEAD has it, or a file of another repository within this one. */
  | { readonly kind: 'changed' };

/**
 * Asks with objects alone: no filter runs, and what the index says of a file is not believed. A
 * shallow history is completed where it `mayFetch`, since its last commit seems to change every file.
 * Throws a Failure where git cannot say.
 */
export function fileInGit(
  repository: Repository,
  realPath: string,
  { mayFetch }: { readonly mayFetch: boolean },
): FileInGit {
  const path = nameInTree(repository, realPath);
  const others = git(repository, ['ls-files', '-z', '--others', '--', path]).toString();
  if (others === `${path}\0`) return { kind: 'untracked' };
  const blob = hasCommits(repository) ? blobAt(repository, path) : null;
  if (blob === null || !isSame(repository, blob, realPath)) return { kind: 'changed' };
  return { kind: 'committed', at: committedAt(repository, path, mayFetch) };
}

/** Whether git leaves out a file that it does not have, because of `.gitignore` or settings like it. */
export function isIgnored(repository: Repository, realPath: string): boolean {
  const path = nameInTree(repository, realPath);
  const asked = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--', path];
  return git(repository, asked).toString() === `${path}\0`;
}

/** Whether HEAD has a file at this path from the top. */
export function isInHead(repository: Repository, path: string): boolean {
  return hasCommits(repository) && blobAt(repository, path) !== null;
}

/** A HEAD that is there and cannot be read is a failure of the next question. */
function hasCommits(repository: Repository): boolean {
  return gitTextOrNull(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']) !== null;
}

function blobAt(repository: Repository, path: string): string | null {
  const listed = git(repository, ['ls-tree', '-z', '--full-tree', 'HEAD', '--', path]).toString();
  return /^100(?:644|755) blob ([0-9a-f]+)\t/.exec(listed)?.[1] ?? null;
}

/** A checkout may have made CRLF of its line ends, and put the content in place of an LFS pointer. */
function isSame(repository: Repository, blob: string, realPath: string): boolean {
  if (hasBytesOf(blob, realPath)) return true;
  if (statSync(realPath).size > MOST_BYTES) return false;
  return standsFor(repository, blob, realPath, MOST_BYTES);
}

/** What is held in memory for the comparison. */
const MOST_BYTES = 1 << 29;

function committedAt(repository: Repository, path: string, mayFetch: boolean): number | null {
  const asked = ['rev-list', '-1', '--timestamp', 'HEAD', '--', path];
  const [seconds, commit = ''] = gitText(repository, asked).split(' ');
  if (!isCutOff(repository, commit)) return Number(seconds) * 1000;
  if (!mayFetch) return null;
  completeHistory(repository, ['HEAD']);
  return committedAt(repository, path, false);
}

/** Whether the parents of a commit were left out of a shallow clone. */
function isCutOff({ commonDir }: Repository, commit: string): boolean {
  const file = join(commonDir, 'shallow');
  return existsSync(file) && readFileSync(file, 'utf8').includes(commit);
}
