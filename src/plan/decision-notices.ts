import type { SegmentEntry } from '../lock/lock-index.ts';
import { EMPTY_ENTRY, findEntry, idsOfKey } from '../lock/lock-index.ts';
import { asCode, asCommand, asKey, plural, say, shellWord } from '../message.ts';
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

/** The IDs of a manifest have changed, and what was sent under the old ones is still known. */
export function ownershipNotices({ ownership, index }: PlanInput): Notice[] {
  return ownership.map(({ kind, key, other }) => {
    const size = plural(sizeOf(index.segments.get(key) ?? EMPTY_ENTRY), 'membership');
    return kind === 'split'
      ? {
          code: 'ids-split',
          segment: key,
          message: say`an ID was replaced, so ${asKey(other)} may be another segment. Both keep ${size}, as unconfirmed: it is unknown which of the two has them`,
          next: say`If the old ID never existed in the account, declare ${asKey(other)} with ${asCode('retire: keep')}.`,
        }
      : {
          code: 'ids-joined',
          segment: key,
          message: say`${asKey(other)} and this segment become one in the lockfile, with ${size}. What the two did not agree on is sent again`,
          next: say`If they are two segments, declare each in a manifest of its own. After an apply, separate them in the lockfile too: ${asCommand(`segops lock split ${shellWord(key)}`)}`,
        };
  });
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
  const old = findEntry(index, idsOfKey(renamedFrom));
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

/** A new segment with at least this share of an orphan's members looks like its successor. */
const ALIKE = 0.9;

/** New segments with nearly all members of an orphan: it may have been renamed. */
export async function successors(
  planned: readonly PlannedSegment[],
  orphan: SegmentEntry,
  input: PlanInput,
): Promise<SegmentKey[]> {
  const size = sizeOf(orphan);
  const found: SegmentKey[] = [];
  for (const { manifest, entry, diff } of planned) {
    if (sizeOf(entry) > 0 || diff.desired < ALIKE * size) continue;
    if ((await overlap(manifest, orphan, input)) >= ALIKE) found.push(manifest.key);
  }
  return found;
}
