import type { Marked } from '../message.ts';
import { asCode, asKey, asLabel, asPath, plural, say } from '../message.ts';
import type { Place, Problem, SegmentKey } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';
import type { Tell } from './check-references.ts';
import { segmentGraph, unknownSegments, unusedSets } from './check-references.ts';
import type { Declared } from './read-segment.ts';

/** The sources of manifests by file, for frames. */
export type Sources = ReadonlyMap<string, Source>;

/**
 * Problems between manifests. They come in a fixed order, and the later of two gets the problem. If
 * some could not be read (`incomplete`), an unknown segment may be theirs and is not reported.
 * `lists`: how many each names.
 */
export function checkManifests(
  manifests: readonly Declared[],
  sources: Sources = new Map(),
  incomplete = false,
  lists: ReadonlyMap<SegmentKey, number> = new Map(),
): Problem[] {
  const tell = tellIn(sources);
  return [
    ...sameSegment(manifests, tell),
    ...sameName(manifests, tell),
    ...(incomplete ? [] : unknownSegments(manifests, tell)),
    ...manyLists(manifests, lists, tell),
    ...segmentGraph(manifests, lists, tell),
    ...oldNames(manifests, tell),
  ];
}

/** What is most likely not meant. */
export function warnManifests(manifests: readonly Declared[], sources: Sources): Problem[] {
  return unusedSets(manifests, tellIn(sources));
}

function tellIn(sources: Sources): Tell {
  return (place, finding) =>
    sources.get(place.file)?.problemAt(place, finding) ?? {
      ...fileProblem(place.file, finding),
      place,
    };
}

/** All lists of a segment are open at once, and systems often permit 1,024 open files. */
const MOST_LISTS = 800;

function manyLists(
  manifests: readonly Declared[],
  lists: ReadonlyMap<SegmentKey, number>,
  tell: Tell,
): Problem[] {
  const tooMany = manifests.filter(({ key }) => (lists.get(key) ?? 0) > MOST_LISTS);
  return tooMany.map(({ key, place }) =>
    tell(place, {
      code: 'too-many-lists',
      message: say`the segment ${asKey(key)} names more than ${plural(MOST_LISTS, 'list')}`,
      next: say`Join lists, and name each list once.`,
    }),
  );
}

function sameSegment(manifests: readonly Declared[], tell: Tell): Problem[] {
  const byCustomer = new Map<string, Declared>();
  const byNumber = new Map<number, Declared>();
  return manifests.flatMap((manifest) => {
    const { ctSegmentId } = manifest.ids;
    // Sets that are never sent are named like segments that are.
    const customerSegmentId = manifest.only ? manifest.key : manifest.ids.customerSegmentId;
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
      message: say`the segment ${asKey(manifest.key)} is already declared in ${at(other.place)}`,
      next: say`Merge the two manifests into one.`,
    };
  }
  const [same, differing] =
    customer === otherCustomer
      ? [say`customer_segment_id ${asKey(customer ?? '')}`, say`ct_segment_id`]
      : [say`ct_segment_id ${asKey(String(number))}`, say`customer_segment_id`];
  return {
    code: 'contradicting-ids',
    message: say`${same} has another ${differing} in ${at(other.place)}`,
    next: say`Look up both IDs in CleverTap and fix the wrong one.`,
  };
}

function differ<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** CleverTap demands different names for the segments that one request creates. */
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
        message: say`another segment to create has the same name in ${at(other.place)}: ${asLabel(manifest.name)}`,
        next: say`Give each segment to create a different name.`,
      }),
    ];
  });
}

/** A segment cannot have been renamed from one that still exists. */
function oldNames(manifests: readonly Declared[], tell: Tell): Problem[] {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  return manifests.flatMap(({ key, place, decisions: { renamedFrom } }) => {
    const old = renamedFrom === null ? undefined : byKey.get(renamedFrom);
    if (old === undefined || (old.key !== key && old.decisions.retire !== null)) return [];
    const finding: Finding = {
      code: 'old-name-in-use',
      message: say`${asCode('renamed_from:')} names the segment ${asKey(old.key)}, which is still declared in ${at(old.place)}`,
      next: say`Remove ${asCode('renamed_from:')}, or retire the old segment with ${asCode('retire: empty')} or ${asCode('retire: keep')}.`,
    };
    return [tell(place, finding)];
  });
}

function at({ file, line }: Place): Marked {
  return asPath(line === undefined ? file : `${file}:${line}`);
}
