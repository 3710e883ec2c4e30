import { at } from './matrix.ts';
import type { Pieces } from './pieces.ts';

const NONE = 0xffffffff;

/**
 * Pieces bucketed by shape (users u, segments s), the shapes in use ordered from wide (many users,
 * few segments) to heavy (few users, many segments). More users than a request holds count as just
 * full: such a piece is a filler, cut to measure.
 */
export class Shapes {
  readonly pieces: Pieces;
  readonly maxUsers: number;
  readonly maxSegments: number;
  /** Shapes that hold a piece, widest first. */
  readonly used: number[] = [];
  /** What the pieces still need, in occurrences. */
  users = 0;
  segments = 0;
  private readonly counts: Uint32Array;
  private readonly head: Uint32Array;
  private next: Uint32Array;

  constructor(pieces: Pieces, maxUsers: number, maxSegments: number) {
    this.pieces = pieces;
    this.maxUsers = maxUsers;
    this.maxSegments = maxSegments;
    this.counts = new Uint32Array(maxUsers * maxSegments);
    this.head = new Uint32Array(maxUsers * maxSegments).fill(NONE);
    this.next = new Uint32Array(pieces.length + 16);
    for (let piece = pieces.length - 1; piece >= 0; piece--) this.put(piece);
  }

  usersOf(shape: number): number {
    return Math.floor(shape / this.maxSegments) + 1;
  }

  segmentsOf(shape: number): number {
    return (shape % this.maxSegments) + 1;
  }

  countOf(shape: number): number {
    return at(this.counts, shape);
  }

  get isEmpty(): boolean {
    return this.used.length === 0;
  }

  put(piece: number): void {
    const shape = this.shapeOf(piece);
    if (piece >= this.next.length) this.widen(piece * 2);
    this.next[piece] = at(this.head, shape);
    this.head[shape] = piece;
    this.counts[shape] = at(this.counts, shape) + 1;
    if (at(this.counts, shape) === 1) this.used.splice(this.placeOf(shape), 0, shape);
    this.account(piece, 1);
  }

  take(shape: number): number {
    const piece = at(this.head, shape);
    this.head[shape] = at(this.next, piece);
    this.counts[shape] = at(this.counts, shape) - 1;
    if (at(this.counts, shape) === 0) this.used.splice(this.placeOf(shape), 1);
    this.account(piece, -1);
    return piece;
  }

  /** The heaviest shape of at most these users and segments, or -1. */
  heaviestWithin(users: number, segments: number): number {
    for (let i = this.used.length - 1; i >= 0; i--) {
      const shape = this.used[i] as number;
      if (this.usersOf(shape) <= users && this.segmentsOf(shape) <= segments) return shape;
    }
    return -1;
  }

  private shapeOf(piece: number): number {
    const users = Math.min(this.pieces.users(piece), this.maxUsers);
    return (users - 1) * this.maxSegments + this.pieces.segments(piece) - 1;
  }

  private account(piece: number, sign: number): void {
    const users = this.pieces.users(piece);
    this.users += sign * users;
    this.segments += sign * this.pieces.segments(piece) * Math.ceil(users / this.maxUsers);
  }

  /** Where the shape stands, or belongs, among the used ones. */
  private placeOf(shape: number): number {
    let low = 0;
    let high = this.used.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.isWider(this.used[middle] as number, shape)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private isWider(shape: number, than: number): boolean {
    const one = this.segmentsOf(shape) * this.usersOf(than);
    const other = this.segmentsOf(than) * this.usersOf(shape);
    return one < other || (one === other && shape > than);
  }

  private widen(length: number): void {
    const wider = new Uint32Array(length);
    wider.set(this.next);
    this.next = wider;
  }
}
