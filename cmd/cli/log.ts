import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { openLock } from '../../src/app/workspace.ts';
import { failure } from '../../src/failure.ts';
import type { ApplyRecord } from '../../src/lock/apply-record.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import type { ReadPart } from '../../src/lock/read-records.ts';
import { changesOfMember, recordsOf } from '../../src/lock/read-records.ts';
import { readLock } from '../../src/lock/recover.ts';
import { showValue } from '../../src/report/escape.ts';
import { logToJsonLines } from '../../src/report/log-json.ts';
import type { LogEntry } from '../../src/report/log-text.ts';
import { logToText } from '../../src/report/log-text.ts';
import { fromStaleLock } from '../stale-lock.ts';
import type { Terminal } from '../terminal.ts';

export interface LogOptions extends WorkspaceOptions {
  readonly member?: boolean;
  readonly limit: number;
  readonly format: 'text' | 'json';
}

/** Who was added and removed, when, by whom and from which commit. */
export function log(terminal: Terminal, what: string | null, options: LogOptions): 0 {
  const { index, readPart } = readLock(
    openLock(process.cwd(), fromStaleLock(terminal, options)),
    Date.now(),
  );
  const asked = askedFor(what, options, index);
  const entries = take(entriesOf(index, readPart, asked), options.limit);
  if (options.format === 'json') {
    for (const line of logToJsonLines(entries)) terminal.out(line);
  } else if (entries.length > 0) terminal.out(logToText(entries, terminal));
  else terminal.out(nothingFound(asked, index));
  return 0;
}

type Asked =
  | { readonly kind: 'all' }
  | { readonly kind: 'segment'; readonly key: string }
  | { readonly kind: 'member'; readonly name: string };

/** A word that is the key of a segment means that segment, unless it is said to be a member. */
function askedFor(what: string | null, { member }: LogOptions, index: LockIndex): Asked {
  if (what === null) {
    if (member !== true) return { kind: 'all' };
    throw failure('member-missing', '--member needs a member', 'Write it behind the command.');
  }
  if (member !== true && index.segments.has(what)) return { kind: 'segment', key: what };
  return { kind: 'member', name: what };
}

function* entriesOf(index: LockIndex, readPart: ReadPart, asked: Asked): Generator<LogEntry> {
  for (const record of recordsOf(index, readPart)) {
    const entry = entryOf(record, readPart, asked);
    if (entry !== null) yield entry;
  }
}

function entryOf(record: ApplyRecord, readPart: ReadPart, asked: Asked): LogEntry | null {
  const { segments } = record;
  if (asked.kind === 'all') return { record, segments, found: null };
  if (asked.kind === 'segment') {
    const own = segments.filter(({ key }) => key === asked.key);
    return own.length === 0 ? null : { record, segments: own, found: null };
  }
  const found = segments.flatMap((segment) =>
    [...changesOfMember(segment, asked.name, readPart)].map((change) => ({
      key: segment.key,
      change,
    })),
  );
  const own = segments.filter(({ key }) => found.some((one) => one.key === key));
  return found.length === 0 ? null : { record, segments: own, found };
}

function take<T>(values: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length >= most) break;
  }
  return taken;
}

function nothingFound(asked: Asked, { history }: LockIndex): string {
  if (history.length === 0) return 'Nothing was applied yet.\n';
  if (asked.kind === 'all') return 'Nothing was applied yet.\n';
  const what = asked.kind === 'segment' ? asked.key : asked.name;
  return `None of the ${history.length} applies that the lock remembers changed ${showValue(what)}.\n`;
}
