import { compareMembers } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import { MaybeMembers } from './maybe-members.ts';
import { OtherNames } from './other-case.ts';
import type { Verdict, VerdictKind, Why } from './terms.ts';
import type { NamedTrace } from './traces.ts';
import type { UserHash } from './user-hash.ts';

/** Those that are named: of the others, millions may be right. */
const NAMED = ['missing', 'lingering', 'foreign', 'unprovable'] as const;
export type NamedKind = (typeof NAMED)[number];

/** A membership that is not simply confirmed. */
export interface Finding extends Verdict {
  readonly kind: NamedKind;
  readonly member: Member;
  /** All names of whoever is there, where they were kept. */
  readonly users?: readonly UserHash[];
  /** When a verification found it first, ms since the epoch. Absent: that is not remembered. */
  readonly since?: number;
}

function isNamed(kind: VerdictKind): kind is NamedKind {
  return NAMED.some((one) => one === kind);
}

export type Counts = Readonly<Record<VerdictKind, number>>;

/** How many have this verdict for this reason. */
export interface Reason {
  readonly kind: VerdictKind;
  readonly why: Why;
  readonly count: number;
}

/** Of each kind and segment. More are counted, and not named. */
export const MOST_NAMED = 100_000;

interface Maybe {
  /** null: beyond those that are named. */
  readonly member: Member | null;
  readonly verdict: Verdict;
  readonly trace: number;
  readonly users: readonly UserHash[];
}

type LastTrace = Pick<NamedTrace, 'number' | 'users'>;

/** No member has a name of the trace. */
const NO_ONE = 255;

/**
 * The verdicts on one segment. A user may have several names. So whoever is not a member counts only
 * when all names are known, and once: a name that was removed here comes before one that is new.
 */
export class Tally {
  readonly key: SegmentKey;
  readonly #counts = { ...NO_COUNTS };
  readonly #reasons = new Map<string, Reason>();
  #findings: Finding[] = [];
  /** By the number of a trace: the best place among its names that a member has. */
  #best: Uint8Array;
  #maybe = new MaybeMembers();
  /** Whoever no trace names. */
  #unfound: { readonly member: Member; readonly verdict: Verdict }[] = [];
  others = new OtherNames();
  #removed: Maybe[] = [];
  #strangers: Maybe[] = [];
  #removals = 0;
  readonly #over: string[] = [];

  /** `best` has a place for each trace. */
  constructor(key: SegmentKey, best: Uint8Array) {
    this.key = key;
    this.#best = best.fill(NO_ONE);
  }

  /** Of members. Removals that are confirmed are counted apart. */
  get counts(): Counts {
    return this.#counts;
  }

  get removals(): number {
    return this.#removals;
  }

  /** Ascending by member. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  get reasons(): readonly Reason[] {
    return [...this.#reasons.values()];
  }

  /** Digests of what an earlier verification found, and this one sees confirmed. */
  get over(): readonly string[] {
    return this.#over;
  }

  addOver(digest: string): void {
    this.#over.push(digest);
  }

  add(member: Member | null, verdict: Verdict, users: readonly UserHash[] = []): void {
    const { kind, why } = verdict;
    this.#counts[kind] += 1;
    const name = `${kind} ${why}`;
    const count = (this.#reasons.get(name)?.count ?? 0) + 1;
    this.#reasons.set(name, { kind, why, count });
    if (member === null || !isNamed(kind) || this.#counts[kind] > MOST_NAMED) return;
    this.#findings.push({ member, ...verdict, kind, ...(users.length > 0 ? { users } : {}) });
  }

  /** A member has a name of this trace, which has this place among them. */
  explain(trace: number, rank: number): void {
    this.#best[trace] = Math.min(rank, this.#best[trace] ?? NO_ONE);
  }

  /** A member that all of these traces have as a further name only. */
  maybe(
    member: Member,
    verdict: Verdict,
    traces: readonly NamedTrace[],
    remembered: string | null,
  ): void {
    const rank = Math.max(...traces.map((one) => one.rank));
    const named = isNamed(verdict.kind) ? member : null;
    const numbers = traces.map(({ number }) => number);
    this.#maybe.add({ member: named, verdict, rank, remembered }, numbers);
  }

  /** Someone who should have left a trace. */
  unfound(member: Member, verdict: Verdict): void {
    if (this.#unfound.length < MOST_NAMED) this.#unfound.push({ member, verdict });
    else this.add(member, verdict);
  }

  /** Someone whom the lockfile knows as removed, with their last trace. */
  removed(member: Member, verdict: Verdict, last: LastTrace | null): void {
    if (last === null) this.#settle(member, verdict);
    else this.#removed.push({ member, verdict, trace: last.number, users: last.users });
  }

  /** Someone whom the lockfile does not know. */
  stranger(member: Member, verdict: Verdict, { number, users }: LastTrace): void {
    const stranger = { verdict: shared(verdict), trace: number };
    const isNamed = this.#strangers.length < MOST_NAMED;
    this.#strangers.push(
      isNamed ? { ...stranger, member, users } : { ...stranger, member: null, users: [] },
    );
  }

  /** All names are known now. */
  end(): void {
    for (const { member, verdict, rank, traces, remembered } of this.#maybe) {
      const isOfOther = [...traces].some((trace) => (this.#best[trace] ?? NO_ONE) < rank);
      if (!isOfOther && remembered !== null) this.addOver(remembered);
      this.add(member, isOfOther ? AMBIGUOUS : verdict);
    }
    for (const { member, verdict } of this.#unfound) {
      const trace = this.others.traceOf(member, verdict.kind);
      const isOther = trace !== null && !this.#isExplained(trace);
      if (isOther) this.explain(trace, 0);
      this.add(member, isOther ? OTHER_CASE : verdict);
    }
    for (const { member, verdict, trace, users } of this.#removed) {
      if (this.#isExplained(trace)) continue;
      this.#settle(member, verdict, users);
      this.explain(trace, 0);
    }
    for (const { member, verdict, trace, users } of this.#strangers) {
      if (!this.#isExplained(trace)) this.add(member, verdict, users);
    }
    this.#findings.sort((a, b) => compareMembers(a.member, b.member));
    this.#maybe = new MaybeMembers();
    this.others = new OtherNames();
    this.#unfound = [];
    this.#removed = [];
    this.#strangers = [];
    this.#best = new Uint8Array(0);
  }

  #settle(member: Member | null, verdict: Verdict, users: readonly UserHash[] = []): void {
    if (verdict.kind === 'confirmed') this.#removals += 1;
    else this.add(member, verdict, users);
  }

  #isExplained(trace: number): boolean {
    return (this.#best[trace] ?? NO_ONE) < NO_ONE;
  }
}

export const NO_COUNTS: Record<VerdictKind, number> = {
  confirmed: 0,
  missing: 0,
  lingering: 0,
  foreign: 0,
  pending: 0,
  'no-evidence': 0,
  unprovable: 0,
  unconfirmed: 0,
};

/** The user whom the evidence shows may be another member, or it shows several. */
export const AMBIGUOUS: Verdict = { kind: 'no-evidence', why: 'ambiguous', serial: null };

const OTHER_CASE: Verdict = { kind: 'no-evidence', why: 'other-case', serial: null };

/** A million strangers share a few verdicts. */
const SHARED = new Map<string, Verdict>();

function shared({ kind, why }: Verdict): Verdict {
  const name = `${kind} ${why}`;
  const known = SHARED.get(name) ?? { kind, why, serial: null };
  SHARED.set(name, known);
  return known;
}
