import { scopedPath } from '../../lists/list-facts.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import type { Message, Words } from '../../message.ts';
import { asList, duration, plural, say } from '../../message.ts';
import type { Additions } from '../exclusions/let-in.ts';
import type { Measured } from '../plan.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { exceeds, judgeLimit } from './limit.ts';
import { sourceText } from './source-text.ts';

/** How many people were held back, and what a guard says of those who are let in. */

/** So many people may always be let in. */
export const ALWAYS = 3;

export interface HeldBack {
  /** The most within the window; null: of a segment that had no exclusions, none of its own were counted. */
  readonly most: number | null;
  readonly now: number;
}

const DAY = 24 * 3_600_000;

function windowText(ms: number): Words {
  return ms % DAY === 0 ? plural(ms / DAY, 'day') : duration(ms);
}

/** What the plan does, of how many. */
export type Says = (part: number, most: number, isOwn: boolean) => Message;

export function saysOf(
  additions: readonly Additions[],
  left: readonly FilterRef[],
  { limits }: GuardedPlan,
): Says {
  const isOfPlan = additions.every(({ at, members }) => at === null || members.length === 0);
  const window = windowText(limits.exclusion_window.ms);
  const who = isOfPlan ? say`the plan lets in` : say`the plan and applies within ${window} let in`;
  const paths = pathsOf(left);
  return (part, most, isOwn) => {
    const were = part === 1 ? say`was` : say`were`;
    const people = say`${who} ${plural(part, 'person', 'people')} who ${were} on ${paths}`;
    return isOwn
      ? say`${people}, of ${most} held back within ${window}`
      : say`${people} as other segments have it, of ${most} whom it would hold back`;
  };
}

function pathsOf(left: readonly FilterRef[]): Message {
  const byPath = new Map(left.map((ref) => [scopedPath(ref), ref]));
  return asList([...byPath.values()].map(sourceText));
}

/** All of them never pass a limit: a list that holds back no one any more is no smaller list. */
export function judgePeople(
  segment: GuardedSegment,
  part: number,
  held: HeldBack,
  says: Says,
): Judgement[] {
  const { limits } = segment;
  const most = held.most ?? part + held.now;
  const measured = { part, whole: most };
  const isAll = held.now === 0 && (held.most ?? 0) > 0 && part >= most;
  if (part === 0) return [];
  if (part <= ALWAYS && !isAll)
    return [few(segment, says(part, most, held.most !== null), measured)];
  const isWithin = !exceeds(measured, limits.max_exclusion_shrink);
  const fewer = { kind: 'count', count: most - 1 } as const;
  const max_exclusion_shrink = isAll && isWithin ? fewer : limits.max_exclusion_shrink;
  const guarded = { ...segment, limits: { ...limits, max_exclusion_shrink } };
  return judgeLimit(
    guarded,
    'max_exclusion_shrink',
    measured,
    says(part, most, held.most !== null),
  );
}

/** So few that they may always be let in are said all the same. */
export function few(
  segment: GuardedSegment,
  says: Message,
  figures: Pick<Measured, 'part' | 'whole'>,
): Judgement {
  return passes(segment, say`${says}. Up to ${ALWAYS} may always be let in`, figures);
}

function passes(
  { segment }: GuardedSegment,
  message: Message,
  figures: Pick<Measured, 'part' | 'whole'>,
): Judgement {
  const limit = { kind: 'count', count: ALWAYS } as const;
  const measured = { ...figures, limit };
  return { guard: 'max_exclusion_shrink', segment, verdict: 'pass', message, measured, by: null };
}

/** Looked up, and found that no one who joins was on a list that changed. */
export function letsInNobody(
  segment: GuardedSegment,
  { most, now }: HeldBack,
  left: readonly FilterRef[],
): Judgement {
  const message = say`the plan lets in nobody who was on ${pathsOf(left)}`;
  return passes(segment, message, { part: 0, whole: most ?? now });
}
