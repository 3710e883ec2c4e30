import { DAY_MS } from '../config/days.ts';
import type { DatedPart } from '../manifest/manifest.ts';
import type { Message } from '../message.ts';
import { asLabel, asPath, say } from '../message.ts';
import type { PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/** So far ahead, in days. */
const AHEAD = 30;

/** What begins or ends within the next 30 days by itself, and what has ended. */
export function dateNotices({ manifest }: PlannedSegment): Notice[] {
  const { key: segment, dated } = manifest;
  if (dated === undefined || manifest.decisions.retire !== null) return [];
  const { today } = dated;
  const until = new Date(Date.parse(today) + AHEAD * DAY_MS).toISOString().slice(0, 10);
  return dated.parts.flatMap(({ what, role, days: { first, last } }): Notice[] => {
    const named = nameOf(what, role);
    const tell = (code: Notice['code'], message: Message, next: Message | null = null) => [
      { code, segment, message, next },
    ];
    if (last !== null && last < today) {
      const message = say`${named} ended with ${asLabel(last)}`;
      return tell('last-day-passed', message, say`Remove it, or give it another last day.`);
    }
    const starts = first !== null && first > today && first <= until;
    // A freeze says its end itself.
    const ends = last !== null && last < until && role !== 'freeze';
    return [
      ...(starts ? tell('dated', say`${named} begins on ${asLabel(first)}`) : []),
      ...(ends ? tell('dated', say`${named} ends after ${asLabel(last)}`) : []),
    ];
  });
}

function nameOf(what: DatedPart['what'], role: DatedPart['role']): Message {
  if (role === 'freeze') return say`the freeze`;
  if (what === null) return say`the segment`;
  return role === 'members' ? say`${asPath(what)}` : say`the exclusion ${asPath(what)}`;
}
