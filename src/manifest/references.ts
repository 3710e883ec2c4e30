import type { ExclusionRef, ListRef, SegmentRef } from '../lists/list-ref.ts';
import type { Split } from '../members/split.ts';
import type { SegmentKey } from '../model.ts';
import type { Manifest } from './manifest.ts';

/*
 * Manifests that are built from each other. They have no cycles once they are checked. Who is in a set
 * is decided by its own manifest alone: its exclusions and intersections hold for what comes from it.
 */

export type ManifestsByKey = ReadonlyMap<SegmentKey, Manifest>;

export type Referring = Pick<Manifest, 'membersFrom' | 'intersectWith' | 'excludeFrom'>;

/** Many ask the same manifests. */
const BY_KEY = new WeakMap<readonly Manifest[], ManifestsByKey>();

export function byKeyOf(manifests: readonly Manifest[]): ManifestsByKey {
  const known = BY_KEY.get(manifests);
  if (known !== undefined) return known;
  const made = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  BY_KEY.set(manifests, made);
  return made;
}

/** Without sets that are never sent. */
export function sentOf<T extends Pick<Manifest, 'only'>>(manifests: readonly T[]): T[] {
  return manifests.filter(({ only }) => only !== true);
}

/** Every list that a manifest names itself. */
export function listRefsOf(manifest: Referring): ListRef[] {
  return refsOf(manifest).filter((ref) => ref.kind === 'list');
}

/** Every segment that it names. */
export function segmentRefsOf(manifest: Referring): SegmentRef[] {
  return refsOf(manifest).filter((ref) => ref.kind === 'segment');
}

function refsOf({ membersFrom, intersectWith, excludeFrom }: Referring) {
  return [...membersFrom, ...intersectWith, ...excludeFrom];
}

/** The manifest, and those that its members come from or have to be in, each once. */
export function partsOf(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  return reached(manifest, manifests, ({ membersFrom, intersectWith }) => [
    ...membersFrom,
    ...intersectWith,
  ]);
}

/** The manifest, and those that its members come from, each once. */
export function builtFrom(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  return reached(manifest, manifests, ({ membersFrom }) => membersFrom);
}

/** The segments that it excludes, it and what it is built from, and those that these exclude; each once. */
export function excludedBy(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  return reached(manifest, manifests, (one) =>
    exclusionsOf(one, manifests).map(({ ref }) => ref),
  ).slice(1);
}

/** All that are read for it besides its own, each once. */
export function readFor(manifest: Manifest, manifests: ManifestsByKey): readonly Manifest[] {
  return reached(manifest, manifests, refsOf).slice(1);
}

/** The segments that are sent and read this one, also through others. */
export function sentFrom(key: SegmentKey, manifests: readonly Manifest[]): readonly Manifest[] {
  const byKey = byKeyOf(manifests);
  return sentOf(manifests).filter((manifest) =>
    readFor(manifest, byKey).some((other) => other.key === key),
  );
}

function reached(
  manifest: Manifest,
  manifests: ManifestsByKey,
  refsIn: (one: Manifest) => readonly { readonly kind: string; readonly key?: SegmentKey }[],
): readonly Manifest[] {
  const found = new Map<SegmentKey, Manifest>([[manifest.key, manifest]]);
  // A map gives what is added while it is walked.
  for (const one of found.values()) {
    if (one.decisions.retire === 'empty') continue;
    for (const { kind, key = '' } of refsIn(one)) {
      const other = kind === 'segment' ? manifests.get(key) : undefined;
      if (other !== undefined && !found.has(key)) found.set(key, other);
    }
  }
  return [...found.values()];
}

/** A split, and the segment that has it where that is another one. */
export interface ScopedSplit extends Split {
  readonly through?: SegmentKey;
}

/** The splits of a segment, and of those that its members come from or have to be in, on whatever days. */
export function splitsIn(
  manifest: Manifest,
  manifests: ManifestsByKey,
): { readonly now: readonly ScopedSplit[]; readonly parts: ReadonlySet<SegmentKey> } {
  const parts = reached(manifest, manifests, ({ dated, ...today }) => {
    const { membersFrom, intersectWith } = dated?.written ?? today;
    return [...membersFrom, ...intersectWith];
  });
  const now = parts.flatMap((part) => {
    const through = part === manifest ? {} : { through: part.key };
    return part.splits?.map((split) => ({ ...split, ...through })) ?? [];
  });
  return { now, parts: new Set(parts.map(({ key }) => key)) };
}

/** An exclusion, and the segment that names it where that is another one. */
export interface ScopedExclusion {
  readonly ref: ExclusionRef;
  readonly through?: SegmentKey;
}

/**
 * The exclusions of a segment, and of those that its members come from or have to be in: whoever is no
 * longer held back by one of these may join. Its own are first. A set that is never sent has no memory
 * of its own, so each segment that it is part of remembers its exclusions.
 */
export function exclusionsOf(manifest: Manifest, manifests: ManifestsByKey): ScopedExclusion[] {
  return partsOf(manifest, manifests).flatMap((one) => {
    if (one.decisions.retire === 'empty') return [];
    const through = one === manifest ? {} : { through: one.key };
    return one.excludeFrom.map((ref) => ({ ref, ...through }));
  });
}

/**
 * Whatever holds people back from a frozen segment, also where it is to be emptied or what its members
 * come from has ended: whoever is in it came from there.
 */
export function keepersOf(manifest: Manifest, manifests: ManifestsByKey): ExclusionRef[] {
  const { membersFrom, intersectWith } = manifest.dated?.written ?? manifest;
  const decisions = { ...manifest.decisions, retire: null };
  const whole = { ...manifest, decisions, membersFrom, intersectWith };
  return exclusionsOf(whole, manifests).map(({ ref }) => ref);
}
