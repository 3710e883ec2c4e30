import type { Limits } from '../../model.ts';
import { at, type ChangeMatrix, increase, pairPlace } from './matrix.ts';

/** Steps that counting the overlaps may take; beyond, the occurrence bound stands alone. */
const MOST_STEPS = 60_000_000;
/** Columns whose overlaps are counted: the table takes four bytes for each pair of columns. */
const MOST_COLUMNS = 6000;
/** Changes from which the weight is chosen, about. */
const SAMPLE = 3000;

/**
 * The overlap bound: no entry is cheaper than the members that its columns share allow.
 *
 * For any weight w from 0 to 1, call w / limits.users the price of a user in an entry, and
 * (1 - w) / limits.segments the price of a segment. A request then costs at most 1. An entry of u
 * users and s segments covers u x s changes, so each of them costs
 * w / limits.users / s + (1 - w) / limits.segments / u. Summed over all changes, each taken at the
 * cheapest entry that could hold it, this is no more than the requests.
 *
 * Which entries could hold a change? One of s columns uses s - 1 other columns of the member, and
 * each of them shares all u users with the column of the change. So u is at most the (s - 1)th largest
 * of the overlaps between that column and the others of the member.
 */
export function overlapBound(matrix: ChangeMatrix, limits: Limits): number {
  if (matrix.columns > MOST_COLUMNS || stepsOf(matrix) > MOST_STEPS) return 0;
  const prices = new Prices(matrix, limits);
  // Rounding may lift a sum above a whole number, and a bound must not be too high.
  return Math.ceil(prices.sum(bestWeight(prices, matrix), 1) * (1 - 1e-9));
}

function stepsOf({ rows, rowStart }: ChangeMatrix): number {
  let steps = 0;
  for (let row = 0; row < rows; row += 1) steps += (at(rowStart, row + 1) - at(rowStart, row)) ** 2;
  return steps;
}

/** Where the sum is largest, by ternary search over a sample: the sum is concave in the weight. */
function bestWeight(prices: Prices, matrix: ChangeMatrix): number {
  const stride = Math.max(1, Math.ceil(matrix.cells.length / SAMPLE));
  let [low, high] = [0, 1];
  for (let step = 0; step < 18; step += 1) {
    const third = (high - low) / 3;
    const [left, right] = [low + third, high - third];
    if (prices.sum(left, stride) < prices.sum(right, stride)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

/** What the changes cost at their cheapest, in requests. */
class Prices {
  readonly #matrix: ChangeMatrix;
  readonly #limits: Limits;
  /** The members of each column, and those that each pair of columns shares. */
  readonly #sizes: Uint32Array;
  readonly #overlaps: Uint32Array;
  /** How many other columns share so many users with the column at hand; zeroes between changes. */
  readonly #sharing: Uint32Array;

  constructor(matrix: ChangeMatrix, limits: Limits) {
    const { rows, columns, rowStart, cells } = matrix;
    this.#matrix = matrix;
    this.#limits = limits;
    this.#sizes = new Uint32Array(columns);
    this.#overlaps = new Uint32Array(pairPlace(0, columns));
    this.#sharing = new Uint32Array(limits.users + 1);
    for (let row = 0; row < rows; row += 1) {
      const from = at(rowStart, row);
      for (let j = from; j < at(rowStart, row + 1); j += 1) {
        increase(this.#sizes, at(cells, j));
        for (let i = from; i < j; i += 1) {
          increase(this.#overlaps, pairPlace(at(cells, i), at(cells, j)));
        }
      }
    }
  }

  /** Of every `stride`th row. */
  sum(weight: number, stride: number): number {
    const { rows, rowStart } = this.#matrix;
    let sum = 0;
    for (let row = 0; row < rows; row += stride) {
      const [from, end] = [at(rowStart, row), at(rowStart, row + 1)];
      for (let cell = from; cell < end; cell += 1) {
        this.#countSharing(from, end, cell);
        sum += this.#cheapest(at(this.#sizes, at(this.#matrix.cells, cell)), weight);
      }
    }
    return sum;
  }

  #countSharing(from: number, end: number, cell: number): void {
    const { cells } = this.#matrix;
    const column = at(cells, cell);
    for (let i = from; i < end; i += 1) {
      if (i === cell) continue;
      const other = at(cells, i);
      const place = other > column ? pairPlace(column, other) : pairPlace(other, column);
      const users = Math.min(at(this.#overlaps, place), this.#limits.users);
      increase(this.#sharing, users);
    }
  }

  /** The price of a change whose column has so many members; forgets what was counted. */
  #cheapest(size: number, weight: number): number {
    const { users: mostUsers, segments: mostSegments } = this.#limits;
    let columns = 1;
    let least = Number.POSITIVE_INFINITY;
    for (let users = Math.min(size, mostUsers); users > 0; users -= 1) {
      columns += at(this.#sharing, users);
      const perUser = weight / (Math.min(columns, mostSegments) * mostUsers);
      const perSegment = (1 - weight) / (users * mostSegments);
      // Fewer users only make it dearer from here on.
      if (perSegment > least) break;
      least = Math.min(least, perUser + perSegment);
    }
    this.#sharing.fill(0);
    return least;
  }
}
