import type { EntryError } from '../clevertap/wire.ts';
import type { Operation } from '../model.ts';
import type { Account, Trace } from './account.ts';
import { change } from './account.ts';
import type { ErrorRow } from './error-stream.ts';
import type { Segment, Segments } from './segments.ts';
import type { WrittenEntry, WrittenSegment, WrittenUser } from './update-request.ts';

/** What a request did, for the log of requests. */
export interface Tally {
  users: number;
  segments: number;
  applied: number;
  skipped: number;
}

/** A fault that skips valid changes: `draw` says which, `reported` whether the Error Stream tells. */
export interface Skipping {
  readonly kind: 'skip';
  readonly draw: () => boolean;
  readonly reported: boolean;
}

/** Where and when changes happen. */
export interface Processing {
  readonly account: Account;
  readonly request: number;
  readonly trace: Trace;
  readonly skipping: Skipping | null;
}

/**
 * Partial processing: entries in their order, of each every user x segment; valid pairs are
 * processed, each invalid one is skipped and gets one row in the Error Stream, its first error.
 */
export function updateSegments(entries: readonly WrittenEntry[], into: Processing): Tally {
  const tally = { users: 0, segments: 0, applied: 0, skipped: 0 };
  for (const { users, segments } of entries) {
    tally.users += users.length;
    tally.segments += segments.length;
    for (const written of segments) {
      const judged = judge(into.account.segments, written);
      for (const user of users) updatePair(into, written, judged, user, tally);
    }
  }
  return tally;
}

type Judged =
  | { readonly kind: 'valid'; readonly segment: Segment; readonly operation: Operation }
  | { readonly kind: 'invalid'; readonly type: EntryError };

function judge(segments: Segments, written: WrittenSegment): Judged {
  const { ctSegmentId, customerSegmentId, operation } = written;
  const invalid = (type: EntryError): Judged => ({ kind: 'invalid', type });
  if (ctSegmentId === null && customerSegmentId === null) {
    return invalid('API_SEGMENT_NO_SEGMENT_ID');
  }
  if (operation === null) return invalid('API_SEGMENT_INVALID_ACTION');
  const byCt = ctSegmentId === null ? null : usable(segments.byCtId(ctSegmentId));
  const byCustomer =
    customerSegmentId === null ? null : usable(segments.byCustomerId(customerSegmentId));
  const segment = byCt ?? byCustomer;
  if (segment === null || segment === undefined) {
    return invalid('API_SEGMENT_NOT_FOUND_OR_DELETED');
  }
  // One ID that names a segment and one that names none, or another, do not refer to the same.
  if (byCt !== null && byCustomer !== null && byCt !== byCustomer) {
    return invalid('API_SEGMENT_ID_MISMATCH');
  }
  return { kind: 'valid', segment, operation };
}

/** Segments made in the dashboard or by partners are not found: no error of their own is published. */
function usable(segment: Segment | undefined): Segment | undefined {
  return segment === undefined || segment.deleted || segment.kind !== 'api' ? undefined : segment;
}

function updatePair(
  into: Processing,
  written: WrittenSegment,
  judged: Judged,
  user: WrittenUser,
  tally: Tally,
): void {
  const { account, trace, skipping } = into;
  const report = (type: EntryError) => {
    tally.skipped += 1;
    account.errors.report(rowOf(into, written, user, type));
  };
  if (judged.kind === 'invalid') report(judged.type);
  else if (user === null) report('API_SEGMENT_EMPTY_IDENTITY');
  else if (skipping?.draw() === true) {
    if (skipping.reported) report('API_SEGMENT_NOT_FOUND_OR_DELETED');
    else tally.skipped += 1;
  } else if (change(account, judged.segment, judged.operation, user, trace)) {
    tally.applied += 1;
  } else account.redundant += 1;
}

function rowOf(
  { request, trace }: Processing,
  { ctSegmentId, customerSegmentId }: WrittenSegment,
  user: WrittenUser,
  type: EntryError,
): ErrorRow {
  return {
    time: trace.time,
    request,
    type,
    ctSegmentId,
    customerSegmentId,
    user: user?.value ?? null,
  };
}
