import type { Marked, Message } from '../message.ts';
import { asCode, asList, plural, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { isToCreate } from './creating.ts';
import type { PlannedSegment } from './input.ts';

/*
 * Decisions that take effect once. A plan that could not do all of it would use them up, and nobody would
 * notice: whoever is in the account and is not recorded stays there.
 */

type Undecided = Pick<PlannedSegment, 'manifest' | 'entry' | 'sources' | 'split'>;

/** `adopts`: the lockfile does not have the segment yet. */
export function undoableDecisions(planned: Undecided, adopts: boolean): Problem[] {
  const { manifest, entry } = planned;
  const { adopt } = manifest.decisions;
  if (adopt !== null && adopts) return adoptionProblems(planned, asCode(`adopt: ${adopt}`));
  if (manifest.frozen === undefined || !isToCreate(manifest, entry)) return [];
  const message = say`the segment is frozen, so nobody may join it, but ${asCode('create: true')} would make it now, without members`;
  const next = say`Remove ${asCode('frozen:')} until the segment has its members, or remove ${asCode('create: true')} until the freeze ends.`;
  return [problemOf(planned, message, next)];
}

function adoptionProblems(planned: Undecided, adopts: Marked): Problem[] {
  const { manifest } = planned;
  const outside = [
    ...(manifest.frozen === undefined ? [] : [asCode('frozen:')]),
    ...(manifest.begins === undefined ? [] : [asCode('first_day:')]),
    ...(manifest.ended === undefined ? [] : [asCode('last_day:')]),
  ];
  if (outside.length > 0) {
    const message = say`${adopts} would record nobody, because of ${asList(outside)}. It has an effect only once`;
    const next = say`Remove ${asList(outside, 'and')} until the segment is adopted, or ${asCode('adopt:')} until then.`;
    return [problemOf(planned, message, next)];
  }
  const [held, ...more] = heldBack(planned);
  if (held === undefined) return [];
  const message = say`${adopts} would not record everybody whom the manifest lists: ${asList([held, ...more])}. Whoever of them is in the account would stay there`;
  const next = say`Apply the manifest without that first, so that all are recorded. If a list is excluded everywhere, name it under ${asCode('exclude_everywhere:')} with ${asCode('except:')} and a reason until then. Then take it back: the next apply removes them.`;
  return [problemOf(planned, message, next)];
}

function heldBack({ manifest, sources, split }: Undecided): Message[] {
  const excluded = sources
    .filter(({ facts }) => facts.role === 'exclusion' && facts.through === undefined)
    .reduce((sum, { facts }) => sum + (facts.heldBack ?? 0), 0);
  const { leftOut } = split.countsOf();
  return [
    ...(excluded === 0 ? [] : [say`exclusions hold back ${plural(excluded, 'member')}`]),
    ...(leftOut === 0 ? [] : [say`a split leaves out ${plural(leftOut, 'member')}`]),
    ...(manifest.intersectWith.length === 0
      ? []
      : [say`${asCode('intersect_with:')} may leave out others`]),
  ];
}

function problemOf({ manifest }: Undecided, message: Message, next: Message): Problem {
  const { place } = manifest;
  return { severity: 'error', code: 'contradicting-decisions', message, place, next };
}
