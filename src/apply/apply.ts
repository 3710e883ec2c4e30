import type { Client } from '../clevertap/client.ts';
import { Failure } from '../failure.ts';
import type { Provenance } from '../lock/apply-record.ts';
import type { JournalWriter } from '../lock/journal.ts';
import type { JournalHeader, JournalSegment, LeafOutcome } from '../lock/journal-format.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { boundTo } from '../lock/lock-index.ts';
import { recordResult } from '../lock/record-result.ts';
import { countChanges } from '../lock/split-batch.ts';
import type { LockStore } from '../lock/store/store.ts';
import { plain } from '../message.ts';
import type { Limits, Problem, SegmentKey } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { backoffMs } from './breaker.ts';
import type { CreatePorts, CreateReport } from './create-segments.ts';
import { createSegments, LEASE_LOST } from './create-segments.ts';
import { hasAdoptions, readingOf, recordFacts } from './record-facts.ts';
import { sendBatches } from './send.ts';
import type { SendObserver, SendPorts, SendResult } from './sending.ts';
import { stopText } from './sending.ts';

/** How far an apply is. */
export type ApplyProgress = CreatingProgress | SendingProgress | { readonly stage: 'recording' };

/** Segments are made one by one, before anything is sent. */
export interface CreatingProgress {
  readonly stage: 'creating';
  readonly done: number;
  readonly total: number;
}

/** Counted in what has an outcome. */
export interface SendingProgress {
  readonly stage: 'sending';
  readonly changesDone: number;
  readonly changesTotal: number;
  /** Finished parts of batches. */
  readonly requestsDone: number;
  /** A part of a batch counts as its share. */
  readonly batchesDone: number;
  readonly batchesTotal: number;
}

/** Everything an apply touches: a rehearsal or an injected fault swaps a port, never the path. */
export interface ApplyPorts {
  readonly store: LockStore;
  readonly client: Client;
  readonly send: Omit<SendPorts, 'client' | 'observer'>;
  /** Called when a stage begins, and after each segment or part of a batch, for the progress line. */
  readonly onProgress: (progress: ApplyProgress) => void;
}

export interface ApplyOrder {
  readonly apply: string;
  readonly account: string;
  readonly origin: string;
  readonly provenance: Provenance;
  /** When this apply started, ms since the epoch; the plan was made at this time. */
  readonly startedAt: number;
  readonly settleMs: number;
  readonly limits: Limits;
  readonly timeLimitMs: number | null;
  readonly stopAfterChanges: number | null;
}

export interface ApplyResult {
  readonly index: LockIndex;
  readonly creates: CreateReport;
  /** null where the creates already ended the apply. */
  readonly sent: SendResult | null;
  /** Of parts of the plan's batches; what has none was not sent. */
  readonly outcomes: readonly LeafOutcome[];
}

/**
 * Creates, then intent, then sending, then the fold: after any crash in between, what may be in the
 * account is in the lock or in its journal. The caller has the lease, the consent, and a lock without
 * a journal left behind. Once the lease is lost, the lock belongs to another apply, which recovers
 * what was intended as unconfirmed. What was sent is still folded in, upon what that one has written.
 */
export async function applyPlan(
  plan: Plan,
  index: LockIndex,
  order: ApplyOrder,
  ports: ApplyPorts,
): Promise<ApplyResult> {
  const { store, client, send } = ports;
  const recordNow = (current: LockIndex, spends: Plan['spends']) =>
    recordFacts(store, current, plan, { ...order, spends, at: send.clock.now() });
  if (!send.leaseIsOurs()) {
    return leaseLost({ index, created: [], stopped: null });
  }
  const adopted = hasAdoptions(plan) ? await recordNow(index, []) : index;
  const idsOf = idsByKey(plan);
  const at = createPorts(order, ports, plan.creates.length);
  const creates = await createSegments(plan.creates, adopted, idsOf, order, at);
  if (creates.stopped !== null) return { index: creates.index, creates, sent: null, outcomes: [] };
  if (!send.leaseIsOurs()) return leaseLost(creates);
  if (plan.batches.length === 0) {
    const recorded = await recordNow(creates.index, plan.spends);
    return { index: recorded, creates, sent: null, outcomes: [] };
  }
  const header = headerOf(plan, creates.index, order);
  const marked = markedBy(order, plan, creates.index);
  const journal = await store.startJournal(
    header,
    plan.batches,
    marked,
    send.leaseIsOurs,
    plan.exclusions?.files,
  );
  if (journal === null) return leaseLost(creates);
  const observer = recordInto(journal, plan, ports.onProgress);
  const sent = await sendBatches(plan.batches, { ...send, client, observer }, { idsOf, ...order });
  ports.onProgress({ stage: 'recording' });
  journal.seal(sent.credentials);
  const sealed = journal.parsed();
  journal.close();
  const isLost = !send.leaseIsOurs();
  const reported: SendResult = isLost ? { ...sent, stop: { kind: 'lease-lost' } } : sent;
  const why = stopText(reported.stop);
  const ended = why === null ? sealed : { ...sealed, stopped: plain(why) };
  const recorded = await afterSending(() => recordResult(store, ended, () => send.clock.now()));
  return { index: recorded, creates, sent: reported, outcomes: sealed.outcomes };
}

/** Whatever keeps the result from being written: the account has changed, and scripts must learn of it. */
async function afterSending<T>(record: () => Promise<T>): Promise<T> {
  try {
    return await record();
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode === 4) throw error;
    throw new Failure(error.problems.map(sentProblem), 4);
  }
}

function sentProblem(problem: Problem): Problem {
  const [first, ...more] = problem.next;
  if (typeof first !== 'string') return problem;
  const next = first.replace(/^Nothing was sent\. /, 'What was sent is in the journal. ');
  return { ...problem, next: [next, ...more] };
}

function markedBy({ apply, account, origin }: ApplyOrder, plan: Plan, index: LockIndex): LockIndex {
  const changed = plan.segments.filter(({ add, remove }) => add.length + remove.length > 0);
  return {
    ...index,
    binding: boundTo(index, { account, origin }),
    applying: { apply, segments: changed.map(({ key }) => key) },
  };
}

/** Journals what sending reports, and tells the progress. */
function recordInto(
  journal: JournalWriter,
  plan: Plan,
  onProgress: (progress: ApplyProgress) => void,
): SendObserver {
  const sizes = plan.batches.map(countChanges);
  const changesTotal = sizes.reduce((sum, size) => sum + size, 0);
  const fixed = { stage: 'sending', changesTotal, batchesTotal: sizes.length } as const;
  let [changesDone, requestsDone, batchesDone] = [0, 0, 0];
  const tell = () => onProgress({ ...fixed, changesDone, requestsDone, batchesDone });
  tell();
  return {
    beforeSend: (batch) => journal.intend(batch),
    onOutcome: (outcome, changes) => {
      journal.outcome(outcome);
      changesDone += changes;
      requestsDone += 1;
      batchesDone += changes / Math.max(1, sizes[outcome.leaf.batch] ?? 0);
      tell();
    },
  };
}

function createPorts(order: ApplyOrder, ports: ApplyPorts, total: number): CreatePorts {
  const { store, client, send, onProgress } = ports;
  const { clock, leaseIsOurs, random, signal } = send;
  const { timeLimitMs, startedAt } = order;
  return {
    store,
    client,
    leaseIsOurs,
    begins: (done) => onProgress({ stage: 'creating', done, total }),
    whyStop: () => {
      if (!leaseIsOurs()) return LEASE_LOST;
      if (signal.aborted) return { kind: 'cancelled' };
      const isLate = timeLimitMs !== null && clock.now() - startedAt >= timeLimitMs;
      return isLate ? { kind: 'time-limit' } : null;
    },
    backOff: (failures) => clock.sleep(backoffMs(failures, random), signal),
  };
}

function leaseLost(creates: CreateReport): ApplyResult {
  const stopped = { ...creates, stopped: LEASE_LOST };
  return { index: creates.index, creates: stopped, sent: null, outcomes: [] };
}

function headerOf(plan: Plan, index: LockIndex, order: ApplyOrder): JournalHeader {
  return {
    format: 'segops-journal/2',
    lineage: index.lineage,
    baseSerial: index.serial,
    base: index.digest ?? '',
    apply: order.apply,
    startedAt: order.startedAt,
    settleMs: order.settleMs,
    account: order.account,
    origin: order.origin,
    provenance: order.provenance,
    spends: plan.spends,
    segments: plan.segments.map((segment) => journalSegment(segment, plan)),
  };
}

function journalSegment(segment: SegmentPlan, plan: Plan): JournalSegment {
  const { key, ids, retired, firstFill, due } = segment;
  const exclusions = plan.exclusions?.memories.get(key);
  return { key, ids, retired, ...readingOf(segment), exclusions, firstFill, ...(due && { due }) };
}

function idsByKey(plan: Plan): (key: SegmentKey) => Plan['segments'][number]['ids'] {
  const ids = new Map(plan.segments.map((segment) => [segment.key, segment.ids]));
  return (key) => ids.get(key) ?? {};
}
