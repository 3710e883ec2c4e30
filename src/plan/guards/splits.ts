import type { KnownSplit, Share } from '../../lock/splits.ts';
import { sharesOf, splitName, splitsOf } from '../../lock/splits.ts';
import { takeText } from '../../members/split.ts';
import type { Message } from '../../message.ts';
import { asForeign, asKey, asLabel, asValue, NOTHING, plural, say } from '../../message.ts';
import type { PlannedSegment } from '../input.ts';
import type { GuardedSegment, Judgement } from './judgement.ts';

/** A split of an earlier apply that would draw others now. */
interface Redrawn {
  readonly before: KnownSplit;
  readonly what: Message;
}

/**
 * Its salt is gone, or its share has moved: since the last apply, or in several that each let it grow or
 * shrink. Where it lets more people in than it did once, nobody else may be drawn anew: that is the same
 * in two steps.
 */
export function redrawnIn({
  manifest,
  entry,
  split,
  added,
}: Pick<GuardedSegment, 'manifest' | 'entry' | 'split' | 'added'>): readonly Redrawn[] {
  if (manifest.decisions.retire !== null) return [];
  const now = new Map(split.now.map((one) => [splitName(one), one]));
  const known = splitsOf(entry);
  const names = new Set(known.map(splitName));
  const anew = split.now.find((one) => !names.has(splitName(one))) ?? null;
  return known.flatMap((before): Redrawn[] => {
    const after = now.get(splitName(before));
    const what =
      after === undefined
        ? whatIsGone(before, anew, isRead(before, split) || added.length > 0)
        : whatMoved(before, after, anew);
    return what === null ? [] : [{ before, what }];
  });
}

/** The segment that has the split is still a part of this one. */
function isRead({ through }: KnownSplit, { parts }: PlannedSegment['split']): boolean {
  return through === undefined || parts.has(through);
}

/** `mayLetIn`: where the segment is not built any more from the one that had it, only who joins was left out. */
function whatIsGone(
  before: KnownSplit,
  anew: KnownSplit | null,
  mayLetIn: boolean,
): Message | null {
  if (before.ended !== true) return mayLetIn ? say`${splitText(before)} is gone` : null;
  if (anew === null) return null;
  return say`${splitText(before)} is gone since an earlier apply, and ${splitText(anew)} draws anew`;
}

function whatMoved(before: KnownSplit, after: KnownSplit, anew: KnownSplit | null): Message | null {
  const now = shareOf(after);
  const [last, ...earlier] = sharesOf(before);
  const takes = say`${splitText(before)} takes ${asLabel(takeText(after))}`;
  if (last !== undefined && !isNested(last, now))
    return say`${takes} and no longer ${shareText(last)}`;
  const moved = earlier.find((share) => !isNested(share, now));
  if (moved !== undefined) return say`${takes}, and took ${shareText(moved)} at an earlier apply`;
  const grown = sharesOf(before).find((share) => isWithin(share, now) && !isWithin(now, share));
  if (grown === undefined || anew === null) return null;
  return say`${takes}, which is more than ${shareText(grown)} at an earlier apply, and ${splitText(anew)} draws anew`;
}

/**
 * Who is in a control group must stay there, or the test is worthless. A share may grow or shrink; but
 * one that is drawn anew takes others than before.
 */
export function judgeSplits(guarded: GuardedSegment): Judgement[] {
  const { segment, split, waivers } = guarded;
  return redrawnIn(guarded).map(({ before, what: change }): Judgement => {
    const found = { guard: 'split', segment } as const;
    const { comeIn, goOut } = split.countsOf(before.through);
    const what = isRead(before, split)
      ? say`${change}: ${plural(comeIn, 'member')} would come in and ${goOut} go out because of it`
      : say`${change}, as the segment is not built from ${asKey(before.through ?? '')} any more. The plan adds ${plural(guarded.added.length, 'member')}`;
    const waiver = waivers.find(({ salts }) => salts.includes(before.salt));
    if (waiver !== undefined) {
      const message = say`${what}. A waiver allows it${asForeign(waiver.reason)}`;
      return { ...found, verdict: 'pass', message, by: waiver };
    }
    const message = say`${what}. Whoever was left out of a test on purpose may be in it`;
    return { ...found, verdict: 'refuse', message, remedy: { kind: 'salt', salt: before.salt } };
  });
}

/** All of one are in the other. */
function isNested(a: Share, b: Share): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin([from, to]: Share, [start, end]: Share): boolean {
  return start <= from && to <= end;
}

function shareOf({ from, to }: KnownSplit): Share {
  return [from, to];
}

function shareText([from, to]: Share): Message {
  return say`${asLabel(takeText({ salt: '', from, to }))}`;
}

function splitText({ salt, through }: KnownSplit): Message {
  const whose = through === undefined ? NOTHING : say` of ${asKey(through)}`;
  return say`the split${whose} with the salt ${asValue(salt)}`;
}
