import type { ListRole, OpenList } from '../lists/list-facts.ts';
import type { ExclusionRef, ListRef } from '../lists/list-ref.ts';
import { union } from '../members/combine.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES, textOf } from '../members/cursor.ts';
import { HoldBack } from '../members/hold-back.ts';
import { Intersection } from '../members/intersect.ts';
import { nameOf } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import type { Split, SplitCounts } from '../members/split.ts';
import { SplitCursor, sumOfCounts } from '../members/split.ts';
import type { MemberKind, SegmentKey } from '../model.ts';
import type { ExclusionHashes } from './exclusion-hashes.ts';
import type { DesiredSource, Exclusion, OpenRef } from './exclusions.ts';
import { excludedList, excludedSegment } from './exclusions.ts';
import type { Manifest } from './manifest.ts';

export type { DesiredSource } from './exclusions.ts';

/** The desired members of one segment, as cursors, and the facts of its sources. */
export interface DesiredSegment {
  cursor(kind: MemberKind): MemberCursor;
  /** Complete once the cursors of both kinds are at their end. */
  sources(): readonly DesiredSource[];
  /** What its members look like before any is held back, as bits; 0 where nothing is excluded. */
  looks(): number;
  /** How many members are held back; likewise. */
  heldBack(): number;
  /** What its splits did; likewise. Zeros where there are none, now and before. */
  splitCounts(): Readonly<SplitCounts>;
}

/**
 * Opens the lists of a manifest, and takes hashes of its exclusions. Exclusion cycles must have been
 * ruled out. `splitBefore`: to count who comes and goes because the splits are others; null: they are not.
 */
export function openDesired(
  manifest: Manifest,
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  open: OpenRef,
  hashes: ExclusionHashes | null = null,
  splitBefore: readonly Split[] | null = null,
): DesiredSegment {
  if (manifest.decisions.retire === 'empty') return EMPTIED;
  const included = manifest.membersFrom.map((ref) => ({ ref, list: open(ref) }));
  const common = manifest.intersectWith.map((ref) => ({ ref, list: open(ref) }));
  const excluded = manifest.excludeFrom.map((ref) => openExclusion(ref, manifests, open));
  /** The last for each kind, since a merge that starts again counts again. */
  const compared = new Map<MemberKind, HoldBack>();
  const drawn = new Map<MemberKind, SplitCounts>();
  const notHeldBack = (kind: MemberKind) => {
    const lists = included.map(({ list }) => list.cursor(kind));
    const all = union([...inline(manifest, kind), ...lists]);
    const members = common.reduce<MemberCursor>(
      (some, { list }) => new Intersection(some, list.cursor(kind)),
      all,
    );
    if (excluded.length === 0) return members;
    const sources = excluded.map((exclusion, at) => {
      const source = exclusion.source(kind);
      return hashes === null ? source : hashes.watched(at, kind, source);
    });
    const held = new HoldBack(members, kind, sources);
    compared.set(kind, held);
    return held;
  };
  return {
    cursor: (kind) => {
      const { splits = [] } = manifest;
      const before = splitBefore ?? splits;
      const members = notHeldBack(kind);
      if (splits.length + before.length === 0) return members;
      const split = new SplitCursor(members, kind, splits, before);
      drawn.set(kind, split.counts);
      return split;
    },
    sources: () => [
      ...included.map(({ ref, list }) => listSource('members', ref, list)),
      ...common.map(({ ref, list }) => listSource('intersection', ref, list)),
      ...excluded.map((exclusion, at) => exclusion.facts(comparedAt(compared, at))),
    ],
    looks: () => [...compared.values()].reduce((looks, held) => looks | held.looks.bits, 0),
    heldBack: () => [...compared.values()].reduce((sum, { held }) => sum + held, 0),
    splitCounts: () => sumOfCounts([...drawn.values()]),
  };
}

/** Of these names, which are desired. */
export function namesAmong(
  desired: DesiredSegment,
  among: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  if (among.size === 0) return found;
  // What was found before a merge starts again stays found.
  untilOrdered(() => {
    for (const kind of ['identity', 'guid'] as const) {
      const cursor = desired.cursor(kind);
      while (cursor.next()) {
        const name = nameOf({ kind, value: textOf(cursor) });
        if (among.has(name)) found.add(name);
      }
    }
  });
  return found;
}

/** A segment that is to be emptied has no members, whatever its manifest still lists. */
const EMPTIED: DesiredSegment = {
  cursor: () => cursorOver(NO_BYTES),
  sources: () => [],
  looks: () => 0,
  heldBack: () => 0,
  splitCounts: () => sumOfCounts([]),
};

function openExclusion(
  ref: ExclusionRef,
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  open: OpenRef,
): Exclusion {
  if (ref.kind === 'list') return excludedList(ref, open);
  const other = manifests.get(ref.key);
  if (other === undefined) throw new Error(`exclude_from names no manifest: ${ref.key}`);
  return excludedSegment(ref.key, ref.ignoreCase, () => openDesired(other, manifests, open));
}

/** What became of one exclusion, for each kind of members. */
function comparedAt(compared: ReadonlyMap<MemberKind, HoldBack>, at: number) {
  return [...compared.values()].flatMap(({ exclusions }) => exclusions.slice(at, at + 1));
}

/** No cursor if there are no members, so that a single list is merged with the lockfile directly. */
function inline(manifest: Manifest, kind: MemberKind): MemberCursor[] {
  const block = kind === 'identity' ? manifest.members?.identities : manifest.members?.guids;
  return block === undefined || block.length === 0 ? [] : [cursorOver(block)];
}

function listSource(role: ListRole, ref: ListRef, list: OpenList): DesiredSource {
  const facts = { role, path: ref.path, ...list.content() };
  const [duplicates, problems] = [list.duplicates(), list.problems()];
  return { facts, ref, duplicates, problems, ignoringCase: 0, looks: 0 };
}
