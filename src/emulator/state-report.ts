import type { Account } from './account.ts';
import { userOfKey } from './account.ts';

/** `GET /_emulator/state`: the account as tests and people compare it. */
export function stateReport(account: Account): unknown {
  return {
    segments: account.segments.map((segment) => ({
      ct_segment_id: segment.ctSegmentId,
      customer_segment_id: segment.customerSegmentId,
      name: segment.name,
      members: [...segment.members].map((key) => {
        const { kind, value } = userOfKey(key);
        return kind === 'identity' ? { identity: value } : { guid: value };
      }),
    })),
    error_stream: account.errorStream.map((row) => ({
      time: new Date(row.time).toISOString(),
      error_type: row.error,
      segment_id: row.ctSegmentId,
      customer_segment_id: row.customerSegmentId,
      user_identity: row.user,
      request: row.request,
    })),
    requests: account.requests,
    billed_events: account.billedEvents,
    users: account.users.size,
  };
}
