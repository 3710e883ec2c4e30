import { at } from '../matrix.ts';
import { Numbers, type Pieces } from '../pieces.ts';

const FREE = 0;
const INSIDE = 1;
const GONE = 2;

/**
 * Grows sets of segments, each by the piece that misses fewest of its segments in the set, and tells
 * which pieces lie inside. A piece costs as many steps as it has segments in the set, no more.
 */
export class Growth {
  private readonly pieces: Pieces;
  private readonly segmentOf: Uint32Array;
  private readonly most: number;
  private readonly missing: Uint32Array;
  private readonly state: Uint8Array;
  /** Pieces of each segment, and pieces by ascending number of segments. */
  private readonly start: Uint32Array;
  private readonly members: Uint32Array;
  private readonly bySize: Uint32Array;
  private readonly inSet: Uint8Array;
  private readonly buckets: Numbers[];
  private set: number[] = [];
  private touched = new Numbers();
  private low = 0;
  private high: number;
  private cursor = 0;

  constructor(pieces: Pieces, segmentOf: Uint32Array, most: number) {
    this.pieces = pieces;
    this.segmentOf = segmentOf;
    this.most = most;
    this.missing = pieces.columnCount.values.slice(0, pieces.length);
    this.state = new Uint8Array(pieces.length);
    const segments = segmentOf.reduce((top, segment) => Math.max(top, segment + 1), 0);
    this.inSet = new Uint8Array(segments);
    this.buckets = Array.from({ length: most + 1 }, () => new Numbers());
    this.start = new Uint32Array(segments + 1);
    this.members = this.listMembers();
    this.bySize = sortedBySize(pieces, most);
    this.high = pieces.length - 1;
  }

  /** The pieces inside the next set, which starts at the widest piece that is left; none at the end. */
  next(): number[] {
    this.reset();
    while (this.high >= 0 && this.state[at(this.bySize, this.high)] === GONE) this.high--;
    if (this.high < 0) return [];
    this.cursor = this.low;
    const inside: number[] = [];
    this.admit(at(this.bySize, this.high), inside);
    for (;;) {
      const piece = this.fewestMissing();
      if (piece < 0) return inside;
      this.admit(piece, inside);
    }
  }

  remove(piece: number): void {
    this.state[piece] = GONE;
    while (this.low < this.pieces.length && this.state[at(this.bySize, this.low)] === GONE) {
      this.low++;
    }
  }

  private listMembers(): Uint32Array {
    const { start, pieces } = this;
    this.eachSegment((segment) => {
      start[segment + 1] = at(start, segment + 1) + 1;
    });
    for (let s = 0; s + 1 < start.length; s++) start[s + 1] = at(start, s + 1) + at(start, s);
    const next = start.slice();
    const members = new Uint32Array(at(start, start.length - 1));
    let piece = 0;
    let left = pieces.length > 0 ? pieces.segments(0) : 0;
    this.eachSegment((segment) => {
      if (left === 0) left = pieces.segments(++piece);
      left--;
      members[at(next, segment)] = piece;
      next[segment] = at(next, segment) + 1;
    });
    return members;
  }

  private eachSegment(visit: (segment: number) => void): void {
    for (let piece = 0; piece < this.pieces.length; piece++) this.segmentsOf(piece, visit);
  }

  private segmentsOf(piece: number, visit: (segment: number) => void): void {
    const from = this.pieces.columnAt.get(piece);
    for (let i = from; i < from + this.pieces.segments(piece); i++) {
      visit(at(this.segmentOf, at(this.pieces.columnPool, i)));
    }
  }

  private reset(): void {
    for (const segment of this.set) this.inSet[segment] = 0;
    this.set = [];
    for (let i = 0; i < this.touched.length; i++) {
      const piece = this.touched.get(i);
      this.missing[piece] = this.pieces.segments(piece);
      if (this.state[piece] === INSIDE) this.state[piece] = FREE;
    }
    this.touched.length = 0;
    for (const bucket of this.buckets) bucket.length = 0;
  }

  /** Takes the segments of a piece into the set, and every piece that then lies inside. */
  private admit(piece: number, inside: number[]): void {
    this.segmentsOf(piece, (segment) => {
      if (this.inSet[segment] === 1) return;
      this.inSet[segment] = 1;
      this.set.push(segment);
      this.approach(segment, inside);
    });
  }

  private approach(segment: number, inside: number[]): void {
    for (let i = at(this.start, segment); i < at(this.start, segment + 1); i++) {
      const piece = at(this.members, i);
      if (this.state[piece] !== FREE) continue;
      const missing = at(this.missing, piece) - 1;
      if (missing + 1 === this.pieces.segments(piece)) this.touched.push(piece);
      this.missing[piece] = missing;
      if (missing > 0) this.buckets[missing]?.push(piece);
      else {
        this.state[piece] = INSIDE;
        inside.push(piece);
      }
    }
  }

  /** The piece to grow by, or -1 if none fits into the set any more. */
  private fewestMissing(): number {
    const room = this.most - this.set.length;
    const fresh = this.smallestUntouched();
    const freshSize = fresh < 0 ? room + 1 : this.pieces.segments(fresh);
    for (let missing = 1; missing <= Math.min(room, freshSize); missing++) {
      const bucket = this.buckets[missing] as Numbers;
      while (bucket.length > 0) {
        const piece = bucket.get(--bucket.length);
        if (this.state[piece] === FREE && at(this.missing, piece) === missing) return piece;
      }
    }
    return freshSize <= room ? fresh : -1;
  }

  private smallestUntouched(): number {
    for (; this.cursor < this.pieces.length; this.cursor++) {
      const piece = at(this.bySize, this.cursor);
      if (this.state[piece] !== FREE) continue;
      if (at(this.missing, piece) === this.pieces.segments(piece)) return piece;
    }
    return -1;
  }
}

function sortedBySize(pieces: Pieces, most: number): Uint32Array {
  const next = new Uint32Array(most + 2);
  for (let p = 0; p < pieces.length; p++) {
    next[pieces.segments(p) + 1] = at(next, pieces.segments(p) + 1) + 1;
  }
  for (let size = 0; size <= most; size++) next[size + 1] = at(next, size + 1) + at(next, size);
  const order = new Uint32Array(pieces.length);
  for (let p = 0; p < pieces.length; p++) {
    const size = pieces.segments(p);
    order[at(next, size)] = p;
    next[size] = at(next, size) + 1;
  }
  return order;
}
