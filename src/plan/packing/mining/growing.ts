import type { Limits } from '../../../model.ts';
import { at, increase } from '../matrix.ts';
import { keep, NO_RANK, type Panel, shared } from './panel.ts';
import type { Residual } from './residual.ts';

/** A rectangle of changes that are left. */
export interface Tile {
  /** What each of its changes costs. */
  readonly price: number;
  readonly users: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The steps that mining may still take. */
export interface Effort {
  left: number;
}

/**
 * Grows a rectangle from a few lines (columns, or groups): takes what crosses them all, then adds the
 * line that keeps most of it, again and again, and remembers the cheapest rectangle on the way.
 */
export class Grower {
  readonly #residual: Residual;
  readonly #panel: Panel;
  readonly #limits: Limits;
  readonly #share: number;
  readonly #effort: Effort;
  readonly #byColumns: boolean;
  readonly #counts: Uint32Array;

  constructor(residual: Residual, panel: Panel, limits: Limits, share: number, effort: Effort) {
    this.#residual = residual;
    this.#panel = panel;
    this.#limits = limits;
    this.#share = share;
    this.#effort = effort;
    this.#byColumns = panel.side === residual.columns;
    this.#counts = new Uint32Array(panel.lines.length);
  }

  /** The cheapest rectangle found from these lines; none if they share nothing. */
  grow(seed: readonly number[]): Tile | undefined {
    const most = this.#byColumns ? this.#limits.segments : this.#limits.users;
    let best: Tile | undefined;
    let ranks = seed;
    let crossing = shared(this.#panel, seed);
    this.#effort.left -= (seed.length * this.#panel.words) >> 3;
    while (crossing.length > 0 && ranks.length <= most) {
      const tile = this.#tileOf(ranks, crossing);
      if (best === undefined || tile.price < best.price) best = tile;
      if (this.#hope(tile) >= best.price) break;
      const next = this.#nextLine(crossing, ranks);
      if (next === undefined) break;
      ranks = [...ranks, next];
      crossing = keep(this.#panel, crossing, next);
    }
    return best;
  }

  #tileOf(ranks: readonly number[], crossing: readonly number[]): Tile {
    const { live, weight } = this.#residual.rows;
    const lines = ranks.map((rank) => at(this.#panel.lines, rank)).sort((a, b) => a - b);
    const [rows, columns] = this.#byColumns ? [crossing, lines] : [lines, crossing];
    let users = 0;
    let staying = 0;
    for (const row of rows) {
      users += at(weight, row);
      if (at(live, row) > columns.length) staying += at(weight, row);
    }
    return { price: this.#price(users, staying, columns.length), users, rows, columns };
  }

  /** What a change costs. Users whom the rectangle leaves with nothing to send occur no more than before. */
  #price(users: number, staying: number, segments: number): number {
    const perUser = this.#share / Math.min(segments, this.#limits.segments);
    const perSegment = (1 - this.#share) / Math.min(users, this.#limits.users);
    return (perUser * staying) / users + perSegment;
  }

  /** No rectangle within this one is likely to cost less. */
  #hope({ users, columns }: Tile): number {
    const segments = columns.length;
    return this.#byColumns ? this.#price(users, 0, segments) : this.#share / segments;
  }

  /** The line that keeps most of `crossing`, the first of equal ones. */
  #nextLine(crossing: readonly number[], taken: readonly number[]): number | undefined {
    const counts = this.#counts;
    this.#countLines(crossing);
    for (const rank of taken) counts[rank] = 0;
    let next: number | undefined;
    for (let rank = 0, most = 0; rank < counts.length; rank += 1) {
      if (at(counts, rank) <= most) continue;
      most = at(counts, rank);
      next = rank;
    }
    counts.fill(0);
    return next;
  }

  /** Counts for each line of the panel how much of `crossing` it keeps. */
  #countLines(crossing: readonly number[]): void {
    const { rankOf, other } = this.#panel;
    const { start, live, cross, weight } = other;
    for (const line of crossing) {
      const users = at(weight, line);
      const end = at(start, line) + at(live, line);
      for (let place = at(start, line); place < end; place += 1) {
        const rank = at(rankOf, at(cross, place));
        if (rank !== NO_RANK) increase(this.#counts, rank, users);
      }
      this.#effort.left -= at(live, line);
    }
  }
}
