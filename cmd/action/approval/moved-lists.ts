import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isCommitted } from '../../../src/app/list-evidence.ts';
import type { Config } from '../../../src/config/config.ts';
import type { LockIndex } from '../../../src/lock/lock-index.ts';
import type { ListFacts, Plan } from '../../../src/plan/plan.ts';

/**
 * Lists that git does not have as they are, and that are not as they were applied last. Nobody can
 * tell which state of them a reviewer saw.
 */
export function movedLists(config: Config, plan: Plan, index: LockIndex): string[] {
  const moved = plan.segments.flatMap(({ key, lists }) => {
    const locked = index.segments.get(key)?.lists ?? [];
    const isKnown = ({ role, path, sha256 }: ListFacts) =>
      locked.some((list) => list.role === role && list.path === path && list.sha256 === sha256);
    return lists.filter((list) => !isKnown(list)).map(({ path }) => path);
  });
  // Another segment can be an exclusion too; it is no file, and its manifest was reviewed.
  return [...new Set(moved)]
    .map((path) => ({ path, file: resolve(config.folder, path) }))
    .filter(({ file }) => existsSync(file) && !isCommitted(file))
    .map(({ path }) => path)
    .sort();
}
