import { at, increase, pairPlace } from '../matrix.ts';
import { NO_RANK, type Panel } from './panel.ts';

/** Two or three lines of a panel, by rank, to grow a rectangle from, and how much they share. */
export interface Seed {
  readonly ranks: readonly number[];
  readonly count: number;
}

/** A crossing line that meets more lines than this is left out of the count of threes. */
const MOST_FOR_THREES = 64;
/** What counts as much as that counts as just that, where a least count is chosen. */
const MOST_COUNTED = 1000;

/** The twos and threes of lines that share most: at most about `most` of each. */
export function seedsOf(panel: Panel, leastShared: number, most: number): Seed[] {
  const size = panel.lines.length;
  const twos = new Uint32Array(choose(size, 2));
  const threes = new Uint32Array(choose(size, 3));
  countShared(panel, twos, threes);
  return [...pick(twos, 2, leastShared, most), ...pick(threes, 3, leastShared, most)];
}

/** How many sets of 1, 2 or 3 there are of `count` lines. */
function choose(count: number, size: number): number {
  if (size === 1) return count;
  return (count * (count - 1) * (size === 3 ? count - 2 : 3)) / 6;
}

function countShared(panel: Panel, twos: Uint32Array, threes: Uint32Array): void {
  const { other } = panel;
  for (let crossing = 0; crossing < other.lines; crossing += 1) {
    const ranks = ranksAcross(panel, crossing);
    const weight = at(other.weight, crossing);
    const countsThrees = ranks.length <= MOST_FOR_THREES;
    for (let k = 1; k < ranks.length; k += 1) {
      const high = ranks[k] as number;
      for (let j = 0; j < k; j += 1) {
        const middle = ranks[j] as number;
        increase(twos, pairPlace(middle, high), weight);
        const from = choose(high, 3) + pairPlace(0, middle);
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

function pick(table: Uint32Array, size: number, leastShared: number, most: number): Seed[] {
  const least = Math.max(leastShared, leastCount(table, most));
  const seeds: Seed[] = [];
  for (let place = 0; place < table.length; place += 1) {
    const count = at(table, place);
    if (count >= least) seeds.push({ ranks: linesAt(place, size), count });
  }
  return seeds;
}

/** The least count that no more than `most` places of the table reach. */
function leastCount(table: Uint32Array, most: number): number {
  const histogram = new Uint32Array(MOST_COUNTED + 1);
  for (const count of table) increase(histogram, Math.min(count, MOST_COUNTED));
  let places = 0;
  for (let count = MOST_COUNTED; count > 0; count -= 1) {
    places += at(histogram, count);
    if (places > most) return Math.min(MOST_COUNTED, count + 1);
  }
  return 1;
}

/** The lines whose count is at this place of the table of twos or threes, ascending. */
function linesAt(place: number, size: number): number[] {
  if (size === 0) return [];
  let last = size - 1;
  while (choose(last + 1, size) <= place) last += 1;
  return [...linesAt(place - choose(last, size), size - 1), last];
}
