import type { Operation } from '../model.ts';

/**
 * What the lock remembers of one membership, and how the answer to a change moves it.
 *
 * The rule of the world: the account cannot be read, an answer can get lost, and an attempt that had
 * no clear answer may still land minutes later, after a newer one. So a membership is *absent*,
 * *accepted* (a 2xx answered the ADD and nothing said otherwise since) or *unconfirmed*. Each
 * direction that had an unclear attempt is *unsettled* until `settle` has passed since that attempt.
 * A change that is answered while the opposite direction is unsettled stays unconfirmed ("settling"):
 * it is asserted once more after that time.
 *
 * Two names may be one user. So an ADD waits for every attempt at another name that may be the same
 * user: a REMOVE of it may land later, and an ADD of it will be followed by a REMOVE. Both are then
 * asserted in one apply, in their order. A REMOVE waits for its own name alone: it must not come after
 * the ADD of a name that is wanted, and a name that is not has a REMOVE of its own.
 */
export type LockedState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'unconfirmed'; readonly operation: Operation; readonly cause: Cause };

/**
 * Why it is unconfirmed. *Unclear*: an attempt at `operation` had no clear answer. *Settling*: a 2xx
 * answered it, and only an earlier opposing attempt may still undo it. *Doubted*: it was known, and
 * something since then says that it may not be so; to send it again is a change like any other. *Taken*:
 * evidence says that it is there, and nothing was ever sent. So either change is one like any other.
 */
export type Cause = 'unclear' | 'settling' | 'doubted' | 'taken';

/** Until when (ms since the epoch) an unclear attempt in each direction may still land. */
export type Unsettled = Readonly<Record<Operation, number | null>>;

export interface Membership {
  readonly state: LockedState;
  readonly unsettled: Unsettled;
}

/** The join of all attempts at one change; `ambiguousAt` is the last attempt without a clear answer. */
export type ChangeOutcome =
  | { readonly kind: 'accepted'; readonly ambiguousAt: number | null }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'ambiguous'; readonly ambiguousAt: number };

export const SETTLED: Unsettled = { ADD: null, REMOVE: null };
export const ABSENT: Membership = { state: { kind: 'absent' }, unsettled: SETTLED };

export function opposite(operation: Operation): Operation {
  return operation === 'ADD' ? 'REMOVE' : 'ADD';
}

/** Whether an attempt in this direction may still land at `now`; a clock that moved back says yes. */
export function isUnsettled(unsettled: Unsettled, operation: Operation, now: number): boolean {
  const until = unsettled[operation];
  return until !== null && now < until;
}

/**
 * The membership after a change was attempted. `startedAt` is when its apply started: an opposing
 * attempt that was unsettled then may have landed after this one, whenever this one was answered.
 * `othersUnsettled`: so was one at another name that may be the same user, or it became so since.
 */
export function afterChange(
  previous: Membership,
  operation: Operation,
  outcome: ChangeOutcome,
  startedAt: number,
  settleMs: number,
  othersUnsettled = false,
): Membership {
  if (outcome.kind === 'rejected') return previous;
  const unsettled = stamp(previous.unsettled, operation, outcome.ambiguousAt, startedAt, settleMs);
  if (outcome.kind === 'ambiguous') {
    return { state: { kind: 'unconfirmed', operation, cause: 'unclear' }, unsettled };
  }
  const waitsForOthers = operation === 'ADD' && othersUnsettled;
  if (waitsForOthers || isUnsettled(previous.unsettled, opposite(operation), startedAt)) {
    return { state: { kind: 'unconfirmed', operation, cause: 'settling' }, unsettled };
  }
  return { state: { kind: operation === 'ADD' ? 'accepted' : 'absent' }, unsettled };
}

/** Adds a stamp, kept even after a successful retry, and drops those that have passed. */
function stamp(
  before: Unsettled,
  operation: Operation,
  ambiguousAt: number | null,
  startedAt: number,
  settleMs: number,
): Unsettled {
  const kept = {
    ADD: isUnsettled(before, 'ADD', startedAt) ? before.ADD : null,
    REMOVE: isUnsettled(before, 'REMOVE', startedAt) ? before.REMOVE : null,
  };
  if (ambiguousAt === null) return kept;
  return { ...kept, [operation]: Math.max(kept[operation] ?? 0, ambiguousAt + settleMs) };
}

/** Answered already, and waiting for the opposing attempt to settle: not planned again before that. */
export function isSettling(
  { state, unsettled }: Membership,
  desired: Operation,
  now: number,
  othersUnsettled = false,
): boolean {
  const isAnswered = state.kind === 'unconfirmed' && state.cause === 'settling';
  if (!isAnswered || state.operation !== desired) return false;
  const waitsForOthers = desired === 'ADD' && othersUnsettled;
  return waitsForOthers || isUnsettled(unsettled, opposite(desired), now);
}

/**
 * What was known and may not be so any more. What is unclear already is sent anew as it is, and that no
 * limit may stop; what was answered and is only waiting is not waited for any longer. What was taken was
 * never known.
 */
export function doubted({ state, unsettled }: Membership): Membership {
  if (state.kind === 'unconfirmed' && state.cause !== 'settling') return { state, unsettled };
  const operation = operationBehind(state);
  return { state: { kind: 'unconfirmed', operation, cause: 'doubted' }, unsettled };
}

/** Found in the account, and not from us. */
export function taken({ unsettled }: Membership): Membership {
  return { state: { kind: 'unconfirmed', operation: 'ADD', cause: 'taken' }, unsettled };
}

function operationBehind(state: LockedState): Operation {
  if (state.kind === 'unconfirmed') return state.operation;
  return state.kind === 'accepted' ? 'ADD' : 'REMOVE';
}
