import type { Limits } from '../../../model.ts';
import { Field } from './field.ts';
import type { Effort, Tile } from './growing.ts';
import { cover, type Residual } from './residual.ts';
import {
  allAsRows,
  type Need,
  needWith,
  type Split,
  shareOf,
  slackOf,
  splitRest,
} from './split.ts';

/** Steps of the inner loops that mining may take: some seconds at most. */
const MOST_STEPS = 350_000_000;
/** A rectangle is taken when no other is known to be cheaper by more than this factor. */
const TOLERANCE = 1.03;
/** A round ends when prices have risen by this factor and it covered its share, or covered plenty. */
const PRICE_RISE = 1.12;
const ROUND_SHARE = 0.12;
const ROUND_PLENTY = 0.2;
/** Rounds that bring no better checkpoint before mining gives up. */
const PATIENCE = 2;
const CHECKPOINTS = 100;

export interface Mined {
  readonly tiles: readonly Tile[];
  /** How to split what they leave. */
  readonly split: Split;
}

/** Covers the residual with cheap rectangles, as far as that saves requests. */
export function mine(residual: Residual, limits: Limits, outside: Need): Mined {
  return new Miner(residual, limits, outside).run();
}

class Miner {
  readonly #residual: Residual;
  readonly #limits: Limits;
  readonly #leastShare: number;
  readonly #effort: Effort = { left: MOST_STEPS };
  readonly #tiles: Tile[] = [];
  /** What the tiles need, and what is outside. */
  #need: Need;
  #covered = 0;
  #nextCheck = 0;
  /** The best checkpoint. */
  #kept = 0;
  #split: Split;

  constructor(residual: Residual, limits: Limits, outside: Need) {
    this.#residual = residual;
    this.#limits = limits;
    this.#need = outside;
    this.#split = splitRest(residual, limits, outside);
    this.#leastShare = leastShare(residual, limits, outside);
  }

  /** Round by round, until the effort is spent or nothing is gained any more. */
  run(): Mined {
    let stale = 0;
    while (this.#effort.left > 0 && stale <= PATIENCE) {
      const [covered, kept] = [this.#covered, this.#kept];
      this.#round();
      if (this.#covered - covered < this.#residual.size / 1000) break;
      stale = this.#kept > kept ? 0 : stale + 1;
    }
    return { tiles: this.#tiles.slice(0, this.#kept), split: this.#split };
  }

  /** Prices are counted anew at the start of each round. */
  #round(): void {
    const { rows, columns, size } = this.#residual;
    const share = Math.max(this.#leastShare, shareOf(this.#splitNow()));
    const fields = [columns, rows].map(
      (side) => new Field(this.#residual, side, this.#limits, share, this.#effort),
    );
    const before = this.#covered;
    const left = size - before;
    let ceiling = Number.POSITIVE_INFINITY;
    while (this.#effort.left > 0) {
      const field = fields.reduce((best, next) => (next.least < best.least ? next : best));
      if (field.least === Infinity) return;
      if (field.least >= ceiling && this.#covered - before > left * ROUND_SHARE) return;
      const tile = field.growNext();
      this.#effort.left -= 1;
      const least = Math.min(...fields.map((each) => each.least));
      if (tile === undefined || tile.price > least * TOLERANCE) continue;
      ceiling = Math.min(ceiling, tile.price * PRICE_RISE);
      this.#take(tile, fields);
      if (this.#covered - before > left * ROUND_PLENTY) return;
    }
  }

  #take(tile: Tile, fields: readonly Field[]): void {
    const { rows, columns, users } = tile;
    this.#tiles.push(tile);
    cover(this.#residual, rows, columns);
    for (const field of fields) field.forget(tile);
    this.#need = needWith(this.#need, users, columns.length, this.#limits);
    this.#covered += rows.length * columns.length;
    if (this.#covered >= this.#nextCheck) this.#check();
  }

  /** Mining may go too far: so the best point to have stopped at is remembered. */
  #check(): void {
    const { size, rows } = this.#residual;
    this.#nextCheck = this.#covered + size / CHECKPOINTS;
    this.#effort.left -= size - this.#covered + rows.lines;
    const split = this.#splitNow();
    if (split.requests > this.#split.requests) return;
    this.#split = split;
    this.#kept = this.#tiles.length;
  }

  #splitNow(): Split {
    return splitRest(this.#residual, this.#limits, this.#need);
  }
}

/**
 * Where segments hardly bind, only rectangles that save many of them for each user pay, so users weigh
 * more the smaller the part of the changes that must be saved.
 */
function leastShare(residual: Residual, limits: Limits, outside: Need): number {
  const excess = Math.max(0, slackOf(limits, allAsRows(residual, limits, outside)));
  return 0.9 - (0.5 * excess * limits.segments) / Math.max(1, residual.size);
}
