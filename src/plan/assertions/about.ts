import type { AssertedRule, Assertion } from '../../config/assertions.ts';
import { isExact, namesKey } from '../../config/text-globs.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { sentOf } from '../../manifest/references.ts';
import type { SegmentKey } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import type { Asserted } from './asserted.ts';

/** A rule, and the declared segments that it is about. */
export type RuleAbout = Pick<Asserted, 'assertion' | 'about'>;

/** The rules that a plan checks; for a plan of one segment, those that are about it. */
export function rulesOf({ config, manifests, only }: PlanInput): readonly RuleAbout[] {
  return (config.asserts?.rules ?? []).flatMap((assertion) => {
    const about = aboutOf(assertion, manifests);
    return only === null || about.includes(only) ? [{ assertion, about }] : [];
  });
}

/** Whether members have to be read for it, and not only counted. */
export function isOfMembers({ assertion: { rule } }: Pick<RuleAbout, 'assertion'>): boolean {
  return rule.kind !== 'size' && rule.kind !== 'all';
}

/** A glob does not mean segments that end: their members stay as they are. */
function aboutOf({ rule }: Assertion, manifests: readonly Manifest[]): SegmentKey[] {
  const names = namesOf(rule);
  const isNamed = namesKey(names);
  return sentOf(manifests)
    .filter(({ key, decisions }) => {
      if (!isNamed(key)) return false;
      return decisions.retire !== 'keep' || names?.some((name) => isExact(name) && name === key);
    })
    .map(({ key }) => key);
}

function namesOf(rule: AssertedRule): readonly string[] | null {
  return rule.kind === 'size' ? [rule.segment] : rule.segments;
}
