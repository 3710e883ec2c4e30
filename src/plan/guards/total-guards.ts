import type { ConfigGuard } from '../../config/config.ts';
import type { Waiver } from '../../config/guard.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { plural, say } from '../../message.ts';
import type { Judgement } from './judgement.ts';
import { judgeLimit } from './limit.ts';
import { sizeOf } from './segment-guards.ts';

const LEAST_DEFAULT = 10_000;
const DEFAULT_SHARE = 0.2;

/** Limits of all segments together; `changes` are without those that only confirm an earlier attempt. */
export function judgeTotals(
  changes: number,
  index: LockIndex,
  guard: ConfigGuard,
  waivers: readonly Waiver[],
): Judgement[] {
  if (changes === 0) return [];
  const locked = [...index.segments.values()].reduce((sum, entry) => sum + sizeOf(entry), 0);
  return [
    ...judgeChanges(changes, locked, guard, waivers),
    ...judgeBilledEvents(changes, guard, waivers),
  ];
}

/** Off while the lockfile is empty: the first apply of a repository is all changes. */
function judgeChanges(
  changes: number,
  locked: number,
  guard: ConfigGuard,
  waivers: readonly Waiver[],
): Judgement[] {
  if (locked === 0) return [];
  const most = Math.max(LEAST_DEFAULT, Math.floor(DEFAULT_SHARE * locked));
  const judged = judgeLimit({
    guard: 'max_changes',
    segment: null,
    name: 'maxChanges',
    measured: { part: changes, whole: locked },
    limit: guard.maxChanges ?? { kind: 'count', count: most },
    waivers,
    says: say`the plan makes ${plural(changes, 'change')} to ${plural(locked, 'membership')} in the lockfile`,
  });
  // That the default passes is already in the headline.
  return judged.verdict === 'pass' && judged.by === null ? [] : [judged];
}

function judgeBilledEvents(
  changes: number,
  { maxBilledEvents }: ConfigGuard,
  waivers: readonly Waiver[],
): Judgement[] {
  if (maxBilledEvents === null) return [];
  const judged = judgeLimit({
    guard: 'max_billed_events',
    segment: null,
    name: 'maxBilledEvents',
    measured: { part: changes, whole: null },
    limit: { kind: 'count', count: maxBilledEvents },
    waivers,
    says: say`the plan may cost ${plural(changes, 'billed event')}`,
  });
  return judged.verdict === 'pass' && judged.by === null ? [] : [judged];
}
