import type { EntryError } from '../clevertap/wire.ts';
import type { SegmentOrigin, SegmentSeed } from './options.ts';

/** The emulated account: what the vendor would hold in its database. */
export interface Segment {
  readonly ctSegmentId: number;
  readonly customerSegmentId: string | null;
  readonly name: string;
  readonly origin: SegmentOrigin;
  /** User keys, see `userKey`. */
  readonly members: Set<string>;
}

/** A row of the Error Stream, with the fields that the specification lists, and when it happened. */
export interface StreamRow {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly error: EntryError;
  readonly ctSegmentId: string;
  readonly customerSegmentId: string;
  readonly user: string;
  readonly request: number;
}

export interface UserId {
  readonly kind: 'identity' | 'guid';
  readonly value: string;
}

/** One string for a user, so that a segment is a set of strings. */
export function userKey({ kind, value }: UserId): string {
  return `${kind === 'identity' ? 'i' : 'g'}${value}`;
}

export function userOfKey(key: string): UserId {
  return { kind: key.startsWith('i') ? 'identity' : 'guid', value: key.slice(1) };
}

const FIRST_CT_ID = 1001;

export class Account {
  readonly segments: Segment[] = [];
  readonly errorStream: StreamRow[] = [];
  readonly byCustomerId = new Map<string, Segment>();
  readonly byCtId = new Map<number, Segment>();
  /** Users that an update named and nobody knew: the vendor creates them. */
  readonly users = new Set<string>();
  /** Effective adds and removes: each raises an event that is billed. */
  billedEvents = 0;
  requests = 0;

  constructor(seeds: readonly SegmentSeed[]) {
    for (const seed of seeds) this.createSegment(seed);
  }

  createSegment(seed: SegmentSeed): Segment {
    const segment: Segment = {
      ctSegmentId: seed.ctSegmentId ?? this.#nextCtId(),
      customerSegmentId: seed.customerSegmentId,
      name: seed.name ?? seed.customerSegmentId ?? `Segment ${seed.ctSegmentId}`,
      origin: seed.origin ?? 'api',
      members: new Set(),
    };
    this.segments.push(segment);
    this.byCtId.set(segment.ctSegmentId, segment);
    if (segment.customerSegmentId !== null)
      this.byCustomerId.set(segment.customerSegmentId, segment);
    return segment;
  }

  #nextCtId(): number {
    let id = FIRST_CT_ID + this.segments.length;
    while (this.byCtId.has(id)) id += 1;
    return id;
  }

  /** Adds or removes one user; an effective change is an event. */
  change(segment: Segment, action: 'ADD' | 'REMOVE', user: string): void {
    this.users.add(user);
    const before = segment.members.size;
    if (action === 'ADD') segment.members.add(user);
    else segment.members.delete(user);
    if (segment.members.size !== before) this.billedEvents += 1;
  }
}
