import type { ReadingClient } from '../../clevertap/read/reading.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { EMPTY_ENTRY } from '../../lock/lock-index.ts';
import { readAgain } from '../../lock/read-again.ts';
import { readLock } from '../../lock/recover.ts';
import type { LockStore } from '../../lock/store/store.ts';
import { firstFoundOf } from '../../lock/verified.ts';
import type { Message } from '../../message.ts';
import type { Problem, SegmentKey } from '../../model.ts';
import { daysSince } from '../../verify/days.ts';
import { ExpectedCounts } from '../../verify/expected.ts';
import type { JudgedEntry } from '../../verify/judge.ts';
import { entriesOf } from '../../verify/judge.ts';
import { ownersOf, sentBefore } from '../../verify/sent.ts';
import { Traces } from '../../verify/traces.ts';
import { verdictByCounts, verdictByEvents, verdictInPart } from '../../verify/verdict.ts';
import type { Verification } from '../../verify/verification.ts';
import { ZoneCheck } from '../../verify/zone-check.ts';
import { accountFrom, checkAccount } from '../account.ts';
import { whoRuns } from '../provenance.ts';
import { stopSignal } from '../signals.ts';
import { RunTime } from '../time.ts';
import { USER_AGENT } from '../version.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { AskedCounts, Counted } from './ask-counts.ts';
import { askCounts, endOfAgreed } from './ask-counts.ts';
import type { Question } from './question.ts';
import { questionOf, zoneOf } from './question.ts';
import type { ReadTraces } from './read-events.ts';
import { readEvents } from './read-events.ts';
import type { RecordPorts } from './record.ts';
import { recordVerification } from './record.ts';
import { rememberExceptions } from './remember.ts';
import type { RecordRequest } from './to-record.ts';
import type { JudgedLock, Judging } from './verify.ts';
import { entriesAsked, judgeLock, overtaken, verifySpace } from './verify.ts';
import { wantedFrom } from './wanted.ts';
import { unjudged, zoneDoubt } from './zone-doubt.ts';

/** Which traces to ask for, of which segments. */
export interface AccountRequest extends RecordRequest {
  /** None: all. */
  readonly keys: readonly SegmentKey[];
  /** `both`: counts, then events where they differ. */
  readonly rung: 'counts' | 'events' | 'both';
  /** The lockfile remembers which exceptions there are, and since when. Absent: it does not. */
  readonly remembers?: true;
}

/** Told on the way. */
export interface VerifyWitness {
  warns(warnings: readonly Problem[]): void;
  /** So many events were read. */
  reads(events: number): void;
}

/** Compares the traces of the account with the lockfile. Only asks. Throws a Failure. */
export async function verifyAccount(
  cwd: string,
  options: WorkspaceOptions,
  request: AccountRequest,
  witness: VerifyWitness,
): Promise<Verification> {
  const env = options.environment ?? process.env;
  const config = configOf(cwd, options);
  const account = accountFrom(config.account, env);
  const store = storeOf(config, options);
  const time = new RunTime(account.origin, env);
  witness.warns(await time.check());
  const { createReadingClient } = await import('../../clevertap/read/read-client.ts');
  const stop = stopSignal({ first: () => undefined, second: () => undefined });
  const access = { ...account, userAgent: USER_AGENT, env };
  const client = createReadingClient({ ...access, timezone: zoneOf(config), signal: stop.signal });
  try {
    const who = whoRuns(config.folder, env);
    const check = (index: LockIndex) => checkAccount(index, account, 'verification would ask');
    const wantedOf = wantedFrom(cwd, options);
    const ports = { store, config, client, time: time.clock.now, who, check, wantedOf };
    return await verifyWith(ports, request, witness.reads);
  } finally {
    stop.dispose();
    await client.close();
  }
}

export interface VerifyPorts extends RecordPorts {
  readonly client: Pick<ReadingClient, 'count' | 'events'>;
  readonly time: () => number;
  /** Throws a Failure where the lockfile is of another account than the one that is asked. */
  readonly check: (index: LockIndex) => void;
}

/** Asks, then judges the lockfile as it is then, and records what was asked for. */
export async function verifyWith(
  ports: VerifyPorts,
  request: AccountRequest,
  onRead: VerifyWitness['reads'],
): Promise<Verification> {
  const { config, store, time } = ports;
  const now = time();
  const lock = await readLock(store, now);
  ports.check(lock.index);
  const entries = entriesAsked(lock.index, request.keys);
  const question = questionOf(config, lock.index, entries, now, request.rung === 'events');
  const found = await ask(ports, question, request, onRead);
  const judged = await judgeFound(store, question, found, time());
  const verification = verificationOf(judged, question, found);
  if (request.remembers === true) return rememberExceptions(verification, judged.lock, store);
  return recordVerification(verification, judged.lock.stored, request, ports);
}

/** What the account answered. */
interface Found {
  /** null: counts were not asked for. */
  readonly counts: AskedCounts | null;
  /** null: events were not needed. */
  readonly events: (ReadTraces & { readonly since: number }) | null;
}

type Asked = Pick<VerifyPorts, 'client' | 'store' | 'time'>;

async function ask(
  ports: Asked,
  question: Question,
  { rung, take, remembers }: Pick<AccountRequest, 'rung' | 'take' | 'remembers'>,
  onRead: VerifyWitness['reads'],
): Promise<Found> {
  const { entries, range, days, until, since, now } = question;
  const asksCounts = rung !== 'events';
  const all = asksCounts ? await countsOf(ports, question, rung === 'both') : null;
  const counts = remembers === true && all !== null ? withoutOpen(all, entries) : all;
  const counted = counts?.counted ?? entries.map(() => UNCOUNTED);
  const differing = counted.filter((one) => one.kind === 'differs');
  if (rung === 'counts' || differing.length === 0) return { counts, events: null };
  const agreed = Math.min(...differing.map((one) => one.agreed.days));
  const begin = agreed === 0 ? since : endOfAgreed(range, agreed);
  const asked = agreed === 0 ? range : daysSince(days, begin, now);
  const places = entries.map(({ entry }) => entry);
  const owners = new Map(
    [...ownersOf(places)].filter(([, segment]) => counted[segment]?.kind === 'differs'),
  );
  const read = await readEvents(ports.client, asked, owners, days, take.length > 0, onRead);
  return { counts, events: { ...read, since: Math.min(begin, until) } };
}

const UNCOUNTED: Counted = { kind: 'differs', said: [], agreed: { days: 0, isExact: false } };

/** One that is missing and a foreign one add up: where something is open, counts close nothing. */
function withoutOpen(counts: AskedCounts, entries: readonly JudgedEntry[]): AskedCounts {
  const isOpen = (at: number) => firstFoundOf(entries[at]?.entry ?? EMPTY_ENTRY).size > 0;
  const counted = counts.counted.map((one, at) => (isOpen(at) ? UNCOUNTED : one));
  return { ...counts, counted };
}

function countsOf(
  { client, store, time }: Asked,
  { entries, days, range, until }: Question,
  narrows: boolean,
): Promise<AskedCounts> {
  const ids = entries.map(({ entry }) => entry.id);
  const expectedNow = () =>
    readAgain(store, async () => {
      const { index, readPart } = await readLock(store, time());
      const places = entriesOf(index, ids).flatMap((one) => one?.entry ?? []);
      if (places.length < ids.length) throw overtaken();
      const sent = await sentBefore(index, places, readPart, verifySpace());
      const expected = new ExpectedCounts(days, range);
      try {
        expected.read(sent, until);
      } finally {
        sent.close();
      }
      return expected;
    });
  return askCounts(client, entries, range, expectedNow, narrows);
}

const NO_TRACES = { areUsers: false, keepsNames: false };

interface JudgedFound extends JudgedLock {
  /** Why nothing is judged by events, although all were read. */
  readonly doubt: Message | null;
}

async function judgeFound(
  store: LockStore,
  question: Question,
  { counts, events }: Found,
  readAt: number,
): Promise<JudgedFound> {
  const { entries, since, until, range, now, markOf } = question;
  const traces = events?.traces ?? new Traces(verifySpace(), NO_TRACES);
  const counted = (segment: number) => counts?.counted[segment] ?? UNCOUNTED;
  const isByEvents = (segment: number) => events !== null && counted(segment).kind === 'differs';
  const byEvents = (events?.incomplete ?? null) === null ? verdictByEvents : verdictInPart;
  const zone = new ZoneCheck();
  const judge: Judging['judge'] = (known, found, reach, segment) => {
    if (isByEvents(segment)) {
      zone.see(known, found);
      return byEvents(known, found, reach);
    }
    const one = counted(segment);
    return verdictByCounts(known, reach, one.kind === 'agrees' ? one.isExact : null);
  };
  try {
    const judged = await judgeLock(store, {
      ids: entries.map(({ entry }) => entry.id),
      traces,
      judge,
      byOf: (segment) => (isByEvents(segment) ? 'events' : 'counts'),
      reachOf: ({ remembers, proven }, entry, segment) => {
        const verified = markOf(entry);
        const one = counted(segment);
        const isAgreed = one.kind === 'differs' && one.agreed.isExact;
        return {
          from: isByEvents(segment) ? (events?.since ?? since) : since,
          oldest: traces.oldest,
          until,
          remembers,
          confirmed: verified?.exceptions === 0 ? verified.through : null,
          proven: proven.get(segment) ?? null,
          counted: isAgreed ? endOfAgreed(range, one.agreed.days) : null,
        };
      },
      now,
    });
    const doubt = zoneDoubt(judged, question, zone, readAt);
    const segments = judged.segments.map((segment, at) => {
      const one = counted(at);
      if (isByEvents(at)) return doubt === null ? segment : unjudged(segment);
      return one.kind === 'agrees' ? segment : { ...segment, unexplained: one.said };
    });
    return { ...judged, segments, doubt };
  } finally {
    traces.close();
  }
}

function verificationOf(
  { lock, segments, doubt }: JudgedFound,
  { range, now, days }: Question,
  { counts, events }: Found,
): Verification {
  const read = events === null ? null : events.events;
  const oldest = events?.traces.oldest ?? null;
  const requests = (counts?.requests ?? 0) + (events?.requests ?? 0);
  return {
    at: now,
    serial: lock.stored.serial,
    segments,
    unmatched: events?.traces.unmatched ?? 0,
    source: { kind: 'account', ...range, timezone: days.name, events: read, oldest, requests },
    incomplete: counts?.incomplete ?? events?.incomplete ?? doubt,
  };
}
