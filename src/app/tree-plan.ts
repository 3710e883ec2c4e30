import { Failure } from '../failure.ts';
import { fetchedTip, firstParent, hasCommit, mergeBases } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { fetching, repositoryAt } from '../git/repository.ts';
import type { ReadableLock } from '../lock/recover.ts';
import type { PlannedBase } from '../review/pull-request.ts';
import { changedRules } from '../review/rules.ts';
import { pastOf, withSources } from './past-content.ts';
import type { Workspace } from './workspace.ts';
import { planWorkspace } from './workspace.ts';

/** What a plan is compared with. */
export type PlanBase =
  /** The first parent of the merge that is tried out. */
  | { readonly kind: 'merge' }
  | { readonly kind: 'commit'; readonly commit: string }
  /** Where what is checked out left this branch of `origin`. */
  | { readonly kind: 'branch'; readonly branch: string };

/**
 * The plan that an apply would have without what is proposed: its base, as git has it, against the
 * same lock. Lists that git does not have are those of now: nothing that is proposed changed them.
 * null where that cannot be told: outside git, without the base, or where the base is not valid.
 */
export async function basePlan(
  { config, manifests, origin }: Workspace,
  base: PlanBase,
  lock: ReadableLock,
  now: number,
): Promise<PlannedBase | null> {
  const found = repositoryAt(config.folder);
  if (found === null) return null;
  try {
    const repository = fetching(found);
    const commit = baseCommit(repository, base);
    // A checkout is often shallow.
    if (commit === null || !hasCommit(repository, commit, [commit])) return null;
    return await withSources(pastOf(repository, config, 'HEAD'), commit, async (sources) => {
      // Before there was a config nothing was desired.
      const before = sources ?? { config, manifests: [] };
      const { plan } = await planWorkspace({ origin, ...before }, lock, now, null);
      return { plan, rules: changedRules(before, { config, manifests }) };
    });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function baseCommit(repository: Repository, base: PlanBase): string | null {
  if (base.kind === 'commit') return base.commit;
  if (base.kind === 'merge') return firstParent(repository);
  const tip = fetchedTip(repository, base.branch);
  const [found, ...more] = tip === null ? [] : mergeBases(repository, tip, 'HEAD');
  return found === undefined || more.length > 0 ? null : found;
}
