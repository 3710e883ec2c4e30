import { at } from '../matrix.ts';
import { type Effort, Grower, type PriceOf } from './growing.ts';
import { Heap } from './heap.ts';
import { forget, type Panel, panelOf } from './panel.ts';
import type { Residual, Side } from './residual.ts';
import { type Seed, seedsOf } from './seeds.ts';

/** Seeds of each kind in a round. */
const MOST_SEEDS = 20_000;
/** What growing usually makes of the price of the lines it starts from. */
const HOPE = 0.8;

/** A rectangle of changes that no other tile covers; rows and columns ascend. */
export interface Tile {
  /** What each of its changes costs. */
  readonly price: number;
  readonly users: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * The seeds of one side in a lazy heap. Keys are old prices, and prices only rise while changes are
 * covered, so the least key says how cheap any tile can still be.
 */
export class Field {
  readonly #byRows: boolean;
  readonly #panel: Panel;
  readonly #grower: Grower;
  readonly #seeds: readonly Seed[];
  readonly #heap: Heap;

  constructor(residual: Residual, side: Side, priceOf: PriceOf, effort: Effort) {
    this.#byRows = side === residual.rows;
    this.#panel = panelOf(residual, side);
    this.#grower = new Grower(residual, this.#panel, priceOf, effort);
    this.#seeds = seedsOf(this.#panel, MOST_SEEDS);
    this.#heap = new Heap(this.#seeds.length);
    for (const [index, { ranks, count }] of this.#seeds.entries()) {
      const [users, segments] = this.#byRows ? [ranks.length, count] : [count, ranks.length];
      this.#heap.push(index, HOPE * priceOf(users, users, segments));
    }
    effort.left -= (this.#panel.bits.length + this.#panel.lines.length ** 3 / 6) / 8;
  }

  /** The least price that a tile can have here; infinite where no seed is left. */
  get least(): number {
    return this.#heap.leastKey;
  }

  /** The tile of the seed that looks cheapest. The seed stays, at the price of this tile. */
  growNext(): Tile | undefined {
    const index = this.#heap.pop();
    const grown = this.#grower.grow((this.#seeds[index] as Seed).ranks);
    if (grown === undefined) return undefined;
    const { price, users, ranks, crossing } = grown;
    this.#heap.push(index, price);
    const lines = ranks.map((rank) => at(this.#panel.lines, rank)).sort((a, b) => a - b);
    const [rows, columns] = this.#byRows ? [lines, crossing] : [crossing, lines];
    return { price, users, rows, columns };
  }

  forget({ rows, columns }: Tile): void {
    if (this.#byRows) forget(this.#panel, rows, columns);
    else forget(this.#panel, columns, rows);
  }
}
