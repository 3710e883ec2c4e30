import type { AssertedRule, Property } from '../../config/assertions.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { byKeyOf, readFor } from '../../manifest/references.ts';
import { EVER, seenAs, TODAY } from '../../manifest/views.ts';
import type { SegmentKey } from '../../model.ts';
import { hasErrors, problemsOf } from '../held-segments.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { RuleAbout } from './about.ts';
import type { Asserted, Lacking } from './asserted.ts';
import { SHOWN } from './asserted.ts';
import { countMembers, joined } from './count-members.ts';
import type { FirstLook } from './first-look.ts';
import { withPlaces } from './places.ts';

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
  const dated = datedKeys(input.manifests);
  const isOfDays = (one: RuleAbout) =>
    isOfEach(one) && one.about.some((key) => dated.has(key)) && isKnown(one);
  const ofDays = rules.filter(isOfDays);
  const broken = rules.filter(
    (one) => suspects.has(one.assertion) && isKnown(one) && !isOfDays(one),
  );
  const read = joined(countMembers(broken, input, TODAY), countMembers(ofDays, input, EVER));
  for (const key of read.unknown) unknown.add(key);
  const byKey = byKeyOf(input.manifests);
  const sizes = new Map(
    planned.map(({ manifest, diff, waiting }) => [manifest.key, waiting?.desired ?? diff.desired]),
  );
  const found = rules.map(({ assertion, about }): Asserted => {
    const { rule } = assertion;
    const tally = read.tallies.get(assertion);
    const manifests = rule.kind === 'all' ? lackingIn(rule.have, about, byKey) : [];
    const size = rule.kind === 'size' ? (sizes.get(rule.segment) ?? 0) : null;
    const off = rule.kind === 'size' ? offIn(byKey.get(rule.segment)) : null;
    const wrongSize = off === null ? outside(rule, size ?? 0) : 0;
    return {
      assertion,
      about,
      // What a manifest says is known, whatever its lists are.
      unknown: rule.kind === 'all' ? null : (about.find((key) => unknown.has(key)) ?? null),
      violations: manifests.length + wrongSize + (tally?.violations ?? 0),
      members: (tally?.first ?? []).map((one) => ({ ...one, place: null })),
      manifests: manifests.slice(0, SHOWN),
      size,
      ...(off && { off }),
    };
  });
  return withPlaces(found, seenAs(input.manifests, EVER.of), input.openList);
}

/** About each member alone. Whoever is to come breaks it in the pull request of today, and not on the day. */
function isOfEach({ assertion: { rule } }: RuleAbout): boolean {
  return rule.kind === 'never' || rule.kind === 'only';
}

/** Segments of which days decide who is in them. */
function datedKeys(manifests: readonly Manifest[]): ReadonlySet<SegmentKey> {
  const byKey = byKeyOf(manifests);
  const isDated = ({ dated }: Manifest) => dated !== undefined;
  if (!manifests.some(isDated)) return new Set();
  const found = manifests.filter((one) => {
    return isDated(one) || readFor(one, byKey).some(isDated);
  });
  return new Set(found.map(({ key }) => key));
}

/** A segment outside of its days has nobody: its size says nothing. */
function offIn(manifest: Manifest | undefined): Asserted['off'] | null {
  if (manifest?.begins !== undefined) return { kind: 'begins', day: manifest.begins };
  return manifest?.ended === undefined ? null : { kind: 'ended', day: manifest.ended };
}

function retired(manifests: readonly Manifest[]): SegmentKey[] {
  return manifests.flatMap(({ key, decisions }) => (decisions.retire === 'keep' ? [key] : []));
}

function failing(segment: PlannedSegment): SegmentKey[] {
  return hasErrors(problemsOf([segment])) ? [segment.manifest.key] : [];
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
