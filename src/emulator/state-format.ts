import type { Account, Counters } from './account.ts';
import { createAccount } from './account.ts';
import type { ErrorRow } from './error-stream.ts';
import type { Segment, SegmentSeed } from './segments.ts';

/**
 * An account as lines of JSON, so that none grows with the account: a head with the counters, then
 * users (their numbers are their order), segments, members, events and Error Stream rows, each line
 * naming what it holds. The format is the emulator's own business and may change with its number.
 */
const FORMAT = 'segops-emulator-state/1';
const PER_LINE = 10_000;

type Line =
  | { readonly kind: 'head'; readonly format: string; readonly counters: Counters }
  | { readonly kind: 'users'; readonly rows: readonly (readonly [Kind, string, boolean])[] }
  | { readonly kind: 'merged'; readonly rows: readonly (readonly [number, number])[] }
  | { readonly kind: 'segment'; readonly seed: SegmentSeed; readonly deleted: boolean }
  | { readonly kind: 'members'; readonly segment: number; readonly users: readonly number[] }
  | {
      readonly kind: 'events';
      readonly rows: readonly (readonly [number, 0 | 1, number, number])[];
    }
  | { readonly kind: 'errors'; readonly rows: readonly ErrorRow[] };
type Kind = 'identity' | 'guid';

export function* writeAccount(account: Account): Generator<string> {
  for (const line of linesOf(account)) yield `${JSON.stringify(line)}\n`;
}

/** Throws where the lines are none that `writeAccount` writes. */
export function readAccount(lines: Iterable<string>): Account {
  let account: Account | null = null;
  for (const text of lines) {
    const line = JSON.parse(text) as Line;
    if (line.kind === 'head') account = readHead(line);
    else if (account === null) throw new Error('it does not begin as a state file does');
    else readLine(account, line);
  }
  if (account === null) throw new Error('it is empty');
  return account;
}

function readHead({ format, counters }: Extract<Line, { readonly kind: 'head' }>): Account {
  if (format !== FORMAT) throw new Error(`its format is ${format}, not ${FORMAT}`);
  return createAccount(counters);
}

function readLine(account: Account, line: Exclude<Line, { readonly kind: 'head' }>): void {
  const { users, segments, events, errors } = account;
  switch (line.kind) {
    case 'users':
      for (const [kind, value, known] of line.rows) users.add({ kind, value }, known);
      break;
    case 'merged':
      for (const [from, into] of line.rows) users.merge(from, into);
      break;
    case 'segment': {
      const segment = segments.add(line.seed);
      if (line.deleted) segments.remove(segment);
      break;
    }
    case 'members': {
      const members = segments.byCtId(line.segment)?.members;
      for (const user of line.users) members?.add(user);
      break;
    }
    case 'events':
      for (const [time, add, ctSegmentId, user] of line.rows) {
        events.record({ time, operation: add === 1 ? 'ADD' : 'REMOVE', ctSegmentId, user });
      }
      break;
    case 'errors':
      for (const row of line.rows) errors.report(row);
      break;
  }
}

function* linesOf(account: Account): Generator<Line> {
  const { segments, errors } = account;
  yield { kind: 'head', format: FORMAT, counters: countersOf(account) };
  for (const rows of chunks(userRows(account))) yield { kind: 'users', rows };
  for (const rows of chunks(account.users.merged())) yield { kind: 'merged', rows };
  for (const segment of segments.all()) yield* segmentLines(segment);
  for (const rows of chunks(eventRows(account))) yield { kind: 'events', rows };
  for (const rows of chunks(errors.rows)) yield { kind: 'errors', rows };
}

function countersOf({ requests, redundant, lostEvents, events, errors }: Account): Counters {
  const droppedErrors = errors.total - errors.rows.length;
  return { requests, redundant, lostEvents, droppedEvents: events.first, droppedErrors };
}

function* userRows({ users }: Account): Generator<readonly [Kind, string, boolean]> {
  for (let user = 0; user < users.count; user += 1) {
    const { kind, value } = users.member(user);
    yield [kind, value, users.isKnown(user)];
  }
}

function* segmentLines(segment: Segment): Generator<Line> {
  const { kind, ctSegmentId, customerSegmentId, name, deleted } = segment;
  yield { kind: 'segment', seed: { kind, ctSegmentId, customerSegmentId, name }, deleted };
  for (const users of chunks(segment.members)) {
    yield { kind: 'members', segment: ctSegmentId, users };
  }
}

function* eventRows({ events }: Account): Generator<readonly [number, 0 | 1, number, number]> {
  for (let index = events.first; index < events.total; index += 1) {
    const { time, operation, ctSegmentId, user } = events.at(index);
    yield [time, operation === 'ADD' ? 1 : 0, ctSegmentId, user];
  }
}

function* chunks<T>(items: Iterable<T>): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < PER_LINE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
