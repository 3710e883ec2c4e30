import type { SegmentKey } from '../model.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestsByKey } from './references.ts';

/** Manifests on some days. Whoever keeps somebody out counts on others. */
export interface ManifestView {
  readonly of: (manifest: Manifest) => Manifest;
  readonly keepers: (manifest: Manifest) => Manifest;
}

export const TODAY: ManifestView = { of: (manifest) => manifest, keepers: (manifest) => manifest };

/** Whoever is in a segment on some day from today on. */
export const EVER: ManifestView = {
  of: (manifest) => manifest.dated?.ever ?? manifest,
  keepers: (manifest) => manifest.dated?.always ?? manifest,
};

/** What it says that has not ended: a setting is agreed to before the day from which it counts. */
export function declaredIn(manifest: Manifest): Manifest {
  return manifest.dated?.declared ?? manifest;
}

export function seenAs(manifests: readonly Manifest[], of: ManifestView['of']): ManifestsByKey {
  return new Map<SegmentKey, Manifest>(manifests.map((manifest) => [manifest.key, of(manifest)]));
}
