import type { Code } from './codes.ts';
import type { Message } from './message.ts';

/**
 * The words of segops, as types: no behaviour lives here beyond `assertExhaustive`.
 * Every layer may import this file; it imports only types.
 */

/** `identity` is the CleverTap identity of a user, `guid` the ID of an anonymous profile. */
export type MemberKind = 'identity' | 'guid';

/** One user reference. Values are exact bytes (UTF-8): never case-folded, never trimmed. */
export interface Member {
  readonly kind: MemberKind;
  readonly value: string;
}

export type Operation = 'ADD' | 'REMOVE';

/** `customer_segment_id`, else `ct:<ct_segment_id>`. */
export type SegmentKey = string;

/** The IDs that a manifest declares for its segment; at least one is present. */
export interface SegmentIds {
  readonly customerSegmentId?: string;
  readonly ctSegmentId?: number;
}

/** ADD or REMOVE of one membership. */
export interface Change {
  readonly segment: SegmentKey;
  readonly operation: Operation;
  readonly member: Member;
}

/** What one segment needs: both lists ascending (identities before guids, then bytes of UTF-8). */
export interface SegmentChanges {
  readonly key: SegmentKey;
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/** One action on one segment, as an entry of a request carries it. */
export interface SegmentAction {
  readonly key: SegmentKey;
  readonly operation: Operation;
}

/** One item of `bulk_profiles`: every member gets every action. */
export interface Entry {
  readonly members: readonly Member[];
  readonly actions: readonly SegmentAction[];
}

/** One request. */
export interface Batch {
  readonly entries: readonly Entry[];
}

/**
 * How users and segments of one request are counted against CleverTap's limits. The specification
 * does not say; `occurrences` is the stricter reading and the default.
 */
export type Counting = 'occurrences' | 'distinct' | 'pairs';

/** Limits of one request, and `inFlight` requests at once per account and API. */
export interface Limits {
  readonly users: number;
  readonly segments: number;
  readonly entries: number;
  readonly inFlight: number;
  readonly counting: Counting;
}

/** Where a value was written; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Something a person can fix: a stable code, a place, and the next step. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** kebab-case, stable across releases, e.g. `duplicate-member`. */
  readonly code: Code;
  readonly message: Message;
  readonly place?: Place;
  /** The source lines around the place, ready to print. */
  readonly frame?: string;
  /** What to do next: one sentence, imperative. */
  readonly next: Message;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reaching this is a bug: a union grew and a switch did not. */
export function assertExhaustive(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
