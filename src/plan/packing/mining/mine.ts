import type { Limits } from '../../../model.ts';
import { Field, type Tile } from './field.ts';
import type { Effort, PriceOf } from './growing.ts';
import { cover, type Residual } from './residual.ts';
import { type Need, needOfGroups, needWith, type Split, slackOf, splitRest } from './split.ts';

/**
 * Mining looks for tiles: rectangles of changes that groups of few members share with other groups.
 *
 * The price. A tile of u users and s segments takes u of the users and s of the segments that a
 * request has room for, and covers u x s changes. Let a user weigh w and a segment 1 - w: then a change
 * costs w / s + (1 - w) / u. A user whom the tile leaves with no other change occurs once with or
 * without the tile, and costs nothing. The cheapest tile is taken, and then the next.
 *
 * Rounds. Prices rise while changes are covered. Once they have risen enough, seeds and the weight are
 * chosen anew from what is left.
 *
 * Where to stop. What no tile covers is split between groups and columns, so that users and segments
 * need the same number of requests (split.ts). Too many tiles are as bad as too few. So at checkpoints
 * the requests for tiles and rest are counted, and the best checkpoint is kept.
 */

/** Steps of the inner loops that mining may take: some seconds at most. */
const MOST_STEPS = 350_000_000;
/** A tile is taken when no other is known to be cheaper by more than this factor. */
const TOLERANCE = 1.03;
/** A round ends when prices have risen by this factor, and it covered this share of what was left. */
const PRICE_RISE = 1.12;
const ROUND_SHARE = 0.12;
const CHECKPOINTS = 100;
/** What a user weighs, by how the rest is split. */
const USER_WEIGHT = { rows: 0.6, columns: 0.45 };

export interface Mined {
  readonly tiles: readonly Tile[];
  /** How to split what they leave. */
  readonly split: Split;
}

/** Covers the residual with tiles, as far as that saves requests. */
export function mine(residual: Residual, limits: Limits, outside: Need): Mined {
  return new Miner(residual, limits, outside).run();
}

class Miner {
  readonly #residual: Residual;
  readonly #limits: Limits;
  readonly #leastWeight: number;
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
    this.#leastWeight = leastWeight(residual, limits, outside);
  }

  /** Round by round, while a round brings a better checkpoint. */
  run(): Mined {
    for (let before = -1; this.#kept > before && this.#effort.left > 0; ) {
      before = this.#kept;
      this.#round();
    }
    return { tiles: this.#tiles.slice(0, this.#kept), split: this.#split };
  }

  /** Takes one tile after another, as long as they are cheap. */
  #round(): void {
    const fields = this.#fields();
    const before = this.#covered;
    const left = this.#residual.size - before;
    let ceiling = Number.POSITIVE_INFINITY;
    while (this.#effort.left > 0) {
      const field = fields.reduce((best, next) => (next.least < best.least ? next : best));
      if (field.least === Number.POSITIVE_INFINITY) return;
      if (field.least >= ceiling && this.#covered - before > left * ROUND_SHARE) return;
      const tile = field.growNext();
      this.#effort.left -= 1;
      const least = Math.min(...fields.map((each) => each.least));
      if (tile === undefined || tile.price > least * TOLERANCE) continue;
      ceiling = Math.min(ceiling, tile.price * PRICE_RISE);
      this.#take(tile, fields);
    }
  }

  #fields(): Field[] {
    const { rows, columns } = this.#residual;
    const { by } = splitRest(this.#residual, this.#limits, this.#need);
    const priceOf = pricing(Math.max(this.#leastWeight, USER_WEIGHT[by]), this.#limits);
    return [columns, rows].map((side) => new Field(this.#residual, side, priceOf, this.#effort));
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

  #check(): void {
    const { size, rows } = this.#residual;
    this.#nextCheck = this.#covered + size / CHECKPOINTS;
    this.#effort.left -= size - this.#covered + rows.lines;
    const split = splitRest(this.#residual, this.#limits, this.#need);
    if (split.requests > this.#split.requests) return;
    this.#split = split;
    this.#kept = this.#tiles.length;
  }
}

function pricing(userWeight: number, limits: Limits): PriceOf {
  return (users, staying, segments) => {
    const perUser = userWeight / Math.min(segments, limits.segments);
    const perSegment = (1 - userWeight) / Math.min(users, limits.users);
    return (perUser * staying) / users + perSegment;
  };
}

/**
 * Where segments need hardly more requests than users, only tiles that save many segments for each
 * user are worth it. So a user weighs the more, the smaller the part of the changes that must be saved.
 */
function leastWeight(residual: Residual, limits: Limits, outside: Need): number {
  const excess = Math.max(0, slackOf(limits, needOfGroups(residual, limits, outside)));
  return 0.9 - (0.5 * excess * limits.segments) / Math.max(1, residual.size);
}
