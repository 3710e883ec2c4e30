import { failure } from '../failure.ts';
import type { ListFacts, OpenList } from '../lists/list-facts.ts';
import type { ExcludedListRef, ListRef } from '../lists/list-ref.ts';
import { FoldedRows } from '../members/folded-rows.ts';
import type { ExclusionRows, ExclusionSource } from '../members/hold-back.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { asPath, say } from '../message.ts';
import type { MemberKind, Problem, SegmentKey } from '../model.ts';
import type { DesiredSource, OpenSet, ReadSource } from './sources.ts';

/** A list or a segment whose members are held back. */
export interface Exclusion {
  source(kind: MemberKind): ExclusionSource;
  /** What is known once the members of both kinds were compared with it. */
  facts(compared: readonly ExclusionRows[]): ReadSource;
  /** What an excluded set is read from that is never sent, and so checked nowhere else. */
  behind(): readonly DesiredSource[];
}

export type OpenRef = (ref: ListRef) => OpenList;

export function excludedList(ref: ExcludedListRef, open: OpenRef): Exclusion {
  const list = open(ref);
  let folded: string | null = null;
  return {
    source: (kind) => ({
      rows: list.cursor(kind),
      folded: () => {
        const table = foldedList(ref, kind, open);
        folded = table.sha256 ?? folded;
        return table.rows;
      },
      ignoresCase: ref.ignoreCase,
    }),
    facts: (compared) => {
      const content = list.content();
      // Both readings are of one list, or whom it names is unknown.
      if (folded !== null && folded !== content.sha256) throw listChanged(ref.path);
      const facts = { role: 'exclusion', path: ref.path, ...content } as const;
      const source = sourceOf(facts, compared, ref, list.duplicates(), list.problems());
      const outside = list.rowsOutside?.() ?? 0;
      return { ...source, outside, looks: source.looks | (list.ignoredLooks?.() ?? 0) };
    },
    behind: () => [],
  };
}

/**
 * `openOther` opens the segment that is excluded; `isSet`: it is never sent. Where its lists have errors,
 * nobody knows whom it holds back.
 */
export function excludedSegment(
  key: SegmentKey,
  ignoresCase: boolean,
  openOther: () => Pick<OpenSet, 'cursor' | 'sources'>,
  isSet: boolean,
): Exclusion {
  const other = openOther();
  return {
    source: (kind) => ({
      rows: other.cursor(kind),
      folded: () => {
        const again = openOther();
        return untilOrdered(() => new FoldedRows(again.cursor(kind), ignoresCase));
      },
      ignoresCase,
    }),
    facts: (compared) => {
      const content = { rows: sum(compared, ({ rows }) => rows), bytes: 0, sha256: '' };
      const named = { role: 'exclusion', path: `segment:${key}`, endsWithNewline: true } as const;
      const problems = other.sources().flatMap((source) => source.problems);
      return sourceOf({ ...named, ...content }, compared, null, 0, problems);
    },
    behind: () => (isSet ? other.sources().map((source) => behindSet(key, source)) : []),
  };
}

/** It is checked like any list, and holds back nobody by itself. */
function behindSet(key: SegmentKey, source: DesiredSource): DesiredSource {
  const { heldBack: _, ...facts } = source.facts;
  const through = facts.through ?? key;
  return { ...source, facts: { ...facts, role: 'members', through }, at: null };
}

function sourceOf(
  facts: ListFacts,
  compared: readonly ExclusionRows[],
  ref: ListRef | null,
  duplicates: number,
  problems: readonly Problem[],
): ReadSource {
  return {
    facts: { ...facts, heldBack: sum(compared, ({ people }) => people) },
    ref,
    duplicates,
    outside: 0,
    problems,
    ignoringCase: sum(compared, ({ ignoringCase }) => ignoringCase),
    looks: compared.reduce((looks, rows) => looks | rows.looks.bits, 0),
  };
}

function sum(compared: readonly ExclusionRows[], figure: (rows: ExclusionRows) => number): number {
  return compared.reduce((total, rows) => total + figure(rows), 0);
}

function listChanged(path: string): Error {
  return failure(
    'list-changed',
    say`the list ${asPath(path)} changed while it was read`,
    say`Run the command again when nothing writes to the list.`,
  );
}

interface Folded {
  readonly rows: FoldedRows;
  /** Of the list; null where it has no such kind of members, and may not have been read. */
  readonly sha256: string | null;
}

/** Folded rows that may wait for other segments (bytes): many segments exclude the same few lists. */
const MOST_KEPT = 256 << 20;
const KEPT = new WeakMap<OpenRef, Map<string, Folded>>();

function foldedList(ref: ExcludedListRef, kind: MemberKind, open: OpenRef): Folded {
  const kept = KEPT.get(open) ?? new Map<string, Folded>();
  KEPT.set(open, kept);
  const name = JSON.stringify([ref.path, ref.format, ref.ignoreCase, kind]);
  const known = kept.get(name);
  if (known !== undefined) return known;
  const list = open(ref);
  const rows = untilOrdered(() => new FoldedRows(list.cursor(kind), ref.ignoreCase));
  const { bytes, sha256 } = list.content();
  const folded = { rows, sha256: kind === 'identity' || bytes > 0 ? sha256 : null };
  kept.set(name, folded);
  let size = 0;
  for (const [other, table] of [...kept].reverse()) {
    size += table.rows.size();
    if (size > MOST_KEPT && other !== name) kept.delete(other);
  }
  return folded;
}
