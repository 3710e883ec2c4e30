import type { Limits } from '../../model.ts';
import { at, type ChangeMatrix } from './matrix.ts';

/** Steps that counting pairs of columns may take; beyond, the counting bound stands alone. */
const MOST_STEPS = 60_000_000;
/** Columns whose pairs are counted: their table takes four bytes for each pair. */
const MOST_COLUMNS = 6000;
/** Changes from which the weight is chosen, about. */
const SAMPLE = 3000;

/**
 * T1. For any weight a in [0, 1] a request holds a / users + (1 - a) / segments at most once over, and
 * a rectangle of u users and s segments spreads its share over u x s changes: a / s + (1 - a) / u for
 * each. So the requests are no fewer than the sum, over changes, of the cheapest rectangle that could
 * hold the change. A rectangle of s columns has no more users than the change's column shares with the
 * (s - 1)th of its member's other columns, the best taken first.
 */
export function shapeBound(matrix: ChangeMatrix, limits: Limits): number {
  const ranks = rankColumns(matrix);
  if (ranks.used > MOST_COLUMNS || stepsOf(matrix) > MOST_STEPS) return 0;
  const table = pairTable(matrix, ranks);
  const prices = new Prices(matrix, limits, ranks, table);
  return Math.ceil(prices.sum(bestWeight(prices, matrix), 1) * (1 - 1e-9));
}

/** Where the sum is largest, by ternary search over a sample: it is concave, and any weight is honest. */
function bestWeight(prices: Prices, matrix: ChangeMatrix): number {
  const stride = Math.max(1, Math.ceil(matrix.cells.length / SAMPLE));
  let [low, high] = [0, 1];
  for (let step = 0; step < 18; step++) {
    const third = (high - low) / 3;
    const [left, right] = [low + third, high - third];
    if (prices.sum(left, stride) < prices.sum(right, stride)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

interface Ranks {
  readonly rankOf: Uint32Array;
  readonly used: number;
  readonly sizes: Uint32Array;
}

function rankColumns(matrix: ChangeMatrix): Ranks {
  const sizes = new Uint32Array(matrix.columns);
  for (const column of matrix.cells) sizes[column] = at(sizes, column) + 1;
  const rankOf = new Uint32Array(matrix.columns);
  let used = 0;
  for (let c = 0; c < matrix.columns; c++) if (at(sizes, c) > 0) rankOf[c] = used++;
  return { rankOf, used, sizes };
}

function stepsOf(matrix: ChangeMatrix): number {
  let steps = 0;
  for (let row = 0; row < matrix.rows; row++) {
    steps += (at(matrix.rowStart, row + 1) - at(matrix.rowStart, row)) ** 2;
  }
  return steps;
}

/** Members that two columns share: `table[high * (high - 1) / 2 + low]`. */
function pairTable(matrix: ChangeMatrix, { rankOf, used }: Ranks): Uint32Array {
  const table = new Uint32Array((used * (used - 1)) / 2);
  for (let row = 0; row < matrix.rows; row++) {
    const from = at(matrix.rowStart, row);
    for (let j = from + 1; j < at(matrix.rowStart, row + 1); j++) {
      const high = at(rankOf, at(matrix.cells, j));
      const base = (high * (high - 1)) / 2;
      for (let i = from; i < j; i++) {
        const pair = base + at(rankOf, at(matrix.cells, i));
        table[pair] = at(table, pair) + 1;
      }
    }
  }
  return table;
}

/** What the changes take at their cheapest, in requests. */
class Prices {
  private readonly matrix: ChangeMatrix;
  private readonly ranks: Ranks;
  private readonly table: Uint32Array;
  private readonly shapes: Candidates;

  constructor(matrix: ChangeMatrix, limits: Limits, ranks: Ranks, table: Uint32Array) {
    this.matrix = matrix;
    this.ranks = ranks;
    this.table = table;
    this.shapes = new Candidates(limits);
  }

  /** Of every `stride`th row. */
  sum(weight: number, stride: number): number {
    const { rows, rowStart } = this.matrix;
    let sum = 0;
    for (let row = 0; row < rows; row += stride) {
      const [from, end] = [at(rowStart, row), at(rowStart, row + 1)];
      for (let i = from; i < end; i++) sum += this.price(from, end, i, weight);
    }
    return sum;
  }

  private price(from: number, end: number, cell: number, weight: number): number {
    const { shapes, table } = this;
    const { cells } = this.matrix;
    const { rankOf, sizes } = this.ranks;
    const rank = at(rankOf, at(cells, cell));
    shapes.begin(at(sizes, at(cells, cell)));
    for (let j = from; j < end; j++) {
      const other = at(rankOf, at(cells, j));
      if (other > rank) shapes.add(at(table, (other * (other - 1)) / 2 + rank));
      else if (other < rank) shapes.add(at(table, (rank * (rank - 1)) / 2 + other));
    }
    return shapes.cheapest(weight);
  }
}

/** The rectangles that could hold one change, as users for each number of columns. */
class Candidates {
  private readonly limits: Limits;
  /** How many other columns share so many users; more than a request holds count as just that. */
  private readonly shared: Uint32Array;
  private users = 0;

  constructor(limits: Limits) {
    this.limits = limits;
    this.shared = new Uint32Array(limits.users + 1);
  }

  begin(users: number): void {
    this.users = Math.min(users, this.limits.users);
  }

  add(users: number): void {
    const most = Math.min(users, this.limits.users);
    this.shared[most] = at(this.shared, most) + 1;
  }

  /** The least price among the shapes; forgets them. */
  cheapest(weight: number): number {
    const { users: most, segments } = this.limits;
    let columns = 1;
    let least = Number.POSITIVE_INFINITY;
    for (let users = this.users; users > 0; users--) {
      columns += at(this.shared, users);
      this.shared[users] = 0;
      const price =
        weight / (Math.min(columns, segments) * most) + (1 - weight) / (users * segments);
      if (price < least) least = price;
      if ((1 - weight) / (users * segments) > least) {
        this.shared.fill(0, 0, users);
        break;
      }
    }
    return least;
  }
}
