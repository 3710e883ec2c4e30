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

/** Days on which a whole list, exclusion or segment begins to count, or counts no more. */
export function daysOfLists(reached: readonly Manifest[]): string[] {
  const parts = reached.flatMap(({ dated }) => dated?.parts ?? []);
  return changesOn(parts.flatMap(({ role, days }) => (role === 'freeze' ? [] : [days])));
}

/** The same, and those of members of manifests. */
export function daysOfEntries(reached: readonly Manifest[]): string[] {
  const members = reached.flatMap(({ dated }) => datedIn(dated?.written.members ?? null));
  return [...daysOfLists(reached), ...changesOn(members.map(({ days }) => days))];
}

function changesOn(days: readonly Days[]): string[] {
  return days.flatMap(({ first, last }) => [
    ...(first === null ? [] : [first]),
    ...(last === null ? [] : [dayAfter(last)]),
  ]);
}

/** Members of manifests who have days. */
export function datedNames(reached: readonly Manifest[]): string[] {
  const members = reached.flatMap(({ dated }) => datedIn(dated?.written.members ?? null));
  return members.flatMap(({ identities, guids }) => [...linesIn(identities), ...linesIn(guids)]);
}

function linesIn(block: Uint8Array): string[] {
  return Buffer.from(block).toString().split('\n').slice(0, -1);
}
