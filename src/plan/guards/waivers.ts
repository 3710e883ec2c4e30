import type { Waiver } from '../../config/guard.ts';
import { asCode, moment, say } from '../../message.ts';
import type { PlannedSegment } from '../input.ts';
import type { Notice } from '../plan.ts';

/** Longer, and a waiver would be a setting. */
const LONGEST_DAYS = 30;
const DAY = 24 * 3_600_000;

export function isInForce({ until }: Waiver, now: number): boolean {
  return now < until && until <= now + LONGEST_DAYS * DAY;
}

/** Waivers that have no effect, and why. */
export function waiverNotices(
  planned: readonly PlannedSegment[],
  ofConfig: Waiver | null,
  now: number,
): Notice[] {
  const own = planned.map(({ manifest }) => noticeOf(manifest.guard.waiver, manifest.key, now));
  return [noticeOf(ofConfig, null, now), ...own].filter((notice) => notice !== null);
}

function noticeOf(waiver: Waiver | null, segment: Notice['segment'], now: number): Notice | null {
  if (waiver === null || isInForce(waiver, now)) return null;
  const whose =
    segment === null ? say`the waiver of all segments` : say`the waiver of this segment`;
  const until = asCode(moment(waiver.until));
  if (waiver.until <= now) {
    return {
      code: 'waiver-ended',
      segment,
      message: say`${whose} ended at ${until}`,
      next: say`Remove ${asCode('waiver:')}.`,
    };
  }
  return {
    code: 'waiver-too-long',
    segment,
    message: say`${whose} has no effect. It ends at ${until}, which is more than ${LONGEST_DAYS} days away`,
    next: say`Write an earlier ${asCode('until:')}.`,
  };
}
