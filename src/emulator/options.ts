/** How users and segments of one request are counted against the limits; the specification does not say. */
export type Counting = 'occurrences' | 'distinct' | 'pairs';

/** Where a segment comes from: the API works on API segments only. */
export type SegmentOrigin = 'api' | 'dashboard' | 'partner';

export interface SegmentSeed {
  readonly customerSegmentId: string | null;
  readonly ctSegmentId?: number;
  readonly name?: string;
  readonly origin?: SegmentOrigin;
}

/** Milliseconds that a request takes before it is processed, drawn evenly from the range. */
export interface Latency {
  readonly min: number;
  readonly max: number;
}

export interface EmulatorOptions {
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** 0 for any free one. */
  readonly port?: number;
  readonly accountId?: string;
  readonly passcode?: string;
  readonly segments?: readonly SegmentSeed[];
  readonly counting?: Counting;
  /** HTTP status of the limit errors whose body has code 100. */
  readonly code100Status?: number;
  readonly latency?: Latency;
  /** Of a request body, bytes. */
  readonly maxBodyBytes?: number;
}
