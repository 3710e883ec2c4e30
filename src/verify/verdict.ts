import type { RecordedChange } from '../lock/change-lines.ts';
import { isSent } from '../lock/change-lines.ts';
import { MAX_SKEW_MS } from '../lock/lock-time.ts';
import type { Operation } from '../model.ts';

/**
 * What the evidence says of one membership. Never more than it carries: a trace that is lost, late or
 * never was looks the same from here. So what may have lost its trace is *no evidence*, what may still
 * get one is *pending*, and only what must have left a trace and has none is *missing* or *lingering*.
 */
export type VerdictKind =
  /** There, or gone, as the lockfile says. */
  | 'confirmed'
  /** Accepted here, and not there. */
  | 'missing'
  /** Removed here, and still there. */
  | 'lingering'
  /** There, and not from us. */
  | 'foreign'
  /** Sent so lately that its trace may be late. */
  | 'pending'
  | 'no-evidence'
  /** Sent again after it was missing or lingering, and again without a trace. */
  | 'unprovable'
  /** The lockfile claims nothing: the next apply sends it. */
  | 'unconfirmed';

export type Why =
  | 'traced'
  /** Counts are exactly what they should be. */
  | 'counted'
  /** Counts are as they may be, and no more is known. */
  | 'roughly-counted'
  /** Counts are not what they should be, and nothing else was asked. */
  | 'miscounted'
  /** By an earlier verification, and nothing has happened since. */
  | 'before'
  | 'listed'
  | 'not-listed'
  | 'no-trace'
  | 'removed-there'
  | 'added-there'
  | 'sent-again'
  /** The same, and a verification has recorded it: there is nothing new about it. */
  | 'listed-before'
  | 'never-sent'
  | 'too-old'
  | 'too-young'
  | 'same-second'
  | 'neither'
  | 'in-doubt'
  /** The evidence is not whole: what is not in it may be where nobody could look. */
  | 'incomplete';

export interface Verdict {
  readonly kind: VerdictKind;
  readonly why: Why;
  /** The apply that sent it last; null: none that the lockfile remembers. */
  readonly serial: number | null;
}

/** When an apply, or a verification, wrote what it did. */
export interface Written {
  readonly serial: number;
  /** A verification that was recorded is none: it sent nothing. */
  readonly isApply: boolean;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What one record of the lockfile says of one membership. */
export interface Sent {
  readonly operation: RecordedChange['operation'];
  /** CleverTap accepted it. Otherwise it may not have arrived. */
  readonly isClear: boolean;
  readonly by: Written;
}

/** What the lockfile says of one membership; `sent` has the oldest first, without what was rejected. */
export interface Known {
  readonly state: 'absent' | 'accepted' | 'unconfirmed';
  /** An attempt may still land. */
  readonly isUnsettled: boolean;
  readonly sent: readonly Sent[];
}

/** One event of the account. */
export interface Trace {
  readonly operation: Operation;
  /** ms since the epoch, to the second. */
  readonly at: number;
}

/** Which sends the evidence can speak of. All in ms since the epoch. */
export interface Reach {
  /** What was sent before this was not asked for. */
  readonly from: number;
  /** The oldest trace of all, whoever it is of; null: there is none. What is older may be kept no longer. */
  readonly oldest: number | null;
  /** What was sent after this may have no trace yet. */
  readonly until: number;
  /** Records before this are not in the lockfile: an older trace may be our own. */
  readonly remembers: number;
  /** Through which record everything was confirmed already; null: none. */
  readonly confirmed: number | null;
  /** Counts are exact for what was sent before this; null: they are not known to be. */
  readonly counted: number | null;
}

/** By the events of one membership, oldest first. */
export function verdictByEvents(known: Known, traces: readonly Trace[], reach: Reach): Verdict {
  const sends = known.sent.filter(isSend);
  const last = sends.at(-1);
  const say = (kind: VerdictKind, why: Why): Verdict => ({
    kind,
    why,
    serial: last?.by.serial ?? null,
  });
  if (known.state === 'unconfirmed') return say('unconfirmed', 'in-doubt');
  if (known.isUnsettled) return say('pending', 'too-young');
  if (isTied(traces)) return say('no-evidence', 'same-second');
  const trace = traces.at(-1);
  if (known.state === 'accepted') {
    if (trace?.operation === 'ADD') return say('confirmed', 'traced');
    if (trace !== undefined && !precedes(trace, last)) {
      return isYoung(last, reach) ? say('pending', 'too-young') : say('missing', 'removed-there');
    }
    return withoutTrace(known, 'ADD', trace !== undefined, reach, say);
  }
  if (trace?.operation === 'REMOVE') return say('confirmed', 'traced');
  if (trace === undefined) {
    if (last?.operation === 'REMOVE') return withoutTrace(known, 'REMOVE', false, reach, say);
    return say('no-evidence', 'never-sent');
  }
  if (last === undefined) {
    return trace.at < reach.remembers
      ? say('no-evidence', 'too-old')
      : say('foreign', 'added-there');
  }
  if (last.operation !== 'REMOVE') return say('no-evidence', 'in-doubt');
  if (isYoung(last, reach)) return say('pending', 'too-young');
  if (trace.at > last.by.endedAt + MAX_SKEW_MS) return say('foreign', 'added-there');
  return againOr(known, 'REMOVE', say('lingering', 'no-trace'));
}

/**
 * What was sent and left no trace. A change that changed nothing may raise no event, so that the first
 * of several equal ones counts: the others may have been redundant. `isFresh`: a trace of the opposite
 * is older, so that the change did change something.
 */
function withoutTrace(
  known: Known,
  operation: Operation,
  isFresh: boolean,
  reach: Reach,
  say: (kind: VerdictKind, why: Why) => Verdict,
): Verdict {
  const last = known.sent.filter(isSend).at(-1);
  if (last?.operation !== operation) return say('no-evidence', 'never-sent');
  if (isYoung(last, reach)) return say('pending', 'too-young');
  const { before, since } = lastRun(known, operation);
  const [first = last] = since;
  if (!isFresh && !isCovered(first, reach)) {
    if (isCounted(last, reach)) return say('confirmed', 'counted');
    const isBefore = reach.confirmed !== null && last.by.serial <= reach.confirmed;
    return isBefore ? say('confirmed', 'before') : say('no-evidence', 'too-old');
  }
  if (operation === 'ADD') return againOr(known, 'ADD', say('missing', 'no-trace'));
  const neverCame = before?.operation === 'ADD' && isCovered(before, reach);
  if (neverCame) return say('no-evidence', 'neither');
  return againOr(known, 'REMOVE', say('lingering', 'no-trace'));
}

/**
 * The sends of an operation since the last one of the other, which is `before`; and since a verification
 * put them in doubt, if one did: what was sent before that is known to have left no trace.
 */
function lastRun({ sent }: Known, operation: Operation) {
  const opposite = sent.findLastIndex((one) => isSend(one) && one.operation !== operation);
  const doubt = sent.findLastIndex((one) => one.operation === DOUBTS[operation]);
  return {
    before: sent[opposite],
    isDoubted: doubt > opposite,
    since: sent.slice(Math.max(opposite, doubt) + 1).filter(isSend),
  };
}

/** By a whole list of the members there, downloaded at a time before which `until` lies. */
export function verdictByList(known: Known, isThere: boolean, reach: Reach): Verdict {
  const last = known.sent.filter(isSend).at(-1);
  const say = (kind: VerdictKind, why: Why): Verdict => ({
    kind,
    why,
    serial: last?.by.serial ?? null,
  });
  if (known.state === 'unconfirmed') return say('unconfirmed', 'in-doubt');
  if (known.isUnsettled || isYoung(last ?? known.sent.at(-1), reach)) {
    return say('pending', 'too-young');
  }
  if (known.state === 'accepted') {
    if (isThere) return say('confirmed', 'listed');
    return againOr(known, 'ADD', say('missing', 'not-listed'));
  }
  if (!isThere) return say('confirmed', 'not-listed');
  if (last?.operation !== 'REMOVE') return say('foreign', 'listed');
  return againOr(known, 'REMOVE', say('lingering', 'listed'));
}

function isSend({ operation }: Sent): boolean {
  return isSent(operation);
}

/** How long a retention that ends within an apply could hide what the apply began with. */
const MOST_CUT_MS = 60 * 60_000;

/**
 * Whether the trace of a change would be there. It was asked for, and something as old as its apply
 * has a trace: of an apply of minutes any change, of a longer one what it began with.
 */
function isCovered({ by }: Sent, { from, oldest }: Reach): boolean {
  if (by.startedAt < from || oldest === null) return false;
  return oldest <= Math.min(by.endedAt, by.startedAt + MOST_CUT_MS) + MAX_SKEW_MS;
}

function isCounted(last: Sent, { counted }: Reach): boolean {
  return counted !== null && last.by.endedAt < counted;
}

/** Evidence that is not whole proves nothing: the last trace may be among those that are not there. */
export function verdictInPart(known: Known, traces: readonly Trace[], reach: Reach): Verdict {
  const verdict = verdictByEvents(known, traces, reach);
  const isKnown = verdict.kind === 'unconfirmed' || verdict.kind === 'pending';
  return isKnown ? verdict : { ...verdict, kind: 'no-evidence', why: 'incomplete' };
}

/** While an apply runs, its changes are as young as its end. */
function isYoung(last: Sent | undefined, { until }: Reach): boolean {
  return last !== undefined && last.by.endedAt > until;
}

/** Whether our own change came after the trace. */
function precedes({ at }: Trace, last: Sent | undefined): boolean {
  return last?.operation === 'ADD' && at < last.by.startedAt - MAX_SKEW_MS;
}

/** Both in one second: nobody knows which of the two was the last. */
function isTied(traces: readonly Trace[]): boolean {
  const last = traces.at(-1);
  return (
    last !== undefined &&
    traces.some(({ at, operation }) => at === last.at && operation !== last.operation)
  );
}

const DOUBTS = { ADD: 'MISSING', REMOVE: 'LINGERING' } as const;

/**
 * Put in doubt by a verification, and sent once more after it, again in vain: to send it a third time
 * would be no better. It is listed once.
 */
function againOr(known: Known, operation: Operation, verdict: Verdict): Verdict {
  const { isDoubted, since } = lastRun(known, operation);
  if (!isDoubted || since.length === 0) return verdict;
  const last = known.sent.at(-1);
  const isListed = last?.operation === 'UNPROVABLE';
  return { ...verdict, kind: 'unprovable', why: isListed ? 'listed-before' : 'sent-again' };
}

/** By counts alone: they say of a segment whether all of its changes arrived, and never which did not. */
export function verdictByCounts(known: Known, reach: Reach, isExact: boolean | null): Verdict {
  const last = known.sent.filter(isSend).at(-1);
  const say = (kind: VerdictKind, why: Why): Verdict => ({
    kind,
    why,
    serial: last?.by.serial ?? null,
  });
  if (known.state === 'unconfirmed') return say('unconfirmed', 'in-doubt');
  if (last === undefined) return say('no-evidence', 'never-sent');
  if (known.isUnsettled || isYoung(last, reach)) return say('pending', 'too-young');
  if (last.by.startedAt < reach.from) {
    const isBefore = reach.confirmed !== null && last.by.serial <= reach.confirmed;
    return isBefore ? say('confirmed', 'before') : say('no-evidence', 'too-old');
  }
  if (isExact === null) return say('no-evidence', 'miscounted');
  return isExact ? say('confirmed', 'counted') : say('no-evidence', 'roughly-counted');
}
