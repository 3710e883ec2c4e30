import { at, type ChangeMatrix, type Lists, rowsByColumn } from '../../src/plan/packing/matrix.ts';

/**
 * The rectangle bound: the sum of the overlap bound, but each change is taken at the truly cheapest
 * entry that could hold it, found by trying all sets of lines that could beat the best so far. Too
 * slow for a plan; for caps of 100 and counted occurrences. With a stride above 1 it is an estimate
 * from every so many lines. Sets are tried on the side with shorter lines.
 */
export function rectangleBound(matrix: ChangeMatrix, weight: number, stride: number): number {
  const columns = linesOf(rowsByColumn(matrix));
  const rows = linesOf({ start: matrix.rowStart, values: matrix.cells });
  const sum =
    rows.length > columns.length
      ? sumPrices(columns, rows, stride, weight, 1 - weight)
      : sumPrices(rows, columns, stride, 1 - weight, weight);
  return Math.ceil((sum / 100) * (1 - 1e-9));
}

function linesOf({ start, values }: Lists): Uint32Array[] {
  return Array.from(start.subarray(1), (end, line) => values.subarray(at(start, line), end));
}

/**
 * `few` are the lines of the side that has fewer. Sets of them are searched for each change: k lines
 * that share n lines of the other side price a change at `chosenWeight / k + sharedWeight / n`.
 */
function sumPrices(
  few: readonly Uint32Array[],
  many: readonly Uint32Array[],
  stride: number,
  chosenWeight: number,
  sharedWeight: number,
): number {
  const search = new Search(chosenWeight, sharedWeight);
  let sum = 0;
  for (let line = 0; line < few.length; line += stride) {
    const across = few[line] as Uint32Array;
    const bits = bitsOver(across, many);
    for (const own of across) {
      sum += search.price(many[own] as Uint32Array, line, bits, across.length);
    }
  }
  return sum * stride;
}

interface Bits {
  readonly words: number;
  /** For each line of `few`, which of the lines across it also holds. */
  readonly of: Map<number, Uint32Array>;
  readonly counts: Map<Uint32Array, number>;
}

function bitsOver(across: Uint32Array, many: readonly Uint32Array[]): Bits {
  const words = Math.ceil(across.length / 32);
  const of = new Map<number, Uint32Array>();
  const counts = new Map<Uint32Array, number>();
  across.forEach((line, index) => {
    for (const other of many[line] as Uint32Array) {
      const held = of.get(other) ?? new Uint32Array(words);
      held[index >>> 5] = (held[index >>> 5] as number) | (1 << (index & 31));
      of.set(other, held);
    }
  });
  for (const held of of.values()) counts.set(held, countOf(held));
  return { words, of, counts };
}

/** Depth-first over sets of `few` lines through one change; prunes what cannot be cheaper. */
class Search {
  readonly #chosenWeight: number;
  readonly #sharedWeight: number;
  #best = 0;
  readonly #levels: Uint32Array[] = [];

  constructor(chosenWeight: number, sharedWeight: number) {
    this.#chosenWeight = chosenWeight;
    this.#sharedWeight = sharedWeight;
  }

  price(lines: Uint32Array, line: number, bits: Bits, shared: number): number {
    const others = [...lines]
      .filter((other) => other !== line)
      .map((other) => bits.of.get(other) as Uint32Array)
      .map((held) => ({ held, count: bits.counts.get(held) ?? 0 }))
      .sort((a, b) => b.count - a.count);
    this.#best = this.#cost(1, shared);
    const all = bits.of.get(line) as Uint32Array;
    this.#descend(
      all,
      1,
      others.map((other) => other.held),
      0,
      bits.words,
    );
    return this.#best;
  }

  #cost(chosen: number, shared: number): number {
    return this.#chosenWeight / Math.min(chosen, 100) + this.#sharedWeight / Math.min(shared, 100);
  }

  #descend(
    held: Uint32Array,
    chosen: number,
    others: readonly Uint32Array[],
    from: number,
    words: number,
  ): void {
    for (let next = from; next < others.length; next += 1) {
      const both = this.#levels[chosen] ?? new Uint32Array(4096);
      this.#levels[chosen] = both;
      const other = others[next] as Uint32Array;
      let shared = 0;
      for (let w = 0; w < words; w += 1) {
        const word = (held[w] as number) & (other[w] as number);
        both[w] = word;
        if (word !== 0) shared += ones(word);
      }
      this.#best = Math.min(this.#best, this.#cost(chosen + 1, shared));
      const hope = this.#cost(chosen + others.length - next, shared);
      if (hope < this.#best) this.#descend(both, chosen + 1, others, next + 1, words);
    }
  }
}

function countOf(bits: Uint32Array): number {
  let count = 0;
  for (const word of bits) count += ones(word);
  return count;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
