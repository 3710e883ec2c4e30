import type { Waiver } from '../../config/guard.ts';
import type { PlannedSegment } from '../input.ts';
import type { Notice } from '../plan.ts';

/** An exception that never ends is no exception. */
const LONGEST_DAYS = 30;
const DAY = 24 * 3_600_000;

export function isInForce({ until }: Waiver, now: number): boolean {
  return now < until && until <= now + LONGEST_DAYS * DAY;
}

/** Exceptions that do nothing, and why. */
export function waiverNotices(
  planned: readonly PlannedSegment[],
  ofConfig: Waiver | null,
  now: number,
): Notice[] {
  const own = planned.map(({ manifest }) => noticeOf(manifest.guard.waiver, manifest.key, now));
  return [noticeOf(ofConfig ?? undefined, null, now), ...own].filter((notice) => notice !== null);
}

function noticeOf(
  waiver: Waiver | undefined,
  segment: Notice['segment'],
  now: number,
): Notice | null {
  if (waiver === undefined || isInForce(waiver, now)) return null;
  const whose = segment === null ? 'the guard.waiver of all segments' : 'its guard.waiver';
  const until = new Date(waiver.until).toISOString().slice(0, 16);
  if (waiver.until <= now) {
    return {
      code: 'waiver-ended',
      segment,
      message: `${whose} ended at ${until}Z`,
      next: 'Remove it.',
    };
  }
  return {
    code: 'waiver-too-long',
    segment,
    message: `${whose} has no effect: it would last until ${until}Z, and one lasts ${LONGEST_DAYS} days at most`,
    next: 'Write an earlier `until:`.',
  };
}
