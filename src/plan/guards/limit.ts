import type { Threshold, Waiver } from '../../config/guard.ts';
import { count } from '../../message.ts';
import type { GuardName } from '../plan.ts';
import type { Judgement, LimitName } from './judgement.ts';

/** A part of a whole, or of nothing that says something (null), that a limit is held against. */
export interface Measured {
  readonly part: number;
  readonly whole: number | null;
}

/** Shares in hundred-millionths, so that 29% of 100 is exactly 29. */
const SCALE = 100_000_000;

export function exceeds({ part, whole }: Measured, limit: Threshold): boolean {
  if (limit.kind === 'count') return part > limit.count;
  const scaled = BigInt(Math.round(limit.share * SCALE));
  return BigInt(part) * BigInt(SCALE) > scaled * BigInt(whole ?? part);
}

/** The smallest round limit, of the kind that was set where it can be, under which this passes. */
function neededFor({ part, whole }: Measured, limit: Threshold): Threshold {
  const percent = Math.ceil((part * 100) / (whole ?? 0));
  if (limit.kind === 'count' || !(percent <= 100)) return { kind: 'count', count: part };
  return { kind: 'share', share: percent / 100 };
}

function thresholdText(limit: Threshold): string {
  return limit.kind === 'count' ? count(limit.count) : percentText(limit.share);
}

export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

export interface LimitCase {
  readonly guard: GuardName;
  readonly segment: Judgement['segment'];
  readonly name: LimitName;
  readonly measured: Measured;
  readonly limit: Threshold;
  /** Exceptions in force; the first that suffices is used. */
  readonly waivers: readonly Waiver[];
  /** What is found, first where it passes, then where it would not. */
  readonly says: readonly [string, string];
  /** In a few words, for the reason of a waiver. */
  readonly inShort: string;
}

/** Holds a figure against its limit, and against the exceptions that are in force. */
export function judgeLimit(found: LimitCase): Judgement {
  const { guard, segment, measured, limit, says } = found;
  const { part, whole } = measured;
  const share = whole === null || whole === 0 ? '' : `${percentText(part / whole)}; `;
  const figures = `(${share}the limit is ${thresholdText(limit)}`;
  if (!exceeds(measured, limit)) {
    return { guard, segment, verdict: 'pass', message: `${says[0]} ${figures})`, by: null };
  }
  const waiver = found.waivers.find((one) => isAllowed(found, one));
  if (waiver !== undefined) {
    const message = `${says[0]} ${figures}, waived: ${waiver.reason})`;
    return { guard, segment, verdict: 'pass', message, by: waiver };
  }
  const need = { kind: 'limit', name: found.name, threshold: neededFor(measured, limit) } as const;
  const message = `${says[1]} ${figures})`;
  return { guard, segment, verdict: 'refuse', message, need, reason: found.inShort };
}

function isAllowed({ name, measured }: LimitCase, waiver: Waiver): boolean {
  const waived = name === 'maxBilledEvents' ? countOf(waiver.maxBilledEvents) : waiver[name];
  return waived !== undefined && !exceeds(measured, waived);
}

function countOf(value: number | undefined): Threshold | undefined {
  return value === undefined ? undefined : { kind: 'count', count: value };
}
