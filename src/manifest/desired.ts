import type { ListFacts, OpenList } from '../lists/list-facts.ts';
import type { ExclusionRef, ListRef } from '../lists/list-ref.ts';
import { except, union } from '../members/combine.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES } from '../members/cursor.ts';
import type { MemberKind, Problem, SegmentKey } from '../model.ts';
import type { Manifest } from './manifest.ts';

/** The desired members of one segment, as cursors, and the facts of its sources. */
export interface DesiredSegment {
  cursor(kind: MemberKind): MemberCursor;
  /** Complete once the cursors of both kinds are at their end. */
  sources(): readonly DesiredSource[];
}

/** A list or an excluded segment, once it was read. */
export interface DesiredSource {
  readonly facts: ListFacts;
  /** null for an excluded segment. */
  readonly ref: ListRef | null;
  readonly duplicates: number;
  readonly problems: readonly Problem[];
}

/** Opens the lists of a manifest. Exclusion cycles must have been ruled out. */
export function openDesired(
  manifest: Manifest,
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  open: (ref: ListRef) => OpenList,
): DesiredSegment {
  if (manifest.decisions.retire === 'empty') return EMPTIED;
  const included = manifest.membersFrom.map((ref) => ({ ref, list: open(ref) }));
  const excluded = manifest.excludeFrom.map((ref) => openExclusion(ref, manifests, open));
  return {
    cursor: (kind) => {
      const lists = included.map(({ list }) => list.cursor(kind));
      const members = union([...inline(manifest, kind), ...lists]);
      if (excluded.length === 0) return members;
      return except(members, union(excluded.map((exclusion) => exclusion.cursor(kind))));
    },
    sources: () => [
      ...included.map(({ ref, list }) => listSource('members', ref, list)),
      ...excluded.map((exclusion) => exclusion.source()),
    ],
  };
}

/** A segment that is to be emptied has no members, whatever its manifest still lists. */
const EMPTIED: DesiredSegment = { cursor: () => cursorOver(NO_BYTES), sources: () => [] };

interface Exclusion {
  cursor(kind: MemberKind): MemberCursor;
  source(): DesiredSource;
}

function openExclusion(
  ref: ExclusionRef,
  manifests: ReadonlyMap<SegmentKey, Manifest>,
  open: (ref: ListRef) => OpenList,
): Exclusion {
  if (ref.kind === 'list') {
    const list = open(ref);
    return {
      cursor: (kind) => list.cursor(kind),
      source: () => listSource('exclusion', ref, list),
    };
  }
  const other = manifests.get(ref.key);
  if (other === undefined) throw new Error(`exclude_from names no manifest: ${ref.key}`);
  const desired = openDesired(other, manifests, open);
  /** The last for each kind, since a merge that starts again counts again. */
  const counters = new Map<MemberKind, Counter>();
  return {
    cursor: (kind) => {
      const counter = new Counter(desired.cursor(kind));
      counters.set(kind, counter);
      return counter;
    },
    source: () =>
      segmentSource(
        ref.key,
        [...counters.values()].reduce((sum, counter) => sum + counter.rows, 0),
      ),
  };
}

/** No cursor if there are no members, so that a single list is merged with the lockfile directly. */
function inline(manifest: Manifest, kind: MemberKind): MemberCursor[] {
  const block = kind === 'identity' ? manifest.members?.identities : manifest.members?.guids;
  return block === undefined || block.length === 0 ? [] : [cursorOver(block)];
}

function listSource(role: ListFacts['role'], ref: ListRef, list: OpenList): DesiredSource {
  const facts = { role, path: ref.path, ...list.content() };
  return { facts, ref, duplicates: list.duplicates(), problems: list.problems() };
}

function segmentSource(key: SegmentKey, rows: number): DesiredSource {
  const content = { rows, bytes: 0, sha256: '', endsWithNewline: true };
  const facts = { role: 'exclusion', path: `segment:${key}`, ...content } as const;
  return { facts, ref: null, duplicates: 0, problems: [] };
}

/** Counts what passes through it. */
class Counter implements MemberCursor {
  rows = 0;
  readonly #inner: MemberCursor;

  constructor(inner: MemberCursor) {
    this.#inner = inner;
  }
  get bytes(): Uint8Array {
    return this.#inner.bytes;
  }
  get start(): number {
    return this.#inner.start;
  }
  get end(): number {
    return this.#inner.end;
  }
  next(): boolean {
    const has = this.#inner.next();
    if (has) this.rows += 1;
    return has;
  }
}
