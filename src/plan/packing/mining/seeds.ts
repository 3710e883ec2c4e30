import { at, counted, increase, pairPlace } from '../matrix.ts';
import { NO_RANK, type Panel } from './panel.ts';

/** Two or three lines of a panel, by rank, to grow a rectangle from, and how much they share. */
export interface Seed {
  readonly ranks: readonly number[];
  readonly count: number;
}

/** Lines that share less are not worth growing from. */
const LEAST_SHARED = 2;
/** A crossing line that meets more lines than this is left out of the count of threes. */
const MOST_FOR_THREES = 64;
/** What counts as much as that counts as just that, where a least count is chosen. */
const MOST_COUNTED = 1000;

/** The twos and threes of lines that share most: at most about `most` of each. */
export function seedsOf(panel: Panel, most: number): Seed[] {
  const size = panel.lines.length;
  const twos = new Uint32Array(choose(size, 2));
  const threes = new Uint32Array(choose(size, 3));
  countShared(panel, twos, threes);
  return [...pick(twos, 2, most), ...pick(threes, 3, most)];
}

/** How many sets of 1, 2 or 3 there are of `count` lines. */
function choose(count: number, size: number): number {
  return size === 1 ? count : (choose(count - 1, size - 1) * count) / size;
}

function countShared(panel: Panel, twos: Uint32Array, threes: Uint32Array): void {
  const { other } = panel;
  for (let crossing = 0; crossing < other.lines; crossing += 1) {
    const ranks = ranksAcross(panel, crossing);
    const weight = at(other.weight, crossing);
    const countsThrees = ranks.length <= MOST_FOR_THREES;
    for (let k = 1; k < ranks.length; k += 1) {
      const high = ranks[k] as number;
      const threesOfHigh = choose(high, 3);
      for (let j = 0; j < k; j += 1) {
        const middle = ranks[j] as number;
        increase(twos, pairPlace(middle, high), weight);
        const from = threesOfHigh + pairPlace(0, middle);
        for (let i = 0; countsThrees && i < j; i += 1) {
          increase(threes, from + (ranks[i] as number), weight);
        }
      }
    }
  }
}

/** The lines of the panel that this line of the other side meets. */
function ranksAcross({ other, rankOf }: Panel, crossing: number): number[] {
  const ranks: number[] = [];
  const end = at(other.start, crossing) + at(other.live, crossing);
  for (let place = at(other.start, crossing); place < end; place += 1) {
    const rank = at(rankOf, at(other.cross, place));
    if (rank !== NO_RANK) ranks.push(rank);
  }
  return ranks;
}

function pick(table: Uint32Array, size: number, most: number): Seed[] {
  const least = Math.max(LEAST_SHARED, leastCount(table, most));
  const seeds: Seed[] = [];
  const ranks = Array.from(counted(size));
  for (let place = 0; place < table.length; place += 1) {
    const count = at(table, place);
    if (count >= least) seeds.push({ ranks: ranks.slice(), count });
    advance(ranks);
  }
  return seeds;
}

/** The next lines in the order of the tables. */
function advance(ranks: number[]): void {
  let i = 0;
  for (; (ranks[i] as number) + 1 === ranks[i + 1]; i += 1) ranks[i] = i;
  ranks[i] = (ranks[i] as number) + 1;
}

/** The least count that no more than `most` places of the table reach. */
function leastCount(table: Uint32Array, most: number): number {
  const histogram = new Uint32Array(MOST_COUNTED + 1);
  for (let place = 0; place < table.length; place += 1) {
    increase(histogram, Math.min(at(table, place), MOST_COUNTED));
  }
  let places = 0;
  for (let count = MOST_COUNTED; count > 0; count -= 1) {
    places += at(histogram, count);
    if (places > most) return Math.min(MOST_COUNTED, count + 1);
  }
  return 1;
}
