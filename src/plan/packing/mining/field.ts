import type { Limits } from '../../../model.ts';
import { type Effort, Grower, type Tile } from './growing.ts';
import { Heap } from './heap.ts';
import { forget, type Panel, panelOf } from './panel.ts';
import type { Residual, Side } from './residual.ts';
import { type Seed, seedsOf } from './seeds.ts';

/** Seeds of each kind in a round. */
const MOST_SEEDS = 20_000;
/** What growing usually makes of the price of the lines it starts from. */
const HOPE = 0.8;

/**
 * The seeds of one side in a lazy heap. Keys are old prices, and prices only rise while changes are
 * covered, so the least key says how cheap any rectangle can still be.
 */
export class Field {
  readonly #byColumns: boolean;
  readonly #panel: Panel;
  readonly #grower: Grower;
  readonly #seeds: readonly Seed[];
  readonly #heap: Heap;

  constructor(residual: Residual, side: Side, limits: Limits, share: number, effort: Effort) {
    this.#byColumns = side === residual.columns;
    this.#panel = panelOf(residual, side);
    this.#grower = new Grower(residual, this.#panel, limits, share, effort);
    this.#seeds = seedsOf(this.#panel, this.#byColumns ? 2 : 3, MOST_SEEDS);
    this.#heap = new Heap(this.#seeds.length);
    for (const [index, { ranks, count }] of this.#seeds.entries()) {
      const [users, segments] = this.#byColumns ? [count, ranks.length] : [ranks.length, count];
      const perUser = share / Math.min(segments, limits.segments);
      const perSegment = (1 - share) / Math.min(users, limits.users);
      this.#heap.push(index, HOPE * (perUser + perSegment));
    }
    effort.left -= (this.#panel.bits.length + this.#panel.lines.length ** 3 / 6) / 8;
  }

  /** The least price that a rectangle can have here; infinite where no seed is left. */
  get least(): number {
    return this.#heap.leastKey;
  }

  /** The rectangle of the seed that looks cheapest. The seed stays, at the price of this rectangle. */
  growNext(): Tile | undefined {
    const index = this.#heap.pop();
    const tile = this.#grower.grow((this.#seeds[index] as Seed).ranks);
    if (tile !== undefined) this.#heap.push(index, tile.price);
    return tile;
  }

  forget({ rows, columns }: Tile): void {
    if (this.#byColumns) forget(this.#panel, columns, rows);
    else forget(this.#panel, rows, columns);
  }
}
