import type { Announced } from '../../lock/announced.ts';
import type { DesiredSegment } from '../../manifest/desired.ts';
import type { OpenRef } from '../../manifest/exclusions.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { excludedBy, keepersOf, partsOf } from '../../manifest/references.ts';
import { union } from '../../members/combine.ts';
import { Intersection } from '../../members/intersect.ts';
import type { MemberKind } from '../../model.ts';
import { openIn, viewOn, writtenOf } from './views.ts';

/*
 * While a segment is frozen nobody joins it, and only whom an exclusion holds back leaves. Whoever is to leave for
 * another reason waits, so the day after the freeze is compared with the day since which they have waited.
 */

export interface Freeze {
  /** Its last day. */
  readonly last: string;
  /** The day since which others wait. */
  readonly since: string;
}

/** null where it is not frozen. `announced`: by an earlier apply. */
export function freezeOf(
  { frozen }: Manifest,
  today: string,
  announced: Announced | null,
): Freeze | null {
  if (frozen === undefined) return null;
  const { last } = frozen;
  if (announced === null) return { last, since: today };
  // Before the freeze, some were to leave on a day that has come, and have not left.
  const isLate = announced.days.some(([day]) => day <= today);
  return { last, since: announced.frozen?.since ?? (isLate ? announced.from : today) };
}

/** Who is in it on a day of the freeze. */
export function frozenOn(
  day: string,
  { since }: Freeze,
  { manifest, manifests, today }: Frozen,
  open: OpenRef,
): Pick<DesiredSegment, 'cursor' | 'sources'> {
  const { key } = manifest;
  const [was, now] = [viewOn(since, today, manifests), viewOn(day, today, manifests)];
  const { splits: _, ...whole } = was.get(key) ?? manifest;
  const { excludeFrom } = now.get(key) ?? manifest;
  const keepers = keepersOf({ ...manifest, excludeFrom }, now);
  const kept = new Map(was).set(key, { ...whole, excludeFrom: keepers });
  const all = openIn(was, key, open);
  const free = openIn(kept, key, open, now);
  const wanted = openIn(now, key, open);
  return {
    cursor: (kind: MemberKind) =>
      new Intersection(all.cursor(kind), union([free.cursor(kind), wanted.cursor(kind)])),
    sources: () => [all, free, wanted].flatMap((one) => one.sources()),
  };
}

/** A segment, and when it is asked for. */
export interface Frozen {
  readonly manifest: Manifest;
  readonly manifests: ManifestsByKey;
  readonly today: string;
}

/** What of all that is read for it may hold back others on another day. */
export function keepersReadBy(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  const written = writtenOf(manifests);
  const own = written.get(manifest.key) ?? manifest;
  const read = (one: Manifest) => manifests.get(one.key) ?? one;
  const parts = partsOf(own, written).map(read);
  return [...parts.map(asKeeper), ...excludedBy(own, written).map(read)];
}

/** The manifest with its exclusions alone. */
function asKeeper({ dated, ...today }: Manifest): Manifest {
  const bare = (one: Manifest) => ({ ...one, members: null, membersFrom: [], intersectWith: [] });
  if (dated === undefined) return bare(today);
  const { parts, written, ever, always } = dated;
  const keeping = parts.filter(({ role }) => role === 'exclusion');
  const views = { written: bare(written), ever: bare(ever), always: bare(always) };
  return { ...bare(today), dated: { ...dated, ...views, parts: keeping } };
}
