import type { Client } from '../clevertap/client.ts';
import type { JournalHeader, JournalSegment } from '../lock/journal-format.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import type { LockStore } from '../lock/store.ts';
import type { Limits, SegmentKey } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { CreateReport } from './create-segments.ts';
import { createSegments } from './create-segments.ts';
import { foldJournal } from './fold-journal.ts';
import type { ApplyProgress } from './observe.ts';
import { recordInto } from './observe.ts';
import { sendBatches } from './send.ts';
import type { SendPorts } from './send-ports.ts';
import type { SendResult } from './send-result.ts';

/** Everything an apply touches: swap a port to rehearse or to inject a fault, never the path. */
export interface ApplyPorts {
  readonly store: LockStore;
  readonly client: Client;
  readonly send: Omit<SendPorts, 'client' | 'observer'>;
  /** Called after each finished part of a batch, for the progress line. */
  readonly onProgress: (progress: ApplyProgress) => void;
}

export interface ApplyOrder {
  readonly apply: string;
  readonly account: string;
  readonly origin: string;
  /** The commit whose manifests are applied, null outside git. */
  readonly commit: string | null;
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
}

/**
 * Creates, then intent, then sending, then the fold: after any crash in between, what may be in the
 * account is in the lock or in its journal. The caller has the hold, the consent, and a lock without
 * a journal left behind.
 */
export async function applyPlan(
  plan: Plan,
  index: LockIndex,
  order: ApplyOrder,
  ports: ApplyPorts,
): Promise<ApplyResult> {
  const { store, client } = ports;
  const creates = await createSegments(plan.creates, index, order, store, client);
  if (creates.stopped !== null || plan.batches.length === 0) {
    return { index: creates.index, creates, sent: null };
  }
  const header = headerOf(plan, creates.index, order);
  const journal = await store.startJournal(header, plan.batches);
  store.commit({ ...creates.index, applying: order.apply }, new Map());
  const observer = recordInto(journal, plan, ports.onProgress);
  const idsOf = idsByKey(plan);
  const sent = await sendBatches(
    plan.batches,
    { ...ports.send, client, observer },
    { idsOf, ...order },
  );
  journal.seal();
  return { index: fold(store, ports.send.clock.now()), creates, sent };
}

function fold(store: LockStore, now: number): LockIndex {
  const journal = store.readJournal();
  if (journal === null) throw new Error('the journal of this apply cannot be read back');
  return foldJournal(store, store.read(), journal, now);
}

function headerOf(plan: Plan, index: LockIndex, order: ApplyOrder): JournalHeader {
  return {
    format: 'segops-journal/1',
    lineage: index.lineage,
    baseSerial: index.serial,
    apply: order.apply,
    startedAt: order.startedAt,
    settleMs: order.settleMs,
    account: order.account,
    origin: order.origin,
    commit: order.commit,
    segments: plan.segments.map(journalSegment),
  };
}

function journalSegment({ key, ids, lists }: Plan['segments'][number]): JournalSegment {
  return {
    key,
    ids,
    lists: lists.map(({ role, path, rows, sha256 }) => ({ role, path, rows, sha256 })),
  };
}

function idsByKey(plan: Plan): (key: SegmentKey) => Plan['segments'][number]['ids'] {
  const ids = new Map(plan.segments.map((segment) => [segment.key, segment.ids]));
  return (key) => ids.get(key) ?? {};
}
