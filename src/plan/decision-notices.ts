import type { SegmentEntry } from '../lock/lock-index.ts';
import { findEntry } from '../lock/match.ts';
import { count, plural } from '../message.ts';
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
    const message = `it is taken over as it is: its ${plural(adopt.length, 'member')} ${adopt.length === 1 ? 'enters' : 'enter'} the lock, and nothing is sent for them`;
    const next = 'If some may not be in the account, write `adopt: in_doubt`.';
    return [{ code: 'adopted', segment, message, next }];
  }
  if (manifest.decisions.adopt === null) return [];
  if (sizeOf(entry) > 0) {
    const message = 'the lock knows it, so `adopt:` has no effect any more';
    return [{ code: 'adopt-has-ended', segment, message, next: 'Remove it when convenient.' }];
  }
  if (manifest.decisions.adopt === 'accepted' || diff.add.length === 0) return [];
  const message = `it is taken over: ${plural(diff.add.length, 'member')} to be sent once, since some may not be in the account`;
  return [{ code: 'adopted', segment, message, next: null }];
}

function retirement({ manifest, entry }: PlannedSegment): Notice[] {
  const { retire } = manifest.decisions;
  if (retire === null) return [];
  const segment = manifest.key;
  const size = sizeOf(entry);
  if (retire === 'keep' && !entry.retired && size > 0) {
    const message = `it is managed no longer once this is applied; its ${plural(size, 'member')} ${size === 1 ? 'stays' : 'stay'}`;
    return [{ code: 'retired', segment, message, next: null }];
  }
  if (retire === 'empty' && size > 0) return [];
  const message = 'it is retired';
  return [{ code: 'retired', segment, message, next: 'Its manifest may be removed.' }];
}

/** The vendor's key of a segment is for ever: another name is another segment. */
function renaming({ manifest, diff }: PlannedSegment, { index }: PlanInput): Notice[] {
  const { renamedFrom } = manifest.decisions;
  if (renamedFrom === null) return [];
  const segment = manifest.key;
  const old = findEntry(index, idsOf(renamedFrom));
  if (old.kind !== 'found') {
    const message = `the lock does not know ${renamedFrom}, from which it is said to be renamed`;
    return [{ code: 'renamed', segment, message, next: 'Mend `renamed_from:` or remove it.' }];
  }
  const size = sizeOf(old.entry);
  const message = `the vendor cannot rename a segment: this is a new one, to which ${plural(diff.add.length, 'member')} ${diff.add.length === 1 ? 'is' : 'are'} added (each is billed), and ${renamedFrom} keeps its ${count(size)}; emptying that costs up to ${plural(size, 'billed event')} more`;
  const next = `When campaigns use the new one, declare ${renamedFrom} with \`retire: empty\`, or with \`retire: keep\`.`;
  return [{ code: 'renamed', segment, message, next }];
}

function idsOf(key: SegmentKey) {
  const number = /^ct:(\d+)$/.exec(key)?.[1];
  return number === undefined ? { customerSegmentId: key } : { ctSegmentId: Number(number) };
}

/** From this share of an orphan's members on, a new segment looks like its successor. */
const ALIKE = 0.9;

/** New segments that hold nearly everybody whom an orphan holds: it may have been renamed. */
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
