import type { Place, Problem, SegmentKey } from '../model.ts';
import { quote } from '../yaml/frame.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';
import type { Declared } from './segment-ids.ts';

/** The sources of manifests by file, for frames. */
export type Sources = ReadonlyMap<string, Source>;

/**
 * What manifests can only get wrong together. Manifests come in a fixed order: the later is told.
 * Where some could not be read (`incomplete`), an unknown segment may be theirs and is not told.
 */
export function checkManifests(
  manifests: readonly Declared[],
  sources: Sources = new Map(),
  incomplete = false,
): Problem[] {
  const tell = (place: Place, finding: Finding): Problem =>
    sources.get(place.file)?.problemAt(place, finding) ?? {
      ...fileProblem(place.file, finding),
      place,
    };
  return [
    ...sameSegment(manifests, tell),
    ...sameName(manifests, tell),
    ...(incomplete ? [] : unknownExclusions(manifests, tell)),
    ...exclusionCycles(manifests, tell),
    ...oldNames(manifests, tell),
  ];
}

type Tell = (place: Place, finding: Finding) => Problem;

function sameSegment(manifests: readonly Declared[], tell: Tell): Problem[] {
  const byCustomer = new Map<string, Declared>();
  const byNumber = new Map<number, Declared>();
  return manifests.flatMap((manifest) => {
    const { customerSegmentId, ctSegmentId } = manifest.ids;
    const sameCustomer =
      customerSegmentId === undefined ? undefined : byCustomer.get(customerSegmentId);
    const sameNumber = ctSegmentId === undefined ? undefined : byNumber.get(ctSegmentId);
    if (customerSegmentId !== undefined && !sameCustomer)
      byCustomer.set(customerSegmentId, manifest);
    if (ctSegmentId !== undefined && !sameNumber) byNumber.set(ctSegmentId, manifest);
    const other = sameCustomer ?? sameNumber;
    return other === undefined ? [] : [tell(manifest.place, clash(manifest, other))];
  });
}

function clash(manifest: Declared, other: Declared): Finding {
  const { customerSegmentId: customer, ctSegmentId: number } = manifest.ids;
  const { customerSegmentId: otherCustomer, ctSegmentId: otherNumber } = other.ids;
  const contradicts = differ(customer, otherCustomer) || differ(number, otherNumber);
  if (!contradicts) {
    return {
      code: 'duplicate-segment',
      message: `the segment ${quote(manifest.key)} is declared twice; first in ${at(other.place)}`,
      next: 'Keep one manifest per segment: merge the two.',
    };
  }
  const shared =
    customer === otherCustomer
      ? `customer_segment_id ${quote(customer ?? '')}`
      : `ct_segment_id ${number}`;
  return {
    code: 'contradicting-ids',
    message: `${shared} stands beside another ID in ${at(other.place)}`,
    next: 'Look up both IDs in CleverTap and mend the wrong one.',
  };
}

function differ<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** The vendor wants names unique among the segments that a request creates. */
function sameName(manifests: readonly Declared[], tell: Tell): Problem[] {
  const first = new Map<string, Declared>();
  return manifests.flatMap((manifest) => {
    if (!manifest.create || manifest.name === null) return [];
    const other = first.get(manifest.name);
    if (other === undefined) {
      first.set(manifest.name, manifest);
      return [];
    }
    return [
      tell(manifest.place, {
        code: 'duplicate-name',
        message: `the name ${quote(manifest.name)} is taken by another segment to create, in ${at(other.place)}`,
        next: 'Give each segment to create a name of its own.',
      }),
    ];
  });
}

function unknownExclusions(manifests: readonly Declared[], tell: Tell): Problem[] {
  const keys = new Set(manifests.map((manifest) => manifest.key));
  const refs = manifests.flatMap((manifest) => manifest.excludeFrom);
  return refs.flatMap((ref) => {
    if (ref.kind !== 'segment' || keys.has(ref.key)) return [];
    const meant = manifests.find((other) => `ct:${other.ids.ctSegmentId}` === ref.key)?.key;
    const near = meant ?? nearest(ref.key, keys);
    return [
      tell(ref.place, {
        code: 'unknown-segment',
        message: `no manifest declares the segment ${quote(ref.key)}`,
        next:
          near === null
            ? 'Name a segment that a manifest declares.'
            : `Did you mean ${quote(near)}?`,
      }),
    ];
  });
}

/** A name that is still in use is none that this segment had before. */
function oldNames(manifests: readonly Declared[], tell: Tell): Problem[] {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  return manifests.flatMap(({ key, place, decisions: { renamedFrom } }) => {
    const old = renamedFrom === null ? undefined : byKey.get(renamedFrom);
    if (old === undefined || (old.key !== key && old.decisions.retire !== null)) return [];
    const finding: Finding = {
      code: 'old-name-in-use',
      message: `the segment is said to be renamed from ${quote(old.key)}, which is declared in ${at(old.place)}`,
      next: 'Remove `renamed_from:`, or end the old segment with `retire: empty` or `retire: keep`.',
    };
    return [tell(place, finding)];
  });
}

/** Each cycle once, told where the walk closes it. Iterative: chains may be long. */
function exclusionCycles(manifests: readonly Declared[], tell: Tell): Problem[] {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const done = new Set<SegmentKey>();
  return manifests.flatMap((start) => {
    const problems: Problem[] = [];
    const path: { readonly manifest: Declared; next: number }[] = [];
    if (!done.has(start.key)) path.push({ manifest: start, next: 0 });
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const ref = top.manifest.excludeFrom[top.next];
      top.next += 1;
      if (ref === undefined) done.add(path.pop()?.manifest.key ?? '');
      else if (ref.kind === 'segment' && !done.has(ref.key)) {
        const from = path.findIndex((step) => step.manifest.key === ref.key);
        const target = byKey.get(ref.key);
        if (from >= 0) problems.push(tell(ref.place, cycle(path.slice(from), ref.key)));
        else if (target !== undefined) path.push({ manifest: target, next: 0 });
      }
    }
    return problems;
  });
}

function cycle(path: readonly { readonly manifest: Declared }[], back: SegmentKey): Finding {
  const keys = [...path.map((step) => step.manifest.key), back];
  return {
    code: 'exclusion-cycle',
    message: `segments exclude each other in a circle: ${keys.map(quote).join(' -> ')}`,
    next: 'Take one of these exclusions away, or exclude a list instead.',
  };
}

function at(place: Place): string {
  return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}
