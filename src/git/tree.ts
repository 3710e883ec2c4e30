import { readSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { git, gitFailed, gitText, runGit, runGitAsync } from './git.ts';
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
  /** A second parent, whose files take the place of all of the first one's. */
  readonly takes?: string | undefined;
  /** Bytes by path, or a blob that is written already; null removes the file. All others stay. */
  readonly files: ReadonlyMap<string, Uint8Array | string | null>;
  readonly message: string;
}

/** Every file of a commit, folders included in its path. */
export function listTree(repository: Repository, commit: string): Tree {
  const listed = git(repository, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  const lines = listed.toString().split('\0').filter(Boolean);
  return new Map(lines.map(fileOf));
}

/** How a tree names a file of the repository. */
export function nameInTree({ folder }: Pick<Repository, 'folder'>, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Whether a tree has a name, or a link or another repository on the way there: then it is theirs. */
export function isReachedIn(names: Pick<ReadonlySet<string>, 'has'>, name: string): boolean {
  const parts = name.split('/');
  return parts.some((_, at) => names.has(parts.slice(0, at + 1).join('/')));
}

/** `MODE blob OBJECT<tab>PATH`. */
function fileOf(line: string): [string, string] {
  const tab = line.indexOf('\t');
  return [line.slice(tab + 1), line.slice(0, tab).split(' ')[2] ?? ''];
}

/** How the files of one commit became those of another. */
export interface ChangedFiles {
  /** Nothing of the first commit is behind them, so that a diff shows every line. */
  readonly added: ReadonlySet<string>;
  /** By its name now: what a file was called before. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** With more pairs of gone and new files than that, git does not look for renames. */
const MOST_PAIRS = 1_000_000;

/**
 * Renames as git finds them by itself. A file counts as added only if git finds nothing behind it
 * either where it looks for less likeness: hosts may look otherwise.
 */
export function changedFiles(repository: Repository, from: string, to: string): ChangedFiles {
  const plain = statusOf(repository, ['--no-renames', from, to]);
  const added = plain.filter(({ status }) => status === 'A').map(({ name }) => name);
  const gone = plain.filter(({ status }) => status === 'D').length;
  if (gone === 0) return { added: new Set(added), renamed: new Map() };
  if (gone * added.length > MOST_PAIRS) return { added: new Set(), renamed: new Map() };
  const [usual, wide] = ['-M', '-M10%'].map((how) =>
    statusOf(repository, [how, '-l0', from, to]).filter(({ before }) => before !== null),
  );
  const behind = new Set([...(usual ?? []), ...(wide ?? [])].map(({ name }) => name));
  const renamed = (usual ?? []).map(({ name, before }) => [name, before ?? name] as const);
  return {
    added: new Set(added.filter((name) => !behind.has(name))),
    renamed: new Map(renamed),
  };
}

/** A string cannot be longer, and no one reads so much. */
const MOST_DIFF_BYTES = 1 << 28;

/** The diff between two commits, without what surrounds it; nothing of one that is too large. */
export function changedLines(repository: Repository, from: string, to: string): string {
  const whole = ['--text', '--no-color', '--no-ext-diff', '--no-textconv'];
  const asked = ['diff-tree', '-r', '-p', '-U0', '-M', '-l0', ...whole, from, to];
  const out = git(repository, asked);
  return out.length > MOST_DIFF_BYTES ? '' : out.toString();
}

interface FileStatus {
  readonly status: string;
  readonly name: string;
  /** null: not a rename. */
  readonly before: string | null;
}

/** `A<nul>NAME<nul>`, `R90<nul>BEFORE<nul>NAME<nul>`. */
function statusOf(repository: Repository, asked: readonly string[]): FileStatus[] {
  const out = git(repository, ['diff-tree', '-r', '-z', '--name-status', ...asked]);
  const words = out.toString().split('\0');
  const found: FileStatus[] = [];
  for (let at = 0; at + 1 < words.length; ) {
    const [status = '', first = '', second = ''] = words.slice(at, at + 3);
    const isRename = /^[RC]/.test(status);
    found.push({ status, name: isRename ? second : first, before: isRename ? first : null });
    at += isRename ? 3 : 2;
  }
  return found;
}

/** Throws a Failure where the blob is not here. */
export function readBlob(repository: Repository, blob: string): Buffer {
  return git(repository, ['cat-file', 'blob', blob]);
}

/** Keeps the bytes as they are, and gives the name of the blob. */
export function writeBlob(repository: Repository, bytes: Uint8Array): string {
  return gitText(repository, ['hash-object', '-w', '--stdin', '--no-filters'], { input: bytes });
}

/**
 * What these names are (`COMMIT`, `COMMIT:PATH`), asked of git at once; null where there is no such
 * thing here.
 */
export function readObjects(
  repository: Repository,
  names: readonly string[],
): readonly (Buffer | null)[] {
  if (names.length === 0) return [];
  const input = names.map((name) => `${name}\n`).join('');
  const out = git(repository, ['cat-file', '--batch'], { input });
  let at = 0;
  return names.map(() => {
    const end = out.indexOf('\n', at);
    const size = /^[0-9a-f]{40,64} \w+ (\d+)$/.exec(out.toString('latin1', at, end))?.[1];
    const from = end + 1;
    at = size === undefined ? from : from + Number(size) + 1;
    return size === undefined ? null : out.subarray(from, at - 1);
  });
}

/** Writes blobs into an open file one after the other, and says where each one lies in it. */
export async function readBlobs(
  repository: Repository,
  blobs: readonly string[],
  into: number,
): Promise<readonly BlobPlace[]> {
  if (blobs.length === 0) return [];
  const input = blobs.map((blob) => `${blob}\n`).join('');
  const asked = ['cat-file', '--batch'];
  const answer = await runGitAsync(repository, asked, { input, into });
  if (answer.code !== 0) throw gitFailed(asked, answer.err);
  const places: BlobPlace[] = [];
  const header = Buffer.alloc(LONGEST_HEADER);
  for (let at = 0; places.length < blobs.length; ) {
    const read = readSync(into, header, 0, header.length, at);
    const found = /^\S+ blob (\d+)\n/.exec(header.toString('latin1', 0, read));
    if (found === null) throw gitFailed(asked, header.toString('latin1', 0, read));
    const place = { from: at + found[0].length, size: Number(found[1]) };
    places.push(place);
    at = place.from + place.size + 1;
  }
  return places;
}

/** `OBJECT blob SIZE`, in front of the content. */
const LONGEST_HEADER = 128;

/** In bytes. */
export interface BlobPlace {
  readonly from: number;
  readonly size: number;
}

/** Never seen by anyone: it is gone when the process that makes it ends. */
const DRAFT = `refs/segops/draft-${process.pid}`;
/** Objects are deltas of older ones when they are pushed, which saves far more than effort here. */
const FAST = ['core.compression=1', 'pack.compression=1', 'fastimport.unpackLimit=20'];

/** Makes a commit that no branch names, in one process however many files it has. */
export async function commitFiles(
  repository: Repository,
  { parent, takes, files, message }: NewCommit,
): Promise<string> {
  const settings = FAST.flatMap((setting) => ['-c', setting]);
  const asked = [...settings, 'fast-import', '--quiet', '--done', '--force', '--depth=0'];
  const taken = takes === undefined ? [] : [...listTree(repository, takes)];
  const all = new Map([...taken, ...files]);
  const parents = { parent, takes };
  const pieces = importScript(parents, all, message, committer(repository));
  const answer = await runGitAsync(repository, asked, { pieces });
  const commit = answer.out.toString().trim();
  if (answer.code !== 0 || commit === '') throw gitFailed(['fast-import'], answer.err);
  return commit;
}

function* importScript(
  { parent, takes }: Pick<NewCommit, 'parent' | 'takes'>,
  files: NewCommit['files'],
  message: string,
  who: string,
): Generator<Uint8Array> {
  const text = Buffer.from(message);
  yield Buffer.from(`commit ${DRAFT}\nmark :1\ncommitter ${who}\ndata ${text.length}\n`);
  yield text;
  yield Buffer.from(parent === null ? '\n' : `\nfrom ${parent}\n`);
  if (takes !== undefined) yield Buffer.from(`merge ${takes}\ndeleteall\n`);
  for (const [path, content] of files) {
    if (content === null) yield Buffer.from(`D ${quoted(path)}\n`);
    else if (typeof content === 'string')
      yield Buffer.from(`M 100644 ${content} ${quoted(path)}\n`);
    else {
      yield Buffer.from(`M 100644 inline ${quoted(path)}\ndata ${content.length}\n`);
      yield content;
      yield LINE_END;
    }
  }
  yield Buffer.from(
    `\nget-mark :1\nreset ${DRAFT}\nfrom ${'0'.repeat(parent?.length ?? 40)}\n\ndone\n`,
  );
}

const LINE_END = Buffer.from('\n');

/** A path may hold anything where somebody else has pushed to the branch. */
function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

const NOBODY = 'segops <segops@localhost>';

/** By the identity that git has here. Runners and containers often have none. */
function committer(repository: Repository): string {
  const who = identities.get(repository.commonDir) ?? identityOf(repository);
  identities.set(repository.commonDir, who);
  return `${who} ${Math.floor(Date.now() / 1000)} +0000`;
}

/** By repository: each is asked once in a process. */
const identities = new Map<string, string>();

function identityOf(repository: Repository): string {
  const answer = runGit(repository, ['var', 'GIT_COMMITTER_IDENT']);
  const said = answer.code === 0 ? answer.out.toString().trim() : '';
  return /^(.*<[^<>]*>) \d+ [+-]\d{4}$/.exec(said)?.[1] ?? NOBODY;
}
