import type { WireUserProfile } from '../clevertap/wire.ts';
import type { Context } from './context.ts';
import { rowJson } from './error-stream.ts';
import type { ApiName } from './faults.ts';
import type { Lanes } from './lanes.ts';
import type { Segment, SegmentKind } from './segments.ts';
import type { Users } from './users.ts';
import { profileOf } from './users.ts';

/** Of one API: requests so far, lanes in use now and at most, requests answered 429 for want of one. */
export interface ApiState {
  readonly requests: number;
  readonly lanes: number;
  readonly in_use: number;
  readonly peak: number;
  readonly too_many: number;
}

export interface SegmentState<Members> {
  readonly ct_segment_id: number;
  readonly customer_segment_id: string | null;
  readonly name: string;
  readonly kind: SegmentKind;
  readonly members: Members;
}

/** Numbers that describe an account and its use. */
export interface StateCounts {
  /** To any of CleverTap's endpoints, refused ones too. */
  readonly requests: number;
  readonly known_users: number;
  /** Effective adds and removes that raised an event. */
  readonly billed_events: number;
  /** Those of them that left no trace. */
  readonly lost_events: number;
  /** Changes that changed nothing. */
  readonly redundant_changes: number;
  /** Skipped pairs ever; `error_stream` holds the newest only. */
  readonly errors: number;
  /** Since the emulator started. */
  readonly apis: Readonly<Record<ApiName, ApiState>>;
}

/** `GET /_emulator/state`; lazy where `Profiles` are. */
export interface EmulatorState<Profiles = readonly WireUserProfile[]> extends StateCounts {
  readonly segments: readonly SegmentState<Profiles>[];
  readonly error_stream: readonly ReturnType<typeof rowJson>[];
  /** Users that nobody seeded: changes to unknown users created them. */
  readonly created_users: Profiles;
}

export function countsOf({ account, lanes, log }: Context): StateCounts {
  const { users, errors, events } = account;
  return {
    requests: account.requests,
    known_users: users.known,
    billed_events: events.total + account.lostEvents,
    lost_events: account.lostEvents,
    redundant_changes: account.redundant,
    errors: errors.total,
    apis: {
      update: apiState(lanes.update, log.counts.update),
      create: apiState(lanes.create, log.counts.create),
      events: apiState(lanes.events, log.counts.events),
      counts: apiState(lanes.counts, log.counts.counts),
    },
  };
}

export function stateView(context: Context): EmulatorState<Iterable<WireUserProfile>> {
  const { segments, users, errors } = context.account;
  const live = [...segments.all()].filter((segment) => !segment.deleted);
  return {
    segments: live.map((segment) => segmentState(segment, users)),
    error_stream: errors.rows.map(rowJson),
    created_users: createdUsers(users),
    ...countsOf(context),
  };
}

/** The same with every list in memory. */
export function stateOf(context: Context): EmulatorState {
  const view = stateView(context);
  return {
    ...view,
    segments: view.segments.map((segment) => ({ ...segment, members: [...segment.members] })),
    created_users: [...view.created_users],
  };
}

function segmentState(segment: Segment, users: Users): SegmentState<Iterable<WireUserProfile>> {
  return {
    ct_segment_id: segment.ctSegmentId,
    customer_segment_id: segment.customerSegmentId,
    name: segment.name,
    kind: segment.kind,
    members: membersOf(segment, users),
  };
}

export function* membersOf(segment: Segment, users: Users): Generator<WireUserProfile> {
  for (const user of segment.members) yield profileOf(users.member(user));
}

function* createdUsers(users: Users): Generator<WireUserProfile> {
  for (let user = 0; user < users.count; user += 1) {
    if (!users.isKnown(user) && users.now(user) === user) yield profileOf(users.member(user));
  }
}

function apiState({ limit, inUse, peak, refused }: Lanes, requests: number): ApiState {
  return { requests, lanes: limit, in_use: inUse, peak, too_many: refused };
}
