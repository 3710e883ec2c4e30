import type { AssertedRule, Assertion } from '../../config/assertions.ts';
import { textOf } from '../../members/cursor.ts';
import { TextGlob } from '../../members/text-glob.ts';
import type { Together } from '../../members/together.ts';
import type { MemberKind, SegmentKey } from '../../model.ts';
import type { Violator } from './asserted.ts';
import { SHOWN } from './asserted.ts';

/** Whether the current member breaks a rule. */
type Breaks = (members: Together) => boolean;

/** Counts the members that break one rule, and keeps the first. */
export class Tally {
  violations = 0;
  readonly first: Omit<Violator, 'place'>[] = [];
  readonly #keys: readonly SegmentKey[];
  readonly #isAbout: Uint8Array;
  readonly #breaks: Breaks;

  /** `keys`: of the cursors, in their order. */
  constructor({ rule }: Assertion, about: readonly SegmentKey[], keys: readonly SegmentKey[]) {
    const asked = new Set(about);
    this.#keys = keys;
    this.#isAbout = Uint8Array.from(keys, (key) => (asked.has(key) ? 1 : 0));
    this.#breaks = breaking(rule, this.#isAbout, keys);
  }

  see(members: Together, kind: MemberKind): void {
    if (!this.#breaks(members)) return;
    this.violations += 1;
    if (this.first.length === SHOWN) return;
    const segments = this.#keys.filter((_, number) => this.#isAbout[number] === 1);
    const has = new Set(members.at.subarray(0, members.count));
    const those = segments.filter((key) => has.has(this.#keys.indexOf(key)));
    this.first.push({ member: { kind, value: textOf(members) }, segments: those });
  }
}

function breaking(rule: AssertedRule, isAbout: Uint8Array, keys: readonly SegmentKey[]): Breaks {
  switch (rule.kind) {
    case 'never':
    case 'only':
      return matching(rule, isAbout);
    case 'disjoint':
      return inMoreThan(1, isAbout);
    case 'at_most':
      return inMoreThan(rule.perMember, isAbout);
    case 'subset': {
      const [part, whole] = rule.segments.map((key) => keys.indexOf(key));
      return (members) => isAt(members, part) && !isAt(members, whole);
    }
    case 'size':
    case 'all':
      return () => false;
  }
}

function matching(rule: MatchingRule, isAbout: Uint8Array): Breaks {
  const globs = globsOf(rule);
  return (members) => {
    const { bytes, start, end } = members;
    // Nearly all are as they should be, whatever segments they are in.
    if (isLike(globs, bytes, start, end) !== (rule.kind === 'never')) return false;
    return howMany(members, isAbout) > 0;
  };
}

type MatchingRule = Extract<AssertedRule, { kind: 'never' | 'only' }>;

/** What is forbidden is so in capitals too; what has to be so is compared as it is written. */
export function globsOf({ kind, matching }: MatchingRule): readonly TextGlob[] {
  return matching.map((glob) => new TextGlob(glob, kind === 'never'));
}

export function isLike(
  globs: readonly TextGlob[],
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  for (let one = 0; one < globs.length; one += 1) {
    if (globs[one]?.matches(bytes, start, end)) return true;
  }
  return false;
}

function inMoreThan(most: number, isAbout: Uint8Array): Breaks {
  return (members) => members.count > most && howMany(members, isAbout) > most;
}

function howMany({ at, count }: Together, isAbout: Uint8Array): number {
  let many = 0;
  for (let one = 0; one < count; one += 1) many += isAbout[at[one] ?? 0] ?? 0;
  return many;
}

function isAt({ at, count }: Together, number: number | undefined): boolean {
  for (let one = 0; one < count; one += 1) if (at[one] === number) return true;
  return false;
}
