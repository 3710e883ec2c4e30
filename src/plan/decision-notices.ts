import type { SegmentEntry } from '../lock/lock-index.ts';
import { findEntry } from '../lock/lock-index.ts';
import { asCode, asKey, plural, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { overlap } from './guards/same-segment.ts';
import { sizeOf } from './guards/segment-guards.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/** What the decisions under `segment:` come to, in words. */
export function decisionNotices(planned: readonly PlannedSegment[], input: PlanInput): Notice[] {
  return planned.flatMap((segment) => [
    ...adoption(segment),
    ...retirement(segment),
    ...renaming(segment, input),
  ]);
}

function adoption({ manifest, entry, adopt, diff }: PlannedSegment): Notice[] {
  const segment = manifest.key;
  if (adopt.length > 0) {
    const message = say`segops adopts this segment as it is. Its ${plural(adopt.length, 'member is', 'members are')} recorded as sent, and nothing is sent`;
    const next = say`If some may not be in the account, write ${asCode('adopt: unconfirmed')}.`;
    return [{ code: 'adopted', segment, message, next }];
  }
  if (manifest.decisions.adopt === null) return [];
  if (sizeOf(entry) > 0) {
    const message = say`the lockfile has this segment already, so ${asCode('adopt:')} has no effect`;
    const next = say`Remove ${asCode('adopt:')} when convenient.`;
    return [{ code: 'adopt-has-ended', segment, message, next }];
  }
  if (manifest.decisions.adopt === 'accepted' || diff.add.length === 0) return [];
  const message = say`segops adopts this segment. Its ${plural(diff.add.length, 'member is', 'members are')} sent once, because some may not be in the account`;
  return [{ code: 'adopted', segment, message, next: null }];
}

function retirement({ manifest, entry }: PlannedSegment): Notice[] {
  const { retire } = manifest.decisions;
  if (retire === null) return [];
  const segment = manifest.key;
  const size = sizeOf(entry);
  if (retire === 'keep' && !entry.retired && size > 0) {
    const message = say`after this apply, segops no longer manages this segment. Its ${plural(size, 'member stays', 'members stay')}`;
    return [{ code: 'retired', segment, message, next: null }];
  }
  if (retire === 'empty' && size > 0) return [];
  const next = say`Remove its manifest when convenient.`;
  return [{ code: 'retired', segment, message: say`this segment is retired`, next }];
}

/** CleverTap never changes the ID of a segment: another ID is another segment. */
function renaming({ manifest, diff }: PlannedSegment, { index }: PlanInput): Notice[] {
  const { renamedFrom } = manifest.decisions;
  if (renamedFrom === null) return [];
  const segment = manifest.key;
  const from = asKey(renamedFrom);
  const old = findEntry(index, idsOf(renamedFrom));
  if (old.kind !== 'found') {
    const message = say`the manifest says that the segment was renamed from ${from}, but the lockfile has no such segment`;
    const next = say`Fix ${asCode('renamed_from:')} or remove it.`;
    return [{ code: 'renamed', segment, message, next }];
  }
  const size = sizeOf(old.entry);
  const message = say`CleverTap cannot rename a segment, so this is a new one. Adding its ${plural(diff.add.length, 'member')} costs ${plural(diff.add.length, 'billed event')}. The old segment ${from} keeps its ${plural(size, 'member')}. Emptying it costs up to ${plural(size, 'billed event')} more`;
  const next = say`When campaigns use the new segment, declare ${from} with ${asCode('retire: empty')} or ${asCode('retire: keep')}.`;
  return [{ code: 'renamed', segment, message, next }];
}

function idsOf(key: SegmentKey) {
  const number = /^ct:(\d+)$/.exec(key)?.[1];
  return number === undefined ? { customerSegmentId: key } : { ctSegmentId: Number(number) };
}

/** A new segment with at least this share of an orphan's members looks like its successor. */
const ALIKE = 0.9;

/** New segments with nearly all members of an orphan: it may have been renamed. */
export function successors(
  planned: readonly PlannedSegment[],
  orphan: SegmentEntry,
  input: PlanInput,
): SegmentKey[] {
  const size = sizeOf(orphan);
  return planned
    .filter(({ entry, diff }) => sizeOf(entry) === 0 && diff.desired >= ALIKE * size)
    .filter(({ manifest }) => overlap(manifest, orphan, input) >= ALIKE)
    .map(({ manifest }) => manifest.key);
}
