import type { Member, Operation } from '../model.ts';
import type { ErrorStream } from './error-stream.ts';
import { createErrorStream } from './error-stream.ts';
import type { EventLog } from './events.ts';
import { createEventLog } from './events.ts';
import type { Segment, Segments } from './segments.ts';
import { createSegments } from './segments.ts';
import type { Users } from './users.ts';
import { createUsers } from './users.ts';

/** The one account of an emulator: everything that a state file keeps. */
export interface Account {
  readonly segments: Segments;
  readonly users: Users;
  readonly events: EventLog;
  readonly errors: ErrorStream;
  /** Number of the last request to one of CleverTap's endpoints, whatever became of it. */
  requests: number;
  /** Changes that changed nothing: an ADD of a member, a REMOVE of a user who is none. */
  redundant: number;
  /** Events that were billed and left no trace. */
  lostEvents: number;
}

const MAX_EVENTS = 1_000_000;
const MAX_ERROR_ROWS = 100_000;

/** The counters of an account that a state file brings back. */
export interface Counters {
  readonly requests: number;
  readonly redundant: number;
  readonly droppedEvents: number;
  readonly droppedErrors: number;
  /** Missing in state files of older versions. */
  readonly lostEvents?: number;
}

const ZERO: Counters = { requests: 0, redundant: 0, droppedEvents: 0, droppedErrors: 0 };

export function createAccount(counters: Counters = ZERO): Account {
  return {
    segments: createSegments(),
    users: createUsers(),
    events: createEventLog(MAX_EVENTS, counters.droppedEvents),
    errors: createErrorStream(MAX_ERROR_ROWS, counters.droppedErrors),
    requests: counters.requests,
    redundant: counters.redundant,
    lostEvents: counters.lostEvents ?? 0,
  };
}

/** The event of a change: when, and whether it is one of those that get lost. */
export interface Trace {
  readonly time: number;
  readonly isLost: () => boolean;
}

/**
 * Adds or removes one user; false where that changed nothing. `trace` is null for a change that raises no
 * event. Deliberate laxities: a redundant change records no event, since nobody knows whether CleverTap
 * bills it, and a REMOVE does not create the user that it names.
 */
export function change(
  account: Account,
  segment: Segment,
  operation: Operation,
  member: Member,
  trace: Trace | null,
): boolean {
  const { users, events } = account;
  const user = users.find(member) ?? (operation === 'ADD' ? users.add(member, false) : undefined);
  if (user === undefined || !apply(segment.members, operation, user)) return false;
  if (trace?.isLost() === true) account.lostEvents += 1;
  else if (trace !== null) {
    events.record({ time: trace.time, operation, ctSegmentId: segment.ctSegmentId, user });
  }
  return true;
}

function apply(members: Set<number>, operation: Operation, user: number): boolean {
  if (operation === 'REMOVE') return members.delete(user);
  const before = members.size;
  return members.add(user).size > before;
}
