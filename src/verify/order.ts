import { isSent } from '../lock/change-lines.ts';
import { MAX_SKEW_MS } from '../lock/lock-time.ts';
import type { Reach, Sent, Trace } from './terms.ts';

/*
 * What was before what. Our clock and that of CleverTap may differ by the skew. So a trace within the
 * skew of an apply may be older or newer than it. Between traces alone their own order counts: they have
 * one clock.
 */

export function isSend({ operation }: Sent): boolean {
  return isSent(operation);
}

/**
 * Whether the trace of a change would be there. It was asked for, and something that is surely older
 * has a trace: of what is older than the oldest trace, nobody knows whether traces are still kept.
 * Before the first apply of a lockfile nothing of it could leave a trace: there one of the apply itself
 * is enough.
 */
export function isCovered({ by }: Sent, { from, oldest }: Reach): boolean {
  const before = by.serial === FIRST ? by.endedAt : by.startedAt - MAX_SKEW_MS;
  return by.startedAt >= from && oldest !== null && oldest <= before;
}

/** The serial of what is written first upon an empty lockfile. */
const FIRST = 1;

/** While an apply runs, its changes are as young as its end. */
export function isYoung(last: Sent | undefined, { until }: Reach): boolean {
  return last !== undefined && last.by.endedAt > until;
}

/** Whether evidence by name found what was sent. */
export function isProven({ by }: Sent, { proven }: Reach): boolean {
  return proven !== null && by.serial <= proven;
}

/** Whether our own ADD or REMOVE of the opposite surely came after the trace. */
export function precedes(trace: Trace | undefined, last: Sent | undefined): boolean {
  if (trace === undefined || last === undefined || last.operation === trace.operation) return false;
  return latestOf(trace) < last.by.startedAt - MAX_SKEW_MS;
}

export function latestOf({ at, latest = at }: Trace): number {
  return latest;
}

/** Whether our own last change of that kind may have left the newest trace: no older trace is of it. */
export function mayBeOurs(
  trace: Trace | undefined,
  sends: readonly Sent[],
  traces: readonly Trace[],
): boolean {
  const own = sends.findLast(({ operation }) => operation === trace?.operation);
  if (trace === undefined || own === undefined) return false;
  const { startedAt, endedAt } = own.by;
  if (trace.at > endedAt + MAX_SKEW_MS || latestOf(trace) < startedAt - MAX_SKEW_MS) return false;
  return !traces.some(
    ({ at, operation }) =>
      operation === trace.operation && at < trace.at && at >= startedAt - MAX_SKEW_MS,
  );
}

/** Whether our own change of the opposite may be newer than the newest trace, and has left none yet. */
export function mayBeOutdated(
  trace: Trace | undefined,
  sends: readonly Sent[],
  traces: readonly Trace[],
): boolean {
  if (trace === undefined) return false;
  return sends.some(({ operation, by: { startedAt, endedAt } }) => {
    if (operation === trace.operation || trace.at > endedAt + MAX_SKEW_MS) return false;
    return !traces.some((one) => one.operation === operation && one.at >= startedAt - MAX_SKEW_MS);
  });
}

/**
 * Whether the newest trace, an ADD, is of somebody else who came after our removal. Within the skew its
 * order to the removal is that of the traces. Where the trace of the removal may be lost, nobody knows.
 */
export function isOfOthers(
  trace: Trace,
  removal: Sent,
  sends: readonly Sent[],
  traces: readonly Trace[],
  reach: Reach,
): boolean {
  const { startedAt, endedAt } = removal.by;
  if (trace.at > endedAt + MAX_SKEW_MS) return true;
  if (mayBeOurs(trace, sends, traces)) return false;
  const isTraced = traces.some(
    ({ at, operation }) => operation === 'REMOVE' && at >= startedAt - MAX_SKEW_MS,
  );
  return isTraced || !isCovered(removal, reach);
}
