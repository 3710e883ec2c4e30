import type { SegmentRef } from '../lists/list-ref.ts';
import type { Message } from '../message.ts';
import { asCode, asKey, plural, say } from '../message.ts';
import type { Place, Problem, SegmentKey } from '../model.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding } from '../yaml/source.ts';
import type { Declared } from './read-segment.ts';
import { segmentRefsOf } from './references.ts';

/*
 * Manifests that name other segments. Whoever may propose manifests may propose any graph of them, so
 * nothing here is recursive, and what it costs grows with the manifests alone.
 */

export type Tell = (place: Place, finding: Finding) => Problem;

/** Segments that name what no manifest declares. Of each manifest the first are shown. */
export function unknownSegments(manifests: readonly Declared[], tell: Tell): Problem[] {
  const keys = new Set(manifests.map(({ key }) => key));
  const byNumber = new Map(manifests.map(({ ids, key }) => [`ct:${ids.ctSegmentId}`, key]));
  let guesses = MOST_SHOWN;
  return manifests.flatMap((manifest) => {
    const unknown = segmentRefsOf(manifest).filter(({ key }) => !keys.has(key));
    return firstOf(unknown, tell, ({ key }) => {
      const known = byNumber.get(key);
      // Each guess compares a name with every segment.
      if (known === undefined) guesses -= 1;
      return unknownSegment(key, known ?? (guesses < 0 ? null : nearest(key, keys)));
    });
  });
}

/** Sets that are never sent, and that nothing else reads: likely a name is misspelled, or a part is forgotten. */
export function unusedSets(manifests: readonly Declared[], tell: Tell): Problem[] {
  const named = new Set(manifests.flatMap((one) => segmentRefsOf(one).map(({ key }) => key)));
  return manifests
    .filter(({ key, only }) => only === true && !named.has(key))
    .map(({ key, place }) => ({ ...tell(place, unusedSet(key)), severity: 'warning' }));
}

function unusedSet(key: SegmentKey): Finding {
  return {
    code: 'unused-set',
    message: say`nothing reads the set ${asKey(key)}, and it is never sent`,
    next: say`Name it as ${asCode('segment:')} in another manifest, or remove it.`,
  };
}

/** Problems of one kind that are shown of one manifest, and names for which a near one is looked for. */
const MOST_SHOWN = 50;

function firstOf(
  refs: readonly SegmentRef[],
  tell: Tell,
  findingOf: (ref: SegmentRef) => Finding,
): Problem[] {
  const shown = refs.slice(0, MOST_SHOWN).map((ref) => tell(ref.place, findingOf(ref)));
  const more = refs.length - shown.length;
  const last = refs.at(-1);
  if (more === 0 || last === undefined) return shown;
  const rest: Finding = {
    code: 'more-problems',
    message: say`${plural(more, 'more problem')} of this kind up to here ${more === 1 ? 'is' : 'are'} not shown`,
    next: say`Fix the problems that are shown. Then run the command again.`,
  };
  return [...shown, tell(last.place, rest)];
}

function unknownSegment(key: SegmentKey, near: SegmentKey | null): Finding {
  return {
    code: 'unknown-segment',
    message: say`no manifest declares the segment ${asKey(key)}`,
    next:
      near === null
        ? say`Name a segment that a manifest declares.`
        : say`Did you mean ${asKey(near)}?`,
  };
}

/** Segments and lists that may be read to know what the exclusions of one segment hold. */
const MOST_READINGS = 1000;
/** Cycles that are shown, and segments of one. */
const MOST_CYCLES = 50;
const MOST_OF_CYCLE = 20;

/**
 * Each cycle, at the place where the walk closes it, and segments that take too many readings. A segment
 * is read anew for each that names it, with all that it names itself, and an excluded one twice where its
 * members have capitals: the readings may double with every manifest. `lists`: how many lists each names.
 */
export function segmentGraph(
  manifests: readonly Declared[],
  lists: ReadonlyMap<SegmentKey, number>,
  tell: Tell,
): Problem[] {
  const walk = new Walk(manifests, lists, tell);
  for (const manifest of manifests) walk.from(manifest);
  return walk.problems;
}

interface Step {
  readonly manifest: Declared;
  readonly refs: readonly SegmentRef[];
  next: number;
}

class Walk {
  readonly problems: Problem[] = [];
  readonly #byKey: ReadonlyMap<SegmentKey, Declared>;
  readonly #lists: ReadonlyMap<SegmentKey, number>;
  readonly #tell: Tell;
  /** Of the segments that the walk has left: what it takes to read one. */
  readonly #readings = new Map<SegmentKey, number>();
  readonly #path: Step[] = [];
  readonly #onPath = new Set<SegmentKey>();
  #cycles = 0;

  constructor(manifests: readonly Declared[], lists: ReadonlyMap<SegmentKey, number>, tell: Tell) {
    this.#byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
    this.#lists = lists;
    this.#tell = tell;
  }

  from(start: Declared): void {
    if (!this.#readings.has(start.key)) this.#enter(start);
    for (let step = this.#path.at(-1); step !== undefined; step = this.#path.at(-1)) {
      const ref = step.refs[step.next];
      step.next += 1;
      if (ref === undefined) this.#leave(step);
      else this.#follow(ref);
    }
  }

  #enter(manifest: Declared): void {
    this.#path.push({ manifest, refs: segmentRefsOf(manifest), next: 0 });
    this.#onPath.add(manifest.key);
  }

  #follow(ref: SegmentRef): void {
    if (this.#readings.has(ref.key)) return;
    const target = this.#byKey.get(ref.key);
    if (this.#onPath.has(ref.key)) this.#tellCycle(ref);
    else if (target !== undefined) this.#enter(target);
  }

  #leave({ manifest: { key, excludeFrom }, refs }: Step): void {
    this.#path.pop();
    this.#onPath.delete(key);
    const excluded = new Set<unknown>(excludeFrom);
    const costs = refs.map(
      (ref) => (this.#readings.get(ref.key) ?? 0) * (excluded.has(ref) ? 2 : 1),
    );
    const readings = costs.reduce((sum, cost) => sum + cost, 0);
    // Those that name this one need not be told, too.
    const isFirst = refs.every((ref) => (this.#readings.get(ref.key) ?? 0) <= MOST_READINGS);
    const [ref] = refs;
    if (readings > MOST_READINGS && isFirst && ref !== undefined) {
      this.problems.push(this.#tell(ref.place, tooMany(key)));
    }
    this.#readings.set(key, 1 + (this.#lists.get(key) ?? 0) + readings);
  }

  #tellCycle(ref: SegmentRef): void {
    this.#cycles += 1;
    if (this.#cycles > MOST_CYCLES) return;
    const from = this.#path.findIndex(({ manifest }) => manifest.key === ref.key);
    const steps = this.#path.slice(from);
    const keys = [...steps.map(({ manifest }) => manifest.key), ref.key];
    const excludes = steps.every(({ manifest, refs, next }) =>
      manifest.excludeFrom.some((one) => one === refs[next - 1]),
    );
    this.problems.push(this.#tell(ref.place, cycle(keys, excludes)));
  }
}

function tooMany(key: SegmentKey): Finding {
  return {
    code: 'too-many-exclusions',
    message: say`the segment ${asKey(key)} takes more than ${plural(MOST_READINGS, 'reading')} of segments and lists: a segment that it names is read with all that it names itself, and twice if it is excluded`,
    next: say`Name a list instead of a segment that names many itself.`,
  };
}

/** `excludes`: each excludes the next, and nothing else. */
function cycle(keys: readonly SegmentKey[], excludes: boolean): Finding {
  const first = keys.slice(0, MOST_OF_CYCLE).flatMap((key) => [' -> ', asKey(key)]);
  const rest = keys.length > MOST_OF_CYCLE ? [' -> ... -> ', ...keys.slice(-1).map(asKey)] : [];
  const arrows: Message = [...first.slice(1), ...rest];
  if (excludes) {
    return {
      code: 'exclusion-cycle',
      message: say`segments exclude each other in a cycle: ${arrows}`,
      next: say`Remove one of these exclusions, or exclude a list instead.`,
    };
  }
  return {
    code: 'segment-cycle',
    message: say`segments are built from each other in a cycle: ${arrows}`,
    next: say`Remove one of these references, or name a list instead.`,
  };
}
