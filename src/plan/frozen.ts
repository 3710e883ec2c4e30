import type { SegmentDiff } from '../diff/diff.ts';
import type { SegmentEntry } from '../lock/lock-index.ts';
import { namesAmong, openDesired } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { keepersOf } from '../manifest/references.ts';
import { sortedLines } from '../members/bytes.ts';
import { nameOf } from '../members/member.ts';
import { asForeign, asLabel, plural, say } from '../message.ts';
import type { Member, SegmentKey } from '../model.ts';
import { sizeOf } from './guards/segment-guards.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/**
 * While a campaign is being sent, nobody joins its segment, and nobody leaves it but people whom an
 * exclusion holds back now. Everything else waits.
 */
export function frozenDiff(
  manifest: Manifest,
  found: SegmentDiff,
  entry: SegmentEntry,
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  input: PlanInput,
): SegmentDiff {
  const stay = stayingOf(manifest, found.remove, manifests, input);
  const goes = (member: Member) => !stay.has(nameOf(member));
  const remove = found.remove.filter(goes);
  const confirmedRemovals = found.confirmedRemovals.filter(goes);
  const desired = sizeOf(entry) - remove.length;
  const none = { add: [], confirmedAdditions: [], doubted: 0 };
  return { ...found, ...none, remove, confirmedRemovals, desired };
}

/** Of those who would leave, whom no exclusion holds back. */
function stayingOf(
  manifest: Manifest,
  leaving: readonly Member[],
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  { openList }: PlanInput,
): ReadonlySet<string> {
  const lines = (kind: Member['kind']) =>
    sortedLines(leaving.filter((one) => one.kind === kind).map(({ value }) => value));
  const { splits: _, ...rest } = manifest;
  const them: Manifest = {
    ...rest,
    decisions: { ...manifest.decisions, retire: null },
    members: { identities: lines('identity'), guids: lines('guid'), count: leaving.length },
    membersFrom: [],
    intersectWith: [],
    // Whoever leaves comes in no other way, so each that holds back in a part holds back here.
    excludeFrom: keepersOf(manifest, manifests),
  };
  return namesAmong(openDesired(them, manifests, openList), new Set(leaving.map(nameOf)));
}

/** What waits for the end of the freeze. */
export function frozenNotices({ manifest, waiting }: PlannedSegment): Notice[] {
  const { frozen, key } = manifest;
  if (frozen === undefined || waiting === undefined) return [];
  const { add, remove } = waiting;
  const until = say`the segment is frozen up to ${asLabel(frozen.last)}${asForeign(frozen.reason)}`;
  const waits =
    add + remove === 0
      ? say`Nothing waits for that`
      : say`Until then ${plural(add, 'addition')} and ${plural(remove, 'removal')} wait`;
  return [{ code: 'frozen', segment: key, message: say`${until}. ${waits}`, next: null }];
}
