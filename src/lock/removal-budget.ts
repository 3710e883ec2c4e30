import { nameOf } from '../members/member.ts';
import type { Member, SegmentIds } from '../model.ts';
import type { RecordedSegment } from './apply-record.ts';
import { readRecord } from './apply-record.ts';
import type { ReadPart } from './change-lines.ts';
import { changesOf } from './change-lines.ts';
import type { LockIndex } from './lock-index.ts';
import { keysOf } from './lock-index.ts';

/**
 * The budget of removals: what is removed within a window adds up, so that many small applies cannot do
 * what one may not. A removal counts from the moment it was meant, whatever became of it, and once for
 * each membership. It is compared with the largest size that the segment had in that time.
 */
export interface RemovalBudget {
  /** Members accepted or unconfirmed, now or before or after an apply of the window. */
  largestSize(ids: SegmentIds, now: number): number;
  /** Distinct memberships that were meant to be removed within the window, or are in `planned`. */
  removedWith(ids: SegmentIds, planned: readonly Member[]): number;
}

interface Past {
  readonly records: readonly RecordedSegment[];
  readonly removed: ReadonlySet<string>;
}

/**
 * Reads what the window (`now` and `windowMs` in ms) has of the segments that lose members now. A
 * record from the future (a clock that moved back) counts as now.
 */
export async function removalBudget(
  losing: readonly SegmentIds[],
  history: LockIndex['history'],
  readPart: ReadPart,
  now: number,
  windowMs: number,
): Promise<RemovalBudget> {
  const recent = losing.length === 0 ? [] : history.filter(({ at }) => at > now - windowMs);
  const read: RecordedSegment[] = [];
  for (const ref of recent) read.push(...(await readRecord(ref, readPart)).segments);
  const past = new Map<string, Past>();
  for (const ids of losing) past.set(nameOfIds(ids), await pastOf(ids, read, readPart));
  const of = (ids: SegmentIds) => past.get(nameOfIds(ids)) ?? NO_PAST;
  return {
    largestSize: (ids, size) =>
      of(ids).records.reduce((most, { before, after }) => Math.max(most, before, after), size),
    removedWith: (ids, planned) => {
      const { removed } = of(ids);
      const more = planned.filter((member) => !removed.has(nameOf(member)));
      return removed.size + more.length;
    },
  };
}

const NO_PAST: Past = { records: [], removed: new Set() };

function nameOfIds(ids: SegmentIds): string {
  return JSON.stringify(keysOf(ids));
}

/** A segment whose missing ID was added later is in older records under its other key. */
async function pastOf(
  ids: SegmentIds,
  read: readonly RecordedSegment[],
  readPart: ReadPart,
): Promise<Past> {
  const keys = keysOf(ids);
  const records = read.filter(({ key }) => keys.includes(key));
  const removed = new Set<string>();
  for (const record of records.filter(({ charged }) => charged > 0)) {
    for await (const { operation, again, member } of changesOf(record, readPart)) {
      if (operation === 'REMOVE' && !again) removed.add(nameOf(member));
    }
  }
  return { records, removed };
}
