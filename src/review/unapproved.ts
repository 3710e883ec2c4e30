import type { Message } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import type { Beside } from './approval.ts';

/** An apply that is more than people approved, and why. */
export interface Unapproved {
  /** The plan of the apply. */
  readonly plan: Plan;
  /** Its changes that nobody approved. */
  readonly left: Plan;
  readonly reasons: readonly UnapprovedReason[];
}

export type UnapprovedReason =
  /** Besides the changes of the plan, something else was not approved. */
  | Beside
  | { readonly kind: 'pull-request'; readonly number: number; readonly why: Message }
  /** It came to the branch without a pull request. */
  | { readonly kind: 'commit'; readonly commit: string }
  /** It is outside git and has changed since the last apply, so no one can tell what was reviewed. */
  | { readonly kind: 'list'; readonly path: string };
