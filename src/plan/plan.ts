import type { Batch, Member, SegmentIds, SegmentKey } from '../model.ts';

/** What an apply would do: a value that every report prints and that an apply must reproduce. */
export interface Plan {
  readonly format: 'segops-plan/1';
  /** SHA-256 over everything but `guards`, `notices` and ages: equal digests mean equal plans. */
  readonly digest: string;
  readonly lock: { readonly lineage: string; readonly serial: number };
  readonly desired: { readonly digest: string };
  readonly totals: PlanTotals;
  /** Segments to make in the account before any member is added to them. */
  readonly creates: readonly SegmentCreate[];
  /** Every managed segment, by key, also those without a change. */
  readonly segments: readonly SegmentPlan[];
  /** Requests in the order in which they are sent. */
  readonly batches: readonly Batch[];
  readonly guards: readonly GuardVerdict[];
  readonly notices: readonly Notice[];
}

export interface PlanTotals {
  readonly add: number;
  readonly remove: number;
  /** Segments with at least one change. */
  readonly segments: number;
  readonly requests: number;
  /** No packing can need fewer requests. */
  readonly lowerBound: number;
  /** Requests that one-segment-one-action batching would need. */
  readonly perSegmentRequests: number;
  /** At most this many billed events: one for each change. */
  readonly billedEvents: number;
}

export interface SegmentCreate {
  readonly key: SegmentKey;
  readonly customerSegmentId: string;
  readonly name: string;
}

export interface SegmentPlan {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  readonly name: string | null;
  /** Members accepted or in doubt in the lock. */
  readonly before: number;
  /** Members that the manifests declare. */
  readonly after: number;
  /** Of `before`, how many are in doubt (people read "unconfirmed"). */
  readonly inDoubt: number;
  /** Answered changes that wait for an earlier opposing attempt to settle. */
  readonly settling: number;
  readonly lists: readonly ListFacts[];
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/** What a list file held when the plan was made. */
export interface ListFacts {
  readonly path: string;
  readonly role: 'members' | 'exclusion';
  /** Members read, duplicates and blank lines not counted. */
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** One guard on one segment. A refusal names figures, the limit, and the YAML that would allow it. */
export interface GuardVerdict {
  readonly guard: 'max_removals' | 'emptying' | 'max_exclusion_shrink';
  readonly segment: SegmentKey | null;
  readonly verdict: 'pass' | 'refuse';
  /** One sentence in plain words, with figures and limit. */
  readonly message: string;
  /** YAML to paste, null when nothing needs pasting. */
  readonly allow: string | null;
}

export interface Notice {
  /** kebab-case and stable, e.g. `orphan`. */
  readonly code: string;
  readonly segment: SegmentKey | null;
  readonly message: string;
  readonly next: string | null;
}
