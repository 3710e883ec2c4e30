import type { ListFacts, ListRole, OpenList } from '../lists/list-facts.ts';
import { scopedPath } from '../lists/list-facts.ts';
import type { ListRef } from '../lists/list-ref.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { NO_BYTES } from '../members/cursor.ts';
import type { MemberKind, Problem, SegmentKey } from '../model.ts';
import type { Manifest } from './manifest.ts';

/** A list or a segment, once it was read. */
export interface ReadSource {
  readonly facts: ListFacts;
  /** null for a segment. */
  readonly ref: ListRef | null;
  readonly duplicates: number;
  /** Rows that do not count today. */
  readonly outside: number;
  readonly problems: readonly Problem[];
  /** Of those that it holds back, how many only because case is ignored. */
  readonly ignoringCase: number;
  /** What the rows of an exclusion look like, as bits. */
  readonly looks: number;
}

/** A source of a segment, or of one that it is built from. */
export interface DesiredSource extends ReadSource {
  /** The manifest that names it. */
  readonly owner: Manifest;
  /** Of an exclusion, its place among `exclusionsOf`; null where its rows hold back nobody here. */
  readonly at: number | null;
}

/** A set whose members are read, and what is known of its sources then. */
export interface OpenSet {
  cursor(kind: MemberKind): MemberCursor;
  sources(): readonly DesiredSource[];
  looks(): number;
  heldBack(): number;
}

/** A list or a segment that members come from, or have to be in. */
export interface Part {
  cursor(kind: MemberKind): MemberCursor;
  sources(): readonly DesiredSource[];
  /** null for a list. */
  readonly set: OpenSet | null;
}

/** Who names a source, and the segment that is meant where it is another one. */
export interface NamedBy {
  readonly owner: Manifest;
  readonly through?: SegmentKey;
}

export function listPart(
  role: ListRole,
  { ref, list }: { readonly ref: ListRef; readonly list: OpenList },
  { owner, ...scope }: NamedBy,
): Part {
  return {
    cursor: (kind) => list.cursor(kind),
    sources: () => {
      const facts = { role, path: ref.path, ...scope, ...list.content() };
      const [duplicates, problems] = [list.duplicates(), list.problems()];
      const outside = list.rowsOutside?.() ?? 0;
      const read = { facts, ref, duplicates, outside, problems };
      return [{ ...read, ignoringCase: 0, looks: 0, owner, at: null }];
    },
    set: null,
  };
}

export function segmentPart(
  role: ListRole,
  key: SegmentKey,
  set: OpenSet,
  { owner, ...scope }: NamedBy,
): Part {
  /** The last for each kind, since a merge that starts again counts again. */
  const read = new Map<MemberKind, Counted>();
  return {
    cursor: (kind) => {
      const counted = new Counted(set.cursor(kind));
      read.set(kind, counted);
      return counted;
    },
    sources: () => {
      const rows = [...read.values()].reduce((sum, { count }) => sum + count, 0);
      const content = { rows, bytes: 0, sha256: '', endsWithNewline: true };
      const facts = { role, path: `segment:${key}`, ...scope, ...content };
      const nothing = {
        duplicates: 0,
        outside: 0,
        problems: [],
        ignoringCase: 0,
        looks: 0,
        at: null,
      };
      return [{ facts, ref: null, ...nothing, owner }, ...set.sources()];
    },
    set,
  };
}

class Counted implements MemberCursor {
  bytes: Uint8Array = NO_BYTES;
  start = 0;
  end = 0;
  count = 0;
  readonly #from: MemberCursor;

  constructor(from: MemberCursor) {
    this.#from = from;
  }

  next(): boolean {
    const from = this.#from;
    if (!from.next()) return false;
    this.bytes = from.bytes;
    this.start = from.start;
    this.end = from.end;
    this.count += 1;
    return true;
  }
}

/** A set that is part of a segment in several ways is read several times, and told once. */
export function distinctSources(sources: readonly DesiredSource[]): readonly DesiredSource[] {
  const seen = new Set<string>();
  return sources.filter(({ facts, ref, at }) => {
    if (facts.through === undefined) return true;
    const name = JSON.stringify([facts.role, scopedPath(facts), ref?.place, at]);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
