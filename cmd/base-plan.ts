import { execFileSync } from 'node:child_process';
import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { ReadableLock } from '../src/apply/recover.ts';
import { Failure } from '../src/failure.ts';
import { readManifestText } from '../src/manifest/parse-manifest.ts';
import { readConfig, readManifestFiles, readManifests } from '../src/manifest/read.ts';
import type { Plan } from '../src/plan/plan.ts';
import type { Workspace } from './workspace.ts';
import { planWorkspace, unwrap } from './workspace.ts';

/**
 * The plan that an apply would have without the pull request: its base, as git has it, against the
 * same lock. Lists that git does not have are those of now: the pull request did not change them.
 * null where that cannot be told: outside git, without the base, or where the base is not valid.
 */
export function basePlan(
  { config, store }: Workspace,
  lock: ReadableLock,
  top: string,
  now: number,
): Plan | null {
  const base = baseCommit(top);
  if (base === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'segops-base-'));
  try {
    checkOut(top, base, folder);
    const file = join(folder, relative(top, resolve(config.folder, configName(config.file))));
    if (!existsSync(file)) return emptyPlan(config, store, lock, now);
    const baseConfig = unwrap(readConfig(file, config.environment));
    linkLists(baseConfig, config.folder);
    const manifests = unwrap(readManifests(baseConfig));
    return planWorkspace({ config: baseConfig, manifests, store }, lock, now, null).plan;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configName(file: string): string {
  return file.split('/').at(-1) ?? file;
}

/** Before there was a config nobody desired anything. */
function emptyPlan(
  config: Workspace['config'],
  store: Workspace['store'],
  lock: ReadableLock,
  now: number,
): Plan {
  return planWorkspace({ config, manifests: [], store }, lock, now, null).plan;
}

/** The first parent of the merge that is tried out, fetched if the checkout is shallow. */
function baseCommit(top: string): string | null {
  const head = git(top, ['cat-file', '-p', 'HEAD']);
  const parents = [...(head ?? '').matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(
    (match) => match[1],
  );
  const [base] = parents;
  if (base === undefined) return null;
  if (git(top, ['cat-file', '-e', `${base}^{tree}`]) !== null) return base;
  const fetched = git(top, ['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', base]);
  return fetched === null ? null : base;
}

/** The files of a commit, without touching the working tree or the index of the repository. */
function checkOut(top: string, commit: string, folder: string): void {
  const index = join(folder, '.git-index');
  mkdirSync(join(folder, '.git'));
  git(top, ['read-tree', commit], { GIT_INDEX_FILE: index });
  git(top, ['checkout-index', '--all', '--force', `--prefix=${folder}/`], {
    GIT_INDEX_FILE: index,
  });
  rmSync(index, { force: true });
}

/** Lists that an earlier step fetched stand in for those of the base. */
function linkLists(config: Workspace['config'], now: string): void {
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

function git(
  top: string,
  args: readonly string[],
  env: Record<string, string> = {},
): string | null {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const options = { cwd: top, stdio, env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
    return execFileSync('git', args, options).toString();
  } catch {
    return null;
  }
}
