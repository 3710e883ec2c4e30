import type { Waiver } from '../../config/guard.ts';
import type { LockIndex, SpentWaiver } from '../../lock/lock-index.ts';
import { keysOf } from '../../lock/lock-index.ts';
import { asCode, moment, say } from '../../message.ts';
import type { SegmentIds } from '../../model.ts';
import { digestOfParts } from '../digest.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { Notice } from '../plan.ts';

/** Longer, and a waiver would be a setting. */
const LONGEST_DAYS = 30;
const DAY = 24 * 3_600_000;

/** A waiver where it is written: under the IDs of a segment, or under none for all of them. */
export interface WrittenWaiver {
  readonly waiver: Waiver;
  readonly ids: SegmentIds | null;
}

/** Within its time, and not used up. */
export function isInForce(
  written: WrittenWaiver,
  { index, now }: Pick<PlanInput, 'index' | 'now'>,
): boolean {
  const { until } = written.waiver;
  return now < until && until <= now + LONGEST_DAYS * DAY && !isSpent(written, index);
}

/** Whether a completed apply has needed it. What is written anew is another waiver. */
export function isSpent(written: WrittenWaiver, { usedWaivers }: LockIndex): boolean {
  const used = new Set(usedWaivers.map(({ digest }) => digest));
  return spentAs(written).some(({ digest }) => used.has(digest));
}

/** As the lockfile remembers it: under each ID, so that another may be added to the manifest. */
export function spentAs({ waiver, ids }: WrittenWaiver): SpentWaiver[] {
  const { until, reason, limits, lists, distinctFrom, salts } = waiver;
  const names = ids === null ? [null] : keysOf(ids);
  return names.map((name) => {
    // Digests of older waivers stay as they are.
    const more = salts.length === 0 ? [] : [salts];
    const parts = JSON.stringify([name, until, reason, limits, lists, distinctFrom, ...more]);
    return { digest: digestOfParts([parts]).slice(0, DIGEST_LENGTH), until };
  });
}

const DIGEST_LENGTH = 16;

/** Waivers that have no effect, and why. */
export function waiverNotices(planned: readonly PlannedSegment[], input: PlanInput): Notice[] {
  const own = planned.map(({ manifest }) =>
    noticeOf(manifest.guard.waiver, manifest.ids, manifest.key, input),
  );
  const all = noticeOf(input.config.guard.waiver, null, null, input);
  return [all, ...own].filter((notice) => notice !== null);
}

function noticeOf(
  waiver: Waiver | null,
  ids: SegmentIds | null,
  segment: Notice['segment'],
  input: PlanInput,
): Notice | null {
  if (waiver === null || isInForce({ waiver, ids }, input)) return null;
  const whose =
    segment === null ? say`the waiver of all segments` : say`the waiver of this segment`;
  const until = asCode(moment(waiver.until));
  const { now, index } = input;
  if (waiver.until > now && isSpent({ waiver, ids }, index)) {
    return {
      code: 'waiver-used',
      segment,
      message: say`${whose} was used up: an apply has done what it allowed`,
      next: say`Remove ${asCode('waiver:')}.`,
    };
  }
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
