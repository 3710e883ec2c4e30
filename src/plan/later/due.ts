import type { SegmentDiff } from '../../diff/diff.ts';
import { announcedOf, dueBy } from '../../lock/announced.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { namesAmong, openDesired } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { nameOf } from '../../members/member.ts';
import type { RowsAhead } from './rows-ahead.ts';
import { todaysOf, viewOn } from './views.ts';

/** Removals whose day has come. As many as were announced count against no limit of removals. */
export interface Due {
  readonly announced: number;
  readonly names: ReadonlySet<string>;
}

/**
 * Whoever leaves because an announced day has come: what the YAML says now still wanted them on the day before
 * it. A list that came since then with other days announces nobody, so whom it removes is counted.
 */
export function dueRemovals(
  manifest: Manifest,
  entry: SegmentEntry,
  { remove, confirmedRemovals }: SegmentDiff,
  manifests: ManifestsByKey,
  rows: RowsAhead,
): Due | null {
  const announced = announcedOf(entry);
  const today = todaysOf(manifest, manifests).at(-1);
  if (announced === null || today === undefined) return null;
  if (remove.length === confirmedRemovals.length) return null;
  const confirmed = new Set(confirmedRemovals);
  const leaving = new Set(remove.filter((member) => !confirmed.has(member)).map(nameOf));
  const wantedOn = (day: string) => {
    const view = viewOn(day, today, manifests);
    return namesAmong(
      openDesired(view.get(manifest.key) ?? manifest, view, rows.openPast),
      leaving,
    );
  };
  let left = -announced.used;
  let passing = 0;
  const names = new Set<string>();
  for (const { removals, before } of dueBy(announced, today, manifest.frozen !== undefined)) {
    const wanted = wantedOn(before);
    left += removals;
    passing += Math.min(removals, wanted.size);
    for (const name of wanted) names.add(name);
  }
  const due = Math.min(left, passing);
  return due <= 0 ? null : { announced: due, names };
}
