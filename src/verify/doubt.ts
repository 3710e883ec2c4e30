import { MAX_SKEW_MS } from '../lock/lock-time.ts';
import type { Operation } from '../model.ts';
import { isCovered, isProven, isSend } from './order.ts';
import type { Known, Reach, Sent, Trace, Verdict, Why } from './terms.ts';

/*
 * What a verification found missing or lingering became unconfirmed, and was sent again. That doubt ends
 * when evidence finds the membership as it should be, when it is sent the other way, and when somebody
 * takes it over. Until then nothing is sent a third time by itself.
 */

const DOUBTS = { ADD: 'MISSING', REMOVE: 'LINGERING' } as const;

/**
 * The sends of an operation since the last one of the other, which is `before`; and since a verification
 * doubted them, if one did: what was sent before that is known to have left no trace.
 */
export function lastRun({ sent }: Known, operation: Operation) {
  const opposite = sent.findLastIndex((one) => isSend(one) && one.operation !== operation);
  const taken = sent.findLastIndex((one) => one.operation === 'ADOPT');
  const doubt = sent.findLastIndex((one) => one.operation === DOUBTS[operation]);
  const begin = Math.max(opposite, doubt, operation === 'REMOVE' ? taken : -1);
  return {
    before: sent[opposite],
    /** undefined: no verification doubts it, or none does any more. */
    doubt: doubt > Math.max(opposite, taken) ? sent[doubt] : undefined,
    since: sent.slice(begin + 1).filter(isSend),
  };
}

/**
 * Whether a verification found that it was not there before it was removed here: that removal changed
 * nothing, and may raise no event.
 */
export function wasGone({ sent }: Known): boolean {
  const added = sent.findLastIndex(({ operation }) => operation === 'ADD');
  const later = sent.slice(added + 1);
  const removed = later.findIndex(({ operation }) => operation === 'REMOVE');
  return later
    .slice(0, Math.max(0, removed))
    .some(({ operation }) => operation === 'MISSING' || operation === 'UNPROVABLE');
}

/** Whether a verification doubted it, it was sent again, and no evidence has found it since. */
export function isAgain(known: Known, operation: Operation, reach: Reach): boolean {
  const { doubt, since } = lastRun(known, operation);
  const last = since.at(-1);
  return doubt !== undefined && last !== undefined && !isProven(last, reach);
}

/**
 * Doubted by a verification, and sent once more after it, again in vain: to send it a third time
 * would be no better. It is listed once.
 */
export function againOr(
  known: Known,
  operation: Operation,
  reach: Reach,
  verdict: Verdict,
): Verdict {
  if (!isAgain(known, operation, reach)) return verdict;
  const isListed = known.sent.at(-1)?.operation === 'UNPROVABLE';
  return { ...verdict, kind: 'unprovable', why: isListed ? 'listed-before' : 'sent-again' };
}

/**
 * Whether somebody else had removed the member already when a verification doubted it, and it was sent again
 * since. To send it each time would go on, and cost, for ever. Where traces of that time are not kept, it
 * counts as the same reason.
 */
export function wasRemovedBefore(known: Known, traces: readonly Trace[], reach: Reach): boolean {
  const { doubt, since } = lastRun(known, 'ADD');
  if (doubt === undefined || since.length === 0) return false;
  const then = traces.findLast(({ at }) => at <= doubt.by.startedAt);
  if (then === undefined) return !isCovered(doubt, reach);
  const sent = known.sent.slice(0, known.sent.indexOf(doubt)).findLast(isSend);
  return then.operation === 'REMOVE' && !isOlderThan(then, sent);
}

function isOlderThan({ at }: Trace, sent: Sent | undefined): boolean {
  return sent !== undefined && at < sent.by.startedAt - MAX_SKEW_MS;
}

const FOR_PERSON: readonly Why[] = ['removed-again', 'listed-again', 'not-listed-again'];

/** Whether it differs, and is not sent again by itself. */
export function isForPerson({ why }: { readonly why: Why }): boolean {
  return FOR_PERSON.includes(why);
}
