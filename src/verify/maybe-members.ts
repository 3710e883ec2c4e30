import type { Member } from '../model.ts';
import type { Verdict } from './terms.ts';

/** A member that no trace has as its first name, and its verdict if the traces are of nobody else. */
export interface MaybeMember {
  /** null: it would not be named. */
  readonly member: Member | null;
  readonly verdict: Verdict;
  readonly rank: number;
  /** What an earlier verification remembers of it; null: nothing. */
  readonly remembered: string | null;
  readonly traces: Iterable<number>;
}

const LEAST_ROOM = 1024;
const RANKS = 16;

/**
 * Members that are known only by a further name of a user, kept until all names are known. Where people
 * are sent by e-mail address and the account has an identity for each, these are all of them: so a
 * member is a few numbers here, and a verdict is kept once for all that share it.
 */
export class MaybeMembers {
  readonly #verdicts: Pick<MaybeMember, 'member' | 'verdict' | 'remembered'>[] = [];
  readonly #shared = new Map<string, number>();
  /** For each: its verdict, its rank, and how many traces follow. */
  #numbers = new Uint32Array(LEAST_ROOM);
  #used = 0;

  add(
    { member, verdict, rank, remembered }: Omit<MaybeMember, 'traces'>,
    traces: readonly number[],
  ): void {
    const isShared = member === null && remembered === null;
    this.#push(isShared ? this.#sharedAt(verdict) : this.#keep({ member, verdict, remembered }));
    this.#push(traces.length * RANKS + rank);
    for (const trace of traces) this.#push(trace);
  }

  *[Symbol.iterator](): Generator<MaybeMember> {
    for (let at = 0; at < this.#used; ) {
      const kept = this.#verdicts[this.#numbers[at] ?? 0];
      const packed = this.#numbers[at + 1] ?? 0;
      const end = at + 2 + Math.floor(packed / RANKS);
      const traces = this.#numbers.subarray(at + 2, end);
      if (kept !== undefined) yield { ...kept, rank: packed % RANKS, traces };
      at = end;
    }
  }

  #sharedAt(verdict: Verdict): number {
    const name = `${verdict.kind} ${verdict.why}`;
    const known = this.#shared.get(name) ?? this.#keep({ member: null, verdict, remembered: null });
    this.#shared.set(name, known);
    return known;
  }

  #keep(kept: Pick<MaybeMember, 'member' | 'verdict' | 'remembered'>): number {
    return this.#verdicts.push(kept) - 1;
  }

  #push(number: number): void {
    if (this.#used === this.#numbers.length) {
      const grown = new Uint32Array(2 * this.#used);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#used] = number;
    this.#used += 1;
  }
}
