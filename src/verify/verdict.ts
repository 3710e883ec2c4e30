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
  | 'in-doubt';

export interface Verdict {
  readonly kind: VerdictKind;
  readonly why: Why;
  /** The apply that sent it last; null: none that the lockfile remembers. */
  readonly serial: number | null;
}

/** When an apply, or a verification, wrote what it did. */
export interface Written {
  readonly serial: number;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What one record of the lockfile says of one membership. */
export interface Sent {
  readonly operation: RecordedChange['operation'];
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
  /** What was sent before this may have lost its traces. */
  readonly from: number;
  /** What was sent after this may have no trace yet. */
  readonly until: number;
  /** Records before this are not in the lockfile: an older trace may be our own. */
  readonly remembers: number;
  /** Through which record everything was confirmed already, but for what it lists; null: none. */
  readonly confirmed: number | null;
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
  const sends = known.sent.filter(isSend);
  const last = sends.at(-1);
  if (last?.operation !== operation) return say('no-evidence', 'never-sent');
  if (isYoung(last, reach)) return say('pending', 'too-young');
  const opposite = sends.findLastIndex((one) => one.operation !== operation);
  const first = sends[opposite + 1] ?? last;
  const isCovered = isFresh || first.by.startedAt >= reach.from;
  if (!isCovered) {
    const isBefore = reach.confirmed !== null && last.by.serial <= reach.confirmed;
    return isBefore ? say('confirmed', 'before') : say('no-evidence', 'too-old');
  }
  if (operation === 'ADD') return againOr(known, 'ADD', say('missing', 'no-trace'));
  const added = sends[opposite];
  const neverCame = added?.operation === 'ADD' && added.by.startedAt >= reach.from;
  if (neverCame) return say('no-evidence', 'neither');
  return againOr(known, 'REMOVE', say('lingering', 'no-trace'));
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
function againOr({ sent }: Known, operation: Operation, verdict: Verdict): Verdict {
  const doubt = sent.findLastIndex((one) => one.operation === DOUBTS[operation]);
  const since = doubt < 0 ? [] : sent.slice(doubt + 1);
  if (!since.some((one) => one.operation === operation)) return verdict;
  const isListed = since.some((one) => one.operation === 'UNPROVABLE');
  return { ...verdict, kind: 'unprovable', why: isListed ? 'listed-before' : 'sent-again' };
}
