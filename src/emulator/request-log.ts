import type { ApiName } from './faults.ts';

/** What became of one request to one of CleverTap's endpoints. */
export interface RequestRecord {
  readonly number: number;
  readonly api: ApiName;
  readonly method: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** null: not answered, or not yet. */
  status: number | null;
  /** From arrival until it was processed; null: it still is in flight. */
  ms: number | null;
  users: number;
  segments: number;
  applied: number;
  skipped: number;
  fault: string | null;
  /** What the answer does not say, e.g. which parameter was wrong. */
  note: string | null;
  hungUp: boolean;
  /** The bodies, as far as they are kept; null: none arrived, none was sent. */
  sent: KeptText | null;
  answer: KeptText | null;
}

export interface KeptText {
  readonly text: string;
  /** Of the whole. */
  readonly bytes: number;
}

/** A page shows no more, and the log holds hundreds of them. */
const KEPT_BYTES = 64 << 10;

export function keptText(body: Buffer | string): KeptText {
  const bytes = Buffer.from(body);
  return { text: bytes.toString('utf8', 0, KEPT_BYTES), bytes: bytes.byteLength };
}

export interface RequestLog {
  /** Oldest first. */
  recent(): readonly RequestRecord[];
  begin(number: number, api: ApiName, method: string, time: number): RequestRecord;
  /** Requests per API since the emulator started. */
  readonly counts: Readonly<Record<ApiName, number>>;
}

export function createRequestLog(limit: number): RequestLog {
  let records: RequestRecord[] = [];
  const counts = { update: 0, create: 0, events: 0, counts: 0 };
  return {
    counts,
    recent: () => records.slice(-limit),
    begin: (number, api, method, time) => {
      const outcome = { status: null, ms: null, fault: null, note: null, hungUp: false };
      const bodies = { sent: null, answer: null };
      const tally = { users: 0, segments: 0, applied: 0, skipped: 0 };
      const record = { number, api, method, time, ...outcome, ...tally, ...bodies };
      counts[api] += 1;
      records.push(record);
      if (records.length >= 2 * limit) records = records.slice(-limit);
      return record;
    },
  };
}
