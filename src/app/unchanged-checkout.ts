import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { failure } from '../failure.ts';
import { lfsDigest } from '../git/past-tree.ts';
import type { Repository } from '../git/repository.ts';
import { repositoryAt } from '../git/repository.ts';
import type { Tree } from '../git/tree.ts';
import { listTree, readBlob } from '../git/tree.ts';
import { openListFile } from '../lists/list-files.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import type { Message } from '../message.ts';
import { asCode, asPath, say } from '../message.ts';
import type { Workspace } from './workspace.ts';

/**
 * In a run, what is declared is what the commit has: a step before this one may have moved files and
 * left HEAD where it is. Config and manifests must be on the disk as the commit has them, and so must
 * every list that it has. Other lists were fetched. Throws a Failure.
 */
export function checkUnchanged({
  config,
  manifests,
}: Pick<Workspace, 'config' | 'manifests'>): void {
  const repository = repositoryAt(config.folder);
  if (repository === null) return;
  const tree = listTree(repository, 'HEAD');
  const folder = realpathSync(config.folder);
  const manifestFiles = readManifestFiles(config).files.map(({ path }) => path);
  for (const path of [join(config.folder, basename(config.file)), ...manifestFiles]) {
    check(repository, tree, resolve(folder, relative(config.folder, path)));
  }
  for (const path of new Set(manifests.flatMap(listsOf))) {
    const there = resolve(folder, path);
    if (isReachedInTree(tree, wayTo(repository, there))) check(repository, tree, there);
  }
}

function listsOf({ membersFrom, excludeFrom }: Workspace['manifests'][number]): string[] {
  return [...membersFrom, ...excludeFrom].flatMap((ref) => (ref.kind === 'list' ? [ref.path] : []));
}

function wayTo({ folder }: Repository, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Also through a link, or another repository, that the commit has. */
function isReachedInTree(tree: Tree, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, at) => tree.has(parts.slice(0, at + 1).join('/')));
}

function check(repository: Repository, tree: Tree, path: string): void {
  const way = wayTo(repository, path);
  const blob = tree.get(way);
  if (blob === undefined) throw changed(say`${asPath(way)} is not a file of the commit`);
  if (realpathSync(path) !== path) throw changed(say`${asPath(way)} is reached through a link`);
  if (!isSame(repository, blob, path)) {
    throw changed(say`${asPath(way)} is not as the commit has it`);
  }
}

function changed(what: Message): Error {
  return failure(
    'checkout-changed',
    what,
    say`Nothing was sent. Remove the step that changes the checkout, or commit the change. A list that a step fetches must not be tracked by git: ignore it in ${asCode('.gitignore')}.`,
    { exitCode: 3 },
  );
}

/** More is not looked at for the ends of its lines: no manifest is larger, and a list need not be. */
const MOST_BYTES = 64 << 20;

/** Byte for byte, or with the line ends of another system, or as the pointer of git-lfs says. */
function isSame(repository: Repository, blob: string, path: string): boolean {
  const { size } = statSync(path);
  const algorithm = blob.length === 64 ? 'sha256' : 'sha1';
  if (digestOf(path, algorithm, `blob ${size}\0`) === blob) return true;
  const pointed = lfsDigest(readBlob(repository, blob));
  if (pointed !== null) return digestOf(path, 'sha256', '') === pointed;
  if (size > MOST_BYTES) return false;
  const text = readFileSync(path, 'latin1').replaceAll('\r\n', '\n');
  const bytes = Buffer.from(text, 'latin1');
  const hash = createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes);
  return hash.digest('hex') === blob;
}

function digestOf(path: string, algorithm: string, start: string): string {
  const hash = createHash(algorithm).update(start);
  const file = openListFile(path);
  try {
    const piece = Buffer.allocUnsafe(1 << 20);
    for (let read = file.read(piece); read > 0; read = file.read(piece)) {
      hash.update(piece.subarray(0, read));
    }
    return hash.digest('hex');
  } finally {
    file.close();
  }
}
