import { Failure } from '../failure.ts';
import { runGit } from '../git/git.ts';
import { hasCommit } from '../git/history.ts';
import type { ReadableLock } from '../lock/recover.ts';
import type { Plan } from '../plan/plan.ts';
import { planTree } from './tree-plan.ts';
import type { Workspace } from './workspace.ts';
import { planWorkspace } from './workspace.ts';

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
    // Before there was a config nobody desired anything.
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
