/**
 * Only `api` segments take part in the API. The others exist so that requests can meet them: the
 * specification says that the API does not apply to them, and nothing about the error.
 */
export const SEGMENT_KINDS = ['api', 'dashboard', 'partner'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

export interface Segment {
  readonly ctSegmentId: number;
  readonly customerSegmentId: string | null;
  readonly name: string;
  readonly kind: SegmentKind;
  /** Users by number. */
  readonly members: Set<number>;
  deleted: boolean;
}

/** A segment to make; without a `ctSegmentId` the next free one is given. */
export interface SegmentSeed {
  readonly kind: SegmentKind;
  readonly ctSegmentId: number | null;
  readonly customerSegmentId: string | null;
  readonly name: string;
}

export interface Segments {
  /** Segments that are there, deleted ones apart. */
  readonly live: number;
  all(): Iterable<Segment>;
  /** Also finds deleted segments: their IDs stay taken for ever. */
  byCtId(ctSegmentId: number): Segment | undefined;
  byCustomerId(customerSegmentId: string): Segment | undefined;
  /** Throws where an ID is taken: callers look first. */
  add(seed: SegmentSeed): Segment;
  remove(segment: Segment): void;
}

const FIRST_CT_SEGMENT_ID = 1001;

export function createSegments(): Segments {
  const byCt = new Map<number, Segment>();
  const byCustomer = new Map<string, Segment>();
  let next = FIRST_CT_SEGMENT_ID;
  let live = 0;
  const nextId = (): number => {
    while (byCt.has(next)) next += 1;
    return next;
  };
  const add = (seed: SegmentSeed): Segment => {
    const ctSegmentId = seed.ctSegmentId ?? nextId();
    const { kind, customerSegmentId, name } = seed;
    if (byCt.has(ctSegmentId)) throw new Error(`segment ID ${ctSegmentId} is taken`);
    if (customerSegmentId !== null && byCustomer.has(customerSegmentId)) {
      throw new Error(`customer segment ID ${customerSegmentId} is taken`);
    }
    const segment = {
      ctSegmentId,
      customerSegmentId,
      name,
      kind,
      members: new Set<number>(),
      deleted: false,
    };
    byCt.set(ctSegmentId, segment);
    if (customerSegmentId !== null) byCustomer.set(customerSegmentId, segment);
    live += 1;
    return segment;
  };
  return {
    get live() {
      return live;
    },
    all: () => byCt.values(),
    byCtId: (id) => byCt.get(id),
    byCustomerId: (id) => byCustomer.get(id),
    add,
    remove: (segment) => {
      if (!segment.deleted) live -= 1;
      segment.deleted = true;
      segment.members.clear();
    },
  };
}
