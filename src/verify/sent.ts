import type { ApplyRecord } from '../lock/apply-record.ts';
import { MOST_RECORDS, readRecord } from '../lock/apply-record.ts';
import type { ReadPart, RecordedChange } from '../lock/change-lines.ts';
import { changesOf } from '../lock/change-lines.ts';
import type { LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import { ownedBy } from '../lock/lock-index.ts';
import type { SortSpace } from '../members/line-sort.ts';
import { LineSort } from '../members/line-sort.ts';
import type { SegmentKey } from '../model.ts';
import { addLine, SaidLines, SEPARATOR } from './lines.ts';
import type { Sent, Written } from './terms.ts';

/** What the records of the lockfile say of the memberships of some segments. */
export interface SentBefore {
  readonly lines: SaidLines;
  /** Reads what is said: the oldest first. */
  readonly sentIn: (words: readonly string[]) => Sent[];
  /** The start of the oldest record (ms) where older ones were dropped; -Infinity where none were. */
  readonly remembers: number;
  /** By the place of an entry: through which record evidence found every membership as it should be. */
  readonly proven: ReadonlyMap<number, number>;
  /** Of each record, in order. */
  readonly written: readonly Written[];
  close(): void;
}

/** Reads all records once, and sorts what they say. */
export async function sentBefore(
  { history }: Pick<LockIndex, 'history'>,
  entries: readonly SegmentEntry[],
  readPart: ReadPart,
  space: SortSpace,
): Promise<SentBefore> {
  const owners = ownersOf(entries);
  const sort = new LineSort(space);
  const written: Written[] = [];
  const proven = new Map<number, number>();
  for (const ref of history) {
    const record = await readRecord(ref, readPart);
    const { serial, startedAt, endedAt, verified, proven: found = [] } = record;
    for (const { key, through } of found) {
      const owner = owners.get(key);
      if (owner !== undefined) proven.set(owner, Math.max(through, proven.get(owner) ?? through));
    }
    await addChanges(sort, record, owners, written.length, readPart);
    written.push({ serial, isApply: verified === undefined, startedAt, endedAt });
  }
  const [oldest] = written;
  return {
    lines: new SaidLines(sort.cursor()),
    sentIn: (words) => words.flatMap((word) => sentOf(word, written)),
    // With fewer, none was dropped.
    remembers:
      history.length < MOST_RECORDS || oldest === undefined
        ? Number.NEGATIVE_INFINITY
        : oldest.startedAt,
    proven,
    written,
    close: () => sort.close(),
  };
}

/** Places of entries by every key under which something may have been sent. */
export function ownersOf(entries: readonly SegmentEntry[]): ReadonlyMap<SegmentKey, number> {
  return new Map(
    entries.flatMap((entry, at) => [...ownedBy(entry)].map((key) => [key, at] as const)),
  );
}

async function addChanges(
  sort: LineSort,
  record: ApplyRecord,
  owners: ReadonlyMap<SegmentKey, number>,
  at: number,
  readPart: ReadPart,
): Promise<void> {
  let number = 0;
  for (const segment of record.segments) {
    const owner = owners.get(segment.key);
    if (owner === undefined) continue;
    for await (const { operation, outcome, member } of changesOf(segment, readPart)) {
      if (outcome === 'rejected') continue;
      number += 1;
      const words = [inOrder(at), inOrder(number), operation, outcome].join(SEPARATOR);
      addLine(sort, owner, member, words);
    }
  }
}

function inOrder(number: number): string {
  return String(number).padStart(10, '0');
}

function sentOf(word: string, written: readonly Written[]): Sent[] {
  const [at = '', , operation = '', outcome] = word.split(SEPARATOR);
  const by = written[Number(at)];
  if (by === undefined) return [];
  const isClear = outcome === 'accepted';
  return [{ operation: operation as RecordedChange['operation'], isClear, by }];
}
