import type { SegmentDiff } from '../diff/diff.ts';
import { diffSegment } from '../diff/diff.ts';
import { announcedOf } from '../lock/announced.ts';
import { parseChunk } from '../lock/chunk.ts';
import { MAX_CHUNK_BYTES, stillBlocked } from '../lock/fold.ts';
import type { SegmentEntry } from '../lock/lock-index.ts';
import { EMPTY_ENTRY, findEntry } from '../lock/lock-index.ts';
import type { ReadChunk } from '../lock/locked-segment.ts';
import { chunksAhead } from '../lock/locked-segment.ts';
import { doubtedEntry } from '../lock/memberships.ts';
import { openDesired } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ManifestsByKey } from '../manifest/references.ts';
import { byKeyOf, excludedBy, exclusionsOf, sentOf, splitsIn } from '../manifest/references.ts';
import { NO_BYTES } from '../members/cursor.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { sumOfCounts } from '../members/split.ts';
import type { Result, SegmentKey } from '../model.ts';
import type { Asserted } from './assertions/asserted.ts';
import { findViolations } from './assertions/find-violations.ts';
import { FirstLook } from './assertions/first-look.ts';
import { packSegments } from './batches.ts';
import { createOf, isToCreate } from './creating.ts';
import { desiredDigest } from './desired-digest.ts';
import { planDigest } from './digest.ts';
import { doubleClaims } from './double-claims.ts';
import { withElsewhere } from './exclusions/elsewhere.ts';
import { asSuccessor } from './exclusions/predecessors.ts';
import { hashesFor, readExclusions } from './exclusions/read-exclusions.ts';
import { rememberedExclusions } from './exclusions/remembered.ts';
import { frozenDiff } from './frozen.ts';
import { judge } from './guards/judge.ts';
import { sizeOf } from './guards/segment-guards.ts';
import { hasErrors, planHolding, problemsOf } from './held-segments.ts';
import { IdentityChecks } from './identities.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import { splitsBefore } from './known-splits.ts';
import { dueRemovals } from './later/due.ts';
import { laterOf } from './later/later-changes.ts';
import { RowsAhead } from './later/rows-ahead.ts';
import { noticesOf } from './notices.ts';
import type { HeldSegment, Plan } from './plan.ts';
import { toSegmentPlan } from './segment-plan.ts';
import { changeTotals } from './totals.ts';
import { undoableDecisions } from './undoable-decisions.ts';

/** Compares what the manifests declare with the lockfile, and plans what differs. */
export async function assemblePlan(given: PlanInput): Promise<Result<Plan>> {
  const rows = new RowsAhead(given.openList);
  const input = { ...given, openList: rows.open };
  const claims = doubleClaims(input);
  if (claims.length > 0) return { ok: false, problems: claims };
  const wanted = sentOf(input.manifests).filter(
    ({ key }) => input.only === null || key === input.only,
  );
  const { segments, behind, asserted } = await planSegments(wanted, input, rows);
  const assemble = (planned: readonly PlannedSegment[], held: readonly HeldSegment[]) =>
    toPlan(planned, behind, input, held, asserted);
  if (input.config.onRefusal === 'hold_segment' && input.only === null) {
    return planHolding(segments, input, assemble);
  }
  const problems = problemsOf([...segments, ...behind]);
  if (hasErrors(problems)) return { ok: false, problems };
  return { ok: true, value: await assemble(segments, []), warnings: problems };
}

/** What the only segment excludes, and is not planned: lists of these are checked nowhere else. */
function behindOnly(wanted: readonly Manifest[], { only, manifests }: PlanInput): Manifest[] {
  if (only === null) return [];
  return sentOf(wanted.flatMap((manifest) => excludedBy(manifest, byKeyOf(manifests))));
}

/** `look` sees the members of all that is planned. */
type LookedInput = PlanInput & { readonly look: FirstLook };

interface PlannedSegments {
  readonly segments: readonly PlannedSegment[];
  readonly behind: readonly PlannedSegment[];
  readonly asserted: readonly Asserted[];
}

async function planSegments(
  wanted: readonly Manifest[],
  input: PlanInput,
  rows: RowsAhead,
): Promise<PlannedSegments> {
  const look = new FirstLook(input);
  try {
    const looked = { ...input, look };
    const segments = await planEach(wanted, looked, rows);
    const behind = await planEach(behindOnly(wanted, input), looked, rows);
    return { segments, behind, asserted: findViolations(segments, input, look) };
  } finally {
    look.close();
  }
}

async function planEach(
  wanted: readonly Manifest[],
  input: LookedInput,
  rows: RowsAhead,
): Promise<PlannedSegment[]> {
  const byKey = byKeyOf(input.manifests);
  const managed = wanted.map((manifest) => ({
    manifest,
    match: findEntry(input.index, manifest.ids),
  }));
  const planned: PlannedSegment[] = [];
  const checks = new IdentityChecks(input);
  const withChunks = chunksAhead(
    managed,
    ({ manifest, match }) => (match.kind === 'found' && isRead(manifest) ? match.entry.chunks : []),
    input.fetchChunks,
  );
  for await (const [{ manifest, match }, read] of withChunks) {
    const planWith = (entry: SegmentEntry) =>
      planSegment(manifest, match.kind === 'none', entry, byKey, read, input);
    const own = match.kind === 'found' ? match.entry : EMPTY_ENTRY;
    const alone = planWith(withElsewhere(manifest, own, input));
    const segment = await asSuccessor(alone, planWith, input);
    const dated = datedOf(segment, byKey, rows);
    planned.push({ ...segment, ...dated, ...checks.check(segment) });
  }
  return planned;
}

/** What days bring, and what they were announced to bring. */
function datedOf(
  { manifest, entry, blocked, diff, sources }: PlannedSegment,
  byKey: ManifestsByKey,
  rows: RowsAhead,
): Pick<PlannedSegment, 'later' | 'due'> {
  const isKnown = sources.every(({ problems }) => problems.length === 0);
  if (blocked !== null || !isKnown) return {};
  const later = laterOf(manifest, byKey, rows, announcedOf(entry));
  const due = dueRemovals(manifest, entry, diff, byKey, rows);
  return { ...(later && { later }), ...(due && { due }) };
}

/** A segment that is kept as it is gets no change, whatever is in it. */
function isRead({ decisions }: Manifest): boolean {
  return decisions.retire !== 'keep';
}

function planSegment(
  manifest: Manifest,
  isNew: boolean,
  entry: SegmentEntry,
  byKey: ManifestsByKey,
  readChunk: ReadChunk,
  input: LookedInput,
): PlannedSegment {
  const blocked = stillBlocked(entry.blocked, manifest.ids);
  if (!isRead(manifest)) return untouched(manifest, entry, blocked);
  const excluded = exclusionsOf(manifest, byKey);
  const hashes = hashesFor(excluded, entry, input);
  const opened = openDesired(manifest, byKey, input.openList, hashes, splitsBefore(entry, isNew));
  const desired = input.look.watch(manifest.key, opened);
  const known = isToCreate(manifest, entry)
    ? inDoubt(entry, readChunk, input.now)
    : { entry, read: readChunk };
  const found = untilOrdered(() => diffSegment(desired, known.entry, known.read, input.now));
  const isFrozen = manifest.frozen !== undefined;
  const asked = isFrozen ? frozenDiff(manifest, found, entry, byKey, input) : found;
  const { diff, adopt } = adopted(manifest, isNew, asked);
  const sources = desired.sources();
  const exclusions = hashes && readExclusions(excluded, desired.heldBack(), sources, hashes);
  const waiting = {
    add: found.add.length,
    remove: found.remove.length - asked.remove.length,
    desired: found.desired,
  };
  const read = {
    ...{
      sources,
      looks: desired.looks(),
      split: { ...splitsIn(manifest, byKey), countsOf: desired.splitCounts },
      exclusions,
    },
    ...(isFrozen ? { waiting } : {}),
  };
  if (blocked !== null) {
    return { manifest, entry, blocked, ...read, adopt: [], diff: { ...found, ...NO_CHANGES } };
  }
  const undoable = undoableDecisions({ manifest, entry, ...read }, isNew);
  return { manifest, entry, blocked, ...read, adopt, diff, undoable };
}

/** Until the segment exists, CleverTap drops what is sent to it: all that the lock knows is in doubt. */
function inDoubt(
  entry: SegmentEntry,
  read: ReadChunk,
  now: number,
): { readonly entry: SegmentEntry; readonly read: ReadChunk } {
  if (entry.chunks.length === 0) return { entry, read };
  const written = doubtedEntry(entry, read, { now, maxChunkBytes: MAX_CHUNK_BYTES });
  const readWritten: ReadChunk = (ref) =>
    parseChunk(written.chunks.get(ref) ?? NO_BYTES, ref.segment, ref.sha256);
  return { entry: written.entry, read: readWritten };
}

/** A segment that gets no change. CleverTap would skip again what is sent to a blocked one. */
const NO_CHANGES = {
  add: [],
  remove: [],
  settling: 0,
  confirmedAdditions: [],
  confirmedRemovals: [],
  doubted: 0,
};

const NO_SPLITS = { now: [], parts: new Set<SegmentKey>(), countsOf: () => sumOfCounts([]) };
const NOTHING_READ = { sources: [], looks: 0, split: NO_SPLITS, exclusions: null };

function untouched(
  manifest: Manifest,
  entry: SegmentEntry,
  blocked: PlannedSegment['blocked'],
): PlannedSegment {
  const diff = { ...NO_CHANGES, desired: sizeOf(entry) };
  return { manifest, entry, blocked, ...NOTHING_READ, adopt: [], diff };
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

async function toPlan(
  planned: readonly PlannedSegment[],
  behind: readonly PlannedSegment[],
  input: PlanInput,
  held: readonly HeldSegment[],
  asserted: readonly Asserted[],
): Promise<Plan> {
  const segments = planned.map(toSegmentPlan);
  const packed = packSegments(segments, input.config.limits);
  const changes = changeTotals(segments);
  const digested = {
    format: 'segops-plan/1' as const,
    lock: { lineage: input.index.lineage, serial: input.index.serial },
    target: {
      account: input.index.binding?.account ?? null,
      origin: input.origin,
      settleMs: input.config.settleMs,
    },
    desired: { digest: desiredDigest(planned, byKeyOf(input.manifests)) },
    totals: {
      ...changes,
      requests: packed.batches.length,
      lowerBound: packed.lowerBound,
      perSegmentRequests: packed.perSegmentRequests,
      billedEvents: changes.add + changes.remove,
    },
    creates: planned.flatMap(createOf),
    segments,
    batches: packed.batches,
    ...(held.length === 0 ? {} : { heldSegments: held }),
  };
  const judged = await judge(planned, behind, input, asserted);
  return {
    ...digested,
    digest: planDigest(digested),
    inFlight: input.config.limits.inFlight,
    guards: judged.guards,
    within: judged.within,
    waivers: judged.waivers,
    spends: judged.spends,
    notices: await noticesOf(planned, input, asserted),
    exclusions: await rememberedExclusions(planned, input, judged.forgotten),
  };
}
