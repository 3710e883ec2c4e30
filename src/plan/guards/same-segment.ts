import { diffSegment } from '../../diff/diff.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { withChunks } from '../../lock/locked-segment.ts';
import { openDesired } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { asForeign, asKey, say } from '../../message.ts';
import type { SegmentIds } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { percentText } from './limit.ts';
import { sizeOf } from './segment-guards.ts';

/** From this share of common members on, two IDs are taken for one segment. */
const SAME = 0.9;

/**
 * A segment may have a customer ID and a CleverTap number. One manifest may empty it under one ID
 * while another manages it under the other: the segment that is meant to stay would be emptied. The
 * account cannot be read to find out.
 */
export async function judgeOtherForm(
  guarded: GuardedSegment,
  { input }: GuardedPlan,
): Promise<Judgement[]> {
  const { segment, manifest, entry, desired, removals, waivers } = guarded;
  if (desired > 0 || removals.length === 0) return [];
  const others = input.manifests.filter((other) => isOtherForm(manifest.ids, other.ids));
  const judged: Judgement[] = [];
  for (const other of others) {
    const share = await overlap(other, entry, input);
    if (share < SAME) continue;
    const found = { guard: 'same_segment', segment } as const;
    const waiver = waivers.find(({ distinctFrom }) => distinctFrom.includes(other.key));
    const what = say`${percentText(share)} of the members are also in ${asKey(other.key)}, which may be the same segment under its other ID`;
    if (waiver !== undefined) {
      const message = say`${what}. A waiver says that it is another segment${asForeign(waiver.reason)}`;
      judged.push({ ...found, verdict: 'pass', message, by: waiver });
      continue;
    }
    judged.push({
      ...found,
      verdict: 'refuse',
      message: say`the plan empties the segment. ${what}. If it is, remove this manifest and write both IDs into the other`,
      remedy: { kind: 'distinct-from', key: other.key },
    });
  }
  return judged;
}

function isOtherForm(a: SegmentIds, b: SegmentIds): boolean {
  const byName = ({ customerSegmentId, ctSegmentId }: SegmentIds) =>
    customerSegmentId !== undefined && ctSegmentId === undefined;
  const byNumber = ({ customerSegmentId, ctSegmentId }: SegmentIds) =>
    customerSegmentId === undefined && ctSegmentId !== undefined;
  return (byName(a) && byNumber(b)) || (byNumber(a) && byName(b));
}

/** How much of a locked segment a manifest declares too: 0 to 1. */
export async function overlap(
  manifest: Manifest,
  entry: SegmentEntry,
  input: PlanInput,
): Promise<number> {
  const size = sizeOf(entry);
  if (size === 0) return 0;
  const byKey = new Map(input.manifests.map((other) => [other.key, other]));
  const desired = openDesired(manifest, byKey, input.openList);
  const diff = await withChunks(input.fetchChunks, entry.chunks, (read) =>
    diffSegment(desired, entry, read, input.now),
  );
  return (size - diff.remove.length) / size;
}
