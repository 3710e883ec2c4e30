import { compareMembers } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { Verdict, VerdictKind, Why } from './terms.ts';

/** A membership that is not simply confirmed. */
export interface Finding extends Verdict {
  readonly member: Member;
  /** When a verification found it first, ms since the epoch. Absent: that is not remembered. */
  readonly since?: number;
}

export type Counts = Readonly<Record<VerdictKind, number>>;

/** How many have this verdict for this reason. */
export interface Reason {
  readonly kind: VerdictKind;
  readonly why: Why;
  readonly count: number;
}

/** Those that are named: of the others, millions may be right. */
const NAMED: readonly VerdictKind[] = ['missing', 'lingering', 'foreign', 'unprovable'];
/** Of each kind and segment. More are counted, and not named. */
export const MOST_NAMED = 100_000;

interface Maybe {
  /** null: beyond those that are named. */
  readonly member: Member | null;
  readonly verdict: Verdict;
  readonly trace: number;
}

/**
 * The verdicts on one segment. A user may have several names. So whoever is not a member counts only
 * when all names are known, and once: a name that was removed here comes before one that is new.
 */
export class Tally {
  readonly key: SegmentKey;
  readonly #counts = { ...NO_COUNTS };
  readonly #reasons = new Map<string, Reason>();
  #findings: Finding[] = [];
  /** By the number of a trace: a bit where a member explains it. */
  #explained: Uint8Array;
  #removed: Maybe[] = [];
  #strangers: Maybe[] = [];
  #removals = 0;
  readonly #over: string[] = [];

  constructor(key: SegmentKey, traces: number) {
    this.key = key;
    this.#explained = new Uint8Array((traces >> 3) + 1);
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

  add(member: Member | null, verdict: Verdict): void {
    const { kind, why } = verdict;
    this.#counts[kind] += 1;
    const name = `${kind} ${why}`;
    const count = (this.#reasons.get(name)?.count ?? 0) + 1;
    this.#reasons.set(name, { kind, why, count });
    const isNamed = NAMED.includes(kind) && this.#counts[kind] <= MOST_NAMED;
    if (member !== null && isNamed) this.#findings.push({ member, ...verdict });
  }

  explain(trace: number): void {
    const byte = this.#explained[trace >> 3] ?? 0;
    this.#explained[trace >> 3] = byte | (1 << (trace & 7));
  }

  /** Someone whom the lockfile knows as removed, with the number of their last trace. */
  removed(member: Member, verdict: Verdict, trace: number | null): void {
    if (trace === null) this.#settle(member, verdict);
    else this.#removed.push({ member, verdict, trace });
  }

  /** Someone whom the lockfile does not know. */
  stranger(member: Member, verdict: Verdict, trace: number): void {
    const isNamed = this.#strangers.length < MOST_NAMED;
    this.#strangers.push({ member: isNamed ? member : null, verdict: shared(verdict), trace });
  }

  /** All names are known now. */
  end(): void {
    for (const { member, verdict, trace } of this.#removed) {
      if (this.#isExplained(trace)) continue;
      this.#settle(member, verdict);
      this.explain(trace);
    }
    for (const { member, verdict, trace } of this.#strangers) {
      if (!this.#isExplained(trace)) this.add(member, verdict);
    }
    this.#findings.sort((a, b) => compareMembers(a.member, b.member));
    this.#removed = [];
    this.#strangers = [];
    this.#explained = new Uint8Array(0);
  }

  #settle(member: Member | null, verdict: Verdict): void {
    if (verdict.kind === 'confirmed') this.#removals += 1;
    else this.add(member, verdict);
  }

  #isExplained(trace: number): boolean {
    return (((this.#explained[trace >> 3] ?? 0) >> (trace & 7)) & 1) === 1;
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

/** A million strangers share a few verdicts. */
const SHARED = new Map<string, Verdict>();

function shared({ kind, why }: Verdict): Verdict {
  const name = `${kind} ${why}`;
  const known = SHARED.get(name) ?? { kind, why, serial: null };
  SHARED.set(name, known);
  return known;
}
