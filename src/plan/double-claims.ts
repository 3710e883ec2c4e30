import { findEntry } from '../lock/lock-index.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { asCommand, asKey, asList, asPath, say, shellWord } from '../message.ts';
import type { Place, Problem, SegmentKey } from '../model.ts';
import type { PlanInput } from './input.ts';

/** What one manifest removes, the other would add: one manifest owns one entry, always. */
export function doubleClaims({ manifests, index }: PlanInput): Problem[] {
  const owners = new Map<SegmentKey, Manifest[]>();
  for (const manifest of manifests) {
    const match = findEntry(index, manifest.ids);
    if (match.kind === 'found') owners.set(match.key, [...(owners.get(match.key) ?? []), manifest]);
  }
  return [...owners].flatMap(([key, claiming]) =>
    claiming.length < 2 ? [] : claiming.map((manifest) => doubleClaim(manifest, claiming, key)),
  );
}

function doubleClaim(manifest: Manifest, claiming: readonly Manifest[], key: SegmentKey): Problem {
  const others = claiming.filter((other) => other !== manifest);
  const where = asList(others.map(({ place }) => say`${asPath(shownPlace(place))}`));
  return {
    severity: 'error',
    code: 'segment-declared-twice',
    message: say`the lockfile knows the IDs of this manifest and of ${where} as one segment, ${asKey(key)}`,
    place: manifest.place,
    next: say`If it is one segment, write both IDs into one manifest and delete the other. If they are two, separate them: ${asCommand(`segops lock split ${shellWord(key)}`)}`,
  };
}

function shownPlace({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
