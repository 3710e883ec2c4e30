import type { Waiver } from '../../config/guard.ts';
import type { Threshold, WaivableName } from '../../config/limits.ts';
import type { Message } from '../../message.ts';
import { asForeign, NOTHING, say } from '../../message.ts';
import type { Measured } from '../plan.ts';
import type { Guarded, Judgement } from './judgement.ts';

/** What a limit is compared with: a part of a whole, or a number that has no whole (null). */
type Figures = Pick<Measured, 'part' | 'whole'>;

/** Shares in hundred-millionths, so that 29% of 100 is exactly 29. */
const SCALE = 100_000_000;

export function exceeds({ part, whole }: Figures, limit: Threshold): boolean {
  if (limit.kind === 'count') return part > limit.count;
  const scaled = BigInt(Math.round(limit.share * SCALE));
  return BigInt(part) * BigInt(SCALE) > scaled * BigInt(whole ?? part);
}

/** The smallest round limit under which this passes: a share where the limit is a share, if it can be. */
function neededFor({ part, whole }: Figures, limit: Threshold): Threshold {
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
  figures: Figures,
  says: Message,
): Judgement[] {
  const limit = limits[guard];
  if (limit === null) return [];
  const { part, whole } = figures;
  const share = whole === null || whole === 0 ? NOTHING : say` (${percentText(part / whole)})`;
  const message = say`${says}${share}. The limit is ${thresholdText(limit)}`;
  const found = { guard, segment, measured: { part, whole, limit } };
  if (!exceeds(figures, limit)) return [{ ...found, verdict: 'pass', message, by: null }];
  const by = waivers.find((one) => isWaived(guard, figures, one));
  if (by !== undefined) return [{ ...found, verdict: 'pass', message: waivedBy(by, message), by }];
  const remedy = { kind: 'limit', name: guard, threshold: neededFor(figures, limit) } as const;
  return [{ ...found, verdict: 'refuse', message, remedy }];
}

/** The same, of these lists. */
export function about(lists: readonly string[], judgements: readonly Judgement[]): Judgement[] {
  return judgements.map((one) => ({ ...one, lists }));
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
export function isWaived(guard: WaivableName, figures: Figures, { limits }: Waiver): boolean {
  const limit = limits[guard];
  return limit !== undefined && !exceeds(figures, limit);
}
