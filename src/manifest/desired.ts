import type { ListRole } from '../lists/list-facts.ts';
import type { ExclusionRef, SourceRef } from '../lists/list-ref.ts';
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
import type { Exclusion, OpenRef } from './exclusions.ts';
import { excludedList, excludedSegment } from './exclusions.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestsByKey } from './references.ts';
import { exclusionsOf } from './references.ts';
import type { DesiredSource, NamedBy, OpenSet, Part } from './sources.ts';
import { distinctSources, listPart, segmentPart } from './sources.ts';

export type { DesiredSource } from './sources.ts';

/*
 * A set is a cursor: the union of its lists and of the sets that it is built from, of which it lets pass
 * who is in every intersection, less whom an exclusion holds back. A set that is part of another one is
 * such a cursor again. So however deep they are nested, all of it is one merge.
 */

/** The desired members of one segment, as cursors, and the facts of its sources. */
export interface DesiredSegment extends OpenSet {
  /** Complete once the cursors of both kinds are at their end. */
  sources(): readonly DesiredSource[];
  /** What its members look like before any is held back, as bits; 0 where nothing is excluded. */
  looks(): number;
  /** How many members are held back; where sets are nested, by the one that holds back most. */
  heldBack(): number;
  /** What its splits did, or those of a segment that it is built from. Zeros where there are none, now and before. */
  splitCounts(through?: SegmentKey): Readonly<SplitCounts>;
}

/** What is needed to open a set, and all that it is built from. */
interface Opening {
  readonly manifests: ManifestsByKey;
  /** As they count where they keep somebody out. */
  readonly keepers: ManifestsByKey;
  readonly open: OpenRef;
  readonly hashes: ExclusionHashes | null;
  /** Of the exclusions, as `exclusionsOf` has them. */
  readonly numbers: ReadonlyMap<ExclusionRef, number>;
  readonly splitsBefore: SplitsBefore;
  /** Of each segment, the last for each kind, since a merge that starts again counts again. */
  readonly drawn: Map<SegmentKey | undefined, Map<MemberKind, SplitCounts>>;
}

/** The splits before of a segment that this one is built from, or its own; null: as they are now. */
export type SplitsBefore = (through?: SegmentKey) => readonly Split[] | null;

const AS_NOW: SplitsBefore = () => null;

/**
 * Opens the lists of a manifest, and takes hashes of its exclusions. Cycles must have been ruled out.
 * `splitsBefore`: to count who comes and goes because the splits are others.
 * `keepers`: the manifests as they count where they are excluded, if that is another day.
 */
export function openDesired(
  manifest: Manifest,
  manifests: ManifestsByKey,
  open: OpenRef,
  hashes: ExclusionHashes | null = null,
  splitsBefore: SplitsBefore = AS_NOW,
  keepers: ManifestsByKey = manifests,
): DesiredSegment {
  const exclusions = exclusionsOf(manifest, manifests);
  const numbers = new Map(exclusions.map(({ ref }, at) => [ref, at]));
  const drawn: Opening['drawn'] = new Map();
  const opening = { manifests, keepers, open, hashes, numbers, splitsBefore, drawn };
  const set = openSet({ owner: manifest }, opening);
  return {
    ...set,
    sources: () => distinctSources(set.sources()),
    splitCounts: (through) => sumOfCounts([...(drawn.get(through)?.values() ?? [])]),
  };
}

function openSet(named: NamedBy, opening: Opening): OpenSet {
  const { owner, through } = named;
  if (owner.decisions.retire === 'empty') return EMPTIED;
  const openAll = (role: ListRole, refs: readonly SourceRef[]) =>
    refs.map((ref) => openPart(role, ref, named, opening));
  const included = openAll('members', owner.membersFrom);
  const common = openAll('intersection', owner.intersectWith);
  const excluded = owner.excludeFrom.map((ref) => openExclusion(ref, named, opening));
  /** The last for each kind, since a merge that starts again counts again. */
  const compared = new Map<MemberKind, HoldBack>();
  const drawn = new Map<MemberKind, SplitCounts>();
  opening.drawn.set(through, drawn);
  const sets = [...included, ...common].flatMap(({ set }) => set ?? []);
  const notHeldBack = (kind: MemberKind) => {
    const all = union([...inline(owner, kind), ...included.map((part) => part.cursor(kind))]);
    const members = common.reduce<MemberCursor>(
      (some, part) => new Intersection(some, part.cursor(kind)),
      all,
    );
    if (excluded.length === 0) return members;
    const sources = excluded.map(({ watched }) => watched(kind));
    const left = new HoldBack(members, kind, sources);
    compared.set(kind, left);
    return left;
  };
  return {
    cursor: (kind) => {
      const { splits = [] } = owner;
      const before = opening.splitsBefore(through) ?? splits;
      const members = notHeldBack(kind);
      if (splits.length + before.length === 0) return members;
      const split = new SplitCursor(members, kind, splits, before);
      drawn.set(kind, split.counts);
      return split;
    },
    sources: () => [
      ...[...included, ...common].flatMap((part) => part.sources()),
      ...excluded.flatMap(({ sources }, at) => sources(comparedAt(compared, at))),
    ],
    looks: () => {
      const own = [...compared.values()].map(({ looks }) => looks.bits);
      return [...own, ...sets.map((set) => set.looks())].reduce((all, bits) => all | bits, 0);
    },
    heldBack: () => {
      const own = [...compared.values()].reduce((sum, { held }) => sum + held, 0);
      return Math.max(own, ...sets.map((set) => set.heldBack()));
    },
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
const EMPTIED: OpenSet = {
  cursor: () => cursorOver(NO_BYTES),
  sources: () => [],
  looks: () => 0,
  heldBack: () => 0,
};

function openPart(role: ListRole, ref: SourceRef, named: NamedBy, opening: Opening): Part {
  if (ref.kind === 'list') return listPart(role, { ref, list: opening.open(ref) }, named);
  const owner = manifestOf(ref.key, opening.manifests);
  return segmentPart(role, ref.key, openSet({ owner, through: ref.key }, opening), named);
}

function openExclusion(ref: ExclusionRef, { owner, ...scope }: NamedBy, opening: Opening) {
  const { hashes, numbers } = opening;
  const exclusion = excludedBy(ref, opening);
  const at = numbers.get(ref) ?? null;
  return {
    watched: (kind: MemberKind) => {
      const source = exclusion.source(kind);
      return hashes === null || at === null ? source : hashes.watched(at, kind, source);
    },
    sources: (compared: Parameters<Exclusion['facts']>[0]): DesiredSource[] => {
      const read = exclusion.facts(compared);
      return [{ ...read, facts: { ...read.facts, ...scope }, owner, at }, ...exclusion.behind()];
    },
  };
}

function excludedBy(ref: ExclusionRef, { manifests, keepers, open }: Opening): Exclusion {
  if (ref.kind === 'list') return excludedList(ref, open);
  const other = manifestOf(ref.key, keepers);
  // Whoever it excludes itself is not kept out, so there the two change places.
  const openOther = () => openDesired(other, keepers, open, null, AS_NOW, manifests);
  // Its own plan reads its lists, unless it has none.
  const isReadHere = other.only === true || other.decisions.retire === 'keep';
  return excludedSegment(ref.key, ref.ignoreCase, openOther, isReadHere);
}

function manifestOf(key: string, manifests: ManifestsByKey): Manifest {
  const other = manifests.get(key);
  if (other === undefined) throw new Error(`a manifest names no manifest: ${key}`);
  return other;
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
