import type { LogEntry } from '../inspect/log.ts';
import type { RecordedSegment } from '../lock/apply-record.ts';
import { unconfirmedIn } from '../lock/apply-record.ts';
import { count } from '../message.ts';
import type { SegmentKey } from '../model.ts';

/**
 * What applies left undone, and what became of it. A later apply sends what an earlier one left in a
 * segment, as far as it is still wanted: so it is over where one did all that it planned for that segment.
 */

export interface Left {
  /** Applies that left something which no later one sent; newest first. */
  readonly open: readonly LogEntry[];
  /** Those that left something. */
  readonly short: readonly LogEntry[];
  /** Of each segment in which an apply left something, what became of it. */
  readonly became: ReadonlyMap<RecordedSegment, string>;
  /** Of those that left something and are over, the apply by which all of it was sent. */
  readonly endedBy: ReadonlyMap<LogEntry, LogEntry>;
}

/** In one pass, newest first: a log may have a thousand applies of a thousand segments. */
export function leftOf(entries: readonly LogEntry[]): Left {
  const open: LogEntry[] = [];
  const short: LogEntry[] = [];
  const became = new Map<RecordedSegment, string>();
  const endedBy = new Map<LogEntry, LogEntry>();
  /** By which apply each segment was next as it should be. */
  const done = new Map<SegmentKey, LogEntry>();
  /** The oldest apply so far that did all. */
  let whole: LogEntry | null = null;
  for (const entry of entries) {
    const { record, segments, state } = entry;
    const isEarly = isEndedEarly(entry);
    const touched = segments.filter((one) => isEarly || left(one) > 0);
    if (state === 'none') for (const one of touched) became.set(one, becameText(done.get(one.key)));
    if (record.verified !== undefined) continue;
    if (isEarly || touched.length > 0) {
      short.push(entry);
      const by = touched.length === 0 ? [whole] : touched.map(({ key }) => done.get(key) ?? null);
      const last = lastOf(by);
      if (last === null) open.push(entry);
      else endedBy.set(entry, last);
    } else whole = entry;
    if (isEarly) continue;
    for (const one of segments) if (left(one) === 0) done.set(one.key, entry);
  }
  return { open, short, became, endedBy };
}

/** The newest; null where one of them is missing. */
function lastOf(entries: readonly (LogEntry | null)[]): LogEntry | null {
  const [first = null, ...others] = entries;
  return others.reduce((last, one) => {
    if (last === null || one === null) return null;
    return one.record.serial > last.record.serial ? one : last;
  }, first);
}

function becameText(by: LogEntry | undefined): string {
  return by === undefined
    ? 'The next apply sends what is left'
    : `In apply ${count(by.record.serial)} CleverTap accepted the rest`;
}

export function isEndedEarly({ record, state }: Pick<LogEntry, 'record' | 'state'>): boolean {
  return record.stopped !== undefined || record.recovered || state !== 'none';
}

function left(segment: Omit<RecordedSegment, 'key'>): number {
  return segment.rejected + unconfirmedIn(segment);
}
