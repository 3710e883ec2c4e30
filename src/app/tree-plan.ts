import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { Failure } from '../failure.ts';
import { runGit } from '../git/git.ts';
import { checkOut, hasCommit } from '../git/history.ts';
import type { ReadableLock } from '../lock/recover.ts';
import { readManifestText } from '../manifest/parse-manifest.ts';
import { readManifestFiles, readManifests } from '../manifest/read-manifests.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlannableLock, Workspace } from './workspace.ts';
import { planWorkspace, unwrap } from './workspace.ts';

/** What to plan: the repository as a commit or tree has it, with the config that is in use now. */
export interface TreePlan {
  readonly config: Config;
  /** Top of the repository. */
  readonly top: string;
  readonly tree: string;
  /** The lock to plan upon, for the config that the tree has. */
  readonly lock: (config: Config) => PlannableLock;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Plans a commit or tree without touching work tree or index. Lists that git does not have are those
 * of now. null where the tree has no config. Throws a Failure where it is not valid.
 */
export function planTree({ config, top, tree, lock, now }: TreePlan): Plan | null {
  const folder = mkdtempSync(join(tmpdir(), 'segops-tree-'));
  try {
    // A repository of its own, so that nothing below looks for one further up.
    mkdirSync(join(folder, '.git'));
    checkOut(top, tree, folder, join(folder, '.git/index'));
    const file = join(folder, relative(top, resolve(config.folder, basename(config.file))));
    if (!existsSync(file)) return null;
    const treeConfig = unwrap(readConfig(file, config.environment));
    linkLists(treeConfig, config.folder);
    const manifests = unwrap(readManifests(treeConfig));
    const sources = { config: treeConfig, manifests };
    return planWorkspace(sources, lock(treeConfig), now, null).plan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lists that an earlier step fetched stand in for those that git does not have. */
function linkLists(config: Config, now: string): void {
  for (const { text, shown } of readManifestFiles(config).files) {
    for (const { path } of readManifestText(text, shown).lists) {
      for (const name of [path, `${path}.sha256`]) {
        const [from, to] = [resolve(now, name), resolve(config.folder, name)];
        if (existsSync(to) || !existsSync(from) || relative(config.folder, to).startsWith('..')) {
          continue;
        }
        mkdirSync(dirname(to), { recursive: true });
        copyFileSync(from, to, constants.COPYFILE_FICLONE);
      }
    }
  }
}

/**
 * The plan that an apply would have without the pull request: its base, as git has it, against the
 * same lock. Lists that git does not have are those of now: the pull request did not change them.
 * null where that cannot be told: outside git, without the base, or where the base is not valid.
 */
export function basePlan(
  { config }: Workspace,
  lock: ReadableLock,
  top: string,
  now: number,
): Plan | null {
  const base = baseCommit(top);
  if (base === null) return null;
  try {
    const found = planTree({ config, top, tree: base, lock: () => lock, now });
    // Before there was a config nothing was desired.
    return found ?? planWorkspace({ config, manifests: [] }, lock, now, null).plan;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** The first parent of the merge that is tried out, fetched if the checkout is shallow. */
function baseCommit(top: string): string | null {
  const head = runGit(['cat-file', '-p', 'HEAD'], { cwd: top });
  const [, base] = /^parent ([0-9a-f]{40,64})$/m.exec(head.out.toString()) ?? [];
  return base !== undefined && hasCommit(top, base, [base]) ? base : null;
}
