import { plural, say } from '../../message.ts';
import type { GuardedPlan, Judgement } from './judgement.ts';
import { judgeLimit } from './limit.ts';
import { sizeOf } from './segment-guards.ts';

const LEAST_DEFAULT = 10_000;
const DEFAULT_SHARE = 0.2;

/** Off while the lockfile is empty: the first apply of a repository is all changes. */
export function judgeChanges(plan: GuardedPlan): Judgement[] {
  const { changes, limits, input } = plan;
  const locked = [...input.index.segments.values()].reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (changes === 0 || locked === 0) return [];
  const most = Math.max(LEAST_DEFAULT, Math.floor(DEFAULT_SHARE * locked));
  const max_changes = limits.max_changes ?? { kind: 'count', count: most };
  const says = say`the plan makes ${plural(changes, 'change')} to ${plural(locked, 'membership')} in the lockfile`;
  const withDefault = { ...plan, limits: { ...limits, max_changes } };
  return judgeLimit(withDefault, 'max_changes', { part: changes, whole: locked }, says);
}

export function judgeBilledEvents(plan: GuardedPlan): Judgement[] {
  const { billed } = plan;
  if (billed === 0) return [];
  const says = say`the plan may cost ${plural(billed, 'billed event')}`;
  return judgeLimit(plan, 'max_billed_events', { part: billed, whole: null }, says);
}
