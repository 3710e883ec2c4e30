import { existsSync, realpathSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { Failure, failure } from '../failure.ts';
import { confinement } from '../files/confine.ts';
import { copyFile, inTemporaryRepository } from '../files/temporary.ts';
import { firstParent, hasCommit } from '../git/history.ts';
import { writeTree } from '../git/past-tree.ts';
import type { Repository } from '../git/repository.ts';
import { fetching, repositoryAt } from '../git/repository.ts';
import type { ReadableLock } from '../lock/recover.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import { readManifestFiles, readManifests } from '../manifest/read-manifests.ts';
import { asCommand, asPath, say } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlannableLock, Workspace } from './workspace.ts';
import { planWorkspace, unwrap } from './workspace.ts';

/** What to plan: the repository as a commit or tree has it, with the config that is in use now. */
export interface TreePlan {
  readonly config: Config;
  /** Of the API, now. */
  readonly origin: string;
  readonly repository: Repository;
  readonly tree: string;
  /** The lock to plan upon, for the config that the tree has. */
  readonly lock: (config: Config) => PlannableLock | Promise<PlannableLock>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Plans a commit or tree without touching work tree or index. Lists that git does not have are those
 * of now. null where the tree has no config. Throws a Failure where it is not valid.
 */
export function planTree({
  config,
  origin,
  repository,
  tree,
  lock,
  now,
}: TreePlan): Promise<Plan | null> {
  return inTemporaryRepository(async (folder) => {
    const lacking = writeTree(repository, tree, folder);
    const own = relative(repository.folder, realpathSync(config.folder));
    const file = join(folder, own, basename(config.file));
    if (!existsSync(file)) return null;
    const treeConfig = unwrap(readConfig(file, config.environment));
    for (const path of listsOf(treeConfig)) {
      const there = resolve(treeConfig.folder, path);
      if (lacking.has(relative(folder, there).split(sep).join('/'))) throw lacksContent(path);
      const now = resolve(config.folder, path);
      if (!existsSync(there) && isIn(repository, now)) copyFile(folder, now, there);
    }
    const manifests = unwrap(readManifests(treeConfig));
    const sources = { config: treeConfig, origin, manifests };
    const { plan } = await planWorkspace(sources, await lock(treeConfig), now, null);
    return plan;
  });
}

/** Paths of lists, and of what may stand beside them. */
function listsOf(config: Config): string[] {
  return readManifestFiles(config)
    .files.flatMap(({ text, shown }) => readManifestText(text, shown).lists)
    .flatMap(({ path }) => [path, `${path}.sha256`]);
}

/** Lists that an earlier step fetched stand in for those that git does not have. */
function isIn(repository: Repository, path: string): boolean {
  return existsSync(path) && confinement(repository.folder, realpathSync(path)) === 'inside';
}

function lacksContent(path: string): Failure {
  return failure(
    'lfs-object-missing',
    say`git-lfs has the content of ${asPath(path)} elsewhere`,
    say`Fetch it: ${asCommand('git lfs fetch --all')}`,
  );
}

/**
 * The plan that an apply would have without the pull request: its base, as git has it, against the
 * same lock. Lists that git does not have are those of now: the pull request did not change them.
 * null where that cannot be told: outside git, without the base, or where the base is not valid.
 */
export async function basePlan(
  { config, origin }: Workspace,
  lock: ReadableLock,
  now: number,
): Promise<Plan | null> {
  const repository = repositoryAt(config.folder);
  const base = repository === null ? null : firstParent(repository);
  // The first parent of the merge that is tried out, fetched if the checkout is shallow.
  if (repository === null || base === null || !hasCommit(repository, base, [base])) return null;
  try {
    const here = { config, origin, repository: fetching(repository) };
    const past = { ...here, tree: base, lock: () => lock, now };
    // Before there was a config nothing was desired.
    const planned = await planTree(past);
    if (planned !== null) return planned;
    return (await planWorkspace({ config, origin, manifests: [] }, lock, now, null)).plan;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
