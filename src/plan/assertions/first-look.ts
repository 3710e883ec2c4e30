import type { Assertion } from '../../config/assertions.ts';
import type { DesiredSegment } from '../../manifest/desired.ts';
import { SharedHashes } from '../../members/shared.ts';
import type { Watcher } from '../../members/watched.ts';
import { watched } from '../../members/watched.ts';
import type { MemberKind, SegmentKey } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import type { RuleAbout } from './about.ts';
import { isOfMembers, rulesOf } from './about.ts';
import { globsOf, isLike } from './tally.ts';

/*
 * Nearly always the rules hold. So while segments are planned, and their members read for it, this finds the
 * rules that may be broken. Only for these are lists read once more, and compared exactly. It may suspect a
 * rule that holds, as by a merge that began again or by equal hashes. It overlooks none that is broken.
 */
export class FirstLook {
  readonly rules: readonly RuleAbout[];
  readonly #suspects = new Set<Assertion>();
  /** About the members of a segment alone. */
  readonly #matching: readonly Matching[];
  readonly #counting: readonly Counting[];
  readonly #numbers: ReadonlyMap<SegmentKey, number>;
  readonly #shared: SharedHashes | null;

  constructor(input: PlanInput) {
    this.rules = rulesOf(input);
    // A plan of one segment does not read the others.
    const rules = input.only === null ? this.rules : [];
    this.#matching = rules.flatMap(matchingOf);
    this.#counting = rules.flatMap(countingOf);
    const told = new Set([...this.#matching, ...this.#counting].map(({ assertion }) => assertion));
    for (const rule of this.rules) {
      const isTold = told.has(rule.assertion) || (input.only === null && holdsAnyway(rule));
      if (isOfMembers(rule) && !isTold) this.#suspects.add(rule.assertion);
    }
    const keys = new Set(this.#counting.flatMap(({ about }) => about));
    this.#numbers = new Map([...keys].map((key, number) => [key, number]));
    this.#shared = keys.size === 0 ? null : new SharedHashes(input.spill, keys.size);
  }

  /** The segment, whose members are looked at as they are read. */
  watch(key: SegmentKey, desired: DesiredSegment): DesiredSegment {
    const matching = this.#matching.filter(({ about }) => about.includes(key));
    const number = this.#numbers.get(key);
    if (matching.length === 0 && number === undefined) return desired;
    const cursor = (kind: MemberKind) => {
      const members = desired.cursor(kind);
      const looked = matching.length === 0 ? members : watched(members, this.#matcher(matching));
      if (number === undefined || this.#shared === null) return looked;
      return watched(looked, this.#shared.watcher(number, kind === 'guid'));
    };
    return { ...desired, cursor };
  }

  /** The rules that may be broken, once all segments were read. */
  suspects(): ReadonlySet<Assertion> {
    const numbered = this.#counting.map(({ assertion, about, most }) => {
      const own = new Set(about.map((key) => this.#numbers.get(key)));
      const isAbout = Uint8Array.from({ length: this.#numbers.size }, (_, at) => +own.has(at));
      return { assertion, most, isAbout };
    });
    this.#shared?.eachShared((sets, count) => {
      for (const { assertion, most, isAbout } of numbered) {
        if (count <= most || this.#suspects.has(assertion)) continue;
        let many = 0;
        for (let at = 0; at < count; at += 1) many += isAbout[sets[at] ?? 0] ?? 0;
        if (many > most) this.#suspects.add(assertion);
      }
    });
    return this.#suspects;
  }

  close(): void {
    this.#shared?.close();
  }

  #matcher(matching: readonly Matching[]): Watcher {
    let left = matching;
    return {
      see: (bytes, start, end) => {
        for (const { assertion, isNever, globs } of left) {
          if (isLike(globs, bytes, start, end) !== isNever) continue;
          this.#suspects.add(assertion);
          left = left.filter((one) => one.assertion !== assertion);
        }
      },
    };
  }
}

interface Matching extends RuleAbout {
  readonly isNever: boolean;
  readonly globs: ReturnType<typeof globsOf>;
}

function matchingOf({ assertion, about }: RuleAbout): Matching[] {
  const { rule } = assertion;
  if (rule.kind !== 'never' && rule.kind !== 'only') return [];
  return [{ assertion, about, isNever: rule.kind === 'never', globs: globsOf(rule) }];
}

/** Nobody may be in more than so many of its segments. */
interface Counting extends RuleAbout {
  readonly most: number;
}

function countingOf(one: RuleAbout): Counting[] {
  const most = mostOf(one);
  return most === null || one.about.length <= most ? [] : [{ ...one, most }];
}

/** Nobody can be in more segments than there are. */
function holdsAnyway(one: RuleAbout): boolean {
  const most = mostOf(one);
  return most !== null && one.about.length <= most;
}

function mostOf({ assertion: { rule } }: RuleAbout): number | null {
  if (rule.kind === 'disjoint') return 1;
  return rule.kind === 'at_most' ? rule.perMember : null;
}
