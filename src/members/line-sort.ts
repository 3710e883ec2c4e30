import { Union, union } from './combine.ts';
import type { MemberCursor } from './cursor.ts';
import { LinesCursor, SLACK } from './cursor.ts';
import { LineRun } from './line-run.ts';
import { LEAST_TARGET, LineSource } from './line-source.ts';
import type { Spill } from './spill.ts';

/** Memory (bytes) that one run of lines may take, including what sorting it takes. */
export const SORT_BUDGET = 256 << 20;
/** Runs that may wait in memory at once. Further lists of the same segment wait on the disk. */
const RUNS_IN_MEMORY = 2;

/** The memory that sorts share. The lists take it one after the other. */
export class SortSpace {
  readonly #budget: number;
  readonly spill: Spill;
  readonly #idle: LineRun[] = [];
  #taken = 0;

  constructor(spill: Spill, budget = SORT_BUDGET) {
    this.spill = spill;
    this.#budget = Math.max(budget, 4 * LEAST_TARGET);
  }

  take(): LineRun {
    this.#taken += 1;
    const run = this.#idle.pop() ?? new LineRun(this.#budget);
    run.clear();
    return run;
  }

  give(run: LineRun): void {
    this.#taken -= 1;
    if (this.#idle.length < RUNS_IN_MEMORY) this.#idle.push(run);
  }

  isCrowded(): boolean {
    return this.#taken > RUNS_IN_MEMORY;
  }
}

/**
 * Sorts lines within a budget of memory. Lines are collected in a run. A run that has reached the budget
 * is sorted and written to a spill file, and the runs are merged as they are read. A list that fits is
 * one run and never touches the disk.
 */
export class LineSort {
  /** Lines given to it. */
  added = 0;
  readonly #space: SortSpace;
  readonly #spilled: LineSource[] = [];
  #run: LineRun | null;
  #duplicates = 0;
  #union: MemberCursor | null = null;

  constructor(space: SortSpace) {
    this.#space = space;
    this.#run = space.take();
  }

  /** The run that takes the next block of lines, with room for at least `LEAST_TARGET` bytes. */
  run(): LineRun {
    const run = this.#gathering();
    if (run.free() < LEAST_TARGET) this.#spillRun(run);
    return run;
  }

  /** No line may be added after this. The members ascend and are distinct. */
  cursor(): MemberCursor {
    const run = this.#gathering();
    const inMemory = this.#spilled.length === 0 && !this.#space.isCrowded();
    if (!inMemory) {
      this.#spillRun(run);
      this.#release();
      this.#union = union(this.#spilled.map(cursorOfSpill));
      return this.#union;
    }
    const more = run.sorted();
    this.added += run.count;
    return new LinesCursor(() => {
      const block = more();
      if (block === null) this.#end(run);
      return block;
    });
  }

  /** Lines dropped because they equal another. Complete once the cursor is at its end. */
  duplicates(): number {
    return this.#duplicates + (this.#union instanceof Union ? this.#union.shared() : 0);
  }

  close(): void {
    this.#release();
    for (const source of this.#spilled) source.close();
  }

  #gathering(): LineRun {
    if (this.#run === null) throw new Error('the lines have been sorted already');
    return this.#run;
  }

  #spillRun(run: LineRun): void {
    const more = run.sorted();
    const file = this.#space.spill.create();
    for (let block = more(); block !== null; block = more()) file.write(block);
    this.#spilled.push(new LineSource(file, () => {}));
    this.added += run.count;
    this.#duplicates += run.duplicates;
    run.clear();
  }

  #end(run: LineRun): void {
    if (this.#run !== run) return;
    this.#duplicates += run.duplicates;
    this.#release();
  }

  #release(): void {
    if (this.#run !== null) this.#space.give(this.#run);
    this.#run = null;
  }
}

function cursorOfSpill(source: LineSource): MemberCursor {
  const memory = new Uint8Array(LEAST_TARGET + SLACK);
  const target = memory.subarray(0, LEAST_TARGET);
  return new LinesCursor(() => {
    const size = source.fill(target);
    return size === 0 ? null : target.subarray(0, size);
  });
}
