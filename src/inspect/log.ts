import type { ApplyRecord, RecordedSegment } from '../lock/apply-record.ts';
import { recordsOf } from '../lock/apply-record.ts';
import type { ReadPart, RecordedChange } from '../lock/change-lines.ts';
import { changesOf, changesOfMember } from '../lock/change-lines.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import type { UnderWay } from '../lock/under-way.ts';
import type { SegmentKey } from '../model.ts';
import type { CommitSubject } from './commit-subject.ts';

/** What a log is asked for. */
export type Asked =
  | { readonly kind: 'all' }
  | { readonly kind: 'segment'; readonly key: SegmentKey }
  | { readonly kind: 'member'; readonly name: string };

/** One apply as the log shows it. */
export interface LogEntry {
  readonly record: ApplyRecord;
  /** Of one whose end is not recorded yet: whether it runs. `none`: it is recorded. */
  readonly state: UnderWay['kind'];
  /** Those that were asked for. */
  readonly segments: readonly RecordedSegment[];
  /** What its commit says, where that commit is in this clone. */
  readonly commit: CommitSubject | null;
  /** What happened to the member that was asked for; null where none was. */
  readonly found: readonly { readonly key: SegmentKey; readonly change: RecordedChange }[] | null;
  /** What CleverTap rejected of it. Absent: nothing, or nobody looked. */
  readonly rejections?: Rejections;
}

export interface Rejections {
  readonly additions: number;
  readonly removals: number;
}

/** Counted from the changes themselves, since a record has the sum alone. */
async function rejectionsOf(
  segments: readonly RecordedSegment[],
  readPart: ReadPart,
): Promise<Rejections> {
  let [additions, removals] = [0, 0];
  for (const segment of segments) {
    if (segment.rejected === 0) continue;
    for await (const { operation, outcome } of changesOf(segment, readPart)) {
      if (outcome !== 'rejected') continue;
      if (operation === 'REMOVE') removals += 1;
      else additions += 1;
    }
  }
  return { additions, removals };
}

/** Older applies are looked at by whoever needs to. */
const MOST_LOOKED_AT = 5;

/** With what was rejected of the newest applies that CleverTap rejected something of. */
export async function withRejections<T extends Pick<LogEntry, 'segments' | 'rejections'>>(
  entries: readonly T[],
  readPart: ReadPart,
): Promise<T[]> {
  const looked = new Set(
    entries
      .filter(({ segments }) => segments.some(({ rejected }) => rejected > 0))
      .slice(0, MOST_LOOKED_AT),
  );
  const told: T[] = [];
  for (const entry of entries) {
    const rejections = looked.has(entry) ? await rejectionsOf(entry.segments, readPart) : null;
    told.push(rejections === null ? entry : { ...entry, rejections });
  }
  return told;
}

/** What a log is read from. */
export interface LogSources {
  readonly index: LockIndex;
  readonly readPart: ReadPart;
  /** The apply that the index has from a journal alone. */
  readonly unrecorded: string | null;
  readonly underWay: UnderWay;
}

/** The applies that concern what is asked for, newest first. */
export async function* logOf(
  { index, readPart, unrecorded, underWay }: LogSources,
  asked: Asked,
): AsyncGenerator<Omit<LogEntry, 'commit'>> {
  for await (const record of recordsOf(index, readPart)) {
    const entry = await entryOf(record, readPart, asked);
    const state = record.apply === unrecorded ? underWay.kind : 'none';
    if (entry !== null) yield { ...entry, state };
  }
}

async function entryOf(
  record: ApplyRecord,
  readPart: ReadPart,
  asked: Asked,
): Promise<Omit<LogEntry, 'state' | 'commit'> | null> {
  const { segments } = record;
  if (asked.kind === 'all') return { record, segments, found: null };
  if (asked.kind === 'segment') {
    const own = segments.filter(({ key }) => key === asked.key);
    return own.length === 0 ? null : { record, segments: own, found: null };
  }
  const found: { readonly key: SegmentKey; readonly change: RecordedChange }[] = [];
  for (const segment of segments) {
    for await (const change of changesOfMember(segment, asked.name, readPart)) {
      found.push({ key: segment.key, change });
    }
  }
  const own = segments.filter(({ key }) => found.some((one) => one.key === key));
  return found.length === 0 ? null : { record, segments: own, found };
}
