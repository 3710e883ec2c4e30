import type { Limits } from '../../model.ts';
import { at, increase } from './matrix.ts';
import { Numbers, type Pieces } from './pieces.ts';

/**
 * Pieces by shape (users, segments). The shapes in use are ordered from wide (many users, few
 * segments) to heavy (few users, many segments). A piece with more users than a request holds counts
 * as one with just so many.
 */
export class Shapes {
  readonly pieces: Pieces;
  /** Shapes that hold a piece, widest first. */
  readonly used: number[] = [];
  readonly #limits: Limits;
  /** The pieces of a shape are a stack: how many they are, the top one, and the one below each. */
  readonly #counts: Uint32Array;
  readonly #top: Uint32Array;
  readonly #below: Numbers;

  constructor(pieces: Pieces, limits: Limits) {
    this.pieces = pieces;
    this.#limits = limits;
    this.#counts = new Uint32Array(limits.users * limits.segments);
    this.#top = new Uint32Array(limits.users * limits.segments);
    this.#below = new Numbers(new Uint32Array(pieces.length));
    for (let piece = pieces.length - 1; piece >= 0; piece -= 1) this.put(piece);
  }

  usersOf(shape: number): number {
    return Math.floor(shape / this.#limits.segments) + 1;
  }

  segmentsOf(shape: number): number {
    return (shape % this.#limits.segments) + 1;
  }

  countOf(shape: number): number {
    return at(this.#counts, shape);
  }

  get isEmpty(): boolean {
    return this.used.length === 0;
  }

  put(piece: number): void {
    const shape = this.#shapeOf(piece);
    if (piece === this.#below.length) this.#below.push(0);
    this.#below.set(piece, at(this.#top, shape));
    this.#top[shape] = piece;
    if (increase(this.#counts, shape) === 0) this.used.splice(this.#placeOf(shape), 0, shape);
  }

  take(shape: number): number {
    const piece = at(this.#top, shape);
    this.#top[shape] = this.#below.get(piece);
    if (increase(this.#counts, shape, -1) === 1) this.used.splice(this.#placeOf(shape), 1);
    return piece;
  }

  /** The heaviest shape of at most these users and segments. */
  heaviestWithin(users: number, segments: number): number | undefined {
    return this.used.findLast(
      (shape) => this.usersOf(shape) <= users && this.segmentsOf(shape) <= segments,
    );
  }

  #shapeOf(piece: number): number {
    const users = Math.min(this.pieces.users(piece), this.#limits.users);
    return (users - 1) * this.#limits.segments + this.pieces.segments(piece) - 1;
  }

  /** Where the shape is, or belongs, among the used ones. */
  #placeOf(shape: number): number {
    let low = 0;
    let high = this.used.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isWider(this.used[middle] as number, shape)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isWider(shape: number, than: number): boolean {
    const one = this.segmentsOf(shape) * this.usersOf(than);
    const other = this.segmentsOf(than) * this.usersOf(shape);
    return one < other || (one === other && shape > than);
  }
}
