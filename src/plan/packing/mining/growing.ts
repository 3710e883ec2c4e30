import type { Limits } from '../../../model.ts';
import { at } from '../matrix.ts';
import { keep, type Panel, shared } from './panel.ts';
import type { Residual } from './residual.ts';

/** How many third lines a seed tries before it goes on greedily. */
const BRANCHES = 3;

/** A rectangle of live changes: `lines` on the side it grew from, `crossing` on the other. */
export interface Tile {
  price: number;
  users: number;
  segments: number;
  lines: readonly number[];
  crossing: readonly number[];
}

/**
 * Grows rectangles from a few lines (columns, or groups): takes what crosses them all, then adds the line that keeps most of it, again and again, and remembers the cheapest rectangle on the way.
 */
export class Grower {
  readonly best: Tile = { price: 0, users: 0, segments: 0, lines: [], crossing: [] };
  operations = 0;
  private readonly residual: Residual;
  private readonly panel: Panel;
  private readonly byColumns: boolean;
  private readonly limits: Limits;
  private readonly userShare: number;
  private readonly counts: Uint32Array;
  private readonly touched: Uint32Array;

  constructor(residual: Residual, panel: Panel, limits: Limits, userShare: number) {
    this.residual = residual;
    this.panel = panel;
    this.byColumns = panel.side === residual.columns;
    this.limits = limits;
    this.userShare = userShare;
    this.counts = new Uint32Array(panel.lines.length);
    this.touched = new Uint32Array(panel.lines.length);
  }

  /** The cheapest rectangle found from these lines; its price is infinite if they share nothing. */
  grow(ranks: readonly number[]): Tile {
    this.best.price = Number.POSITIVE_INFINITY;
    const crossing = shared(this.panel, ranks);
    this.operations += (ranks.length * this.panel.words) >> 3;
    if (crossing.length === 0) return this.best;
    this.consider(ranks, crossing);
    const next = this.topLines(this.countLines(crossing), ranks, BRANCHES);
    for (const rank of next) this.descend([...ranks, rank], keep(this.panel, crossing, rank));
    return this.best;
  }

  private descend(ranks: number[], from: readonly number[]): void {
    let crossing = from;
    while (crossing.length > 0 && this.fits(ranks)) {
      const hope = this.consider(ranks, crossing);
      if (hope >= this.best.price) return;
      const next = this.topLines(this.countLines(crossing), ranks, 1);
      if (next.length === 0) return;
      ranks.push(next[0] as number);
      crossing = keep(this.panel, crossing, next[0] as number);
    }
  }

  private fits(lines: readonly number[]): boolean {
    return lines.length <= (this.byColumns ? this.limits.segments : this.limits.users);
  }

  /** Says below what price no rectangle within this one can be. */
  private consider(lines: readonly number[], crossing: readonly number[]): number {
    const { live, weight } = this.residual.rows;
    const rows = this.byColumns ? crossing : lines.map((rank) => at(this.panel.lines, rank));
    const segments = this.byColumns ? lines.length : crossing.length;
    let users = 0;
    let staying = 0;
    for (const row of rows) {
      users += at(weight, row);
      if (at(live, row) > segments) staying += at(weight, row);
    }
    const price = this.price(users, staying, segments);
    if (price < this.best.price) this.remember(price, users, segments, lines, crossing);
    return this.byColumns ? this.price(users, 0, segments) : this.userShare / segments;
  }

  private remember(
    price: number,
    users: number,
    segments: number,
    lines: readonly number[],
    crossing: readonly number[],
  ): void {
    this.best.price = price;
    this.best.users = users;
    this.best.segments = segments;
    this.best.lines = lines.map((rank) => at(this.panel.lines, rank));
    this.best.crossing = crossing;
  }

  /** Per change; users whom the rectangle leaves with nothing to do cost no occurrence more than before. */
  private price(users: number, staying: number, segments: number): number {
    const share = this.userShare;
    const columns = Math.min(segments, this.limits.segments);
    return (share * staying) / users / columns + (1 - share) / Math.min(users, this.limits.users);
  }

  /** Counts, for each line of the panel, how much of `crossing` it keeps; says how many were met. */
  private countLines(crossing: readonly number[]): number {
    const { counts, touched } = this;
    const { rankOf } = this.panel;
    const { start, live, cross, weight } = this.panel.other;
    let touches = 0;
    for (const other of crossing) {
      const heavy = at(weight, other);
      const end = at(start, other) + at(live, other);
      for (let p = at(start, other); p < end; p++) {
        const rank = rankOf[at(cross, p)] as number;
        if (rank < 0) continue;
        const count = at(counts, rank);
        if (count === 0) touched[touches++] = rank;
        counts[rank] = count + heavy;
      }
      this.operations += at(live, other);
    }
    return touches;
  }

  /** The lines that keep most, best first, equal ones by index; resets the counts. */
  private topLines(touches: number, taken: readonly number[], most: number): number[] {
    const { counts, touched } = this;
    const top: number[] = [];
    for (const line of taken) counts[line] = 0;
    for (let t = 0; t < touches; t++) {
      const line = at(touched, t);
      const count = at(counts, line);
      if (count === 0) continue;
      const last = top.length < most ? -1 : (top[most - 1] as number);
      if (last >= 0 && !isAhead(line, last, counts)) continue;
      insert(top, line, counts);
      if (top.length > most) top.pop();
    }
    for (let t = 0; t < touches; t++) counts[at(touched, t)] = 0;
    return top;
  }
}

function insert(top: number[], line: number, counts: Uint32Array): void {
  let place = top.length;
  while (place > 0 && isAhead(line, top[place - 1] as number, counts)) place--;
  top.splice(place, 0, line);
}

function isAhead(line: number, other: number, counts: Uint32Array): boolean {
  const difference = at(counts, line) - at(counts, other);
  return difference > 0 || (difference === 0 && line < other);
}
