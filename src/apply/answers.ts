import type { CallOutcome } from '../clevertap/outcomes.ts';
import type { Credentials } from '../lock/journal-format.ts';
import { countChanges } from '../lock/split-batch.ts';
import type { Message } from '../message.ts';
import { NOTHING } from '../message.ts';
import type { Batch } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import type { RejectedChange } from './apply-summary.ts';
import type { Breaker } from './breaker.ts';
import { backoffMs } from './breaker.ts';
import type { Lanes } from './lanes.ts';
import type { Leaf } from './leaf.ts';
import { afterAttempt, joinedOutcome, splitLeaf } from './leaf.ts';
import type { CountingInForce } from './narrow.ts';
import type { SendPorts } from './sending.ts';
import type { Stopping } from './stopping.ts';
import type { Turns } from './turns.ts';
import type { WorkQueue } from './work-queue.ts';

const MAX_ATTEMPTS = 5;
/** A busy CleverTap is waited for longer than a silent one: nothing is unconfirmed in the meantime. */
const MAX_BUSY_ATTEMPTS = 30;
const LANE_OCCUPIED_MS = 30_000;
const MAX_REJECTIONS = 50;

/** What an answer may change beside its own leaf. */
export interface Affected {
  readonly queue: WorkQueue;
  readonly turns: Turns;
  readonly lanes: Lanes;
  readonly breaker: Breaker;
  readonly counting: CountingInForce;
  readonly stopping: Stopping;
}

/** What an answer means: for its leaf, for the lanes, and for the apply as a whole. */
export class Answers {
  readonly counts = { accepted: 0, rejected: 0, ambiguous: 0 };
  readonly rejections: RejectedChange[] = [];
  credentials: Credentials = 'unknown';
  /** Something was left unsent or unconfirmed that another attempt might have settled. */
  isCutShort = false;
  readonly #ports: SendPorts;
  readonly #affected: Affected;

  constructor(ports: SendPorts, affected: Affected) {
    this.#ports = ports;
    this.#affected = affected;
  }

  /** Takes the answer to a leaf that was sent. */
  take(leaf: Leaf, outcome: CallOutcome): void {
    const { breaker, lanes, stopping } = this.#affected;
    const now = this.#ports.clock.now();
    const tried = afterAttempt(leaf, outcome, now);
    switch (outcome.kind) {
      case 'accepted':
        this.credentials = 'accepted';
        breaker.accepted();
        lanes.clear();
        this.#finish(tried, outcome);
        break;
      case 'unauthorised':
        if (this.credentials === 'unknown') this.credentials = 'refused';
        stopping.end({
          kind: outcome.isForbidden ? 'forbidden' : 'unauthorised',
          said: outcome.said,
        });
        this.leave(tried);
        break;
      case 'rejected':
        if (outcome.reason === 'rate') this.#busy(tried, outcome.said);
        else if (outcome.reason === 'address') this.#elsewhere(tried, outcome.said);
        else this.#refused(tried, outcome);
        break;
      case 'ambiguous':
        if (outcome.timedOut) lanes.timedOut(now + LANE_OCCUPIED_MS);
        if (outcome.page === 'final') this.#page(tried, outcome.said);
        else this.#failed(tried, outcome);
        break;
      case 'unsent':
        if (outcome.isOurs) {
          stopping.end({ kind: 'unsendable', said: outcome.said });
          this.leave(tried);
        } else this.#failed(tried, outcome);
        break;
      default:
        assertExhaustive(outcome);
    }
  }

  /** Nothing was processed, and nothing will be. Such an address confirms no account. */
  #elsewhere(leaf: Leaf, said: Message): void {
    if (this.credentials === 'unknown') this.credentials = 'refused';
    this.#page(leaf, said);
  }

  /** Who answered is not CleverTap's API: each further request would be as unclear. */
  #page(leaf: Leaf, said: Message): void {
    this.#affected.stopping.end({ kind: 'no-api', said });
    this.leave(leaf);
  }

  #busy(leaf: Leaf, said: Message): void {
    const { breaker, lanes, stopping } = this.#affected;
    lanes.refused();
    breaker.busy(this.#ports.clock.now());
    const busy = leaf.busy + 1;
    if (busy >= MAX_BUSY_ATTEMPTS) stopping.end({ kind: 'breaker', said });
    this.#retry({ ...leaf, busy }, busy);
  }

  /** Tries again after a while, or gives up on the leaf: a CleverTap that is down is left alone. */
  #failed(leaf: Leaf, outcome: Extract<CallOutcome, { kind: 'ambiguous' | 'unsent' }>): void {
    const { breaker, stopping } = this.#affected;
    const { kind, said } = outcome;
    const failures = leaf.failures + 1;
    const isEnough = breaker.failed(this.#ports.clock.now());
    const isLast = failures >= MAX_ATTEMPTS;
    const isPage = kind === 'ambiguous' && outcome.page !== undefined;
    if (isPage && (isEnough || isLast)) stopping.end({ kind: 'no-api', said });
    if (kind === 'unsent' && (isEnough || isLast)) stopping.end({ kind: 'unreachable', said });
    if (isEnough) stopping.end({ kind: 'breaker', said });
    if (isLast) this.leave(leaf);
    else this.#retry({ ...leaf, failures }, failures);
  }

  #retry(leaf: Leaf, failures: number): void {
    const { queue, stopping } = this.#affected;
    const { clock, random } = this.#ports;
    const notBefore = clock.now() + backoffMs(failures, random);
    if (stopping.isToStop) this.leave(leaf);
    else queue.giveBack({ ...leaf, notBefore });
  }

  /** Nothing of the leaf was processed, for a reason that lies in it: halves may fare better. */
  #refused(leaf: Leaf, outcome: Extract<CallOutcome, { kind: 'rejected' }>): void {
    const { breaker, counting, queue, stopping } = this.#affected;
    const { reason, said } = outcome;
    if (reason === 'limit') {
      // Code 100 is of an account that could ask.
      this.credentials = 'accepted';
      counting.refused(leaf.batch);
    }
    const halves = splitLeaf(leaf);
    if (halves === null) {
      if (breaker.refusedChange()) stopping.end({ kind: 'breaker', said });
      this.#note(leaf.batch, said);
      this.#finish(leaf, outcome);
      return;
    }
    if (breaker.split()) stopping.end({ kind: 'breaker', said });
    if (stopping.isToStop) this.leave(leaf);
    else queue.giveBack(...halves);
  }

  #finish(leaf: Leaf, last: CallOutcome): void {
    const outcome = joinedOutcome(leaf, last);
    if (outcome === null) return;
    const changes = countChanges(leaf.batch);
    this.counts[outcome.kind] += changes;
    this.#affected.turns.ended(leaf.ref.batch, changes, outcome.kind === 'accepted');
    this.#ports.observer.onOutcome({ leaf: leaf.ref, outcome }, changes);
  }

  /** No more attempts in this apply. What is unclear is recorded; what was never sent needs no record. */
  leave(leaf: Leaf): void {
    this.isCutShort = true;
    this.#finish(leaf, { kind: 'unsent', said: NOTHING });
  }

  /** `batch` has a single change. The first refusals are enough to see what is wrong. */
  #note(batch: Batch, message: Message): void {
    const [entry] = batch.entries;
    const member = entry?.members[0];
    const action = entry?.actions[0];
    if (member === undefined || action === undefined) return;
    if (this.rejections.length >= MAX_REJECTIONS) return;
    const change = { segment: action.key, operation: action.operation, member };
    this.rejections.push({ change, message });
  }
}
