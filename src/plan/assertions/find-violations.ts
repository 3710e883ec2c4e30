import type { AssertedRule, Assertion, Property } from '../../config/assertions.ts';
import type { OpenList } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';
import { openDesired } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { untilOrdered } from '../../members/sorted-text.ts';
import { Together } from '../../members/together.ts';
import type { SegmentKey } from '../../model.ts';
import { hasErrors, problemsOf } from '../held-segments.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { RuleAbout } from './about.ts';
import type { Asserted, Lacking } from './asserted.ts';
import { SHOWN } from './asserted.ts';
import type { FirstLook } from './first-look.ts';
import { withPlaces } from './places.ts';
import { Tally } from './tally.ts';

/*
 * What segments want is compared with the rules of the config that may be broken, in one merge of all segments
 * that these are about. Nothing of it is kept but counts and the first violations, so memory does not grow
 * with members.
 */

/** Finds what breaks each rule. `look` has seen the members of all that is planned. */
export function findViolations(
  planned: readonly PlannedSegment[],
  input: PlanInput,
  look: FirstLook,
): readonly Asserted[] {
  const { rules } = look;
  if (rules.length === 0) return [];
  const unknown = new Set([...retired(input.manifests), ...planned.flatMap(failing)]);
  const isKnown = ({ about }: RuleAbout) => about.every((key) => !unknown.has(key));
  const suspects = look.suspects();
  const broken = rules.filter((one) => suspects.has(one.assertion) && isKnown(one));
  const read = countMembers(broken, input);
  for (const key of read.unknown) unknown.add(key);
  const byKey = new Map(input.manifests.map((manifest) => [manifest.key, manifest]));
  const sizes = new Map(
    planned.map(({ manifest, diff, waiting }) => [manifest.key, waiting?.desired ?? diff.desired]),
  );
  const found = rules.map(({ assertion, about }): Asserted => {
    const { rule } = assertion;
    const tally = read.tallies.get(assertion);
    const manifests = rule.kind === 'all' ? lackingIn(rule.have, about, byKey) : [];
    const size = rule.kind === 'size' ? (sizes.get(rule.segment) ?? 0) : null;
    return {
      assertion,
      about,
      // What a manifest says is known, whatever its lists are.
      unknown: rule.kind === 'all' ? null : (about.find((key) => unknown.has(key)) ?? null),
      violations: manifests.length + outside(rule, size ?? 0) + (tally?.violations ?? 0),
      members: (tally?.first ?? []).map((one) => ({ ...one, place: null })),
      manifests: manifests.slice(0, SHOWN),
      size,
    };
  });
  return withPlaces(found, byKey, input.openList);
}

function retired(manifests: readonly Manifest[]): SegmentKey[] {
  return manifests.flatMap(({ key, decisions }) => (decisions.retire === 'keep' ? [key] : []));
}

function failing(segment: PlannedSegment): SegmentKey[] {
  return hasErrors(problemsOf([segment])) ? [segment.manifest.key] : [];
}

interface Counted {
  readonly tallies: ReadonlyMap<Assertion, Tally>;
  /** Segments whose lists have errors. */
  readonly unknown: readonly SegmentKey[];
}

function countMembers(asking: readonly RuleAbout[], { manifests, openList }: PlanInput): Counted {
  const asked = new Set(asking.flatMap(({ about }) => about));
  const opened = new Map<OpenList, SegmentKey>();
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  const streams = manifests
    .filter(({ key }) => asked.has(key))
    .map((manifest) => {
      const open = (ref: ListRef) => {
        const list = openList(ref);
        opened.set(list, manifest.key);
        return list;
      };
      return { key: manifest.key, desired: openDesired(manifest, byKey, open) };
    });
  const keys = streams.map(({ key }) => key);
  const tallies = untilOrdered(() => {
    const fresh = asking.map(
      ({ assertion, about }) => [assertion, new Tally(assertion, about, keys)] as const,
    );
    for (const kind of ['identity', 'guid'] as const) {
      const members = new Together(streams.map(({ desired }) => desired.cursor(kind)));
      while (members.next()) for (const [, tally] of fresh) tally.see(members, kind);
    }
    return fresh;
  });
  const wrong = [...opened].filter(([list]) => hasErrors(list.problems()));
  return { tallies: new Map(tallies), unknown: wrong.map(([, key]) => key) };
}

/** How many members a segment has too few or too many. */
function outside(rule: AssertedRule, size: number): number {
  if (rule.kind !== 'size') return 0;
  const { least, most } = rule.between;
  return Math.max(0, least - size, size - most);
}

function lackingIn(
  have: readonly Property[],
  about: readonly SegmentKey[],
  byKey: ReadonlyMap<SegmentKey, Manifest>,
): Lacking[] {
  return about.flatMap((segment): Lacking[] => {
    const manifest = byKey.get(segment);
    if (manifest === undefined) return [];
    const properties = have.filter((property) => !HAS[property](manifest));
    return properties.length === 0 ? [] : [{ segment, place: manifest.place, properties }];
  });
}

const HAS: Readonly<Record<Property, (manifest: Manifest) => boolean>> = {
  name: ({ name }) => name !== null,
  owner: ({ owner }) => owner !== undefined,
  description: ({ description }) => description !== undefined,
  first_day: ({ days }) => days !== undefined && days.first !== null,
  last_day: ({ days }) => days !== undefined && days.last !== null,
  customer_segment_id: ({ ids }) => ids.customerSegmentId !== undefined,
  ct_segment_id: ({ ids }) => ids.ctSegmentId !== undefined,
  exclude_from: ({ excludeFrom }) => excludeFrom.length > 0,
  guard: ({ guard }) => guard.waiver !== null || Object.keys(guard.limits).length > 0,
  identity: ({ identity }) => identity !== undefined,
};
