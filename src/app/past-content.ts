import { existsSync, realpathSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { confinement } from '../files/confine.ts';
import { copyFile, inTemporaryRepository } from '../files/temporary.ts';
import { writeTree } from '../git/past-tree.ts';
import type { Repository } from '../git/repository.ts';
import { isReachedIn, listTree, nameInTree } from '../git/tree.ts';
import type { ListRef } from '../lists/list-ref.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import { readManifestFiles, readManifests } from '../manifest/read-manifests.ts';
import { SortSpace } from '../members/line-sort.ts';
import { diskSpill } from '../members/spill.ts';
import { asCommand, asPath, say } from '../message.ts';
import type { Content, ContentChange } from '../review/content.ts';
import { compareContents } from '../review/content.ts';
import type { Workspace } from './workspace.ts';
import { InvalidSources, openListOf, unwrap } from './workspace.ts';

/** Where the past is read: the repository, and what is in use now. */
export interface Past {
  readonly repository: Repository;
  /** In use now: its folder, its environment. */
  readonly config: Config;
  /** Files of the commit in use now. Only lists that it does not have are taken from the disk. */
  readonly tracked: ReadonlySet<string>;
}

export function pastOf(repository: Repository, config: Config, commit: string): Past {
  return { repository, config, tracked: new Set(listTree(repository, commit).keys()) };
}

/** Config and manifests of a tree, which the lists lie beside. */
export interface PastSources extends Pick<Workspace, 'config' | 'manifests'> {
  /** The name in the tree of what a path of the config leads to. */
  readonly nameOf: (path: string) => string;
}

/** The same, to compare it. */
export interface PastContent extends Content {
  readonly nameOf: (path: string) => string;
}

/**
 * Lends what a commit or tree declares, without touching work tree or index; null where it has no
 * config. Lists that git does not have are those of now. Throws a Failure where it is not valid.
 */
export function withSources<T>(
  past: Past,
  tree: string,
  use: (sources: PastSources | null) => Promise<T>,
): Promise<T> {
  return inTemporaryRepository(async (folder) => {
    const lacking = writeTree(past.repository, tree, folder);
    const file = join(folder, wayIn(past), basename(past.config.file));
    if (!existsSync(file)) return use(null);
    // What is compared is as it is on one day.
    const { environment, now } = past.config;
    const config = unwrap(readConfig(file, environment, undefined, now));
    for (const path of listsOf(config)) {
      const there = resolve(config.folder, path);
      if (lacking.has(nameInTree({ folder }, there))) throw lacksContent(path);
      const now = resolve(past.config.folder, path);
      if (!existsSync(there) && standsIn(past, path, now)) copyFile(folder, now, there);
    }
    return use({ config, manifests: manifestsIn(config), nameOf: namesIn(folder, config) });
  });
}

/** How a tree names what a path of its config leads to, links followed. */
function namesIn(folder: string, config: Config): (path: string) => string {
  const top = realpathSync(folder);
  return (path) => {
    const there = resolve(config.folder, path);
    return nameInTree({ folder: top }, existsSync(there) ? realpathSync(there) : there);
  };
}

/** The same, to compare it. */
export function withContent<T>(
  past: Past,
  tree: string,
  use: (content: PastContent | null) => Promise<T>,
): Promise<T> {
  return withSources(past, tree, (sources) =>
    use(sources === null ? null : { ...contentOf(sources), nameOf: sources.nameOf }),
  );
}

export function contentOf({
  config,
  manifests,
}: Pick<PastSources, 'config' | 'manifests'>): Content {
  const space = new SortSpace(diskSpill);
  const openList = (ref: ListRef) => openListOf(config, ref, space);
  return { config, manifests, openList };
}

/** How one content differs from another. Throws where a list of theirs is not valid. */
export function changeBetween(before: Content | null, after: Content): ContentChange {
  const { change, problems } = compareContents(before, after);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new InvalidSources(errors);
  return change;
}

/** Of a past, a glob may match nothing: what it would have found was written later. */
function manifestsIn(config: Config): readonly Manifest[] {
  const read = readManifests(config);
  if (read.ok || read.problems.some(({ code }) => code !== 'glob-matches-nothing')) {
    return unwrap(read);
  }
  const excluding = config.segments.filter((glob) => glob.startsWith('!'));
  const matching = config.segments.filter((glob) => {
    const alone = { ...config, segments: [glob, ...excluding] };
    return !glob.startsWith('!') && readManifestFiles(alone).matched > 0;
  });
  const segments = [...matching, ...excluding];
  return matching.length === 0 ? [] : unwrap(readManifests({ ...config, segments }));
}

/** From the top of the repository to the folder of the config. */
function wayIn({ repository, config }: Past): string {
  return relative(repository.folder, realpathSync(config.folder));
}

/** Paths of lists, and of what may stand beside them. */
function listsOf(config: Config): string[] {
  return readManifestFiles(config)
    .files.flatMap(({ text, shown }) => readManifestText(text, shown).lists)
    .flatMap(({ path }) => [path, `${path}.sha256`]);
}

/**
 * Lists that an earlier step fetched stand in for those that git does not have. What git has by now
 * came later: it was not there when the tree was looked at.
 */
function standsIn(past: Past, path: string, now: string): boolean {
  const { repository, tracked } = past;
  const name = nameInTree(repository, join(realpathSync(past.config.folder), path));
  if (isReachedIn(tracked, name) || !existsSync(now)) return false;
  return confinement(repository.folder, realpathSync(now)) === 'inside';
}

function lacksContent(path: string): Failure {
  return failure(
    'lfs-object-missing',
    say`git-lfs has the content of ${asPath(path)} elsewhere`,
    say`Fetch it: ${asCommand('git lfs fetch --all')}`,
  );
}
