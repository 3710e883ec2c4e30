import { at } from '../matrix.ts';
import type { Residual, Side } from './residual.ts';

const MOST_LINES = 256;
const MOST_WORDS = 16_000_000;

/**
 * The longest lines of one side with a bit for each live change, so that what two or three lines share
 * is a walk over words. Rectangles grow among these lines only.
 */
export interface Panel {
  readonly side: Side;
  readonly other: Side;
  readonly lines: Uint32Array;
  /** Index into `lines`, or -1. */
  readonly rankOf: Int32Array;
  readonly words: number;
  /** `words` for each of `lines`. */
  readonly bits: Uint32Array;
}

export function panelOf(residual: Residual, side: Side): Panel {
  const other = side === residual.rows ? residual.columns : residual.rows;
  const words = Math.ceil(other.lines / 32);
  const lines = longestLines(side, Math.min(MOST_LINES, Math.floor(MOST_WORDS / words)));
  const rankOf = new Int32Array(side.lines).fill(-1);
  const bits = new Uint32Array(lines.length * words);
  lines.forEach((line, rank) => {
    rankOf[line] = rank;
    const end = at(side.start, line) + at(side.live, line);
    for (let i = at(side.start, line); i < end; i++) {
      const crossing = at(side.cross, i);
      const word = rank * words + (crossing >>> 5);
      bits[word] = at(bits, word) | (1 << (crossing & 31));
    }
  });
  return { side, other, lines, rankOf, words, bits };
}

function longestLines(side: Side, most: number): Uint32Array {
  const worth: number[] = [];
  for (let line = 0; line < side.lines; line++) if (at(side.live, line) >= 2) worth.push(line);
  worth.sort((a, b) => at(side.live, b) - at(side.live, a) || a - b);
  return Uint32Array.from(worth.slice(0, most)).sort();
}

/** What all of these lines (given by rank) share, by the shorter of two walks. */
export function shared(panel: Panel, ranks: readonly number[]): number[] {
  const { live } = panel.side;
  let shortest = ranks[0] as number;
  for (const rank of ranks) {
    if (at(live, at(panel.lines, rank)) < at(live, at(panel.lines, shortest))) shortest = rank;
  }
  if (at(live, at(panel.lines, shortest)) > panel.words) return sharedByWords(panel, ranks);
  return sharedFrom(panel, ranks, shortest);
}

function sharedFrom(panel: Panel, ranks: readonly number[], shortest: number): number[] {
  const { start, live, cross } = panel.side;
  const line = at(panel.lines, shortest);
  let found = Array.from(cross.subarray(at(start, line), at(start, line) + at(live, line)));
  for (const rank of ranks) if (rank !== shortest) found = keep(panel, found, rank);
  return found;
}

function sharedByWords(panel: Panel, ranks: readonly number[]): number[] {
  const { bits, words } = panel;
  const first = (ranks[0] as number) * words;
  const second = (ranks[1] as number) * words;
  const third = (ranks[2] ?? (ranks[0] as number)) * words;
  const found: number[] = [];
  for (let word = 0; word < words; word++) {
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
export function clear(panel: Panel, lines: readonly number[], crossing: readonly number[]): void {
  for (const line of lines) {
    const rank = panel.rankOf[line] as number;
    if (rank < 0) continue;
    for (const other of crossing) {
      const word = rank * panel.words + (other >>> 5);
      panel.bits[word] = at(panel.bits, word) & ~(1 << (other & 31));
    }
  }
}
