import type { Operation } from '../model.ts';
import { againOr, isAgain, lastRun, wasGone, wasRemovedBefore } from './doubt.ts';
import {
  isCovered,
  isOfOthers,
  isProven,
  isSend,
  isYoung,
  latestOf,
  mayBeOurs,
  mayBeOutdated,
  precedes,
} from './order.ts';
import type { Known, Reach, Sent, Trace, Verdict, VerdictKind, Why } from './terms.ts';

type Say = (kind: VerdictKind, why: Why) => Verdict;

/** Every verdict names the last apply that sent the membership. */
function saying(last: Sent | undefined): Say {
  return (kind, why) => ({ kind, why, serial: last?.by.serial ?? null });
}

/** Nothing can be seen of it today: what was confirmed once stays so. */
function tooOld({ by }: Sent, { confirmed }: Reach, say: Say): Verdict {
  const isBefore = confirmed !== null && by.serial <= confirmed;
  return isBefore ? say('confirmed', 'before') : say('no-evidence', 'too-old');
}

/** By the events of one membership, oldest first. */
export function verdictByEvents(known: Known, traces: readonly Trace[], reach: Reach): Verdict {
  const sends = known.sent.filter(isSend);
  const last = sends.at(-1);
  const say = saying(last);
  if (known.state === 'unconfirmed') return say('unconfirmed', 'unsure');
  if (known.isUnsettled) return say('pending', 'unsettled');
  const tie = tieOf(traces);
  if (tie !== null) return say('no-evidence', tie);
  const trace = traces.at(-1);
  if (isYoung(last, reach) && mayBeOutdated(trace, sends, traces))
    return say('pending', 'too-young');
  if (known.state === 'accepted') {
    if (trace?.operation === 'ADD') return say('confirmed', 'traced');
    const isOlder = precedes(trace, last) || mayBeOurs(trace, sends, traces);
    if (trace === undefined || isOlder) return withoutTrace(known, 'ADD', isOlder, reach, say);
    if (isYoung(last, reach)) return say('pending', 'too-young');
    return say(
      'missing',
      wasRemovedBefore(known, traces, reach) ? 'removed-again' : 'removed-there',
    );
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
  if (last.operation !== 'REMOVE') return say('no-evidence', 'unsure');
  if (isYoung(last, reach)) return say('pending', 'too-young');
  if (isOfOthers(trace, last, sends, traces, reach)) return say('foreign', 'added-there');
  if (isProven(last, reach) && precedes(trace, last)) return say('confirmed', 'before');
  return againOr(known, 'REMOVE', reach, say('lingering', 'no-trace'));
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
  say: Say,
): Verdict {
  const last = known.sent.filter(isSend).at(-1);
  if (last?.operation !== operation) return say('no-evidence', 'never-sent');
  if (isYoung(last, reach)) return say('pending', 'too-young');
  if (isProven(last, reach)) return say('confirmed', 'before');
  const { before, since } = lastRun(known, operation);
  const [first = last] = since;
  if (!isFresh && !isCovered(first, reach)) {
    if (isCounted(last, reach)) return say('confirmed', 'counted');
    return tooOld(last, reach, say);
  }
  if (operation === 'ADD') return againOr(known, 'ADD', reach, say('missing', 'no-trace'));
  const neverCame = before?.operation === 'ADD' && isCovered(before, reach);
  if (neverCame || wasGone(known)) return say('no-evidence', 'neither');
  return againOr(known, 'REMOVE', reach, say('lingering', 'no-trace'));
}

/**
 * By a whole list of the members there, downloaded at a time before which `until` lies. Nothing is missing
 * in it, so that what differs is always told.
 */
export function verdictByList(known: Known, isThere: boolean, reach: Reach): Verdict {
  const last = known.sent.filter(isSend).at(-1);
  const say = saying(last);
  if (known.state === 'unconfirmed') return say('unconfirmed', 'unsure');
  if (known.isUnsettled) return say('pending', 'unsettled');
  if (isYoung(last ?? known.sent.at(-1), reach)) return say('pending', 'too-young');
  if (known.state === 'accepted') {
    if (isThere) return say('confirmed', 'listed');
    return say('missing', isAgain(known, 'ADD', reach) ? 'not-listed-again' : 'not-listed');
  }
  if (!isThere) return say('confirmed', 'not-listed');
  if (last?.operation !== 'REMOVE') return say('foreign', 'listed');
  return say('lingering', isAgain(known, 'REMOVE', reach) ? 'listed-again' : 'listed');
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

/** Nobody knows which of the two was the last. */
function tieOf(traces: readonly Trace[]): 'same-second' | 'same-hour' | null {
  const last = traces.at(-1);
  if (last === undefined) return null;
  const others = traces.filter(({ operation }) => operation !== last.operation);
  if (others.some(({ at }) => at === last.at)) return 'same-second';
  return others.some((one) => latestOf(one) >= last.at) ? 'same-hour' : null;
}

/** By counts alone: they say of a segment whether all of its changes arrived, and never which did not. */
export function verdictByCounts(known: Known, reach: Reach, isExact: boolean | null): Verdict {
  const last = known.sent.filter(isSend).at(-1);
  const say = saying(last);
  if (known.state === 'unconfirmed') return say('unconfirmed', 'unsure');
  if (last === undefined) return say('no-evidence', 'never-sent');
  if (known.isUnsettled) return say('pending', 'unsettled');
  if (isYoung(last, reach)) return say('pending', 'too-young');
  if (last.by.startedAt < reach.from) {
    return tooOld(last, reach, say);
  }
  if (isExact === null) return say('no-evidence', 'miscounted');
  return isExact ? say('confirmed', 'counted') : say('no-evidence', 'roughly-counted');
}
