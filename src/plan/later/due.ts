import type { SegmentDiff } from '../../diff/diff.ts';
import { announcedOf, dueBy } from '../../lock/announced.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import { namesAmong, openDesired } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { nameOf } from '../../members/member.ts';
import { latestDay, viewOn } from './later-changes.ts';
import type { RowsAhead } from './rows-ahead.ts';

/** Removals whose day has come. As many as were announced count against no limit of removals. */
export interface Due {
  readonly announced: number;
  readonly names: ReadonlySet<string>;
}

/**
 * Whoever leaves only because days have passed: what the YAML says now still wanted them on the day of the last
 * apply. A list that came since then with other days announces nobody, so whom it removes is counted.
 */
export function dueRemovals(
  manifest: Manifest,
  entry: SegmentEntry,
  { remove, confirmedRemovals }: SegmentDiff,
  manifests: ManifestsByKey,
  rows: RowsAhead,
): Due | null {
  const announced = announcedOf(entry);
  const today = latestDay(manifest, manifests);
  if (announced === null || today === null || remove.length === confirmedRemovals.length)
    return null;
  const due = dueBy(announced, today);
  if (due === 0) return null;
  const confirmed = new Set(confirmedRemovals);
  const leaving = remove.filter((member) => !confirmed.has(member)).map(nameOf);
  const view = viewOn(announced.from, today, manifests);
  const then = view.get(manifest.key) ?? manifest;
  const names = namesAmong(openDesired(then, view, rows.open), new Set(leaving));
  return names.size === 0 ? null : { announced: due, names };
}
