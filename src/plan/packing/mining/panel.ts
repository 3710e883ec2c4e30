import { at } from '../matrix.ts';
import { liveOf, type Residual, type Side } from './residual.ts';

const MOST_LINES = 256;
const MOST_WORDS = 16_000_000;
export const NO_RANK = 0xffffffff;

/**
 * The longest lines of one side, with a bit for each change that is left, so that what two or three
 * lines share is a walk over words. Rectangles grow among these lines only.
 */
export interface Panel {
  readonly side: Side;
  readonly other: Side;
  readonly lines: Uint32Array;
  /** Where a line is in `lines`, or `NO_RANK`. */
  readonly rankOf: Uint32Array;
  readonly words: number;
  /** `words` for each of `lines`. */
  readonly bits: Uint32Array;
}

export function panelOf(residual: Residual, side: Side): Panel {
  const other = side === residual.rows ? residual.columns : residual.rows;
  const words = Math.ceil(other.lines / 32);
  const lines = longestLines(side, Math.min(MOST_LINES, Math.floor(MOST_WORDS / words)));
  const rankOf = new Uint32Array(side.lines).fill(NO_RANK);
  const bits = new Uint32Array(lines.length * words);
  for (const [rank, line] of lines.entries()) {
    rankOf[line] = rank;
    for (const crossing of liveOf(side, line)) {
      const word = rank * words + (crossing >>> 5);
      bits[word] = at(bits, word) | (1 << (crossing & 31));
    }
  }
  return { side, other, lines, rankOf, words, bits };
}

function longestLines({ lines, live }: Side, most: number): Uint32Array {
  const worth: number[] = [];
  for (let line = 0; line < lines; line += 1) if (at(live, line) >= 2) worth.push(line);
  worth.sort((a, b) => at(live, b) - at(live, a) || a - b);
  return Uint32Array.from(worth.slice(0, most)).sort();
}

/** What all of these two or three lines (by rank) share, ascending. */
export function shared({ bits, words }: Panel, ranks: readonly number[]): number[] {
  const first = (ranks[0] as number) * words;
  const second = (ranks[1] as number) * words;
  const third = (ranks[2] ?? (ranks[0] as number)) * words;
  const found: number[] = [];
  for (let word = 0; word < words; word += 1) {
    let common = at(bits, first + word) & at(bits, second + word) & at(bits, third + word);
    while (common !== 0) {
      found.push(word * 32 + 31 - Math.clz32(common & -common));
      common &= common - 1;
    }
  }
  return found;
}

/** The part of `crossing` that this line crosses too. */
export function keep(panel: Panel, crossing: readonly number[], rank: number): number[] {
  const from = rank * panel.words;
  return crossing.filter(
    (other) => (at(panel.bits, from + (other >>> 5)) >>> (other & 31)) % 2 === 1,
  );
}

/** Forgets the changes that a rectangle now covers. */
export function forget(panel: Panel, lines: readonly number[], crossing: readonly number[]): void {
  for (const line of lines) {
    const rank = at(panel.rankOf, line);
    if (rank === NO_RANK) continue;
    for (const other of crossing) {
      const word = rank * panel.words + (other >>> 5);
      panel.bits[word] = at(panel.bits, word) & ~(1 << (other & 31));
    }
  }
}
