import { randomBytes } from 'node:crypto';
import type { WireUserProfile } from '../clevertap/wire.ts';
import type { Counting } from '../model.ts';
import type { Fault } from './faults.ts';
import type { SegmentSeed } from './segments.ts';
import type { Timers } from './timers.ts';
import { createTimers } from './timers.ts';

/** Milliseconds that a request takes to be processed: drawn anew, evenly, for each request. */
export interface Latency {
  readonly from: number;
  readonly to: number;
}

/** Shapes that the unpublished answer of Create Segment may have. */
export const CREATE_RESPONSES = ['array', 'segments', 'keyed', 'bare'] as const;
export type CreateResponse = (typeof CREATE_RESPONSES)[number];

/** Everything a caller may choose; `docs/emulator.md` says what each is for. */
export interface EmulatorOptions {
  /** Loopback unless told otherwise. */
  readonly host?: string | undefined;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  readonly accountId?: string | undefined;
  /** Drawn at random where none is given. */
  readonly passcode?: string | undefined;
  readonly segments?: readonly SegmentSeed[] | undefined;
  /** Users who exist before the first request; all others are created by the changes to them. */
  readonly users?: readonly WireUserProfile[] | undefined;
  /** How users, segments and profile updates of a request are counted against 100. */
  readonly counting?: Counting | undefined;
  /** The HTTP status of an answer whose body has code 100. */
  readonly code100Status?: number | undefined;
  /** What becomes of identities such as `null` and `n/a`, which CleverTap's importers reject. */
  readonly reserved?: 'skip' | 'accept' | undefined;
  readonly createResponse?: CreateResponse | undefined;
  readonly latency?: Latency | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** Milliseconds that the `Date` of every answer is ahead; null: none has a `Date`. */
  readonly clockSkewMs?: number | null | undefined;
  /** Of the account: the days and times of events. */
  readonly timezone?: string | undefined;
  /** How long after a change its event can be read. */
  readonly eventLagMs?: number | undefined;
  /** How long an event can be read. */
  readonly eventRetentionMs?: number | undefined;
  /** The probability of each event to leave no trace. It is billed all the same. */
  readonly eventLoss?: number | undefined;
  /** Of all that is drawn: latencies, faults, lost events. */
  readonly seed?: number | undefined;
  /** Requests in flight per API. */
  readonly lanes?: number | undefined;
  readonly maxBodyBytes?: number | undefined;
  /** How long a request may take to arrive whole; it occupies a lane until then. */
  readonly bodyTimeoutMs?: number | undefined;
  /** Keeps the account across restarts; made where it is missing. */
  readonly stateFile?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** What latencies, stalls and late requests wait on. */
  readonly timers?: Timers | undefined;
}

/** Options with every default in place. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly accountId: string;
  readonly passcode: string;
  readonly segments: readonly SegmentSeed[];
  readonly users: readonly WireUserProfile[];
  readonly counting: Counting;
  readonly code100Status: number;
  readonly reserved: 'skip' | 'accept';
  readonly createResponse: CreateResponse;
  readonly latency: Latency;
  readonly faults: readonly Fault[];
  readonly clockSkewMs: number | null;
  readonly timezone: string;
  readonly eventLagMs: number;
  readonly eventRetentionMs: number;
  readonly eventLoss: number;
  readonly seed: number;
  readonly lanes: number;
  readonly maxBodyBytes: number;
  readonly bodyTimeoutMs: number;
  readonly stateFile: string | null;
  readonly now: () => number;
  readonly timers: Timers;
}

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const BODY_TIMEOUT_MS = 10_000;

export function settingsOf(options: EmulatorOptions): Settings {
  return {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    accountId: options.accountId ?? 'EMULATOR',
    passcode: options.passcode ?? randomBytes(12).toString('hex'),
    segments: options.segments ?? [],
    users: options.users ?? [],
    counting: options.counting ?? 'occurrences',
    code100Status: options.code100Status ?? 400,
    reserved: options.reserved ?? 'skip',
    createResponse: options.createResponse ?? 'array',
    latency: options.latency ?? { from: 0, to: 0 },
    faults: options.faults ?? [],
    clockSkewMs: options.clockSkewMs === undefined ? 0 : options.clockSkewMs,
    timezone: options.timezone ?? 'UTC',
    eventLagMs: options.eventLagMs ?? 0,
    eventRetentionMs: options.eventRetentionMs ?? Number.POSITIVE_INFINITY,
    eventLoss: options.eventLoss ?? 0,
    seed: options.seed ?? 1,
    lanes: options.lanes ?? 3,
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    bodyTimeoutMs: options.bodyTimeoutMs ?? BODY_TIMEOUT_MS,
    stateFile: options.stateFile ?? null,
    now: options.now ?? Date.now,
    timers: options.timers ?? createTimers(),
  };
}
