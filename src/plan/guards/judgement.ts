import type { Threshold, Waiver } from '../../config/guard.ts';
import type { SegmentKey } from '../../model.ts';
import type { GuardName } from '../plan.ts';

/** What a guard found, before the YAML that would allow it is written. */
export type Judgement = {
  readonly guard: GuardName;
  /** null: of all segments together. */
  readonly segment: SegmentKey | null;
  /** In plain words, with figures and limit. */
  readonly message: string;
} & (
  | { readonly verdict: 'pass'; readonly by: Waiver | null }
  | { readonly verdict: 'refuse'; readonly need: Need; readonly reason: string }
);

/** What somebody would have to write for a refusal to pass. */
export type Need =
  | { readonly kind: 'emptying' }
  | { readonly kind: 'limit'; readonly name: LimitName; readonly threshold: Threshold }
  | { readonly kind: 'list'; readonly path: string }
  | { readonly kind: 'distinct-from'; readonly key: SegmentKey };

export type LimitName =
  | 'maxRemovals'
  | 'maxAdditions'
  | 'maxExclusionShrink'
  | 'maxChanges'
  | 'maxBilledEvents';
