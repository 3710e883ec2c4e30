import { sendBatches } from '../../src/apply/send.ts';
import type { SendOptions, SendPorts, SendResult } from '../../src/apply/sending.ts';
import type { CallOutcome } from '../../src/clevertap/outcomes.ts';
import type { WireUpdateBody } from '../../src/clevertap/wire.ts';
import type { LeafOutcome } from '../../src/lock/journal-format.ts';
import type { ChangeOutcome } from '../../src/lock/membership.ts';
import { splitBatch } from '../../src/lock/split-batch.ts';
import { say } from '../../src/message.ts';
import type { Batch, Entry, Limits, Member, Operation } from '../../src/model.ts';
import { FakeClock } from './fake-clock.ts';

export const LIMITS: Limits = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: 'occurrences',
};

/** A batch from entries such as `a b guid:c | ADD vip, REMOVE news`. */
export function batch(...entries: readonly string[]): Batch {
  return { entries: entries.map(entryOf) };
}

function entryOf(text: string): Entry {
  const [members = '', actions = ''] = text.split(' | ');
  return {
    members: members.split(' ').map(memberOf),
    actions: actions.split(', ').map((action) => {
      const [operation = '', key = ''] = action.split(' ');
      return { key, operation: operation as Operation };
    }),
  };
}

function memberOf(text: string): Member {
  return text.startsWith('guid:')
    ? { kind: 'guid', value: text.slice(5) }
    : { kind: 'identity', value: text };
}

/** One batch with so many members `prefix1`, `prefix2`, ... to add to `vip`. */
export function adds(prefix: string, count: number): Batch {
  return batch(`${numbered(prefix, count).join(' ')} | ADD vip`);
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

/** `count` batches of one change each. */
export function singles(count: number): Batch[] {
  return numbered('m', count).map((name) => batch(`${name} | ADD vip`));
}

export const ACCEPTED: CallOutcome = { kind: 'accepted' };
export const BUSY: CallOutcome = { kind: 'rejected', reason: 'rate', said: say`busy` };
export const CODE_100: CallOutcome = { kind: 'rejected', reason: 'limit', said: say`too many` };
export const CODE_400: CallOutcome = { kind: 'rejected', reason: 'parameters', said: say`bad` };
export const UNAUTHORISED: CallOutcome = { kind: 'unauthorised', said: say`who are you` };
export const UNSENT: CallOutcome = { kind: 'unsent', said: say`connect ECONNREFUSED` };
export const ELSEWHERE: CallOutcome = { kind: 'rejected', reason: 'address', said: say`404` };
export const PAGE: CallOutcome = {
  kind: 'ambiguous',
  timedOut: false,
  page: 'final',
  said: say`a page`,
};
export const GATEWAY: CallOutcome = { ...PAGE, page: 'passing' };
export const OURS: CallOutcome = { kind: 'unsent', said: say`invalid header`, isOurs: true };
export const LOST: CallOutcome = { kind: 'ambiguous', timedOut: false, said: say`reset` };
export const TIMED_OUT: CallOutcome = { kind: 'ambiguous', timedOut: true, said: say`no answer` };

/** One request as CleverTap saw it. */
export interface Seen {
  readonly number: number;
  readonly at: number;
  readonly body: WireUpdateBody;
  /** `ADD vip a`, one for each change. */
  readonly changes: readonly string[];
}

/** What becomes of a request, and how long it takes. */
export type Script = (seen: Seen) => CallOutcome | { outcome: CallOutcome; ms: number };

export interface Rehearsal {
  readonly result: SendResult;
  readonly requests: readonly Seen[];
  readonly recorded: readonly LeafOutcome[];
  /** By change, such as `ADD vip a`; what is missing was not recorded. */
  readonly outcomes: ReadonlyMap<string, ChangeOutcome>;
  readonly peak: number;
  readonly endedAt: number;
}

export interface Staging {
  readonly script?: Script;
  readonly options?: Partial<SendOptions>;
  readonly ports?: Partial<SendPorts>;
  readonly clock?: FakeClock;
}

export const LATENCY = 100;

/** Sends under a fake clock; rejects where sending does. */
export async function rehearseSending(
  batches: readonly Batch[],
  { script = () => ACCEPTED, options = {}, ports = {}, clock = new FakeClock() }: Staging = {},
): Promise<Rehearsal> {
  const requests: Seen[] = [];
  const recorded: LeafOutcome[] = [];
  let inFlight = 0;
  let peak = 0;
  const updateSegment = async (body: WireUpdateBody): Promise<CallOutcome> => {
    const seen = { number: requests.length + 1, at: clock.now(), body, changes: changesOf(body) };
    requests.push(seen);
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    const fate = script(seen);
    const { outcome, ms } = 'outcome' in fate ? fate : { outcome: fate, ms: LATENCY };
    await clock.sleep(ms);
    inFlight -= 1;
    return outcome;
  };
  const sending = sendBatches(
    batches,
    {
      client: {
        updateSegment,
        createSegment: async () => ({ kind: 'created' }),
        close: async () => undefined,
      },
      clock,
      random: () => 0.5,
      observer: {
        beforeSend: async () => undefined,
        onOutcome: (outcome) => {
          recorded.push(outcome);
        },
      },
      leaseIsOurs: () => true,
      signal: new AbortController().signal,
      ...ports,
    },
    {
      idsOf: (key) => ({ customerSegmentId: key }),
      limits: LIMITS,
      startedAt: clock.now(),
      timeLimitMs: null,
      stopAfterChanges: null,
      ...options,
    },
  );
  const result = await clock.run(sending);
  const outcomes = outcomesByChange(batches, recorded);
  return { result, requests, recorded, outcomes, peak, endedAt: clock.now() };
}

/** Throws where a change has two outcomes, or an outcome is of no part of a batch. */
export function outcomesByChange(
  batches: readonly Batch[],
  recorded: readonly LeafOutcome[],
): Map<string, ChangeOutcome> {
  const outcomes = new Map<string, ChangeOutcome>();
  for (const { leaf, outcome } of recorded) {
    for (const change of changesOfBatch(partOf(batches[leaf.batch], leaf.path))) {
      if (outcomes.has(change)) throw new Error(`two outcomes of ${change}`);
      outcomes.set(change, outcome);
    }
  }
  return outcomes;
}

/** The part of a batch that a path names: each character is a half. */
function partOf(whole: Batch | undefined, path: string): Batch {
  let part = whole;
  for (const bit of path) part = part && (splitBatch(part) ?? undefined)?.[bit === '0' ? 0 : 1];
  if (part === undefined) throw new Error(`no such part: ${path}`);
  return part;
}

export function changesOfBatch({ entries }: Batch): string[] {
  return entries.flatMap(({ members, actions }) =>
    members.flatMap(({ kind, value }) =>
      actions.map(
        ({ key, operation }) => `${operation} ${key} ${kind === 'guid' ? 'guid:' : ''}${value}`,
      ),
    ),
  );
}

function changesOf(body: WireUpdateBody): string[] {
  return body.bulk_profiles.flatMap(({ user_profiles: users, segments }) =>
    users.flatMap(({ identity, guid }) =>
      segments.map(
        ({ customer_segment_id: key, action }) => `${action} ${key} ${identity ?? `guid:${guid}`}`,
      ),
    ),
  );
}

/** `accepted`, `rejected`, `ambiguous@200`, `accepted@200` (after an unclear attempt), `-`. */
export function fateOf({ outcomes }: Rehearsal, change: string): string {
  const outcome = outcomes.get(change);
  if (outcome === undefined) return '-';
  if (outcome.kind === 'rejected' || outcome.ambiguousAt === null) return outcome.kind;
  return `${outcome.kind}@${outcome.ambiguousAt}`;
}

/** Gives the values in turn, then the last one for ever. */
export function inTurn(...fates: readonly CallOutcome[]): Script {
  return ({ number }) => fates[Math.min(number, fates.length) - 1] ?? ACCEPTED;
}
