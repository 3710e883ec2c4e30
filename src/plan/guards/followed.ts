import { asCode, asForeign, asKey, asList, say } from '../../message.ts';
import type { GuardedSegment, Judgement } from './judgement.ts';

/** Says of a waiver that it keeps two segments apart: it was needed, and so it is used up. */
export function judgeApart({ segment, follows = [] }: GuardedSegment): Judgement[] {
  return follows.flatMap(({ key, by }) => {
    if (by === null) return [];
    const message = say`most members of ${asKey(key)} are also in this segment. A waiver says that it is another segment${asForeign(by.reason)}`;
    return [{ guard: 'same_segment', segment, verdict: 'pass', message, by } as const];
  });
}

/** A refusal for exclusions, with the segments whose exclusions were taken over. */
export function ofPredecessors(
  { follows = [] }: Pick<GuardedSegment, 'follows'>,
  judged: Judgement,
): Judgement {
  const taken = follows.filter(({ by }) => by === null);
  const isOfExclusions = /^max_exclusion_/.test(judged.guard);
  if (judged.verdict === 'pass' || !isOfExclusions || taken.length === 0) return judged;
  const keys = asList(taken.map(({ key }) => asKey(key)));
  const guessed = taken.filter(({ isSaid }) => !isSaid).map(({ key }) => key);
  const message = say`${judged.message}. This segment takes the place of ${keys}, and so of its exclusions`;
  if (guessed.length === 0) return { ...judged, message };
  const apart = asCode(`distinct_from: ${JSON.stringify(guessed)}`);
  return {
    ...judged,
    message: say`${message}: most members of the old one are in the new one. If they are two segments, write ${apart} into the waiver instead`,
  };
}
