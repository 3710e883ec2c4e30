import type { Waiver } from '../../config/guard.ts';
import { joinedExclusions } from '../../lock/exclusion-memory.ts';
import { listsOfBoth } from '../../lock/join-entries.ts';
import type { LockIndex, SegmentEntry } from '../../lock/lock-index.ts';
import { findEntry, idsOfKey, keysOf } from '../../lock/lock-index.ts';
import { joinedSplits, splitsOf, withSplits } from '../../lock/splits.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { SegmentKey } from '../../model.ts';
import { overlap } from '../guards/same-segment.ts';
import { sizeOf } from '../guards/segment-guards.ts';
import { isInForce } from '../guards/waivers.ts';
import type { Followed, PlanInput, PlannedSegment } from '../input.ts';

/*
 * CleverTap has no name for a segment but its IDs. Where all of them are replaced, the lockfile has an old
 * segment and a new one, which knows no opt-outs: a list that is cut in the same commit would let them all
 * in. So a segment that is being filled takes over what the lockfile remembers of exclusions from the
 * segments that it follows, as far as that can be told:
 *
 *   - `renamed_from:` names it, or only the case of an ID has changed;
 *   - no manifest declares the other any more, or it retires, and most of its members are in the new one.
 *
 * The last may be chance. It errs on the side of people who opted out, and `distinct_from:` of a waiver
 * says that they are two. What was taken over is remembered for the window, like a list that was replaced.
 */

/** From this share of its members on, a segment that leaves counts as the one that is followed. */
const MOST = 0.5;

type Planned = Pick<PlannedSegment, 'manifest' | 'entry' | 'diff' | 'adopt'>;

/** The segment as planned with what it takes over, if it takes over anything. */
export async function asSuccessor(
  planned: PlannedSegment,
  planWith: (entry: SegmentEntry) => PlannedSegment,
  input: PlanInput,
): Promise<PlannedSegment> {
  const found = isFilling(planned) ? await followedBy(planned, input) : [];
  if (found.length === 0) return planned;
  const old = found.flatMap(({ entry, by }) => (by === null ? [entry] : []));
  const follows = found.map(({ key, isSaid, by }) => ({ key, isSaid, by }));
  return { ...(old.length === 0 ? planned : planWith(old.reduce(heir, planned.entry))), follows };
}

/** Nothing was sent to it, or most of it is new: a few members that were there hide no successor. */
function isFilling({ entry, diff, adopt }: Planned): boolean {
  return diff.add.length + adopt.length > sizeOf(entry);
}

function heir(entry: SegmentEntry, old: SegmentEntry): SegmentEntry {
  const excluded = old.lists.filter(({ role }) => role === 'exclusion');
  return {
    ...entry,
    lists: listsOfBoth(entry.lists, excluded),
    exclusions: joinedExclusions(entry.exclusions, old.exclusions),
    more: withSplits(entry.more, joinedSplits(entry, old)),
  };
}

type Predecessor = Followed & { readonly entry: SegmentEntry };

async function followedBy(planned: Planned, input: PlanInput): Promise<Predecessor[]> {
  const { manifest } = planned;
  const own = findEntry(input.index, manifest.ids);
  const said = saidIn(manifest, input);
  const found: Predecessor[] = [];
  for (const [key, entry] of rememberingIn(input)) {
    if (own.kind === 'found' && own.key === key) continue;
    const isSaid = said.has(key.toLowerCase());
    if (isSaid || (await isAlike(planned, key, entry, input))) {
      found.push({ key, entry, isSaid, by: isSaid ? null : apartBy(manifest, key, input) });
    }
  }
  return found;
}

/** Keys in small letters. */
function saidIn({ ids, decisions }: Manifest, { index }: PlanInput): ReadonlySet<string> {
  const { renamedFrom } = decisions;
  const old = renamedFrom === null ? null : findEntry(index, idsOfKey(renamedFrom));
  const named = old?.kind === 'found' ? [old.key] : [];
  return new Set([...keysOf(ids), ...named].map((key) => key.toLowerCase()));
}

async function isAlike(
  { manifest, diff }: Planned,
  key: SegmentKey,
  entry: SegmentEntry,
  input: PlanInput,
): Promise<boolean> {
  const size = sizeOf(entry);
  if (size === 0 || diff.desired < MOST * size) return false;
  const isLeaving = entry.retired || !stayingIn(input).has(key);
  return isLeaving && (await overlap(manifest, entry, input)) >= MOST;
}

type Segments = LockIndex['segments'];

/** Thousands of new segments may ask the same index. */
const REMEMBERING = new WeakMap<Segments, readonly (readonly [SegmentKey, SegmentEntry])[]>();
const STAYING = new WeakMap<PlanInput, ReadonlySet<SegmentKey>>();

/** Entries that know an exclusion or a split. */
function rememberingIn({ index: { segments } }: PlanInput) {
  const known =
    REMEMBERING.get(segments) ??
    [...segments].filter(
      ([, entry]) =>
        entry.exclusions.filters.length > 0 ||
        entry.lists.some(({ role }) => role === 'exclusion') ||
        splitsOf(entry).length > 0,
    );
  REMEMBERING.set(segments, known);
  return known;
}

/** Entries that a manifest declares which does not say that they retire. */
function stayingIn(input: PlanInput): ReadonlySet<SegmentKey> {
  const { manifests, index } = input;
  const known =
    STAYING.get(input) ??
    new Set(
      manifests.flatMap(({ ids, decisions }) => {
        const match = findEntry(index, ids);
        return match.kind === 'found' && decisions.retire === null ? [match.key] : [];
      }),
    );
  STAYING.set(input, known);
  return known;
}

/** The waiver that says that it is another segment. */
function apartBy({ guard, ids }: Manifest, key: SegmentKey, input: PlanInput): Waiver | null {
  const written = [
    { waiver: guard.waiver, ids },
    { waiver: input.config.guard.waiver, ids: null },
  ];
  for (const { waiver, ids } of written) {
    const isIt = waiver?.distinctFrom.includes(key) && isInForce({ waiver, ids }, input);
    if (waiver !== null && isIt) return waiver;
  }
  return null;
}
