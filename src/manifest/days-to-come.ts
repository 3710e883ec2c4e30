import type { Days } from '../config/days.ts';
import { dayAfter } from '../config/days.ts';
import type { ListRef } from '../lists/list-ref.ts';
import type { Manifest } from './manifest.ts';
import { datedIn } from './member-days.ts';
import { listRefsOf } from './references.ts';

/** Lists as they count on any day. */
export function listsWithDays(reached: readonly Manifest[]): ListRef[] {
  const views = reached.flatMap((one) =>
    one.dated === undefined ? [one] : [one, one.dated.written, one.dated.ever, one.dated.always],
  );
  return views.flatMap(listRefsOf);
}

/** Days on which a whole list, exclusion or member of a manifest begins to count, or counts no more. */
export function daysOfEntries(reached: readonly Manifest[]): string[] {
  return reached
    .flatMap(entriesOf)
    .flatMap(({ first, last }) => [
      ...(first === null ? [] : [first]),
      ...(last === null ? [] : [dayAfter(last)]),
    ]);
}

function entriesOf({ dated }: Manifest): Days[] {
  if (dated === undefined) return [];
  const parts = dated.parts.filter(({ role }) => role !== 'freeze');
  return [...parts, ...datedIn(dated.written.members)].map(({ days }) => days);
}
