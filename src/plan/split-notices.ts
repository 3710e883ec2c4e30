import { plural, say } from '../message.ts';
import { redrawnIn } from './guards/splits.ts';
import type { PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/** Whom another share brings in or leaves out, and whom a split cannot tell apart. */
export function splitNotices(planned: PlannedSegment): Notice[] {
  const { manifest, split } = planned;
  const { comeIn, goOut, guids } = split.countsOf();
  // The guard says it already.
  const isSaid = redrawnIn({ ...planned, added: planned.diff.add }).length > 0;
  const changed: Notice = {
    code: 'split-changed',
    segment: manifest.key,
    message: say`the split is another one than at the last apply: because of it ${plural(comeIn, 'member comes', 'members come')} in and ${plural(goOut, 'goes', 'go')} out`,
    next: null,
  };
  const unknown: Notice = {
    code: 'split-guids',
    segment: manifest.key,
    message: say`${plural(guids, 'member is an anonymous profile', 'members are anonymous profiles')}. A split draws each name for itself, so one person with two names may be on both sides`,
    next: null,
  };
  return [
    ...(isSaid || comeIn + goOut === 0 ? [] : [changed]),
    ...(guids === 0 || manifest.splits === undefined ? [] : [unknown]),
  ];
}
