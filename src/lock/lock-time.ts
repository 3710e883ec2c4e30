import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { asCommand, duration, moment, say } from '../message.ts';
import type { LockIndex } from './lock-index.ts';

/** How far the clocks of those who share a lock may differ. */
export const MAX_SKEW_MS = 60_000;

type Written = Pick<LockIndex, 'written'>;

/**
 * null where the index was not written in the future. Else one of two clocks is wrong. If it is ours,
 * what we stamp as unsettled would be settled at once for everyone whose clock is right.
 */
export function fromFuture({ written }: Written, now: number): Failure | null {
  const aheadMs = written === null ? 0 : written.at - now;
  if (written === null || aheadMs <= MAX_SKEW_MS) return null;
  return failure(
    'lock-from-future',
    say`the lockfile was written at ${moment(written.at)}, which is ${duration(aheadMs)} after the time of this machine`,
    say`Nothing was sent. Check the clock of this machine. If it is right, re-base the lockfile: ${asCommand('segops lock rebase-clock')}`,
  );
}

/**
 * What is stamped now counts from the later of the two, so that the stamps of a lock never go back.
 * Throws a Failure where the index is from the future.
 */
export function stampTime(index: Written, now: number): number {
  const wrong = fromFuture(index, now);
  if (wrong !== null) throw wrong;
  return Math.max(now, index.written?.at ?? now);
}
