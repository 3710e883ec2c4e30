import type { Assertion } from '../config/assertions.ts';
import type { Waiver } from '../config/guard.ts';
import type { LimitName, LimitSettings, LimitValue } from '../config/limits.ts';
import { LIMIT_NAMES } from '../config/limits.ts';
import { refPath } from '../lists/list-ref.ts';
import { declaredIn } from '../manifest/views.ts';
import type { SegmentKey } from '../model.ts';
import type { Content } from './content.ts';
import { changedSettings } from './content.ts';

/**
 * What a pull request changes besides members: the rules that decide what an apply may do. A raised
 * limit changes no membership today, and lets a cut-off list through tomorrow.
 */
export type RuleChange = {
  /** null: of the config. */
  readonly segment: SegmentKey | null;
} & (
  | {
      readonly kind: 'limit';
      readonly name: LimitName;
      /** null: the one of the config, or the default. */
      readonly from: LimitValue | null;
      readonly to: LimitValue | null;
    }
  | { readonly kind: 'waiver'; readonly until: number; readonly allows: readonly string[] }
  | { readonly kind: 'waiver-ends' }
  | { readonly kind: 'excludes-no-more'; readonly path: string }
  /** An intersection; it loosens where it is not one any more. */
  | { readonly kind: 'intersects'; readonly path: string; readonly isSet: boolean }
  | {
      /** A rule for all segments; null where it is not there. */
      readonly kind: 'assert';
      readonly name: string;
      readonly from: Assertion | null;
      readonly to: Assertion | null;
    }
  | { readonly kind: 'setting'; readonly name: string; readonly isSet: boolean }
);

type Rules = Pick<Content, 'config' | 'manifests'>;

/** Of the config, and of segments that are declared before and after; of new ones only their guards. */
export function changedRules(before: Rules, after: Rules): RuleChange[] {
  const was = new Map(before.manifests.map((manifest) => [manifest.key, declaredIn(manifest)]));
  const isNew = (key: SegmentKey | null) => key !== null && !was.has(key);
  const is = new Set(after.manifests.map(({ key }) => key));
  const guards = after.manifests.flatMap(({ key, guard }) =>
    guardChanges(key, was.get(key)?.guard ?? NO_GUARD, guard),
  );
  const others = [...changedSettings(before, after).values()].flatMap(
    ({ segment, name, value }): RuleChange[] => {
      if (segment !== null && !is.has(segment)) return [];
      if (isNew(segment) && !OF_NEW.test(name)) return [];
      const path = /^exclude_from: (.*)$/s.exec(name)?.[1];
      if (path !== undefined) {
        if (value === null) return [{ kind: 'excludes-no-more', segment, path }];
        const had = was.get(segment ?? '')?.excludeFrom.some((ref) => refPath(ref) === path);
        return had === true ? [{ kind: 'setting', segment, name, isSet: true }] : [];
      }
      const common = /^intersect_with: (.*)$/s.exec(name)?.[1];
      if (common !== undefined) {
        const isSet = value !== null;
        const had = was.get(segment ?? '')?.intersectWith.some((ref) => refPath(ref) === common);
        return isSet && had ? [] : [{ kind: 'intersects', segment, path: common, isSet }];
      }
      return SHOWN.test(name) ? [{ kind: 'setting', segment, name, isSet: value !== null }] : [];
    },
  );
  return [
    ...guardChanges(null, before.config.writtenGuard, after.config.writtenGuard),
    ...assertChanges(before.config, after.config),
    ...guards,
    ...others,
  ];
}

/** What nobody would see of a new segment: the plan of today says nothing of it. */
const OF_NEW = /^(exclude_everywhere\.|dates: )/;

/** Guards are told with their values; members, lists and names are in the plan itself. */
const SHOWN =
  /^(account|lock|settle|approve|public|on_refusal|only|adopt|retire|members: \[\]|limits\..*|identity\..*|exclude_everywhere\..*|split: .*|dates: .*)$/s;

/** As their names go: a rule that is renamed is removed, and added. */
function assertChanges(before: Rules['config'], after: Rules['config']): RuleChange[] {
  const was = rulesByName(before);
  const is = rulesByName(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): RuleChange[] => {
    const [from, to] = [was.get(name) ?? null, is.get(name) ?? null];
    const isAlike = from !== null && to !== null && isSame(partsOf(from), partsOf(to));
    return isAlike ? [] : [{ kind: 'assert', segment: null, name, from, to }];
  });
}

function rulesByName({ asserts }: Rules['config']): ReadonlyMap<string, Assertion> {
  return new Map((asserts?.rules ?? []).map((rule) => [rule.name, rule]));
}

function partsOf({ severity, allow, rule, message }: Assertion): unknown[] {
  return [severity, allow, rule, message];
}

interface Guard {
  readonly limits: LimitSettings;
  readonly waiver: Waiver | null;
}

const NO_GUARD: Guard = { limits: {}, waiver: null };

function guardChanges(segment: SegmentKey | null, before: Guard, after: Guard): RuleChange[] {
  const limits = LIMIT_NAMES.flatMap((name): RuleChange[] => {
    const [from, to] = [before.limits[name] ?? null, after.limits[name] ?? null];
    return isSame(from, to) ? [] : [{ kind: 'limit', segment, name, from, to }];
  });
  return [...limits, ...waiverChanges(segment, before.waiver, after.waiver)];
}

function waiverChanges(
  segment: SegmentKey | null,
  before: Waiver | null,
  after: Waiver | null,
): RuleChange[] {
  if (isSame(before, after)) return [];
  if (after === null) return [{ kind: 'waiver-ends', segment }];
  const { limits, lists, distinctFrom, salts, until } = after;
  const allows = [
    ...LIMIT_NAMES.filter((name) => limits[name] !== undefined),
    ...(lists.length === 0 ? [] : ['lists']),
    ...(distinctFrom.length === 0 ? [] : ['distinct_from']),
    ...(salts.length === 0 ? [] : ['salts']),
  ];
  return [{ kind: 'waiver', segment, until, allows }];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
