import type { ListRef } from '../lists/list-ref.ts';
import { datedName, todayOf } from '../lists/list-ref.ts';
import { daysOfEntries, listsWithDays } from '../manifest/days-to-come.ts';
import type { OpenRef } from '../manifest/exclusions.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { untilOrdered } from '../members/sorted-text.ts';

interface Declared {
  readonly manifests: readonly Manifest[];
  readonly openList: OpenRef;
}

/** Each day on which one of the contents changes by itself: a day that moves is on none of them where it was. */
export function daysToCome(contents: readonly (Declared | null)[]): string[] {
  const days = contents.flatMap((content) => {
    if (content === null) return [];
    const dated = content.manifests.filter((manifest) => manifest.dated !== undefined);
    const today = dated.map((manifest) => manifest.dated?.today ?? '').sort()[0] ?? '';
    const ofRows = readOnce(listsWithDays(dated)).flatMap((ref) => daysIn(ref, content));
    return [...daysOfEntries(dated), ...ofRows].filter((day) => day > today);
  });
  return [...new Set(days)].sort();
}

/** Lists whose rows have days, each as it is read for the earliest of the days that it is now. */
function readOnce(refs: readonly ListRef[]): ListRef[] {
  const lists = new Map<string, ListRef>();
  for (const ref of refs) {
    const [name, today] = [datedName(ref), todayOf(ref)];
    if (name === null || today === null) continue;
    const known = lists.get(name);
    // In another time zone it may be a day earlier.
    if (known === undefined || today < (todayOf(known) ?? '')) lists.set(name, ref);
  }
  return [...lists.values()];
}

function daysIn(ref: ListRef, { openList }: Declared): string[] {
  const list = openList(ref);
  untilOrdered(() => {
    for (const kind of ['identity', 'guid'] as const) {
      const cursor = list.cursor(kind);
      while (cursor.next());
    }
  });
  return [...(list.daysAhead?.() ?? [])];
}
