import { at } from './matrix.ts';
import type { Pieces } from './pieces.ts';

const NONE = 0xffffffff;

/**
 * Pieces bucketed by shape (users u, segments s), the shapes ordered from wide (many users, few
 * segments) to heavy (few users, many segments). More users than a request holds count as just full:
 * such a piece is a filler, cut to measure.
 */
export class Shapes {
  readonly pieces: Pieces;
  readonly maxUsers: number;
  readonly maxSegments: number;
  /** Shape at each rank, and rank of each shape. */
  readonly order: Uint32Array;
  readonly rankOf: Uint32Array;
  private readonly head: Uint32Array;
  private next: Uint32Array;
  private low: number;
  private high = -1;
  size = 0;

  constructor(pieces: Pieces, maxUsers: number, maxSegments: number) {
    this.pieces = pieces;
    this.maxUsers = maxUsers;
    this.maxSegments = maxSegments;
    this.order = shapeOrder(maxUsers, maxSegments);
    this.rankOf = new Uint32Array(this.order.length);
    this.order.forEach((shape, rank) => {
      this.rankOf[shape] = rank;
    });
    this.head = new Uint32Array(this.order.length).fill(NONE);
    this.next = new Uint32Array(pieces.length + 16);
    this.low = this.order.length;
    for (let piece = pieces.length - 1; piece >= 0; piece--) this.put(piece);
  }

  shapeOf(users: number, segments: number): number {
    return (Math.min(users, this.maxUsers) - 1) * this.maxSegments + segments - 1;
  }

  usersOf(shape: number): number {
    return Math.floor(shape / this.maxSegments) + 1;
  }

  segmentsOf(shape: number): number {
    return (shape % this.maxSegments) + 1;
  }

  put(piece: number): void {
    const shape = this.shapeOf(this.pieces.users(piece), this.pieces.segments(piece));
    const rank = at(this.rankOf, shape);
    if (piece >= this.next.length) this.next = widened(this.next, piece * 2);
    this.next[piece] = at(this.head, shape);
    this.head[shape] = piece;
    this.low = Math.min(this.low, rank);
    this.high = Math.max(this.high, rank);
    this.size++;
  }

  holds(shape: number): boolean {
    return at(this.head, shape) !== NONE;
  }

  take(shape: number): number {
    const piece = at(this.head, shape);
    this.head[shape] = at(this.next, piece);
    this.size--;
    return piece;
  }

  /** The shape with the most users per segment; only while `size > 0`. */
  widest(): number {
    while (!this.holds(at(this.order, this.low))) this.low++;
    return at(this.order, this.low);
  }

  /** The shape with the most segments per user; only while `size > 0`. */
  heaviest(): number {
    while (!this.holds(at(this.order, this.high))) this.high--;
    return at(this.order, this.high);
  }

  /** The heaviest shape of at most these users and segments, or -1. */
  heaviestWithin(users: number, segments: number): number {
    for (let rank = this.high; rank >= this.low; rank--) {
      const shape = at(this.order, rank);
      if (!this.holds(shape)) continue;
      if (this.usersOf(shape) <= users && this.segmentsOf(shape) <= segments) return shape;
    }
    return -1;
  }
}

function shapeOrder(maxUsers: number, maxSegments: number): Uint32Array {
  const count = maxUsers * maxSegments;
  const ratio = new Float64Array(count);
  for (let shape = 0; shape < count; shape++) {
    ratio[shape] = ((shape % maxSegments) + 1) / (Math.floor(shape / maxSegments) + 1);
  }
  const order = new Uint32Array(count).map((_, shape) => shape);
  return order.sort((a, b) => at(ratio, a) - at(ratio, b) || b - a);
}

function widened(values: Uint32Array, length: number): Uint32Array {
  const wider = new Uint32Array(length);
  wider.set(values);
  return wider;
}
