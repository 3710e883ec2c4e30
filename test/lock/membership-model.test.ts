import { describe, expect, it } from 'vitest';
import type { ChangeOutcome, Membership } from '../../src/lock/membership.ts';
import { ABSENT, afterChange, isSettling } from '../../src/lock/membership.ts';
import type { Operation } from '../../src/model.ts';

/**
 * One membership, explored exhaustively: every order of edits, applies, answers that get lost,
 * attempts that land late or never, retries, crashes and recoveries, up to a horizon of time.
 * The product's own rules move the lock; the account is one boolean and a bag of late attempts.
 */
interface State {
  readonly now: number;
  readonly edits: number;
  readonly desired: boolean;
  /** Whether the member is in the segment at CleverTap. */
  readonly account: boolean;
  /** Attempts that nobody answered and that may still land before `deadline`. */
  readonly late: readonly { readonly operation: Operation; readonly deadline: number }[];
  readonly lock: Membership;
  /** An apply that was cut off after its intent was durable. */
  readonly journal: { readonly operation: Operation; readonly startedAt: number } | null;
}

/** The safeties, each of which can be taken away to see that it is needed. */
interface Safeties {
  /** Unclear once, only a 2xx clears it: "rejected" after it does not. */
  readonly join: boolean;
  /** The unsettled stamp is kept after a successful retry. */
  readonly stampKeptAfterRetry: boolean;
  /** Recovery stamps what may still land. */
  readonly stampKeptAcrossCrash: boolean;
  /** The intent is durable before the first byte leaves. */
  readonly intentDurable: boolean;
  /** An answered change stays unconfirmed while the opposite is unsettled. */
  readonly settling: boolean;
}

const ALL: Safeties = {
  join: true,
  stampKeptAfterRetry: true,
  stampKeptAcrossCrash: true,
  intentDurable: true,
  settling: true,
};
const SETTLE = 2;
const HORIZON = 4;
const MAX_EDITS = 3;

type Attempt = 'answered' | 'answer lost' | 'lands late' | 'never lands' | 'rejected';
const ATTEMPTS: readonly Attempt[] = [
  'answered',
  'answer lost',
  'lands late',
  'never lands',
  'rejected',
];
const RUNS: readonly (readonly Attempt[])[] = ATTEMPTS.flatMap((first) =>
  isClear(first) ? [[first]] : [[first], ...ATTEMPTS.map((second) => [first, second])],
);

function isClear(attempt: Attempt): boolean {
  return attempt === 'answered' || attempt === 'rejected';
}

/** The planning table: what an apply would send now. */
function planned({ lock, desired, now }: State): Operation | null {
  const wanted = desired ? 'ADD' : 'REMOVE';
  if (lock.state.kind === 'unconfirmed') return isSettling(lock, wanted, now) ? null : wanted;
  return (lock.state.kind === 'accepted') === desired ? null : wanted;
}

function joined(run: readonly Attempt[], now: number, safeties: Safeties): ChangeOutcome {
  const unclear = run.some((attempt) => !isClear(attempt));
  const last = run[run.length - 1];
  if (last === 'answered') {
    return { kind: 'accepted', ambiguousAt: unclear && safeties.stampKeptAfterRetry ? now : null };
  }
  if (last === 'rejected' && !(unclear && safeties.join)) return { kind: 'rejected' };
  return { kind: 'ambiguous', ambiguousAt: now };
}

function fold(
  state: State,
  operation: Operation,
  outcome: ChangeOutcome,
  startedAt: number,
  safeties: Safeties,
): State {
  const lock = afterChange(state.lock, operation, outcome, startedAt, SETTLE);
  const { state: to } = lock;
  const forgets = !safeties.settling && to.kind === 'unconfirmed' && to.cause === 'settling';
  const settled: Membership = {
    state: { kind: operation === 'ADD' ? 'accepted' : 'absent' },
    unsettled: lock.unsettled,
  };
  return { ...state, lock: forgets ? settled : lock, journal: null };
}

/** What a run of attempts does to the account. */
function attempted(state: State, operation: Operation, run: readonly Attempt[]): State {
  const landed = run.some((attempt) => attempt === 'answered' || attempt === 'answer lost');
  const arriving = run
    .filter((attempt) => attempt === 'lands late')
    .map(() => ({ operation, deadline: state.now + SETTLE }));
  const account = landed ? operation === 'ADD' : state.account;
  return { ...state, account, late: [...state.late, ...arriving] };
}

function successors(state: State, safeties: Safeties): State[] {
  const next: State[] = [];
  if (state.now < HORIZON) {
    const now = state.now + 1;
    next.push({ ...state, now, late: state.late.filter(({ deadline }) => deadline > now) });
  }
  if (state.edits < MAX_EDITS)
    next.push({ ...state, edits: state.edits + 1, desired: !state.desired });
  for (const [index, { operation }] of state.late.entries()) {
    const late = state.late.filter((_, other) => other !== index);
    next.push({ ...state, late, account: operation === 'ADD' });
  }
  if (state.journal === null) next.push(...applies(state, safeties));
  else next.push(recovered(state, state.journal, safeties));
  return next;
}

function applies(state: State, safeties: Safeties): State[] {
  const operation = planned(state);
  if (operation === null || state.late.length > 1) return [];
  return RUNS.flatMap((run) => {
    const after = attempted(state, operation, run);
    const journal = safeties.intentDurable ? { operation, startedAt: state.now } : null;
    return [
      fold(after, operation, joined(run, state.now, safeties), state.now, safeties),
      { ...after, journal },
    ];
  });
}

function recovered(
  state: State,
  journal: NonNullable<State['journal']>,
  safeties: Safeties,
): State {
  const at = safeties.stampKeptAcrossCrash ? state.now : state.now - SETTLE;
  const outcome = { kind: 'ambiguous', ambiguousAt: at } as const;
  return fold(state, journal.operation, outcome, journal.startedAt, safeties);
}

/** Nothing forgotten: what is in the account, and what may still land, is known. */
function violation(state: State, safeties: Safeties): string | null {
  const { lock, journal } = state;
  for (const { operation, deadline } of state.late) {
    const known = (lock.unsettled[operation] ?? 0) >= deadline || journal?.operation === operation;
    if (!known) return `a late ${operation} is not unsettled`;
  }
  if (journal === null && state.late.length === 0) {
    if (lock.state.kind === 'absent' && state.account) return 'forgotten in the account';
    if (lock.state.kind === 'accepted' && !state.account) return 'believed to be in the account';
  }
  return quietlyConverges(state, safeties) ? null : 'does not converge';
}

/** Convergence: once the faults end and time has passed, applies alone bring the account in step. */
function quietlyConverges(state: State, safeties: Safeties): boolean {
  let current: State = { ...state, now: state.now + 10 * SETTLE, late: [] };
  for (let round = 0; round < 3; round += 1) {
    if (current.journal !== null) current = recovered(current, current.journal, safeties);
    const operation = planned(current);
    if (operation !== null) {
      current = fold(
        attempted(current, operation, ['answered']),
        operation,
        joined(['answered'], current.now, safeties),
        current.now,
        safeties,
      );
    }
    current = { ...current, now: current.now + 10 * SETTLE };
  }
  return planned(current) === null && current.account === current.desired;
}

function explore(safeties: Safeties): { states: number; violation: string | null } {
  const start: State = {
    now: 0,
    edits: 0,
    desired: true,
    account: false,
    late: [],
    lock: ABSENT,
    journal: null,
  };
  const seen = new Set([JSON.stringify(start)]);
  const queue = [start];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const found = violation(state, safeties);
    if (found !== null) return { states: seen.size, violation: found };
    for (const next of successors(state, safeties)) {
      const id = JSON.stringify(next);
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(next);
    }
  }
  return { states: seen.size, violation: null };
}

describe('one membership under every history', () => {
  it('is never forgotten and always converges', () => {
    const found = explore(ALL);
    expect(found.violation).toBeNull();
    expect(found.states).toBeGreaterThan(1000);
  });

  it.each<[keyof Safeties]>([
    ['join'],
    ['stampKeptAfterRetry'],
    ['stampKeptAcrossCrash'],
    ['intentDurable'],
    ['settling'],
  ])('is forgotten without the safety %s', (safety) => {
    expect(explore({ ...ALL, [safety]: false }).violation).not.toBeNull();
  });
});
