import type { Limits } from '../../model.ts';
import { at } from './matrix.ts';
import type { Room } from './room.ts';
import type { Shapes } from './shapes.ts';

/** From how few users or segments left a request is closed by search. */
const NEAR_END = 30;
/** Shapes that the search combines: half from either end. */
const MOST_SHAPES = 40;
/** What an unused place counts where the other side is what runs out. */
const IDLE = 0.02;

/**
 * Closes a request: which of the shapes fill what is left of it best? A table of the (users, segments)
 * that some choice of pieces uses up, each with the shape that reached it last.
 */
export class Closing {
  private readonly shapes: Shapes;
  private readonly limits: Limits;
  private readonly width: number;
  /** 1 + index of the last shape used to come here, 0 where nothing does. */
  private readonly reached: Uint32Array;
  private readonly copies: Uint32Array;
  /** For each number of users, 1 + the most segments reached with it; 0 where nothing is. */
  private readonly tops: Uint32Array;

  constructor(shapes: Shapes, limits: Limits) {
    this.shapes = shapes;
    this.limits = limits;
    this.width = limits.segments + 1;
    this.reached = new Uint32Array((limits.users + 1) * this.width);
    this.copies = new Uint32Array((limits.users + 1) * this.width);
    this.tops = new Uint32Array(limits.users + 1);
  }

  /** Entries are not counted here, so they must be no scarcer than users or segments. */
  isDue(room: Room): boolean {
    const { users, segments, entries } = this.limits;
    if (entries < Math.min(users, segments)) return false;
    return room.users <= NEAR_END || room.segments <= NEAR_END;
  }

  /** Shapes to take, all of which fit; a filler of shape `filler` (-1 if there is none) comes after. */
  choose(room: Room, filler: number): number[] {
    const candidates = this.candidates(room);
    const full = room.users * this.width + room.segments;
    this.reached.fill(0, 0, (room.users + 1) * this.width);
    this.tops.fill(0);
    this.reached[0] = candidates.length + 1;
    this.tops[0] = 1;
    for (let index = 0; index < candidates.length; index++) {
      this.extend(room, candidates[index] as number, index + 1);
      if (at(this.reached, full) !== 0) return this.trace(candidates, full);
    }
    return this.trace(candidates, this.bestState(room, filler));
  }

  /** From both ends by turns: together they fill both sides soonest. */
  private candidates(room: Room): number[] {
    const { shapes } = this;
    const { used } = shapes;
    const found: number[] = [];
    let [wide, heavy] = [0, used.length - 1];
    while (wide <= heavy && found.length < MOST_SHAPES) {
      const shape = used[found.length % 2 === 0 ? wide++ : heavy--] as number;
      if (shapes.usersOf(shape) > room.users || shapes.segmentsOf(shape) > room.segments) continue;
      found.push(shape);
    }
    return found;
  }

  /** Adds up to as many copies of the shape as there are to every state reached so far. */
  private extend(room: Room, shape: number, mark: number): void {
    const { reached, copies, tops, width } = this;
    const users = this.shapes.usersOf(shape);
    const segments = this.shapes.segmentsOf(shape);
    const most = this.shapes.countOf(shape);
    for (let u = users; u <= room.users; u++) {
      const end = Math.min(room.segments, at(tops, u - users) + segments - 1);
      let top = at(tops, u);
      const [to, from] = [u * width, (u - users) * width - segments];
      for (let s = segments; s <= end; s++) {
        const last = at(reached, from + s);
        if (last === 0 || at(reached, to + s) !== 0) continue;
        const had = last === mark ? at(copies, from + s) : 0;
        if (had >= most) continue;
        reached[to + s] = mark;
        copies[to + s] = had + 1;
        if (s >= top) top = s + 1;
      }
      tops[u] = top;
    }
  }

  /** The state that leaves least unused, users and segments each weighed by which of them runs out. */
  private bestState(room: Room, filler: number): number {
    const needUsers = this.shapes.users / this.limits.users;
    const needSegments = this.shapes.segments / this.limits.segments;
    const weights = {
      users: weigh(needUsers, needSegments),
      segments: weigh(needSegments, needUsers),
    };
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let u = room.users; u >= 0; u--) {
      for (let s = room.segments; s >= 0; s--) {
        if (at(this.reached, u * this.width + s) === 0) continue;
        const waste = this.waste(room.users - u, room.segments - s, filler, weights);
        if (waste >= least) continue;
        least = waste;
        best = u * this.width + s;
      }
    }
    return best;
  }

  /** A filler is nearly always cut, which makes its segments occur once more. */
  private waste(users: number, segments: number, filler: number, weights: Weights): number {
    const reserve = filler < 0 ? segments + 1 : this.shapes.segmentsOf(filler);
    if (reserve > segments) return weights.users * users + weights.segments * segments;
    const idle = Math.max(0, users - this.shapes.usersOf(filler));
    return weights.users * idle + weights.segments * (segments - reserve / 2);
  }

  private trace(candidates: readonly number[], from: number): number[] {
    const chosen: number[] = [];
    for (let state = from; state !== 0; ) {
      const shape = candidates[at(this.reached, state) - 1] as number;
      chosen.push(shape);
      state -= this.shapes.usersOf(shape) * this.width + this.shapes.segmentsOf(shape);
    }
    return chosen;
  }
}

interface Weights {
  readonly users: number;
  readonly segments: number;
}

function weigh(need: number, other: number): number {
  return other <= need ? 1 : Math.max(IDLE, 1 - 5 * (1 - need / other));
}
