import { toWire } from '../clevertap/wire.ts';
import { takeText } from '../members/split.ts';
import { plain } from '../message.ts';
import type { Member, SegmentIds, SegmentKey } from '../model.ts';
import type {
  HeldSegment,
  Permit,
  Plan,
  PlannedList,
  PlanTotals,
  SegmentCreate,
  SegmentPlan,
} from '../plan/plan.ts';
import { json } from './escape.ts';
import type { Shown } from './privacy.ts';

/** How each plan file begins. */
export const PLAN_BEGINS = '{"format":"segops-plan/1",';

/**
 * The plan as a JSON document (`schema/plan.schema.json`), in pieces, so that a million changes are
 * never one string. The order of keys is fixed. Each segment and each request stands on a line of
 * its own: a line is what `git diff`, `grep` and a person can work with.
 */
export function* planToJsonPieces(plan: Shown<Plan>): Generator<string> {
  const { format, digest, lock, target, desired, totals, creates, guards, notices } = plan;
  const { heldSegments = [] } = plan;
  const redacted = plan.redacted === undefined ? '' : `"redacted":${json(plan.redacted)},`;
  yield `{"format":${json(format)},${redacted}"digest":${json(digest || null)},\n`;
  yield `"lock":${json({ lineage: lock.lineage, serial: lock.serial })},\n`;
  const { account, origin, settleMs } = target;
  yield `"target":${json({ account, origin, settle_ms: settleMs })},\n`;
  yield `"desired":${json({ digest: desired.digest || null })},\n`;
  yield `"totals":${json(totalsOf(totals))},\n`;
  yield* arrayPieces('creates', creates, (create) => [json(createOf(create))]);
  yield* arrayPieces('segments', plan.segments, segmentPieces);
  const idsOf = idsLookup(plan.segments);
  yield* arrayPieces('batches', plan.batches, (batch) => [json(toWire(batch, idsOf))]);
  if (heldSegments.length > 0) {
    yield* arrayPieces('held', heldSegments, ({ key, excludes, builtFrom, reads }) => [
      json({ key, excludes, ...(builtFrom && { built_from: builtFrom }), ...(reads && { reads }) }),
    ]);
  }
  yield* arrayPieces('guards', guards, ({ guard, segment, verdict, message, allow }) => [
    json({ guard, segment, verdict, message: plain(message), allow: allowOf(allow) }),
  ]);
  yield* arrayPieces('notices', notices, ({ code, segment, message, next }) => [
    json({ code, segment, message: plain(message), next: next === null ? null : plain(next) }),
  ]);
  yield* laterPieces(plan);
  if (heldSegments.length > 0) yield* arrayPieces('held_because', heldSegments, heldPieces);
  yield `"waivers":${json(plan.waivers.map(waiverOf))}}\n`;
}

/** By name where it is soon, so that a plan file is still what was read once that day has come. */
function* laterPieces({ segments }: Plan): Generator<string> {
  const later = segments.flatMap(({ key, later = [] }) =>
    later.map((one) => ({ segment: key, ...one })),
  );
  if (later.length === 0) return;
  yield* arrayPieces('later', later, function* ({ segment, day, members, ...counts }) {
    const { add, remove, letIn } = counts;
    const facts = json({ segment, day, additions: add, removals: remove, let_in: letIn });
    yield facts.slice(0, -1);
    if (members !== null) yield* memberPieces('add', members.add);
    if (members !== null) yield* memberPieces('remove', members.remove);
    yield '}';
  });
}

/** Each reason by itself: a guard with what would allow it, or what is wrong with a list. */
function* heldPieces({ key, guards, problems, owner }: HeldSegment): Generator<string> {
  const reasons = [
    ...guards.map(({ guard, message, allow }) => {
      return { guard, message: plain(message), allow: allowOf(allow) };
    }),
    ...problems.map(({ code, message, next }) => {
      return { code, message: plain(message), next: plain(next) };
    }),
  ];
  yield json({ key, ...(owner && { owner }), reasons });
}

/** Members in one piece of a segment. */
const PER_PIECE = 1000;

function* arrayPieces<T>(
  name: string,
  items: readonly T[],
  piecesOf: (item: T) => Iterable<string>,
  end = ',',
): Generator<string> {
  yield `${json(name)}:[`;
  for (const [at, item] of items.entries()) {
    yield at === 0 ? '\n' : ',\n';
    yield* piecesOf(item);
  }
  yield items.length === 0 ? `]${end}\n` : `\n]${end}\n`;
}

function* segmentPieces(segment: SegmentPlan): Generator<string> {
  const { key, ids, name, before, after, unconfirmed, settling, respelled, split, lists } = segment;
  const facts = json({
    key,
    name,
    customer_segment_id: ids.customerSegmentId ?? null,
    ct_segment_id: ids.ctSegmentId ?? null,
    ...(segment.owner === undefined ? {} : { owner: segment.owner }),
    ...(segment.description === undefined ? {} : { description: segment.description }),
    before,
    after,
    unconfirmed,
    settling,
    ...(respelled === undefined ? {} : { respelled }),
    ...(split === undefined ? {} : { split: splitOf(split) }),
    retired: segment.retired,
    lists: lists.map(listOf),
  });
  yield facts.slice(0, -1);
  yield* memberPieces('adopt', segment.adopt);
  yield* memberPieces('add', segment.add);
  yield* memberPieces('remove', segment.remove);
  yield '}';
}

function splitOf({ parts, leftOut }: NonNullable<SegmentPlan['split']>) {
  const taken = parts.map((part) => ({ salt: part.salt, take: takeText(part) }));
  return { parts: taken, left_out: leftOut };
}

function waiverOf({ segment, reason, until }: Plan['waivers'][number]) {
  return { segment, reason, until: new Date(until).toISOString() };
}

function* memberPieces(
  name: 'adopt' | 'add' | 'remove',
  members: readonly Member[],
): Generator<string> {
  yield `,"${name}":[`;
  for (let from = 0; from < members.length; from += PER_PIECE) {
    const piece = members
      .slice(from, from + PER_PIECE)
      .map(memberJson)
      .join(',');
    yield from === 0 ? piece : `,${piece}`;
  }
  yield ']';
}

function memberJson({ kind, value }: Member): string {
  return `{"${kind}":${json(value)}}`;
}

function totalsOf(totals: PlanTotals) {
  return {
    add: totals.add,
    remove: totals.remove,
    segments: totals.segments,
    requests: totals.requests,
    lower_bound: totals.lowerBound,
    per_segment_requests: totals.perSegmentRequests,
    billed_events: totals.billedEvents,
  };
}

function createOf({ key, customerSegmentId, name }: SegmentCreate) {
  return { key, customer_segment_id: customerSegmentId, name };
}

function allowOf(allow: Permit | null) {
  if (allow === null) return null;
  const { file, yaml, replaces, replacesMembers = false } = allow;
  const members = replacesMembers ? { replaces_members: true } : {};
  return { file, yaml, replaces_guard: replaces, ...members };
}

function listOf({ facts, before, since, ignoringCase }: PlannedList) {
  const { path, through, role, rows, bytes, endsWithNewline, heldBack } = facts;
  return {
    path,
    ...(through === undefined ? {} : { through }),
    role,
    rows,
    bytes,
    sha256: digestOf(facts),
    ends_with_newline: endsWithNewline,
    rows_before: before?.rows ?? null,
    since,
    held_back: heldBack ?? null,
    held_back_ignoring_case: role === 'exclusion' ? ignoringCase : null,
  };
}

/** Of a redacted plan without a key, null; an excluded segment has none. */
function digestOf({ sha256, path }: PlannedList['facts']): string | null {
  return sha256 === '' && !path.startsWith('segment:') ? null : sha256;
}

function idsLookup(segments: readonly SegmentPlan[]): (key: SegmentKey) => SegmentIds {
  const byKey = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const ids = byKey.get(key);
    if (ids === undefined) throw new Error(`a batch names ${key}, which the plan does not hold`);
    return ids;
  };
}
