import type { Waiver } from '../../config/guard.ts';
import type { Threshold, WaivableName } from '../../config/limits.ts';
import type { Message } from '../../message.ts';
import { asForeign, NOTHING, say } from '../../message.ts';
import type { Guarded, Judgement } from './judgement.ts';

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

/** Compares a figure with its limit, if there is one, and with the waivers in force. */
export function judgeLimit(
  { segment, limits, waivers }: Guarded,
  guard: WaivableName,
  measured: Measured,
  says: Message,
): Judgement[] {
  const limit = limits[guard];
  if (limit === null) return [];
  const { part, whole } = measured;
  const share = whole === null || whole === 0 ? NOTHING : say` (${percentText(part / whole)})`;
  const message = say`${says}${share}. The limit is ${thresholdText(limit)}`;
  const found = { guard, segment };
  if (!exceeds(measured, limit)) return [{ ...found, verdict: 'pass', message, by: null }];
  const by = waivers.find((one) => isWaived(guard, measured, one));
  if (by !== undefined) return [{ ...found, verdict: 'pass', message: waivedBy(by, message), by }];
  const remedy = { kind: 'limit', name: guard, threshold: neededFor(measured, limit) } as const;
  return [{ ...found, verdict: 'refuse', message, remedy }];
}

/** A refusal, or what only a waiver allows. */
export function isNoted(judgement: Judgement): boolean {
  return judgement.verdict === 'refuse' || judgement.by !== null;
}

/** The reason is the free text of a person. */
export function waivedBy({ reason }: Waiver, message: Message): Message {
  return say`${message}. A waiver allows it${asForeign(reason)}`;
}

/** Whether a waiver lets this pass. */
export function isWaived(guard: WaivableName, measured: Measured, { limits }: Waiver): boolean {
  const limit = limits[guard];
  return limit !== undefined && !exceeds(measured, limit);
}
