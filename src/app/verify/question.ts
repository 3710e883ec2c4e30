import { zonedTime } from '../../clevertap/read/days.ts';
import type { DayRange } from '../../clevertap/read/reading.ts';
import type { Config } from '../../config/config.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import type { Verified } from '../../lock/verified.ts';
import { verifiedOf } from '../../lock/verified.ts';
import type { AccountDays } from '../../verify/days.ts';
import { daysSince, reachOfToday } from '../../verify/days.ts';
import type { JudgedEntry } from '../../verify/judge.ts';

/** What is asked, and when it was begun. */
export interface Question {
  readonly entries: readonly JudgedEntry[];
  readonly days: AccountDays & { readonly name: string };
  readonly range: DayRange;
  /** What was sent before this is not asked for; ms since the epoch, as the others. */
  readonly since: number;
  /** What was sent after this may have no trace yet. */
  readonly until: number;
  readonly now: number;
  /** The last verification of an entry, as far as this one builds on it; null: on none. */
  readonly markOf: (entry: JudgedEntry['entry']) => Verified | null;
}

type Asked = Pick<Config, 'account' | 'verify'>;

/** Of the account, as Intl names it. */
export function zoneOf({ account: { timezone = 'UTC' } }: Asked): string {
  return timezone;
}

export function questionOf(
  config: Asked,
  index: LockIndex,
  entries: readonly JudgedEntry[],
  now: number,
  isByName: boolean,
): Question {
  // Counts agree also where one is missing and one is foreign: who is asked for by name is not found by them.
  const markOf: Question['markOf'] = (entry) => {
    const mark = verifiedOf(entry);
    return isByName && mark?.by === 'counts' ? null : mark;
  };
  const isKnown = config.account.timezone !== undefined;
  const name = zoneOf(config);
  const days = { time: zonedTime(name), isKnown, name };
  const since = Math.min(now, ...entries.map(({ entry }) => sinceOf(index, markOf(entry))));
  const until = Math.min(now - config.verify.lagMs, reachOfToday(days, now));
  return { entries, days, range: daysSince(days, since, now), since, until, now, markOf };
}

/** The start of what has to be proven of an entry: since it was verified, or since the first record. */
function sinceOf({ history }: LockIndex, verified: Verified | null): number {
  const oldest = history[0]?.at ?? Number.POSITIVE_INFINITY;
  if (verified === null || verified.exceptions > 0) return oldest;
  const young = history.find(({ serial }) => serial > verified.through);
  return Math.min(verified.at, young?.at ?? verified.at);
}
