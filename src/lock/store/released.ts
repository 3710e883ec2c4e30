import { parseRelease } from '../lease.ts';
import type { LeftJournal } from './store.ts';

/**
 * The journal of an apply, with what a forced release left beside it: how long that apply may still
 * send. `latest` is the longest that it can be.
 */
export function withRelease(
  left: LeftJournal | null,
  released: Buffer | null,
  latest: number,
): LeftJournal | null {
  const sendsUntil = parseRelease(released, latest);
  if (left === null || left.journal === null || sendsUntil === null) return left;
  return { ...left, journal: { ...left.journal, sendsUntil } };
}
