import { randomBytes, randomUUID } from 'node:crypto';
import type { ApplyProgress, ApplyResult } from '../apply/apply.ts';
import { applyPlan } from '../apply/apply.ts';
import type { ApplySummary } from '../apply/apply-summary.ts';
import type { Clock } from '../apply/clock.ts';
import { recordCommit, recordFacts } from '../apply/record-facts.ts';
import { summarise } from '../apply/summarise.ts';
import { createClient } from '../clevertap/client.ts';
import type { Env } from '../clevertap/connect.ts';
import { failureCode } from '../failure.ts';
import type { Provenance, RecordedReview } from '../lock/apply-record.ts';
import type { Lease } from '../lock/lease.ts';
import type { LockIndex } from '../lock/lock-index.ts';
import { appliedCommit } from '../lock/lock-index.ts';
import { commitOwned } from '../lock/ownership.ts';
import { recover } from '../lock/recover.ts';
import type { Problem } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { Account } from './account.ts';
import { accountFrom, checkAccount } from './account.ts';
import { isRefused, sends } from './plan.ts';
import { provenanceOf } from './provenance.ts';
import { stopSignal } from './signals.ts';
import { RunTime } from './time.ts';
import { hasEdits } from './unchanged-checkout.ts';
import { USER_AGENT } from './version.ts';
import type { PlannableLock, Workspace } from './workspace.ts';
import { openListOf, planWorkspace } from './workspace.ts';

/** What to apply, and how much of it. */
export interface ApplyRequest {
  readonly workspace: Workspace;
  readonly only: string | null;
  readonly timeLimitMs: number | null;
  readonly stopAfterChanges: number | null;
  /** Holds the account, its passcode, proxies. */
  readonly env: Env;
  /** Who reviewed a commit; null where that cannot be found out. Absent: there is no one to ask. */
  readonly reviewsOf?: (commit: string) => Promise<readonly RecordedReview[] | null>;
}

/** Whoever asked for an apply: told on the way, and asked for consent before anything is sent. */
export interface ApplyWitness {
  recovered(): void;
  /** Another run was first to change the lock: all begins again. */
  overtaken(): void;
  /** The lock is held and was read. Throws where this apply must not go on from it. */
  locked(index: LockIndex): Promise<void>;
  /** Throws where this is not the plan that was meant. */
  planned(plan: Plan, warnings: readonly Problem[]): void;
  /** What a guard did not refuse, sent or only recorded. Throws where no one agreed to it. */
  approves(plan: Plan, lock: PlannableLock): Promise<void>;
  consents(plan: Plan, account: Account): Promise<boolean>;
  /** Sending begins. */
  sends(plan: Plan): { show(progress: ApplyProgress): void; end(): void };
  /** Asked to stop by a signal. */
  stops(): void;
  /** Asked again: the process ends now, whatever is in flight. */
  endsAtOnce(): void;
}

/** How an apply ended; `refused` by a guard and `declined` by its witness sent nothing. */
export type Applied =
  | { readonly kind: 'refused' | 'declined'; readonly plan: Plan }
  | { readonly kind: 'done'; readonly plan: Plan; readonly summary: ApplySummary };

interface HeldApply {
  readonly request: ApplyRequest;
  readonly witness: ApplyWitness;
  readonly account: Account;
  readonly lease: Lease;
  readonly time: RunTime;
  readonly startedAt: number;
}

/** How often it is planned anew where another run changed the lock before anything was sent. */
const TRIES = 5;

/** Plan, guards, consent, apply. Nothing is sent unless all of them say yes. Throws a Failure. */
export async function runApply(request: ApplyRequest, witness: ApplyWitness): Promise<Applied> {
  const { workspace, env } = request;
  const account = accountFrom(workspace.config.account, env);
  const time = new RunTime(account.origin, env);
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = time.clock.now();
    const lease = await workspace.store.takeLease(startedAt);
    try {
      return await applyHeld({ request, witness, account, lease, time, startedAt }, attempt);
    } catch (error) {
      if (failureCode(error) !== 'lock-moved' || attempt === TRIES) throw error;
      witness.overtaken();
    } finally {
      await lease.release();
    }
  }
}

async function applyHeld(held: HeldApply, attempt: number): Promise<Applied> {
  const { request, witness, account, time } = held;
  const { store } = request.workspace;
  const locked = await store.read();
  checkAccount(locked, account);
  await witness.locked(locked);
  const told = await time.check();
  const { index, recovered } = await recover(store, time.clock.now);
  const clock = time.after(index);
  checkAccount(index, account);
  if (recovered) witness.recovered();
  const { fetchChunks, readPart } = store;
  const lock = { index, fetchChunks, readPart };
  const made = await planToApply(request, lock, clock.now());
  const { plan, warnings } = made;
  witness.planned(plan, attempt === 1 ? [...told, ...warnings] : warnings);
  if (isRefused(plan)) return { kind: 'refused', plan };
  await witness.approves(plan, lock);
  if (sends(plan) && !(await witness.consents(plan, account))) return { kind: 'declined', plan };
  const order = await orderOf(held, plan, index);
  const written = { apply: order.apply, at: clock.now(), commit: order.provenance.commit };
  const owned = await commitOwned(store, index, made.lock.ownership, written);
  const result = sends(plan)
    ? await send(held, clock, plan, owned, order)
    : await withoutSending(held, clock, plan, owned, order);
  return done(held, plan, result);
}

function planToApply({ workspace, only }: ApplyRequest, lock: PlannableLock, now: number) {
  const key = randomBytes(16).toString('hex');
  return planWorkspace(workspace, lock, now, only, openListOf, key);
}

/** null where there is nothing to remember either. */
async function withoutSending(
  held: HeldApply,
  clock: Clock,
  plan: Plan,
  index: LockIndex,
  order: Order,
): Promise<ApplyResult | null> {
  const { workspace, only } = held.request;
  const { store, config } = workspace;
  const by = { ...order, spends: plan.spends, at: clock.now() };
  const next = await recordFacts(store, index, plan, by);
  if (next === index) {
    // A file lock asks no commit, a part of the segments is not the whole commit, and only a job is run
    // again. A person who has nothing to send from a branch of their own must not stop the next job.
    const isJob = order.provenance.run !== null;
    if (isJob && only === null && config.lock.at.kind === 'branch') {
      await recordCommit(store, index, by);
    }
    return null;
  }
  const creates = { index: next, created: [], stopped: null };
  return { index: next, creates, sent: null, outcomes: [] };
}

type Order = Awaited<ReturnType<typeof orderOf>>;

/** Who applies what to which account, and who approved it. Asks git and GitHub. */
async function orderOf({ request, account }: HeldApply, plan: Plan, index: LockIndex) {
  const { accountId, origin } = account;
  const { workspace, env, reviewsOf } = request;
  const edits = () => hasEdits(workspace);
  const known = provenanceOf(plan, workspace.config.folder, env, edits);
  const { commit } = known;
  // What a night changes without a new commit, no review was about.
  const isNew = commit !== null && commit !== appliedCommit(index);
  const reviewed = isNew ? ((await reviewsOf?.(commit)) ?? null) : null;
  const provenance: Provenance = reviewed === null ? known : { ...known, reviewed };
  return { apply: randomUUID(), account: accountId, origin, provenance };
}

async function send(
  held: HeldApply,
  clock: Clock,
  plan: Plan,
  index: LockIndex,
  by: Order,
): Promise<ApplyResult> {
  const { request, witness, account, lease } = held;
  const { config, store } = request.workspace;
  const { env } = request;
  const { inFlight } = config.limits;
  const client = createClient({ ...account, inFlight, userAgent: USER_AGENT, env });
  const stop = stopSignal({ first: witness.stops, second: witness.endsAtOnce });
  const progress = witness.sends(plan);
  try {
    const order = {
      ...by,
      startedAt: clock.now(),
      settleMs: config.settleMs,
      limits: config.limits,
      timeLimitMs: request.timeLimitMs,
      stopAfterChanges: request.stopAfterChanges,
    };
    const send = {
      clock,
      random: Math.random,
      leaseIsOurs: lease.isOurs,
      signal: stop.signal,
    };
    return await applyPlan(plan, index, order, { store, client, send, onProgress: progress.show });
  } finally {
    progress.end();
    stop.dispose();
    await client.close();
  }
}

function done(held: HeldApply, plan: Plan, result: ApplyResult | null): Applied {
  const summary = summarise(plan, result, held.time.clock.now() - held.startedAt);
  return { kind: 'done', plan, summary };
}
