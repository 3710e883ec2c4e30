import type { Plan } from '../plan/plan.ts';

/** Why an apply is not what people approved. */
export interface Unapproved {
  /** The plan of the apply. */
  readonly plan: Plan;
  /** Those of its changes that no approved plan showed. */
  readonly left: Plan;
  readonly reasons: readonly UnapprovedReason[];
}

export type UnapprovedReason =
  | { readonly kind: 'pull-request'; readonly number: number; readonly why: string }
  /** Came to the branch without a pull request. */
  | { readonly kind: 'commit'; readonly commit: string }
  /** Is outside git, and not as it was applied last: nobody can tell what was reviewed. */
  | { readonly kind: 'list'; readonly path: string };
