import { join } from 'node:path';
import { inTemporaryFolder } from '../files/write.ts';
import { git, gitText, runGit } from './git.ts';

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
export function listTree(repository: string, commit: string): Tree {
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', commit], { cwd: repository });
  const lines = listed.toString().split('\0').filter(Boolean);
  return new Map(lines.map(fileOf));
}

/** `MODE blob OBJECT<tab>PATH`. */
function fileOf(line: string): [string, string] {
  const tab = line.indexOf('\t');
  return [line.slice(tab + 1), line.slice(0, tab).split(' ')[2] ?? ''];
}

/** Throws a Failure where the blob is not here. */
export function readBlob(repository: string, blob: string): Buffer {
  return git(['cat-file', 'blob', blob], { cwd: repository });
}

/** Keeps the bytes as they are, and gives the name of the blob. */
export function writeBlob(repository: string, bytes: Uint8Array): string {
  return gitText(['hash-object', '-w', '--stdin', '--no-filters'], {
    cwd: repository,
    input: bytes,
  });
}

/** Makes a commit that no branch names yet. */
export function commitFiles(repository: string, { parent, files, message }: NewCommit): string {
  return inTemporaryFolder((folder) => {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    const options = { cwd: repository, env };
    git(['read-tree', ...(parent === null ? ['--empty'] : [parent])], options);
    const input = [...files].map(([path, blob]) => indexLine(path, blob, parent)).join('');
    git(['update-index', '-z', '--index-info'], { ...options, input });
    const tree = gitText(['write-tree'], options);
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
function commitTree(repository: string, args: readonly string[], message: string): string {
  const options = { cwd: repository, input: message };
  const answer = runGit(args, options);
  if (answer.code === 0) return answer.out.toString().trim();
  return gitText(args, { ...options, env: NOBODY });
}

const NOBODY = {
  GIT_AUTHOR_NAME: 'segops',
  GIT_AUTHOR_EMAIL: 'segops@localhost',
  GIT_COMMITTER_NAME: 'segops',
  GIT_COMMITTER_EMAIL: 'segops@localhost',
};
