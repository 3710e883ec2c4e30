import { at, increase } from '../matrix.ts';
import { keep, NO_RANK, type Panel, shared } from './panel.ts';
import type { Residual } from './residual.ts';

/** Growing ends at a tile that is dearer than the best by more than this factor. */
const HOPELESS = 1.1;

/** The steps that mining may still take. */
export interface Effort {
  left: number;
}

/** What a change costs in a tile; `staying` of its users have changes left outside it. */
export type PriceOf = (users: number, staying: number, segments: number) => number;

/** A tile: lines of a panel, by rank, and the lines of the other side that cross them all. */
export interface Grown {
  readonly price: number;
  readonly users: number;
  readonly ranks: readonly number[];
  readonly crossing: readonly number[];
}

/**
 * Grows a tile from a few lines (columns, or groups): takes what crosses them all, then adds the line
 * that keeps most of it, again and again, and remembers the cheapest tile on the way.
 */
export class Grower {
  readonly #residual: Residual;
  readonly #panel: Panel;
  readonly #priceOf: PriceOf;
  readonly #effort: Effort;
  readonly #counts: Uint32Array;

  constructor(residual: Residual, panel: Panel, priceOf: PriceOf, effort: Effort) {
    this.#residual = residual;
    this.#panel = panel;
    this.#priceOf = priceOf;
    this.#effort = effort;
    this.#counts = new Uint32Array(panel.lines.length);
  }

  /** The cheapest tile found from these lines; none if they share nothing. */
  grow(seed: readonly number[]): Grown | undefined {
    let best: Grown | undefined;
    let ranks = seed;
    let crossing = shared(this.#panel, seed);
    this.#effort.left -= (seed.length * this.#panel.words) >> 3;
    while (crossing.length > 0) {
      const { price, users } = this.#measure(ranks, crossing);
      if (best === undefined || price < best.price) best = { price, users, ranks, crossing };
      if (price > best.price * HOPELESS) break;
      const next = this.#nextLine(crossing, ranks);
      if (next === undefined) break;
      ranks = [...ranks, next];
      crossing = keep(this.#panel, crossing, next);
    }
    return best;
  }

  #measure(
    ranks: readonly number[],
    crossing: readonly number[],
  ): { price: number; users: number } {
    const { live, weight } = this.#residual.rows;
    const byRows = this.#panel.side === this.#residual.rows;
    const rows = byRows ? ranks.map((rank) => at(this.#panel.lines, rank)) : crossing;
    const segments = byRows ? crossing.length : ranks.length;
    let users = 0;
    let staying = 0;
    for (const row of rows) {
      users += at(weight, row);
      if (at(live, row) > segments) staying += at(weight, row);
    }
    return { price: this.#priceOf(users, staying, segments), users };
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
