import { earlierLists, findList } from '../lists/list-facts.ts';
import type { ExclusionRef, ListRef, SourceRef } from '../lists/list-ref.ts';
import { isEditable, refPath } from '../lists/list-ref.ts';
import type { RecordedSegment } from '../lock/apply-record.ts';
import type { ReadPart, RecordedChange } from '../lock/change-lines.ts';
import { changesOf } from '../lock/change-lines.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { builtFrom } from '../manifest/references.ts';
import { seenAs } from '../manifest/views.ts';
import { nameOf } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { Declares, RowsOf } from './resting-sources.ts';
import { restingIn } from './resting-sources.ts';

/** What an apply did to one segment, as far as it can be reverted. */
export interface DoneToSegment {
  readonly key: SegmentKey;
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
  /** Exclusions that had lost rows: members that the apply added may belong on them again. */
  readonly shrunken: ReadonlySet<string>;
  /** Intersections that had gained rows: members that the apply added may have come by these. */
  readonly grown: ReadonlySet<string>;
  /** Exclusions and intersections that the apply met for the first time. Their rows may count elsewhere. */
  readonly attached: ReadonlySet<string>;
}

/** What can be taken back: what was only asserted once more, or rejected, changed nothing. */
export async function doneTo(segment: RecordedSegment, readPart: ReadPart): Promise<DoneToSegment> {
  const changes: RecordedChange[] = [];
  for await (const change of changesOf(segment, readPart)) {
    if (!change.again && change.outcome !== 'rejected') changes.push(change);
  }
  const shrunken = segment.listsBefore.filter((before) => {
    const after = findList(segment.lists, before);
    return before.role === 'exclusion' && after !== null && after.rows < before.rows;
  });
  const earlier = earlierLists(segment.listsBefore, segment.lists);
  const attached = segment.lists.filter(
    (list) => list.role !== 'members' && earlier(list) === null,
  );
  const grown = segment.lists.filter(
    (list) => list.role === 'intersection' && list.rows > (earlier(list)?.rows ?? list.rows),
  );
  return {
    key: segment.key,
    attached: new Set(attached.map(({ path }) => path)),
    added: changes.filter(({ operation }) => operation === 'ADD').map(({ member }) => member),
    removed: changes.filter(({ operation }) => operation === 'REMOVE').map(({ member }) => member),
    shrunken: new Set(shrunken.map(({ path }) => path)),
    grown: new Set(grown.map(({ path }) => path)),
  };
}

/** Edits of one list: identities to write, and to remove. */
export interface ListEdit {
  readonly ref: ListRef;
  readonly add: Set<string>;
  readonly remove: Set<string>;
}

export interface ManifestEdit {
  readonly manifest: Manifest;
  readonly add: Member[];
  readonly remove: Member[];
}

/** The inverse of an apply, source by source. */
export interface RevertEdits {
  readonly lists: ReadonlyMap<string, ListEdit>;
  readonly manifests: ReadonlyMap<SegmentKey, ManifestEdit>;
  /** What only a person can edit: rows of CSV lists, whose other columns cannot be guessed. */
  readonly byHand: readonly { readonly path: string; readonly members: readonly Member[] }[];
  /** By segment, files that still name members who left because of a day: nothing is written for these. */
  readonly resting: ReadonlyMap<SegmentKey, ReadonlySet<string>>;
}

/**
 * Works backwards from what an apply sent to what its sources must say to undo it. A member that was
 * added leaves every source of members, or goes back onto the exclusion that had lost rows. A member
 * that was removed leaves the exclusions, and returns to a list of members or to the manifest. An
 * exclusion or an intersection that came with the apply is not touched: a person takes it out of the manifest.
 */
export function revertEdits(
  done: readonly DoneToSegment[],
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  rowsOf: RowsOf,
  declares: Declares,
): RevertEdits {
  const edits = new Edits(rowsOf, declares);
  const written = seenAs([...manifests.values()], (one) => one.dated?.written ?? one);
  const resting = new Map<SegmentKey, Set<string>>();
  const removed = new Map(done.map((one) => [one.key, new Set(one.removed.map(nameOf))]));
  for (const segment of done) {
    const manifest = manifests.get(segment.key);
    if (manifest === undefined) continue;
    const parts = builtFrom(manifest, manifests);
    const sets = parts.filter((part) => part === manifest || part.only === true);
    const others = parts.filter((part) => !sets.includes(part));
    const restsIn = restingIn(manifest, [manifests, written], rowsOf, declares);
    for (const member of segment.added) edits.takeOut(sets, member, segment);
    for (const member of segment.removed) {
      // Whoever returns to a segment that this one is built from returns here as well.
      const returns = others.some(({ key }) => removed.get(key)?.has(nameOf(member)));
      if (returns) continue;
      const rests = restsIn(member);
      if (rests === null) edits.putBack(sets, member, segment.attached);
      else resting.set(segment.key, (resting.get(segment.key) ?? new Set()).add(rests));
    }
  }
  return { ...edits.result(), resting };
}

class Edits {
  readonly #rowsOf: RowsOf;
  readonly #declares: Declares;
  readonly #lists = new Map<string, ListEdit>();
  readonly #manifests = new Map<SegmentKey, ManifestEdit>();
  readonly #byHand = new Map<string, Member[]>();

  constructor(rowsOf: RowsOf, declares: Declares) {
    this.#rowsOf = rowsOf;
    this.#declares = declares;
  }

  /** `sets`: the manifest, and sets that it is built from and that are never sent: it is all there is of them. */
  takeOut(
    sets: readonly Manifest[],
    member: Member,
    { shrunken, grown }: Pick<DoneToSegment, 'shrunken' | 'grown'>,
  ): void {
    const excluded = sets.flatMap(({ excludeFrom }) => textLists(excludeFrom));
    const exclusion = excluded.find(({ path }) => shrunken.has(path));
    if (exclusion !== undefined && member.kind === 'identity') {
      if (this.#rowsOf(exclusion, member).length === 0) this.#list(exclusion).add.add(member.value);
      return;
    }
    const intersections = sets.flatMap(({ intersectWith }) => textLists(intersectWith));
    const common = intersections.find(({ path }) => grown.has(path));
    if (common !== undefined && member.kind === 'identity') {
      this.#takeRowsOut(common, member);
      return;
    }
    for (const set of sets) {
      for (const ref of listsIn(set.membersFrom)) this.#takeRowsOut(ref, member);
      if (this.#declares(set, member)) this.#manifest(set).remove.push(member);
    }
  }

  putBack(sets: readonly Manifest[], member: Member, attached: ReadonlySet<string>): void {
    for (const set of sets) {
      for (const ref of listsIn(set.excludeFrom)) {
        if (!attached.has(refPath(ref))) this.#takeRowsOut(ref, member);
      }
      this.#putIntoIntersections(set, member, attached);
    }
    if (sets.some((set) => this.#declares(set, member))) return;
    const lists = sets.flatMap(({ membersFrom }) => listsIn(membersFrom));
    if (lists.some((ref) => this.#rowsOf(ref, member).length > 0)) return;
    const [target] = textLists(lists);
    const [inline] = sets.filter(({ members, membersFrom }) => {
      return members !== null || membersFrom.every(({ kind }) => kind === 'list');
    });
    if (target !== undefined && member.kind === 'identity')
      this.#list(target).add.add(member.value);
    // Of a segment that is only built from others, they say who is in it.
    else if (inline !== undefined) this.#manifest(inline).add.push(member);
  }

  /** Whoever left because a list that must name everyone lost rows. */
  #putIntoIntersections(
    { intersectWith }: Manifest,
    member: Member,
    attached: ReadonlySet<string>,
  ): void {
    for (const ref of listsIn(intersectWith)) {
      if (attached.has(ref.path) || this.#rowsOf(ref, member).includes(member.value)) continue;
      if (isEditable(ref.format) && member.kind === 'identity')
        this.#list(ref).add.add(member.value);
      else this.#leave(ref.path, member);
    }
  }

  result(): Omit<RevertEdits, 'resting'> {
    const byHand = [...this.#byHand].map(([path, members]) => ({ path, members }));
    return { lists: this.#lists, manifests: this.#manifests, byHand };
  }

  #takeRowsOut(ref: ListRef, member: Member): void {
    for (const value of this.#rowsOf(ref, member)) {
      if (isEditable(ref.format)) this.#list(ref).remove.add(value);
      else this.#leave(ref.path, { kind: member.kind, value });
    }
  }

  #list(ref: ListRef): ListEdit {
    const known = this.#lists.get(ref.path);
    if (known !== undefined) return known;
    const made = { ref, add: new Set<string>(), remove: new Set<string>() };
    this.#lists.set(ref.path, made);
    return made;
  }

  #manifest(manifest: Manifest): ManifestEdit {
    const known = this.#manifests.get(manifest.key);
    if (known !== undefined) return known;
    const made = { manifest, add: [], remove: [] };
    this.#manifests.set(manifest.key, made);
    return made;
  }

  #leave(path: string, member: Member): void {
    const known = this.#byHand.get(path);
    if (known === undefined) this.#byHand.set(path, [member]);
    else known.push(member);
  }
}

function listsIn(refs: readonly (SourceRef | ExclusionRef)[]): ListRef[] {
  return refs.filter((ref) => ref.kind === 'list');
}

function textLists(refs: readonly (SourceRef | ExclusionRef)[]): ListRef[] {
  return listsIn(refs).filter(({ format }) => isEditable(format));
}
