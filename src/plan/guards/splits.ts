import { splitsOf } from '../../lock/lock-index.ts';
import type { Split } from '../../members/split.ts';
import { takeText } from '../../members/split.ts';
import type { Message } from '../../message.ts';
import { asForeign, asLabel, asValue, plural, say } from '../../message.ts';
import type { GuardedSegment, Judgement } from './judgement.ts';

/** A split of the last apply that would draw others now: its salt is gone, or its share has moved. */
interface Redrawn {
  readonly before: Split;
  /** null: it is gone. */
  readonly after: Split | null;
}

export function redrawnIn({
  manifest,
  entry,
}: Pick<GuardedSegment, 'manifest' | 'entry'>): readonly Redrawn[] {
  if (manifest.decisions.retire !== null) return [];
  const now = new Map((manifest.splits ?? []).map((one) => [one.salt, one]));
  return splitsOf(entry).flatMap((before) => {
    const after = now.get(before.salt) ?? null;
    return after !== null && isNested(before, after) ? [] : [{ before, after }];
  });
}

/**
 * Who is in a control group must stay there, or the test is worthless. A share may grow or shrink; but
 * one that is drawn anew takes others than before.
 */
export function judgeSplits(guarded: GuardedSegment): Judgement[] {
  const { segment, split, waivers } = guarded;
  return redrawnIn(guarded).map(({ before, after }): Judgement => {
    const found = { guard: 'split', segment } as const;
    const what = say`${change(before, after)}: ${plural(split.comeIn, 'member')} would come in and ${split.goOut} go out because of it`;
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
function isNested(a: Split, b: Split): boolean {
  return (a.from <= b.from && b.to <= a.to) || (b.from <= a.from && a.to <= b.to);
}

function change(before: Split, after: Split | null): Message {
  if (after === null) return say`the split with the salt ${asValue(before.salt)} is gone`;
  return say`the split with the salt ${asValue(before.salt)} takes ${asLabel(takeText(after))} and no longer ${asLabel(takeText(before))}`;
}
