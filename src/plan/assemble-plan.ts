import type { SegmentDiff } from '../diff/diff.ts';
import { diffSegment } from '../diff/diff.ts';
import { findList } from '../lists/list-facts.ts';
import { stillBlocked } from '../lock/fold.ts';
import type { LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import { EMPTY_ENTRY, findEntry } from '../lock/lock-index.ts';
import { openDesired } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { say } from '../message.ts';
import type { Problem, Result } from '../model.ts';
import { packSegments } from './batches.ts';
import { digestOfParts, planDigest } from './digest.ts';
import { judge } from './guards/judge.ts';
import { sizeOf } from './guards/segment-guards.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import { noticesOf } from './notices.ts';
import type { Plan, PlannedList, SegmentCreate, SegmentPlan } from './plan.ts';

/** Compares what the manifests declare with the lockfile, and plans what differs. */
export function assemblePlan(input: PlanInput): Result<Plan> {
  const wanted = input.manifests.filter(({ key }) => input.only === null || key === input.only);
  const contradictions = wanted.flatMap((manifest) => contradictionOf(manifest, input.index));
  if (contradictions.length > 0) return { ok: false, problems: contradictions };
  const segments = planSegments(wanted, input);
  const problems = distinct(segments.flatMap(({ sources }) => sources.flatMap((s) => s.problems)));
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, value: toPlan(segments, input), warnings: problems };
}

function contradictionOf(manifest: Manifest, index: LockIndex): Problem[] {
  const match = findEntry(index, manifest.ids);
  if (match.kind !== 'contradiction') return [];
  return [
    {
      severity: 'error',
      code: 'ids-contradict-lock',
      message: match.message,
      place: manifest.place,
      next: say`Give the segment the IDs with which it was applied, or declare another segment.`,
    },
  ];
}

function planSegments(wanted: readonly Manifest[], input: PlanInput): PlannedSegment[] {
  const byKey = new Map(input.manifests.map((manifest) => [manifest.key, manifest]));
  return wanted.map((manifest) => {
    const match = findEntry(input.index, manifest.ids);
    const entry = match.kind === 'found' ? match.entry : EMPTY_ENTRY;
    const blocked = stillBlocked(entry.blocked, manifest.ids);
    if (manifest.decisions.retire === 'keep') return untouched(manifest, entry, blocked);
    const desired = openDesired(manifest, byKey, input.openList);
    const found = untilOrdered(() => diffSegment(desired, entry, input.readChunk, input.now));
    const { diff, adopt } = adopted(manifest, match.kind === 'none', found);
    const sources = desired.sources();
    if (blocked !== null) {
      return { manifest, entry, blocked, sources, adopt: [], diff: { ...found, ...NO_CHANGES } };
    }
    return { manifest, entry, blocked, sources, adopt, diff };
  });
}

/** A segment that gets no change. CleverTap would skip again what is sent to a blocked one. */
const NO_CHANGES = {
  add: [],
  remove: [],
  settling: 0,
  confirmedAdditions: [],
  confirmedRemovals: [],
};

function untouched(
  manifest: Manifest,
  entry: SegmentEntry,
  blocked: PlannedSegment['blocked'],
): PlannedSegment {
  const diff = { ...NO_CHANGES, desired: sizeOf(entry) };
  return { manifest, entry, blocked, sources: [], adopt: [], diff };
}

/** A segment that exists is adopted once, while the lockfile does not have it. */
function adopted(
  { decisions }: Manifest,
  isNew: boolean,
  diff: SegmentDiff,
): Pick<PlannedSegment, 'diff' | 'adopt'> {
  if (!isNew || decisions.adopt === null) return { diff, adopt: [] };
  if (decisions.adopt === 'accepted') return { diff: { ...diff, add: [] }, adopt: diff.add };
  return { diff: { ...diff, confirmedAdditions: diff.add }, adopt: [] };
}

/** Several manifests may name the same list: its problems are reported once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function toPlan(planned: readonly PlannedSegment[], input: PlanInput): Plan {
  const segments = planned.map(toSegmentPlan);
  const packed = packSegments(segments, input.config.limits);
  const add = sum(segments.map((segment) => segment.add.length));
  const remove = sum(segments.map((segment) => segment.remove.length));
  const digested = {
    format: 'segops-plan/1' as const,
    lock: { lineage: input.index.lineage, serial: input.index.serial },
    desired: { digest: desiredDigest(planned) },
    totals: {
      add,
      remove,
      segments: segments.filter((segment) => segment.add.length + segment.remove.length > 0).length,
      requests: packed.batches.length,
      lowerBound: packed.lowerBound,
      perSegmentRequests: packed.perSegmentRequests,
      billedEvents: add + remove,
    },
    creates: planned.flatMap(createOf),
    segments,
    batches: packed.batches,
  };
  return {
    ...digested,
    digest: planDigest(digested),
    inFlight: input.config.limits.inFlight,
    ...judge(planned, input),
    notices: noticesOf(planned, input),
  };
}

function toSegmentPlan({ manifest, entry, diff, sources, adopt }: PlannedSegment): SegmentPlan {
  return {
    key: manifest.key,
    ids: manifest.ids,
    name: manifest.name,
    before: sizeOf(entry),
    after: diff.desired,
    unconfirmed: entry.unconfirmed,
    settling: diff.settling,
    lists: plannedLists({ manifest, entry, diff, sources }),
    retired: manifest.decisions.retire === 'keep',
    adopt,
    add: diff.add,
    remove: diff.remove,
  };
}

function plannedLists({
  manifest,
  entry,
  diff,
  sources,
}: Pick<PlannedSegment, 'manifest' | 'entry' | 'diff' | 'sources'>): PlannedList[] {
  const isOnly = sources.length === 1 && (manifest.members?.count ?? 0) === 0;
  const added = diff.add.length - diff.confirmedAdditions.length;
  const removed = diff.remove.length - diff.confirmedRemovals.length;
  return sources.map(({ facts }) => {
    const before = findList(entry.lists, facts);
    return { facts, before, since: isOnly && before !== null ? { added, removed } : null };
  });
}

/** Only a segment with a customer ID can be created, and the lockfile says whether segops did. */
function createOf({ manifest, entry }: PlannedSegment): SegmentCreate[] {
  const { customerSegmentId } = manifest.ids;
  if (!manifest.create || customerSegmentId === undefined || entry.created === 'yes') return [];
  return [{ key: manifest.key, customerSegmentId, name: manifest.name ?? manifest.key }];
}

/** What the manifests ask for, whatever the lockfile has. */
function desiredDigest(planned: readonly PlannedSegment[]): string {
  return digestOfParts(
    planned.flatMap(({ manifest, sources }) => [
      JSON.stringify([manifest.key, manifest.ids, manifest.create, manifest.members === null]),
      manifest.members?.identities ?? '',
      manifest.members?.guids ?? '',
      JSON.stringify(
        sources.map(({ facts }) => [facts.role, facts.path, facts.rows, facts.sha256]),
      ),
    ]),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
