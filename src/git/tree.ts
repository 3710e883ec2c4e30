import { join } from 'node:path';
import { inTemporaryFolder } from '../files/temporary.ts';
import { git, gitText, runGit } from './git.ts';
import type { Repository } from './repository.ts';

/**
 * Commits without a work tree: what is checked out, the index and the branches of the repository
 * stay as they are. Nothing here goes over the network.
 */

/** Name of each file of a commit, with the blob that it is. */
export type Tree = ReadonlyMap<string, string>;

export interface NewCommit {
  /** null: the first of an orphan branch. */
  readonly parent: string | null;
  /** Blobs by path; null removes the file. All others stay. */
  readonly files: ReadonlyMap<string, string | null>;
  readonly message: string;
}

/** Every file of a commit, folders included in its path. */
export function listTree(repository: Repository, commit: string): Tree {
  const listed = git(repository, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  const lines = listed.toString().split('\0').filter(Boolean);
  return new Map(lines.map(fileOf));
}

/** `MODE blob OBJECT<tab>PATH`. */
function fileOf(line: string): [string, string] {
  const tab = line.indexOf('\t');
  return [line.slice(tab + 1), line.slice(0, tab).split(' ')[2] ?? ''];
}

/** Throws a Failure where the blob is not here. */
export function readBlob(repository: Repository, blob: string): Buffer {
  return git(repository, ['cat-file', 'blob', blob]);
}

/** Keeps the bytes as they are, and gives the name of the blob. */
export function writeBlob(repository: Repository, bytes: Uint8Array): string {
  return gitText(repository, ['hash-object', '-w', '--stdin', '--no-filters'], { input: bytes });
}

/** Makes a commit that no branch names yet. */
export function commitFiles(repository: Repository, { parent, files, message }: NewCommit): string {
  return inTemporaryFolder((folder) => {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    git(repository, ['read-tree', ...(parent === null ? ['--empty'] : [parent])], { env });
    const input = [...files].map(([path, blob]) => indexLine(path, blob, parent)).join('');
    git(repository, ['update-index', '-z', '--index-info'], { env, input });
    const tree = gitText(repository, ['write-tree'], { env });
    const parents = parent === null ? [] : ['-p', parent];
    return commitTree(repository, ['commit-tree', tree, ...parents, '-F', '-'], message);
  });
}

/** Mode 0 removes a file; the object's name is ignored then, but must be as long as all others. */
function indexLine(path: string, blob: string | null, parent: string | null): string {
  return blob === null
    ? `0 ${'0'.repeat(parent?.length ?? 40)}\t${path}\0`
    : `100644 ${blob}\t${path}\0`;
}

/** By the identity that git has here. Runners and containers often have none. */
function commitTree(repository: Repository, args: readonly string[], message: string): string {
  const answer = runGit(repository, args, { input: message });
  if (answer.code === 0) return answer.out.toString().trim();
  return gitText(repository, args, { input: message, env: NOBODY });
}

const NOBODY = {
  GIT_AUTHOR_NAME: 'segops',
  GIT_AUTHOR_EMAIL: 'segops@localhost',
  GIT_COMMITTER_NAME: 'segops',
  GIT_COMMITTER_EMAIL: 'segops@localhost',
};
