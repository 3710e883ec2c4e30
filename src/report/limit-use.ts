import type { GuardVerdict, Measured } from '../plan/plan.ts';

/** Of the most that is allowed; Infinity where nothing is. */
export function usedOf({ part, whole, limit }: Measured): number {
  const most = limit.kind === 'count' ? limit.count : limit.share * (whole ?? part);
  if (part === 0) return 0;
  return most === 0 ? Number.POSITIVE_INFINITY : part / most;
}

/** Less used of a limit is no news: that guards pass is said of all. */
const MUCH = 0.5;

/** Whether somebody should read that this passes. People let in are always named. */
export function isWorthReading({ guard, measured }: GuardVerdict): boolean {
  return guard === 'max_exclusion_shrink' || measured === undefined || usedOf(measured) >= MUCH;
}
