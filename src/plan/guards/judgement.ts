import type { Waiver } from '../../config/guard.ts';
import type { GuardLimits, GuardName, Threshold, WaivableName } from '../../config/limits.ts';
import type { RemovalBudget } from '../../lock/removal-budget.ts';
import type { Message } from '../../message.ts';
import type { Member, Place, SegmentKey } from '../../model.ts';
import type { PlanInput, PlannedSegment } from '../input.ts';
import type { Measured } from '../plan.ts';

/** A guard about one segment. It gives no judgement where it has nothing to judge. */
export type SegmentGuard = (
  segment: GuardedSegment,
  plan: GuardedPlan,
) => Judgement[] | Promise<Judgement[]>;

/** A guard about all segments together. */
export type PlanGuard = (plan: GuardedPlan) => Judgement[];

/** What limits are about: a segment, or all of them together (null). */
export interface Guarded {
  readonly segment: SegmentKey | null;
  readonly limits: GuardLimits;
  /** Those in force; the first that is large enough is used. */
  readonly waivers: readonly Waiver[];
}

export interface GuardedSegment
  extends Guarded,
    Pick<
      PlannedSegment,
      'manifest' | 'entry' | 'sources' | 'split' | 'exclusions' | 'follows' | 'due'
    > {
  readonly segment: SegmentKey;
  readonly desired: number;
  /** Without those that only confirm an earlier attempt. */
  readonly additions: number;
  readonly added: readonly Member[];
  /** Of these, those of the first fill: they count against no limit of additions or changes. */
  readonly firstFill: number;
  readonly removals: readonly Member[];
  /** Sent again although their first attempt was answered: after an import, a split, a join, a create. */
  readonly doubted: number;
}

export interface GuardedPlan extends Guarded {
  readonly input: PlanInput;
  readonly budget: RemovalBudget;
  /** Without those that only confirm an attempt whose answer was unclear, and without first fills. */
  readonly changes: number;
  /** Those, and first fills. */
  readonly billed: number;
}

/** What a guard found, before the YAML that would allow it is written. */
export type Judgement = {
  readonly guard: GuardName;
  /** null: all segments together. */
  readonly segment: SegmentKey | null;
  /** What the plan does, and the limit. */
  readonly message: Message;
  readonly measured?: Measured;
  /** Lists that it is about, by path. */
  readonly lists?: readonly string[];
  /** Of the rule that it is about. */
  readonly place?: Place;
  // No remedy: only a person who looks into it can tell.
} & (
  | {
      readonly verdict: 'pass';
      readonly by: Waiver | null;
      /** Files of filters that cannot be read, without which it passes. */
      readonly without?: readonly string[];
    }
  | {
      readonly verdict: 'refuse';
      readonly remedy: Remedy | null;
    }
);

export type Refusal = Extract<Judgement, { verdict: 'refuse' }>;

/** What a manifest or a waiver would have to contain for a refusal to pass. */
export type Remedy =
  /** `over`: in place of the members that the manifest lists, which are all excluded. */
  | { readonly kind: 'emptying'; readonly over: boolean }
  | { readonly kind: 'limit'; readonly name: WaivableName; readonly threshold: Threshold }
  | { readonly kind: 'list'; readonly path: string }
  /** In the config, for all segments. */
  | { readonly kind: 'list-of-all'; readonly path: string }
  | { readonly kind: 'distinct-from'; readonly key: SegmentKey }
  | { readonly kind: 'salt'; readonly salt: string };
