import type { Limits } from '../../model.ts';
import { at } from './matrix.ts';
import type { OpenRequest } from './open-request.ts';
import type { Shapes } from './shapes.ts';

/** From how few users or segments left a request is closed by search. */
const NEAR_END = 30;
/** Shapes that the search combines: half from either end. */
const MOST_SHAPES = 40;

/** What is left of the request. */
type Room = Pick<OpenRequest, 'users' | 'segments' | 'entries'>;

/**
 * Closes a request: which shapes fill best what is left of it? By a table of the (users, segments)
 * that some choice of pieces uses up, each with the shape that was added last.
 */
export class Closing {
  readonly #shapes: Shapes;
  readonly #limits: Limits;
  readonly #width: number;
  /** 1 + index of the shape that was added last, 0 where no choice uses up just this. */
  readonly #last: Uint32Array;
  /** How many of that shape were added in a row. */
  readonly #copies: Uint32Array;
  /** For each number of users, 1 + the most segments reached with it; 0 where nothing is. */
  readonly #tops: Uint32Array;

  constructor(shapes: Shapes, limits: Limits) {
    this.#shapes = shapes;
    this.#limits = limits;
    this.#width = limits.segments + 1;
    this.#last = new Uint32Array((limits.users + 1) * this.#width);
    this.#copies = new Uint32Array((limits.users + 1) * this.#width);
    this.#tops = new Uint32Array(limits.users + 1);
  }

  /** Entries are not counted here, so they must be no scarcer than users or segments. */
  isDue(room: Room): boolean {
    const { users, segments, entries } = this.#limits;
    if (entries < Math.min(users, segments)) return false;
    return room.users <= NEAR_END || room.segments <= NEAR_END;
  }

  /** Shapes to take, all of which fit; a piece of shape `filler` comes after them. */
  choose(room: Room, filler: number | null): number[] {
    const candidates = this.#candidates(room);
    const full = room.users * this.#width + room.segments;
    this.#last.fill(0, 0, (room.users + 1) * this.#width);
    this.#tops.fill(0);
    this.#last[0] = candidates.length + 1;
    this.#tops[0] = 1;
    for (const [index, shape] of candidates.entries()) {
      this.#extend(room, shape, index + 1);
      if (at(this.#last, full) !== 0) return this.#trace(candidates, full);
    }
    return this.#trace(candidates, this.#leastWasteful(room, filler));
  }

  /** From both ends by turns: together they fill both sides soonest. */
  #candidates(room: Room): number[] {
    const { used } = this.#shapes;
    const found: number[] = [];
    let [wide, heavy] = [0, used.length - 1];
    while (wide <= heavy && found.length < MOST_SHAPES) {
      const isWide = found.length % 2 === 0;
      const shape = used[isWide ? wide : heavy] as number;
      if (isWide) wide += 1;
      else heavy -= 1;
      const { users, segments } = this.#sizeOf(shape);
      if (users <= room.users && segments <= room.segments) found.push(shape);
    }
    return found;
  }

  /** Adds up to as many copies of the shape as there are to every state reached so far. */
  #extend(room: Room, shape: number, mark: number): void {
    const [last, copies, tops, width] = [this.#last, this.#copies, this.#tops, this.#width];
    const { users, segments } = this.#sizeOf(shape);
    const most = this.#shapes.countOf(shape);
    for (let u = users; u <= room.users; u += 1) {
      const end = Math.min(room.segments, at(tops, u - users) + segments - 1);
      const [to, from] = [u * width, (u - users) * width - segments];
      for (let s = segments; s <= end; s += 1) {
        if (at(last, from + s) === 0 || at(last, to + s) !== 0) continue;
        const had = at(last, from + s) === mark ? at(copies, from + s) : 0;
        if (had >= most) continue;
        last[to + s] = mark;
        copies[to + s] = had + 1;
        tops[u] = Math.max(at(tops, u), s + 1);
      }
    }
  }

  /** The state that leaves least unused. */
  #leastWasteful(room: Room, filler: number | null): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let u = room.users; u >= 0; u -= 1) {
      for (let s = room.segments; s >= 0; s -= 1) {
        if (at(this.#last, u * this.#width + s) === 0) continue;
        const unused = this.#unused(room.users - u, room.segments - s, filler);
        if (unused >= least) continue;
        least = unused;
        best = u * this.#width + s;
      }
    }
    return best;
  }

  /** A filler is nearly always cut, which makes its segments occur once more. */
  #unused(users: number, segments: number, filler: number | null): number {
    if (filler === null) return users + segments;
    const cut = this.#sizeOf(filler);
    if (cut.segments > segments) return users + segments;
    return Math.max(0, users - cut.users) + segments - cut.segments / 2;
  }

  #trace(candidates: readonly number[], from: number): number[] {
    const chosen: number[] = [];
    for (let state = from; state !== 0; ) {
      const shape = candidates[at(this.#last, state) - 1] as number;
      const { users, segments } = this.#sizeOf(shape);
      chosen.push(shape);
      state -= users * this.#width + segments;
    }
    return chosen;
  }

  #sizeOf(shape: number): Size {
    return { users: this.#shapes.usersOf(shape), segments: this.#shapes.segmentsOf(shape) };
  }
}

interface Size {
  readonly users: number;
  readonly segments: number;
}
