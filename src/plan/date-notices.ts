import { dayAfter, isAhead } from '../config/days.ts';
import type { DesiredSource } from '../manifest/desired.ts';
import type { Dated, DatedPart } from '../manifest/manifest.ts';
import { datedIn } from '../manifest/member-days.ts';
import type { Message } from '../message.ts';
import { asCode, asLabel, asPath, NOTHING, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/** What begins or ends within the next 30 days by itself, and what has ended. */
export function dateNotices({ manifest, later, sources }: PlannedSegment): Notice[] {
  const { key: segment, dated } = manifest;
  if (manifest.decisions.retire !== null) return [];
  const ofDays =
    dated === undefined ? [] : [...partNotices(segment, dated), ...memberNotices(segment, dated)];
  return [
    ...ofDays,
    ...sources.flatMap((one) => idleRows(segment, one)),
    ...unknownDay(segment, later),
  ];
}

/** A list that begins later is read before its day, so that what is wrong with it is found by then. */
function unknownDay(segment: SegmentKey, later: PlannedSegment['later']): Notice[] {
  const [problem] = later?.unknown?.problems ?? [];
  if (later === undefined || later.unknown === null || problem === undefined) return [];
  const { message, next, place } = problem;
  const where = place === undefined ? NOTHING : say`${asPath(place.file)}, line ${place.line}: `;
  const says = say`cannot tell what ${asLabel(later.unknown.day)} brings. ${where}${message}`;
  return [{ code: 'dated', segment, message: says, next }];
}

/** A list of which nothing counts looks like one that came empty. */
function idleRows(segment: SegmentKey, { facts, outside }: DesiredSource): Notice[] {
  if (facts.rows > 0 || outside === 0) return [];
  const list = asPath(facts.path);
  const message =
    outside === 1
      ? say`the only row of ${list} does not count today: its days have passed, or are to come`
      : say`none of the ${outside} rows of ${list} counts today: their days have passed, or are to come`;
  return [{ code: 'dated', segment, message, next: null }];
}

/** Of the members of the manifest itself: there may be thousands, so they are counted. */
function memberNotices(segment: SegmentKey, { today, written }: Dated): Notice[] {
  const ended = datedIn(written.members).filter(
    ({ days }) => days.last !== null && days.last < today,
  );
  const people = ended.reduce((sum, { count }) => sum + count, 0);
  const last = ended
    .map(({ days }) => days.last ?? '')
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const message =
    people === 1
      ? say`${asCode('members:')} has an entry that ended with ${asLabel(last)}`
      : say`${asCode('members:')} has ${people} entries that have ended, the last with ${asLabel(last)}`;
  const next = say`Remove what has ended, or give it another last day.`;
  return [{ code: 'last-day-passed', segment, message, next }];
}

function partNotices(segment: SegmentKey, { today, parts }: Dated): Notice[] {
  return parts.flatMap(({ what, role, days: { first, last } }): Notice[] => {
    const named = nameOf(what, role);
    const tell = (code: Notice['code'], message: Message, next: Message | null = null) => [
      { code, segment, message, next },
    ];
    if (last !== null && last < today) {
      const message = say`${named} ended with ${asLabel(last)}`;
      return tell('last-day-passed', message, say`Remove it, or give it another last day.`);
    }
    const starts = first !== null && isAhead(first, today);
    // A freeze says its end itself.
    const ends = last !== null && isAhead(dayAfter(last), today) && role !== 'freeze';
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
