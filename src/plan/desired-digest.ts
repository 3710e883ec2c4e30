import type { Manifest } from '../manifest/manifest.ts';
import type { ManifestsByKey } from '../manifest/references.ts';
import { readFor } from '../manifest/references.ts';
import { digestOfParts } from './digest.ts';
import type { PlannedSegment } from './input.ts';

/** What the manifests ask for, whatever the lockfile has. */
export function desiredDigest(
  planned: readonly PlannedSegment[],
  manifests: ManifestsByKey,
): string {
  return digestOfParts(
    planned.flatMap(({ manifest, sources }) => [
      JSON.stringify([manifest.key, manifest.ids, manifest.create, manifest.members === null]),
      ...inlineOf(manifest),
      ...readFor(manifest, manifests).flatMap((one) => [one.key, ...inlineOf(one)]),
      JSON.stringify(
        sources.map(({ facts: { role, path, rows, sha256, heldBack = null, through } }) => [
          ...[role, path, rows, sha256, heldBack],
          ...(through === undefined ? [] : [through]),
        ]),
      ),
    ]),
  );
}

function inlineOf({ splits, members }: Manifest): (string | Uint8Array)[] {
  const own = splits === undefined ? [] : [JSON.stringify(splits)];
  return [...own, members?.identities ?? '', members?.guids ?? ''];
}
