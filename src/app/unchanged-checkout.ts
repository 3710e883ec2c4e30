import { existsSync, realpathSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { failure } from '../failure.ts';
import { confinement } from '../files/confine.ts';
import type { Repository } from '../git/repository.ts';
import { repositoryAt } from '../git/repository.ts';
import { hasBytesOf, standsFor } from '../git/same-content.ts';
import type { Tree } from '../git/tree.ts';
import { isReachedIn, listTree, nameInTree } from '../git/tree.ts';
import { readManifestFiles } from '../manifest/read-manifests.ts';
import { listRefsOf } from '../manifest/references.ts';
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
  for (const path of new Set(manifests.flatMap(listRefsOf).map(({ path }) => path))) {
    const there = resolve(folder, path);
    if (isReachedIn(tree, nameInTree(repository, there))) check(repository, tree, there);
  }
}

/**
 * Whether config, manifests and tracked lists on the disk are not those of the commit: a log that names
 * the commit alone would name content that was never sent. Links are followed here, as for the plan.
 */
export function hasEdits({ config, manifests }: Pick<Workspace, 'config' | 'manifests'>): boolean {
  const repository = repositoryAt(config.folder);
  if (repository === null) return false;
  const tree = listTree(repository, 'HEAD');
  const manifestFiles = readManifestFiles(config).files.map(({ path }) => path);
  const declaring = [join(config.folder, basename(config.file)), ...manifestFiles];
  const lists = manifests.flatMap(listRefsOf).map(({ path }) => join(config.folder, path));
  return (
    declaring.some((path) => !isCommitted(repository, tree, path, false)) ||
    [...new Set(lists)].some((path) => !isCommitted(repository, tree, path, true))
  );
}

/** A list that the commit does not have was fetched, and the record has its digest. */
function isCommitted(
  repository: Repository,
  tree: Tree,
  path: string,
  mayBeFetched: boolean,
): boolean {
  // Where its segment is held back, a list may be missing.
  if (!existsSync(path)) return mayBeFetched;
  const real = realpathSync(path);
  if (confinement(repository.folder, real) !== 'inside') return mayBeFetched;
  const blob = tree.get(nameInTree(repository, real));
  return blob === undefined ? mayBeFetched : isSame(repository, blob, real);
}

function check(repository: Repository, tree: Tree, path: string): void {
  const way = nameInTree(repository, path);
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

function isSame(repository: Repository, blob: string, path: string): boolean {
  return hasBytesOf(blob, path) || standsFor(repository, blob, path, MOST_BYTES);
}
