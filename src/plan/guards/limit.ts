import type { Threshold, Waiver } from '../../config/guard.ts';
import type { Message } from '../../message.ts';
import { asForeign, NOTHING, say } from '../../message.ts';
import type { GuardName } from '../plan.ts';
import type { Judgement, LimitName } from './judgement.ts';

/** What a limit is compared with: a part of a whole, or a number that has no whole (null). */
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

/** The smallest round limit under which this passes: a share where the limit is a share, if it can be. */
function neededFor({ part, whole }: Measured, limit: Threshold): Threshold {
  const percent = Math.ceil((part * 100) / (whole ?? 0));
  if (limit.kind === 'count' || !(percent <= 100)) return { kind: 'count', count: part };
  return { kind: 'share', share: percent / 100 };
}

function thresholdText(limit: Threshold): Message {
  return limit.kind === 'count' ? say`${limit.count}` : percentText(limit.share);
}

export function percentText(share: number): Message {
  return say`${Math.round(share * 1000) / 10}%`;
}

export interface LimitCase {
  readonly guard: GuardName;
  readonly segment: Judgement['segment'];
  readonly name: LimitName;
  readonly measured: Measured;
  readonly limit: Threshold;
  /** Those in force; the first that is large enough is used. */
  readonly waivers: readonly Waiver[];
  /** What was measured, as a sentence. */
  readonly says: Message;
}

/** Compares a figure with its limit, and with the waivers in force. */
export function judgeLimit(found: LimitCase): Judgement {
  const { guard, segment, measured, limit, says } = found;
  const { part, whole } = measured;
  const share = whole === null || whole === 0 ? NOTHING : say` (${percentText(part / whole)})`;
  const message = say`${says}${share}. The limit is ${thresholdText(limit)}`;
  if (!exceeds(measured, limit)) return { guard, segment, verdict: 'pass', message, by: null };
  const waiver = found.waivers.find((one) => isAllowed(found, one));
  if (waiver !== undefined) {
    return { guard, segment, verdict: 'pass', message: waivedBy(waiver, message), by: waiver };
  }
  const need = { kind: 'limit', name: found.name, threshold: neededFor(measured, limit) } as const;
  return { guard, segment, verdict: 'refuse', message, need };
}

/** The reason is the free text of a person. */
export function waivedBy({ reason }: Waiver, message: Message): Message {
  return say`${message}. A waiver allows it${asForeign(reason)}`;
}

function isAllowed({ name, measured }: LimitCase, waiver: Waiver): boolean {
  const waived = name === 'maxBilledEvents' ? countOf(waiver.maxBilledEvents) : waiver[name];
  return waived !== undefined && !exceeds(measured, waived);
}

function countOf(value: number | undefined): Threshold | undefined {
  return value === undefined ? undefined : { kind: 'count', count: value };
}
