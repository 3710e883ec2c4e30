import type { Limits } from '../../../model.ts';
import { Grower, type Tile } from './growing.ts';
import { Heap } from './heap.ts';
import { clear, type Panel, panelOf } from './panel.ts';
import { cover, type Residual } from './residual.ts';
import { allAsRows, type Need, type Split, shareOf, splitRest } from './rest.ts';
import { type Seed, seedsOf } from './seeds.ts';
import { Tiles } from './tiles.ts';

/** Seeds of each kind in a round. */
const MOST_SEEDS = 20_000;
/** A rectangle is taken when no other is known to be cheaper by more than this factor. */
const TOLERANCE = 1.03;
/** A round ends when prices have risen by this factor and it covered its share, or covered plenty. */
const PRICE_RISE = 1.12;
const ROUND_SHARE = 0.12;
const ROUND_PLENTY = 0.2;
/** Rounds that bring no better checkpoint before mining gives up. */
const PATIENCE = 2;
const CHECKPOINTS = 100;
/** What growing usually gains over the lines it starts from. */
const HOPE = 0.8;

export interface Mined {
  readonly tiles: Tiles;
  /** How many of the tiles to keep, and how to split what they leave. */
  kept: number;
  split: Split;
}

export interface Mining {
  readonly residual: Residual;
  readonly limits: Limits;
  /** What the pieces outside the residual need. */
  readonly outside: Need;
  /** Steps of the inner loops. */
  readonly budget: number;
}

/** Covers the residual with cheap rectangles, round by round, and remembers where to have stopped. */
export function mine(mining: Mining): Mined {
  const miner = new Miner(mining);
  miner.run();
  return miner.mined;
}

class Miner {
  readonly mined: Mined;
  private readonly mining: Mining;
  private readonly leastShare: number;
  private need: Need;
  private operations = 0;
  private covered = 0;
  private nextCheck = 0;

  constructor(mining: Mining) {
    this.mining = mining;
    this.need = mining.outside;
    const split = splitRest(mining.residual, mining.limits, this.need);
    this.mined = { tiles: new Tiles(), kept: 0, split };
    this.leastShare = leastShare(mining);
  }

  run(): void {
    const { residual, budget } = this.mining;
    let stale = 0;
    while (this.operations < budget && stale <= PATIENCE) {
      const { covered } = this;
      const { kept } = this.mined;
      this.round();
      if (this.covered - covered < residual.size / 1000) return;
      stale = this.mined.kept > kept ? 0 : stale + 1;
    }
  }

  private round(): void {
    const { residual, limits } = this.mining;
    const share = Math.max(this.leastShare, shareOf(splitRest(residual, limits, this.need)));
    const fields = [residual.columns, residual.rows].map((side) => {
      const panel = panelOf(residual, side);
      return new Field(residual, panel, new Grower(residual, panel, limits, share), share, limits);
    });
    this.operations += fields.reduce((sum, field) => sum + field.preparation, 0);
    this.harvest(fields);
  }

  private harvest(fields: readonly Field[]): void {
    const before = this.covered;
    const left = this.mining.residual.size - before;
    let ceiling = Number.POSITIVE_INFINITY;
    while (this.operations < this.mining.budget) {
      const field = cheapest(fields);
      if (field === undefined) return;
      if (field.least >= ceiling && this.covered - before > left * ROUND_SHARE) return;
      const tile = field.growNext();
      this.operations += 1 + field.takeOperations();
      const least = Math.min(...fields.map((each) => each.least));
      if (tile === undefined || tile.price > least * TOLERANCE) continue;
      ceiling = Math.min(ceiling, tile.price * PRICE_RISE);
      this.take(tile, field, fields);
      if (this.covered - before > left * ROUND_PLENTY) return;
    }
  }

  private take(tile: Tile, from: Field, fields: readonly Field[]): void {
    const { residual, limits } = this.mining;
    const rows = from.byColumns ? tile.crossing : tile.lines;
    const columns = from.byColumns ? tile.lines : tile.crossing;
    this.mined.tiles.add(rows, columns);
    cover(residual, rows, columns);
    for (const field of fields) field.forget(rows, columns);
    this.need = {
      users: this.need.users + tile.users * Math.ceil(tile.segments / limits.segments),
      segments: this.need.segments + tile.segments * Math.ceil(tile.users / limits.users),
    };
    this.covered += rows.length * columns.length;
    this.check();
  }

  private check(): void {
    const { residual, limits } = this.mining;
    if (this.covered < this.nextCheck) return;
    this.nextCheck = this.covered + residual.size / CHECKPOINTS;
    const split = splitRest(residual, limits, this.need);
    this.operations += residual.size - this.covered + residual.rows.lines;
    if (split.requests > this.mined.split.requests) return;
    this.mined.split = split;
    this.mined.kept = this.mined.tiles.count;
  }
}

/**
 * Where segments hardly bind, only rectangles that save many of them for each user pay, so users weigh
 * more the smaller the part of the changes that must be saved.
 */
function leastShare({ residual, limits, outside }: Mining): number {
  const { users, segments } = allAsRows(residual, limits, outside);
  const excess = Math.max(0, segments / limits.segments - users / limits.users);
  return 0.9 - (0.5 * excess * limits.segments) / Math.max(1, residual.size);
}

function cheapest(fields: readonly Field[]): Field | undefined {
  let best: Field | undefined;
  for (const field of fields) {
    if (field.isEmpty) continue;
    if (best === undefined || field.least < best.least) best = field;
  }
  return best;
}

/** One side's seeds in a lazy heap: keys are old prices, and prices only rise. */
class Field {
  readonly byColumns: boolean;
  /** Steps that preparing the panel and counting its twos and threes took, roughly. */
  readonly preparation: number;
  private readonly panel: Panel;
  private readonly grower: Grower;
  private readonly seeds: readonly Seed[];
  private readonly heap: Heap;

  constructor(residual: Residual, panel: Panel, grower: Grower, share: number, limits: Limits) {
    this.byColumns = panel.side === residual.columns;
    this.panel = panel;
    this.grower = grower;
    this.seeds = seedsOf(panel, this.byColumns ? 2 : 3, MOST_SEEDS);
    this.preparation = (panel.bits.length + panel.lines.length ** 3 / 6) / 8;
    this.heap = new Heap(this.seeds.length);
    this.seeds.forEach(({ ranks, count }, index) => {
      const users = Math.min(limits.users, this.byColumns ? count : ranks.length);
      const segments = Math.min(limits.segments, this.byColumns ? ranks.length : count);
      this.heap.push(index, HOPE * (share / segments + (1 - share) / users));
    });
  }

  get isEmpty(): boolean {
    return this.heap.size === 0;
  }

  get least(): number {
    return this.heap.least();
  }

  /** The rectangle of the seed that looks cheapest; the seed stays with its price. */
  growNext(): Tile | undefined {
    const index = this.heap.pop();
    const tile = this.grower.grow((this.seeds[index] as Seed).ranks);
    if (tile.price === Number.POSITIVE_INFINITY) return undefined;
    this.heap.push(index, tile.price);
    return tile;
  }

  takeOperations(): number {
    const { operations } = this.grower;
    this.grower.operations = 0;
    return operations;
  }

  forget(rows: readonly number[], columns: readonly number[]): void {
    if (this.byColumns) clear(this.panel, columns, rows);
    else clear(this.panel, rows, columns);
  }
}
