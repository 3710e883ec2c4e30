import type { Limits } from '../../model.ts';
import type { Requests } from './requests.ts';
import type { Shapes } from './shapes.ts';

/** The request that is being filled, and what it can still take. */
export class OpenRequest {
  readonly shapes: Shapes;
  users: number;
  segments: number;
  entries: number;
  /** Users x segments, summed over entries. */
  pairs: number;
  readonly #requests: Requests;

  constructor(shapes: Shapes, requests: Requests, limits: Limits) {
    this.shapes = shapes;
    this.#requests = requests;
    this.users = limits.users;
    this.segments = limits.segments;
    this.entries = limits.entries;
    this.pairs = limits.counting === 'pairs' ? limits.entries : limits.users * limits.segments;
  }

  get isFull(): boolean {
    return Math.min(this.users, this.segments, this.entries, this.pairs) === 0;
  }

  /** Takes a piece of this shape, cut to what the request can still take. */
  take(shape: number): void {
    const { pieces } = this.shapes;
    const piece = this.shapes.take(shape);
    const segments = Math.min(pieces.segments(piece), this.segments, this.pairs);
    const users = Math.min(pieces.users(piece), this.users, Math.floor(this.pairs / segments));
    this.#requests.entries.add(pieces.rowAt(piece), users, pieces.columnAt(piece), segments);
    this.users -= users;
    this.segments -= segments;
    this.entries -= 1;
    this.pairs -= users * segments;
    this.#putBack(piece, users, segments);
  }

  /** Returns what a cut left over: the other columns of the rows taken, and the other rows whole. */
  #putBack(piece: number, users: number, segments: number): void {
    const { pieces } = this.shapes;
    const columns = pieces.segments(piece) - segments;
    if (columns > 0) {
      const columnAt = pieces.columnAt(piece) + segments;
      this.shapes.put(pieces.add(pieces.rowAt(piece), users, columnAt, columns));
    }
    if (users === pieces.users(piece)) return;
    pieces.dropRows(piece, users);
    this.shapes.put(piece);
  }
}
