import { dayAfter, dayIn } from '../../config/days.ts';
import { announcedOf } from '../../lock/announced.ts';
import type { GuardedPlan, GuardedSegment } from './judgement.ts';

/**
 * The day of the last apply, where the last day of a segment had passed by then and yet nobody left: whoever
 * wrote it since has mistyped it, or wants something that `members: []` says. null where the day was known in
 * time: an earlier apply had announced it, or none has run since.
 */
export function lastApplyAfter(
  { manifest, entry }: Pick<GuardedSegment, 'manifest' | 'entry'>,
  { input }: Pick<GuardedPlan, 'input'>,
): string | null {
  const { ended, timezone } = manifest;
  if (ended === undefined) return null;
  const announced = announcedOf(entry);
  // Whose end falls into a freeze leaves on the day after it.
  const { since = '', day: thaw = '' } = announced?.frozen ?? {};
  const leaves = since <= ended && ended < thaw ? thaw : dayAfter(ended);
  const isAnnounced = announced?.days.some(([day, removals]) => day === leaves && removals > 0);
  if (isAnnounced === true) return null;
  const zone = timezone ?? input.config.account.timezone ?? 'UTC';
  const { history, written } = input.index;
  const at = Math.max(0, history.at(-1)?.at ?? 0, written?.at ?? 0);
  const days = [...(at === 0 ? [] : [dayIn(zone, at)]), ...(announced ? [announced.from] : [])];
  const last = days.sort().at(-1);
  return last === undefined || last <= ended ? null : last;
}
