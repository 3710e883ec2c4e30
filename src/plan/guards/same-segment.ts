import { diffSegment } from '../../diff/diff.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { openDesired } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { SegmentIds } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import type { Judgement } from './judgement.ts';
import { percentText } from './limit.ts';
import type { GuardedSegment } from './segment-guards.ts';
import { sizeOf } from './segment-guards.ts';

/** From this share of common members on, two names are taken for one segment. */
const SAME = 0.9;

/**
 * A segment may be known by an ID of the customer's and by the vendor's number. Whoever emptied it
 * under one while it is managed under the other would empty the very segment that is meant to stay,
 * and the account cannot be asked.
 */
export function judgeOtherForm(segment: GuardedSegment, input: PlanInput): Judgement[] {
  const { manifest, entry, desired, removals, waivers } = segment;
  if (desired > 0 || removals.length === 0) return [];
  const others = input.manifests.filter((other) => isOtherForm(manifest.ids, other.ids));
  return others.flatMap((other): Judgement[] => {
    const share = overlap(other, entry, input);
    if (share < SAME) return [];
    const found = { guard: 'same_segment', segment: manifest.key } as const;
    const waiver = waivers.find(({ distinctFrom }) => distinctFrom.includes(other.key));
    const what = `${percentText(share)} of its members are in ${other.key}, which may be the same segment by its other ID`;
    if (waiver !== undefined) {
      const message = `${what} (waived: ${waiver.reason})`;
      return [{ ...found, verdict: 'pass', message, by: waiver }];
    }
    return [
      {
        ...found,
        verdict: 'refuse',
        message: `would be emptied, but ${what}. If it is, remove this manifest and write both IDs into the other`,
        need: { kind: 'distinct-from', key: other.key },
        reason: `${other.key} is another segment`,
      },
    ];
  });
}

function isOtherForm(a: SegmentIds, b: SegmentIds): boolean {
  const byName = ({ customerSegmentId, ctSegmentId }: SegmentIds) =>
    customerSegmentId !== undefined && ctSegmentId === undefined;
  const byNumber = ({ customerSegmentId, ctSegmentId }: SegmentIds) =>
    customerSegmentId === undefined && ctSegmentId !== undefined;
  return (byName(a) && byNumber(b)) || (byNumber(a) && byName(b));
}

/** How much of a locked segment a manifest declares too: 0 to 1. */
export function overlap(manifest: Manifest, entry: SegmentEntry, input: PlanInput): number {
  const size = sizeOf(entry);
  if (size === 0) return 0;
  const byKey = new Map(input.manifests.map((other) => [other.key, other]));
  const desired = openDesired(manifest, byKey, input.openList);
  const diff = diffSegment(desired, entry, input.readChunk, input.now);
  return (size - diff.remove.length) / size;
}
