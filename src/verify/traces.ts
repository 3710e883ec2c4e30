import type { SortSpace } from '../members/line-sort.ts';
import { LineSort } from '../members/line-sort.ts';
import { checkMemberText } from '../members/rules.ts';
import type { Member, Operation } from '../model.ts';
import { addLine, SaidLines, SEPARATOR } from './lines.ts';
import type { Trace } from './terms.ts';

/** One trace of a user, who may have several names. */
export interface FoundTrace extends Trace {
  readonly segment: number;
  /** In the order in which they count: a member with the first of them is meant before the others. */
  readonly names: readonly Member[];
}

/** A trace under one name, and the number of the trace. */
export interface NamedTrace extends Trace {
  readonly number: number;
  /** Under the name that a stranger is shown with. */
  readonly isFirst: boolean;
}

/**
 * Traces, sorted by segment and by each of their names. So a membership finds them under whichever name
 * the lockfile has for it, and a trace that no name of the lockfile explains is found once.
 */
export class Traces {
  /** Those without a name that a member can have. */
  unmatched = 0;
  /** ms since the epoch; null: none. */
  oldest: number | null = null;
  #count = 0;
  readonly #sort: LineSort;

  constructor(space: SortSpace) {
    this.#sort = new LineSort(space);
  }

  get count(): number {
    return this.#count;
  }

  /** One of another segment: it tells how far back traces are kept. */
  saw(at: number): void {
    this.oldest = Math.min(at, this.oldest ?? at);
  }

  add({ segment, names, operation, at }: FoundTrace): void {
    this.saw(at);
    const valid = names.filter(({ kind, value }) => checkMemberText(value, kind) === null);
    if (valid.length === 0) this.unmatched += 1;
    const number = String(this.#count).padStart(10, '0');
    for (const [place, name] of valid.entries()) {
      const which = place === 0 ? 'first' : 'other';
      const words = [String(at).padStart(15, '0'), number, operation, which];
      addLine(this.#sort, segment, name, words.join(SEPARATOR));
    }
    this.#count += 1;
  }

  /** No trace may be added after this. */
  lines(): SaidLines {
    return new SaidLines(this.#sort.cursor());
  }

  close(): void {
    this.#sort.close();
  }
}

export function tracesIn(words: readonly string[]): NamedTrace[] {
  return words.map((word) => {
    const [at = '', number = '', operation, which] = word.split(SEPARATOR);
    return {
      at: Number(at),
      number: Number(number),
      operation: operation as Operation,
      isFirst: which === 'first',
    };
  });
}
