import type { Message } from '../../message.ts';
import { asCode, asLabel, duration, say } from '../../message.ts';
import { reachOfToday } from '../../verify/days.ts';
import type { VerifiedSegment } from '../../verify/verification.ts';
import type { ZoneCheck } from '../../verify/zone-check.ts';
import type { Question } from './question.ts';
import type { JudgedLock } from './verify.ts';

/** Why the time zone may be another one, so that nothing is judged by events; null: nothing says so. */
export function zoneDoubt(
  { lock, segments }: JudgedLock,
  { days, now }: Question,
  check: ZoneCheck,
  readAt: number,
): Message | null {
  const off = check.offAt(readAt);
  if (off !== null) return notInOrder(off, days.name);
  // Today may be on a day that was not asked for: what has no trace says so only where another one has.
  const reach = reachOfToday({ ...days, isKnown: false }, now);
  const young = new Set(
    lock.index.history.filter(({ at }) => at > reach).map(({ serial }) => serial),
  );
  if (check.agrees || young.size === 0) return null;
  const isMissed = segments
    .filter(({ by }) => by === 'events')
    .flatMap(({ findings }) => findings)
    .some(({ kind, serial }) => kind !== 'foreign' && serial !== null && young.has(serial));
  return isMissed ? notProven(days.name) : null;
}

function notInOrder(off: number, zone: string): Message {
  const apart = say`${duration(Math.abs(off))} ${off > 0 ? 'after' : 'before'}`;
  return say`CleverTap's events are ${apart} what caused them: ${asLabel(zone)} is not the time zone of the account. Nothing is judged by them. Set ${asCode('account.timezone')} to the zone in the account's settings.`;
}

function notProven(zone: string): Message {
  return say`Not one event has the time of an apply, so that nothing says whether ${asLabel(zone)} is the time zone of the account. What was sent today is not judged by that. Compare ${asCode('account.timezone')} with the account's settings, or verify again tomorrow.`;
}

/** Of a segment that was to be judged by events: what the lockfile itself says stays. */
export function unjudged(segment: VerifiedSegment): VerifiedSegment {
  const { counts, reasons } = segment;
  const { confirmed, missing, unprovable } = counts;
  const own = confirmed + missing + unprovable + counts['no-evidence'];
  const kept = reasons.filter(({ kind }) => kind === 'pending' || kind === 'unconfirmed');
  const none = { kind: 'no-evidence', why: 'incomplete', count: own } as const;
  return {
    ...segment,
    counts: {
      ...NOTHING_FOUND,
      ...{ pending: counts.pending, unconfirmed: counts.unconfirmed },
      'no-evidence': own,
    },
    removals: 0,
    findings: [],
    reasons: own === 0 ? kept : [...kept, none],
    through: null,
    over: [],
  };
}

const NOTHING_FOUND = { confirmed: 0, missing: 0, lingering: 0, foreign: 0, unprovable: 0 };
