import type { DesiredSegment } from '../../manifest/desired.ts';
import { openDesired } from '../../manifest/desired.ts';
import type { OpenRef } from '../../manifest/exclusions.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { readFor } from '../../manifest/references.ts';
import type { SegmentKey } from '../../model.ts';

/** The days that it is in the time zones of all that is read for the segment, ascending; none where nothing is dated. */
export function todaysOf(manifest: Manifest, manifests: ManifestsByKey): string[] {
  return reachedBy(manifest, manifests)
    .flatMap(({ dated }) => dated?.today ?? [])
    .sort();
}

/** The manifest and all that is read for it on some day, as they were read. */
export function reachedBy(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  const written = writtenOf(manifests);
  const own = written.get(manifest.key) ?? manifest;
  return [own, ...readFor(own, written)].map((one) => manifests.get(one.key) ?? one);
}

const WRITTEN = new WeakMap<ManifestsByKey, ManifestsByKey>();

/** As their authors wrote them, whatever counts today. */
export function writtenOf(manifests: ManifestsByKey): ManifestsByKey {
  const known = WRITTEN.get(manifests);
  if (known !== undefined) return known;
  const made = new Map([...manifests].map(([key, one]) => [key, one.dated?.written ?? one]));
  WRITTEN.set(manifests, made);
  return made;
}

const VIEWS = new WeakMap<ManifestsByKey, Map<string, ManifestsByKey>>();

/** All manifests as they count on a day. */
export function viewOn(day: string, today: string, manifests: ManifestsByKey): ManifestsByKey {
  if (day === today) return manifests;
  const views = VIEWS.get(manifests) ?? new Map<string, ManifestsByKey>();
  VIEWS.set(manifests, views);
  const known = views.get(day);
  if (known !== undefined) return known;
  const view = new Map([...manifests].map(([key, one]) => [key, one.dated?.on(day) ?? one]));
  views.set(day, view);
  return view;
}

/** `keepers`: the manifests as they count where they are excluded, if that is another day. */
export function openIn(
  view: ManifestsByKey,
  key: SegmentKey,
  open: OpenRef,
  keepers: ManifestsByKey = view,
): DesiredSegment {
  const manifest = view.get(key);
  if (manifest === undefined) throw new Error(`no manifest of ${key}`);
  return openDesired(manifest, view, open, null, undefined, keepers);
}
