import type { OpenList } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ManifestsByKey } from '../../manifest/references.ts';
import { builtFrom } from '../../manifest/references.ts';
import { utf8 } from '../../members/bytes.ts';
import { nameOf } from '../../members/member.ts';
import type { Place, SegmentKey } from '../../model.ts';
import type { Asserted, Violator } from './asserted.ts';

/** Says of members that break a rule where a segment names them. Each list is read once more, where there are any. */
export function withPlaces(
  found: readonly Asserted[],
  manifests: ManifestsByKey,
  open: (ref: ListRef) => OpenList,
): Asserted[] {
  const wanted = new Map<SegmentKey, Set<string>>();
  for (const { member, segments } of found.flatMap(({ members }) => members)) {
    const [key = ''] = segments;
    wanted.set(key, (wanted.get(key) ?? new Set()).add(nameOf(member)));
  }
  const places = new Map(
    [...wanted].map(([key, names]) => [key, placesIn(manifests.get(key), manifests, names, open)]),
  );
  const placed = (one: Violator): Violator => {
    const place = places.get(one.segments[0] ?? '')?.get(nameOf(one.member)) ?? null;
    return { ...one, place };
  };
  return found.map((one) => ({ ...one, members: one.members.map(placed) }));
}

/** By the name of each member. Who is on no list is in the manifest itself. */
function placesIn(
  manifest: Manifest | undefined,
  manifests: ManifestsByKey,
  names: ReadonlySet<string>,
  open: (ref: ListRef) => OpenList,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  if (manifest === undefined) return places;
  const refs = builtFrom(manifest, manifests).flatMap(({ membersFrom }) => membersFrom);
  for (const ref of refs) {
    if (places.size === names.size) return places;
    if (ref.kind === 'segment') continue;
    open(ref).eachRow((kind, bytes, line) => {
      if (places.size === names.size) return;
      const name = nameOf({ kind, value: utf8(bytes, 0, bytes.length) });
      if (names.has(name) && !places.has(name)) places.set(name, { file: ref.path, line });
    });
  }
  for (const name of names) {
    if (!places.has(name)) places.set(name, { file: manifest.place.file });
  }
  return places;
}
