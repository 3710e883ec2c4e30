import type { Threshold, Waiver } from '../../config/guard.ts';
import type { Message } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import type { GuardName } from '../plan.ts';

/** What a guard found, before the YAML that would allow it is written. */
export type Judgement = {
  readonly guard: GuardName;
  /** null: all segments together. */
  readonly segment: SegmentKey | null;
  /** What the plan does, and the limit. */
  readonly message: Message;
} & (
  | { readonly verdict: 'pass'; readonly by: Waiver | null }
  | { readonly verdict: 'refuse'; readonly need: Need }
);

/** What a manifest or a waiver would have to contain for a refusal to pass. */
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
