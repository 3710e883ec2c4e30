import type { Batch, SegmentIds, SegmentKey } from '../model.ts';

/**
 * CleverTap's JSON, as the Update Segment specification and its neighbours write it. It is the only thing
 * that client and emulator share: a habit of one must not hide a mistake of the other.
 */

/** One user of an entry. The specification checks `guid` only where `identity` is not given. */
export interface WireUserProfile {
  readonly identity?: string;
  readonly guid?: string;
}

/** One segment of an entry. If both IDs are given they must name the same segment. */
export interface WireSegment {
  readonly ct_segment_id?: number;
  readonly customer_segment_id?: string;
  readonly action: 'ADD' | 'REMOVE';
}

/** Every user of an entry gets every segment's action. */
export interface WireEntry {
  readonly user_profiles: readonly WireUserProfile[];
  readonly segments: readonly WireSegment[];
}

/** Body of `POST /api/updateSegment`. */
export interface WireUpdateBody {
  readonly bulk_profiles: readonly WireEntry[];
}

/** One item of the bare array that is the body of `POST /api/createSegment`. */
export interface WireCreateItem {
  readonly segment_name: string;
  readonly customer_segment_id: string;
}

/** Whole-request errors, in the shape of CleverTap's `/1/*` endpoints (likely here too). */
export interface WireFailure {
  readonly status: 'fail';
  readonly error: string;
  readonly code: number;
}

export const UPDATE_SEGMENT_PATH = '/api/updateSegment';
export const CREATE_SEGMENT_PATH = '/api/createSegment';
export const EVENTS_PATH = '/1/events.json';
export const COUNTS_PATH = '/1/counts/profiles.json';

/** The event that each add and remove raises, and how it names what happened. */
export const MEMBERSHIP_EVENT = 'Segment Membership Change';
export const EVENT_PROPERTIES = {
  action: 'Action',
  segmentName: 'Segment Name',
  ctSegmentId: 'Segment ID',
  customerSegmentId: 'Customer_Segment_ID',
} as const;

export const ACCOUNT_ID_HEADER = 'X-CleverTap-Account-Id';
export const PASSCODE_HEADER = 'X-CleverTap-Passcode';

/** Entry errors that CleverTap reports in its Error Stream. The entry is skipped, the request is not. */
export const ENTRY_ERRORS = [
  'API_SEGMENT_NOT_FOUND_OR_DELETED',
  'API_SEGMENT_ID_MISMATCH',
  'API_SEGMENT_INVALID_ACTION',
  'API_SEGMENT_EMPTY_IDENTITY',
  'API_SEGMENT_NO_SEGMENT_ID',
] as const;
export type EntryError = (typeof ENTRY_ERRORS)[number];

/**
 * The exact request body of a batch. Where a manifest declares both IDs, both are sent: CleverTap
 * then skips a mismatch instead of touching another segment. Of a member only one ID is ever sent.
 */
export function toWire(batch: Batch, idsOf: (key: SegmentKey) => SegmentIds): WireUpdateBody {
  return {
    bulk_profiles: batch.entries.map((entry) => ({
      user_profiles: entry.members.map(({ kind, value }) =>
        kind === 'identity' ? { identity: value } : { guid: value },
      ),
      segments: entry.actions.map(({ key, operation }) => {
        const { ctSegmentId, customerSegmentId } = idsOf(key);
        return {
          ...(ctSegmentId === undefined ? {} : { ct_segment_id: ctSegmentId }),
          ...(customerSegmentId === undefined ? {} : { customer_segment_id: customerSegmentId }),
          action: operation,
        };
      }),
    })),
  };
}

/** How long a request is waited for. It may be processed later than that. */
export const REQUEST_TIMEOUT_MS = 30_000;
