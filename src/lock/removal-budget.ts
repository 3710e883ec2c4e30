import { nameOf } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { ApplyRecord, RecordedSegment } from './apply-record.ts';
import { isWaived, readRecord } from './apply-record.ts';
import type { ReadPart } from './change-lines.ts';
import { changesOf } from './change-lines.ts';
import type { LockIndex } from './lock-index.ts';

/**
 * The budget of removals: what is removed within a window adds up, so that many small applies cannot do
 * what one may not. A removal counts from the moment it was meant, whatever became of it, and once for
 * each membership. It is compared with the largest size that the segment had in that time. What a
 * waiver allowed was reviewed, so the budget begins anew after it.
 */
export interface RemovalBudget {
  /** Members accepted or unconfirmed, now or before or after an apply of the window. */
  largestSize(keys: readonly SegmentKey[], now: number): number;
  /**
   * Distinct memberships that were meant to be removed within the window, or are in `planned`. Of those who
   * are `due`, as many as were announced do not count.
   */
  removedWith(keys: readonly SegmentKey[], planned: readonly Member[], due: Due | null): number;
}

/** Removals that were announced for a day that has come. */
interface Due {
  readonly announced: number;
  readonly names: ReadonlySet<string>;
}

/** How many of them count against no limit. */
export function passingOf({ announced, names }: Due): number {
  return Math.min(announced, names.size);
}

interface Past {
  /** Sizes that the segment had before and after applies, without whoever has left since then as announced. */
  readonly sizes: readonly number[];
  readonly removed: ReadonlySet<string>;
  /** How many of them were announced. */
  readonly announced: number;
}

/**
 * Reads what the window (`now` and `windowMs` in ms) has of the segments that lose members now. A
 * record from the future (a clock that moved back) counts as now.
 */
export async function removalBudget(
  losing: readonly (readonly SegmentKey[])[],
  history: LockIndex['history'],
  readPart: ReadPart,
  now: number,
  windowMs: number,
): Promise<RemovalBudget> {
  const recent = losing.length === 0 ? [] : history.filter(({ at }) => at > now - windowMs);
  const read: ApplyRecord[] = [];
  for (const ref of recent) read.push(await readRecord(ref, readPart));
  const past = new Map<string, Past>();
  for (const keys of losing) past.set(keys.join('\n'), await pastOf(keys, read, readPart));
  const of = (keys: readonly SegmentKey[]) => past.get(keys.join('\n')) ?? NO_PAST;
  return {
    largestSize: (keys, size) => Math.max(size, ...of(keys).sizes),
    removedWith: (keys, planned, due) => {
      const { removed, announced } = of(keys);
      const more = planned.filter((member) => !removed.has(nameOf(member))).length;
      const passing = due === null ? 0 : passingOf(due);
      // Whoever was announced twice is there once: never fewer than those of this plan.
      return Math.max(planned.length - passing, removed.size + more - announced - passing);
    },
  };
}

const NO_PAST: Past = { sizes: [], removed: new Set(), announced: 0 };

/** A segment whose ID was added or dropped is in older records under another key. */
async function pastOf(
  keys: readonly SegmentKey[],
  read: readonly ApplyRecord[],
  readPart: ReadPart,
): Promise<Past> {
  const last = read.findLastIndex((record) => isWaived(record, 'max_removals', keys));
  const ofKeys = (record: ApplyRecord) => record.segments.filter(({ key }) => keys.includes(key));
  const begun = last < 0 ? [] : read.slice(last, last + 1).flatMap(ofKeys);
  const records = read.slice(last + 1).flatMap(ofKeys);
  const { sizes, announced } = withoutAnnounced(records);
  const removed = new Set<string>();
  for (const record of records.filter(({ charged }) => charged > 0)) {
    for await (const { operation, again, member } of changesOf(record, readPart)) {
      if (operation === 'REMOVE' && !again) removed.add(nameOf(member));
    }
  }
  const atStart = begun.map(({ after }) => after - announced);
  return { sizes: [...atStart, ...sizes], removed, announced };
}

/** Newest first: whoever is announced to leave was no part of what may be removed by surprise. */
function withoutAnnounced(records: readonly RecordedSegment[]): Pick<Past, 'sizes' | 'announced'> {
  const sizes: number[] = [];
  let announced = 0;
  for (const record of [...records].reverse()) {
    sizes.push(record.after - announced);
    announced += record.announced ?? 0;
    sizes.push(record.before - announced);
  }
  return { sizes, announced };
}
