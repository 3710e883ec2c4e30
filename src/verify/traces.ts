import type { SortSpace } from '../members/line-sort.ts';
import { LineSort } from '../members/line-sort.ts';
import { checkMemberText } from '../members/rules.ts';
import type { Member, Operation } from '../model.ts';
import { addLine, SaidLines, SEPARATOR } from './lines.ts';
import type { Trace } from './terms.ts';
import type { UserHash } from './user-hash.ts';
import { userHashes } from './user-hash.ts';

/** One trace of a user, who may have several names. */
export interface FoundTrace extends Trace {
  readonly segment: number;
  /** In the order in which they count: a member with the first of them is meant before the others. */
  readonly names: readonly Member[];
}

/** A trace under one name, and the number of the trace. */
export interface NamedTrace extends Trace {
  readonly number: number;
  /** The place of the name among those of the trace; a stranger is shown with the first, 0. */
  readonly rank: number;
  /** All names of the trace, where they are kept. */
  readonly users: readonly UserHash[];
}

export interface TracesOptions {
  /** Each trace is another user, as the rows of a download are. */
  readonly areUsers: boolean;
  /** Who takes a stranger over has to know all names; otherwise they would take memory for nothing. */
  readonly keepsNames: boolean;
}

/** Further names are the last. */
const LAST_RANK = 9;

/**
 * Traces, sorted by segment and by each of their names. So a membership finds them under whichever name
 * the lockfile has for it, and a trace that no name of the lockfile explains is found once.
 */
export class Traces {
  /** Those without a name that a member can have. */
  unmatched = 0;
  /** ms since the epoch; null: none. */
  oldest: number | null = null;
  readonly areUsers: boolean;
  #count = 0;
  readonly #keepsNames: boolean;
  readonly #sort: LineSort;

  constructor(space: SortSpace, { areUsers, keepsNames }: TracesOptions) {
    this.areUsers = areUsers;
    this.#keepsNames = keepsNames;
    this.#sort = new LineSort(space);
  }

  get count(): number {
    return this.#count;
  }

  /** One of another segment: it tells how far back traces are kept. */
  saw(at: number): void {
    this.oldest = Math.min(at, this.oldest ?? at);
  }

  add({ segment, names, operation, at, latest = at }: FoundTrace): void {
    this.saw(latest);
    const valid = names.filter(({ kind, value }) => checkMemberText(value, kind) === null);
    if (valid.length === 0) this.unmatched += 1;
    const number = String(this.#count).padStart(10, '0');
    const all = this.#keepsNames ? userHashes(valid) : [];
    for (const [place, name] of valid.entries()) {
      const rank = String(Math.min(place, LAST_RANK));
      const words = [String(at).padStart(15, '0'), number, operation, rank, latest - at, ...all];
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
    const [at = '', number = '', operation, rank, later, ...users] = word.split(SEPARATOR);
    return {
      at: Number(at),
      latest: Number(at) + Number(later),
      number: Number(number),
      operation: operation as Operation,
      rank: Number(rank),
      users: users as UserHash[],
    };
  });
}
