import { at } from '../matrix.ts';
import type { Panel } from './panel.ts';

/** Two or three lines of a panel, by rank, to grow a rectangle from, and what they share. */
export interface Seed {
  readonly ranks: readonly number[];
  readonly count: number;
}

/** A crossing line that meets more lines than this is left out of the count of threes. */
const MOST_FOR_THREES = 64;

/** The twos and threes of lines that share most: at most about `most` of each. */
export function seedsOf(panel: Panel, leastShared: number, most: number): Seed[] {
  const size = panel.lines.length;
  const twos = new Uint32Array((size * (size - 1)) / 2);
  const threes = new Uint32Array((size * (size - 1) * (size - 2)) / 6);
  countShared(panel, twos, threes);
  return [
    ...pickTwos(size, twos, leastShared, most),
    ...pickThrees(size, threes, leastShared, most),
  ];
}

/** Where the lines i < j, or i < j < k, stand in their table. */
function twoAt(i: number, j: number): number {
  return (j * (j - 1)) / 2 + i;
}

function threeAt(i: number, j: number, k: number): number {
  return (k * (k - 1) * (k - 2)) / 6 + twoAt(i, j);
}

function countShared(panel: Panel, twos: Uint32Array, threes: Uint32Array): void {
  const { other, rankOf } = panel;
  for (let crossing = 0; crossing < other.lines; crossing++) {
    const ranks: number[] = [];
    const end = at(other.start, crossing) + at(other.live, crossing);
    for (let p = at(other.start, crossing); p < end; p++) {
      const rank = rankOf[at(other.cross, p)] as number;
      if (rank >= 0) ranks.push(rank);
    }
    if (ranks.length < 2) continue;
    ranks.sort((a, b) => a - b);
    const weight = at(other.weight, crossing);
    countTwos(twos, ranks, weight);
    if (ranks.length <= MOST_FOR_THREES) countThrees(threes, ranks, weight);
  }
}

function countTwos(table: Uint32Array, ranks: readonly number[], weight: number): void {
  for (let j = 1; j < ranks.length; j++) {
    const base = twoAt(0, ranks[j] as number);
    for (let i = 0; i < j; i++) {
      const place = base + (ranks[i] as number);
      table[place] = at(table, place) + weight;
    }
  }
}

function countThrees(table: Uint32Array, ranks: readonly number[], weight: number): void {
  for (let k = 2; k < ranks.length; k++) {
    for (let j = 1; j < k; j++) {
      const base = threeAt(0, ranks[j] as number, ranks[k] as number);
      for (let i = 0; i < j; i++) {
        const place = base + (ranks[i] as number);
        table[place] = at(table, place) + weight;
      }
    }
  }
}

function pickTwos(size: number, table: Uint32Array, least: number, most: number): Seed[] {
  const floor = Math.max(least, thresholdFor(table, most));
  const seeds: Seed[] = [];
  for (let j = 1, place = 0; j < size; j++) {
    for (let i = 0; i < j; i++, place++) {
      const count = at(table, place);
      if (count >= floor) seeds.push({ ranks: [i, j], count });
    }
  }
  return seeds;
}

function pickThrees(size: number, table: Uint32Array, least: number, most: number): Seed[] {
  const floor = Math.max(least, thresholdFor(table, most));
  const seeds: Seed[] = [];
  for (let k = 2, place = 0; k < size; k++) {
    for (let j = 1; j < k; j++) {
      for (let i = 0; i < j; i++, place++) {
        const count = at(table, place);
        if (count >= floor) seeds.push({ ranks: [i, j, k], count });
      }
    }
  }
  return seeds;
}

/** The least count that no more than `most` places of the table reach. */
function thresholdFor(table: Uint32Array, most: number): number {
  const histogram = new Uint32Array(1001);
  for (let place = 0; place < table.length; place++) {
    const bucket = Math.min(at(table, place), 1000);
    histogram[bucket] = at(histogram, bucket) + 1;
  }
  let places = 0;
  for (let count = 1000; count > 0; count--) {
    places += at(histogram, count);
    if (places > most) return Math.min(1000, count + 1);
  }
  return 1;
}
