import type { Manifest } from '../manifest/manifest.ts';
import { byKeyOf, segmentRefsOf, sentOf } from '../manifest/references.ts';
import type { Problem, Result, SegmentKey } from '../model.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import type { GuardVerdict, HeldSegment, Plan } from './plan.ts';
import { readsRefused, refusedLists } from './refused-lists.ts';

type Assemble = (planned: readonly PlannedSegment[], held: readonly HeldSegment[]) => Promise<Plan>;

/**
 * With `on_refusal: hold_segment`, segments whose lists have errors or that a guard refuses are left
 * out. So are those that exclude them or are built from them, since who is in them is not known, and those that read the
 * same list where that is behind it. Everything else is planned
 * again. What is left out gets no change, and the lock keeps all that it knows of it.
 */
export async function planHolding(
  planned: readonly PlannedSegment[],
  { manifests }: Pick<PlanInput, 'manifests'>,
  assemble: Assemble,
): Promise<Result<Plan>> {
  let held = withReaders(planned.flatMap(failing), manifests, planned);
  for (;;) {
    const left = without(planned, held);
    const plan = await assemble(left, held);
    const refused = refusedIn(plan);
    if (refused.length === 0) return { ok: true, value: plan, warnings: problemsOf(left) };
    held = withReaders([...held, ...refused], manifests, planned);
  }
}

function without(
  planned: readonly PlannedSegment[],
  held: readonly HeldSegment[],
): PlannedSegment[] {
  const keys = new Set(held.map(({ key }) => key));
  return planned.filter(({ manifest }) => !keys.has(manifest.key));
}

/** What the lists of these segments say, each once: several manifests may name the same list. */
export function problemsOf(planned: readonly PlannedSegment[]): Problem[] {
  const all = planned.flatMap(problemsIn);
  return [...new Map(all.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function problemsIn({ sources, identities, undoable }: PlannedSegment): readonly Problem[] {
  const read = sources.flatMap(({ problems }) => problems);
  return hasErrors(read) ? read : [...read, ...(identities?.problems ?? []), ...(undoable ?? [])];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** For its own sake: those that read it are found later. */
function failing(segment: PlannedSegment): HeldSegment[] {
  const sources = segment.sources.filter(({ ref }) => ref !== null);
  const problems = problemsOf([{ ...segment, sources }]);
  if (!hasErrors(problems)) return [];
  return [{ key: segment.manifest.key, guards: [], problems, excludes: null }];
}

function refusedIn({ guards }: Plan): HeldSegment[] {
  const bySegment = new Map<SegmentKey, GuardVerdict[]>();
  for (const guard of guards) {
    if (guard.verdict !== 'refuse' || guard.segment === null) continue;
    bySegment.set(guard.segment, [...(bySegment.get(guard.segment) ?? []), guard]);
  }
  return [...bySegment].map(([key, refusals]) => {
    return { key, guards: refusals, problems: [], excludes: null };
  });
}

/** Ascending by key, with all that name one of them or read a list that was refused, or one that does. */
function withReaders(
  held: readonly HeldSegment[],
  manifests: readonly Manifest[],
  planned: readonly PlannedSegment[],
): readonly HeldSegment[] {
  const all = new Map(held.map((one) => [one.key, one]));
  const refused = planned.flatMap((segment) => {
    const one = all.get(segment.manifest.key);
    return one === undefined ? [] : refusedLists(one, segment);
  });
  for (const segment of planned) {
    const { key } = segment.manifest;
    const reads = all.has(key) ? null : readsRefused(segment, refused);
    if (reads !== null) all.set(key, { key, guards: [], problems: [], excludes: null, reads });
  }
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const manifest of manifests) {
      const { key, excludeFrom } = manifest;
      const read = segmentRefsOf(manifest).find((ref) => all.has(ref.key));
      if (read === undefined || all.has(key)) continue;
      const isExcluded = excludeFrom.some((ref) => ref === read);
      const why = isExcluded ? { excludes: read.key } : { excludes: null, builtFrom: read.key };
      all.set(key, { key, guards: [], problems: [], ...why });
    }
  }
  const sent = byKeyOf(sentOf(manifests));
  return [...all.values()]
    .filter(({ key }) => sent.has(key))
    .map((one) => {
      const owner = sent.get(one.key)?.owner;
      return owner === undefined ? one : { ...one, owner };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
