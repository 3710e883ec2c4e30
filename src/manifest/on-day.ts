import type { Config } from '../config/config.ts';
import type { CountsOn, Days } from '../config/days.ts';
import { countsOn, dayIn } from '../config/days.ts';
import type { ExclusionRef, SourceRef } from '../lists/list-ref.ts';
import { refPath } from '../lists/list-ref.ts';
import { NO_BYTES } from '../members/cursor.ts';
import type { DatedPart, Manifest } from './manifest.ts';
import { datedIn, membersOn } from './member-days.ts';

/*
 * What is dated counts on its days alone. Manifests are what they are on one day from the moment they are
 * read, so nothing behind it has to know that there are dates: plans, reviews and answers are of that day.
 */

/** On which days members count, and what keeps people out. */
interface View {
  readonly members: CountsOn;
  readonly keepers: CountsOn;
}

const TODAY: View = { members: 'today', keepers: 'today' };
const EVER: View = { members: 'ever', keepers: 'always' };
const ALWAYS: View = { members: 'always', keepers: 'ever' };

/** A manifest as its author wrote it, as it is now. The days are those of its time zone. */
export function onDay(
  manifest: Manifest,
  { account, now }: Pick<Config, 'account' | 'now'>,
): Manifest {
  const parts = partsOf(manifest);
  const hasRows = [
    ...manifest.membersFrom,
    ...manifest.intersectWith,
    ...manifest.excludeFrom,
  ].some(
    (ref) => ref.kind === 'list' && ref.format.kind === 'csv' && ref.format.days !== undefined,
  );
  const hasMembers = datedIn(manifest.members).length > 0;
  if (parts.length === 0 && !hasRows && !hasMembers) return manifest;
  const today = dayIn(manifest.timezone ?? account.timezone ?? 'UTC', now);
  const [ever, always] = [seen(manifest, today, EVER), seen(manifest, today, ALWAYS)];
  return {
    ...seen(manifest, today, TODAY),
    dated: { today, parts, written: manifest, ever, always },
  };
}

function seen(manifest: Manifest, today: string, view: View): Manifest {
  const { frozen, ...thawed } = manifest;
  const { days, excludeFrom, intersectWith, members } = manifest;
  const isFrozen = frozen !== undefined && today <= frozen.last && view.members === 'today';
  const isSeen = (ref: SourceRef | ExclusionRef, on: CountsOn) =>
    ref.days === undefined || countsOn(ref.days, today, on);
  const membersFrom = manifest.membersFrom.filter((ref) => isSeen(ref, view.members));
  const kept = excludeFrom.filter((ref) => isSeen(ref, view.keepers));
  const read = {
    ...(isFrozen ? manifest : thawed),
    members: members && membersOn(members, today, view.members),
    membersFrom: membersFrom.map((ref) => withRowsOf(ref, today, view.members)),
    // Without an end: what an intersection keeps out must not come in because a day has passed.
    intersectWith: intersectWith.map((ref) => withRowsOf(ref, today, view.members)),
    excludeFrom: kept.map((ref) => withRowsOf(ref, today, view.keepers)),
  };
  if (days === undefined || countsOn(days, today, view.members)) return read;
  return { ...read, create: false, membersFrom: [], ...outside(days, today) };
}

/** Before its first day it has nobody, but that is no permission to empty it. */
function outside({ first, last }: Days, today: string): Partial<Manifest> {
  if (last === null || today <= last) return { members: null, begins: first ?? today };
  return { members: { identities: NO_BYTES, guids: NO_BYTES, count: 0 }, ended: last };
}

/** Rows with days of their own are told on which they count. */
function withRowsOf<T extends SourceRef>(ref: T, today: string, on: CountsOn): T {
  if (ref.kind === 'segment') return ref;
  const { format } = ref;
  if (format.kind !== 'csv' || format.days === undefined) return ref;
  return { ...ref, format: { ...format, days: { ...format.days, counts: { today, on } } } };
}

function partsOf({ days, frozen, membersFrom, excludeFrom }: Manifest): DatedPart[] {
  const part = (what: DatedPart['what'], role: DatedPart['role'], on?: Days): DatedPart[] =>
    on === undefined ? [] : [{ what, role, days: on }];
  return [
    ...part(null, 'members', days),
    ...part(null, 'freeze', frozen && { first: null, last: frozen.last }),
    ...membersFrom.flatMap((ref) => part(refPath(ref), 'members', ref.days)),
    ...excludeFrom.flatMap((ref) => part(refPath(ref), 'exclusion', ref.days)),
  ];
}
