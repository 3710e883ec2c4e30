import type { ListFacts } from '../lists/list-facts.ts';
import type { ApplyRecord } from '../lock/apply-record.ts';
import type { EntryBlock, LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import type { FetchChunks } from '../lock/locked-segment.ts';
import { stampsIn } from '../lock/locked-segment.ts';
import type { UnderWay } from '../lock/under-way.ts';
import type { Verified } from '../lock/verified.ts';
import { verifiedOf } from '../lock/verified.ts';
import { listRefsOf } from '../manifest/references.ts';
import type { SegmentKey } from '../model.ts';
import type { PlanInput } from '../plan/input.ts';
import { orphansOf } from '../plan/notices.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import type { DueMembers } from './due.ts';
import { dueIn } from './due.ts';

/** The state of everything: what is desired, what was sent, and what waits. */
export interface Status {
  readonly serial: number;
  readonly account: string | null;
  readonly origin: string | null;
  /** An apply that runs or was cut off. What it may have sent counts as unconfirmed. */
  readonly underWay: UnderWay;
  readonly lastApply: AppliedBy | null;
  /** Managed segments by key, then orphans by key. */
  readonly segments: readonly SegmentStatus[];
  readonly lists: readonly ListStatus[];
  /** Guards that would refuse an apply now. */
  readonly refusals: number;
  /** The lockfile is not as it was left, so an apply refuses it: this is of the newest that is known. */
  readonly lockIsRefused: boolean;
}

export interface SegmentStatus {
  readonly key: SegmentKey;
  readonly name: string | null;
  /** Who answers for it; absent where nobody is named. */
  readonly owner?: readonly string[];
  /** null for an orphan. */
  readonly desired: number | null;
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly settling: number;
  /** When no unclear attempt can land any more, ms since the epoch; null where there is none. */
  readonly settlesAt: number | null;
  /** Changes that the next apply would send. */
  readonly pending: number;
  /** Of these, who leaves because of a day, and who comes because of one. */
  readonly overdue: number;
  readonly due: number;
  readonly blocked: EntryBlock['error'] | null;
  readonly lastApply: AppliedBy | null;
  /** Absent where no segment of the lockfile was ever verified. */
  readonly verified?: Verified | 'never';
}

/** The apply that last changed something. */
export interface AppliedBy {
  readonly serial: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly commit: string | null;
  /** What was applied differs from that commit. Absent: it does not. */
  readonly uncommitted?: true;
  readonly actor: string | null;
}

export interface ListStatus {
  readonly facts: ListFacts;
  /** Its last change, ms since the epoch; null where it is unknown. */
  readonly changedAt: number | null;
  readonly maxAgeMs: number | null;
  /** It has changed since the last apply. */
  readonly isNew: boolean;
}

export interface StatusInput
  extends Pick<PlanInput, 'index' | 'manifests' | 'fetchChunks' | 'openList'>,
    Pick<Status, 'lockIsRefused'> {
  readonly plan: Plan;
  /** Of the lock as it is stored: what a journal adds has no number yet. */
  readonly serial: number;
  readonly underWay: UnderWay;
  /** Newest first. */
  readonly records: AsyncIterable<ApplyRecord>;
  readonly changedAt: (path: string) => number | null;
}

export async function statusOf(input: StatusInput): Promise<Status> {
  const { index, plan, serial, underWay, manifests, openList } = input;
  const orphans = orphansOf(input);
  const keys = new Set([...plan.segments.map(({ key }) => key), ...orphans.map(([key]) => key)]);
  const applied = await lastApplies(input.records, keys);
  const settling = await settlingTimes(index, keys, input.fetchChunks);
  const blocks = blockedIn(plan, index);
  const verified = verifiedIn(index);
  return {
    serial,
    account: index.binding?.account ?? null,
    origin: index.binding?.origin ?? null,
    underWay,
    lastApply: applied.last,
    segments: [
      ...plan.segments.map((segment) => ({
        ...managed(segment, settling, applied.of, blocks),
        ...dueIn(segment, manifests, openList),
      })),
      ...orphans.map(([key, entry]) => orphan(key, entry, settling, applied.of)),
    ].map((segment) => ({ ...segment, ...verified(segment.key) })),
    lists: listsOf(input),
    refusals: plan.guards.filter(({ verdict }) => verdict === 'refuse').length,
    lockIsRefused: input.lockIsRefused,
  };
}

type VerifiedOf = (key: SegmentKey) => Pick<SegmentStatus, 'verified'>;

/** Whoever never verifies is not told so. */
function verifiedIn({ segments }: Pick<LockIndex, 'segments'>): VerifiedOf {
  const found = [...segments].flatMap(([key, entry]) => {
    const verified = verifiedOf(entry);
    return verified === null ? [] : [[key, verified] as const];
  });
  const byKey = new Map(found);
  return (key) => (byKey.size === 0 ? {} : { verified: byKey.get(key) ?? 'never' });
}

/** Whether a person has to act, or an apply has to run. */
export function waits(status: Status): boolean {
  const { underWay, refusals, lockIsRefused, segments } = status;
  return underWay.kind === 'cut-off' || refusals > 0 || lockIsRefused || segments.some(isOpen);
}

/** Something of it waits for an apply, for time or for a person. */
export function isOpen(segment: SegmentStatus): boolean {
  const { pending, unconfirmed, settling, blocked, desired } = segment;
  return pending + unconfirmed + settling > 0 || blocked !== null || desired === null;
}

function managed(
  segment: SegmentPlan,
  settling: ReadonlyMap<SegmentKey, number>,
  applied: ReadonlyMap<SegmentKey, AppliedBy>,
  blocks: ReadonlyMap<SegmentKey, EntryBlock['error']>,
): Omit<SegmentStatus, keyof DueMembers> {
  const { key, name, after, before, unconfirmed, add, remove, adopt } = segment;
  return {
    key,
    name,
    ...(segment.owner && { owner: segment.owner }),
    desired: after,
    accepted: before - unconfirmed,
    unconfirmed: unconfirmed - segment.settling,
    settling: segment.settling,
    settlesAt: settling.get(key) ?? null,
    pending: add.length + remove.length + adopt.length,
    blocked: blocks.get(key) ?? null,
    lastApply: applied.get(key) ?? null,
  };
}

function orphan(
  key: SegmentKey,
  entry: SegmentEntry,
  settling: ReadonlyMap<SegmentKey, number>,
  applied: ReadonlyMap<SegmentKey, AppliedBy>,
): SegmentStatus {
  return {
    key,
    name: null,
    desired: null,
    accepted: entry.accepted,
    unconfirmed: entry.unconfirmed,
    settling: 0,
    settlesAt: settling.get(key) ?? null,
    pending: 0,
    ...{ overdue: 0, due: 0 },
    blocked: entry.blocked?.error ?? null,
    lastApply: applied.get(key) ?? null,
  };
}

/** Of the segments that have an unclear attempt: when the last of them can land no more. */
async function settlingTimes(
  index: LockIndex,
  keys: ReadonlySet<SegmentKey>,
  fetch: FetchChunks,
): Promise<ReadonlyMap<SegmentKey, number>> {
  const times = new Map<SegmentKey, number>();
  for (const [key, entry] of index.segments) {
    if (entry.unsettled === 0 || !keys.has(key)) continue;
    const stamps = await stampsIn(entry, fetch);
    times.set(
      key,
      stamps.reduce((latest, { until }) => Math.max(latest, until), 0),
    );
  }
  return times;
}

function blockedIn(plan: Plan, index: LockIndex): Map<SegmentKey, EntryBlock['error']> {
  const noticed = plan.notices.filter(({ code }) => code === 'blocked');
  return new Map(
    noticed.flatMap(({ segment }) => {
      const block = segment === null ? null : index.segments.get(segment)?.blocked;
      return segment === null || !block ? [] : [[segment, block.error]];
    }),
  );
}

/** Reads records until every segment has its last one. */
async function lastApplies(
  records: AsyncIterable<ApplyRecord>,
  keys: ReadonlySet<SegmentKey>,
): Promise<{
  readonly last: AppliedBy | null;
  readonly of: ReadonlyMap<SegmentKey, AppliedBy>;
}> {
  const of = new Map<SegmentKey, AppliedBy>();
  let last: AppliedBy | null = null;
  for await (const record of records) {
    const { serial, startedAt, commit, uncommitted, actor, segments, verified } = record;
    if (verified !== undefined) continue;
    const edits = uncommitted === undefined ? {} : { uncommitted };
    const by = { serial, at: startedAt, commit, ...edits, actor };
    last ??= by;
    for (const { key } of segments) if (keys.has(key) && !of.has(key)) of.set(key, by);
    if (of.size === keys.size) break;
  }
  return { last, of };
}

/** Each list once, even where several segments name it. */
function listsOf({ plan, manifests, changedAt }: StatusInput): ListStatus[] {
  const refs = manifests.flatMap(listRefsOf);
  const ages = new Map(refs.map(({ path, maxAgeMs }) => [path, maxAgeMs]));
  const lists = new Map<string, ListStatus>();
  for (const { facts, before } of plan.segments.flatMap((segment) => segment.lists)) {
    const { path } = facts;
    const maxAgeMs = ages.get(path);
    if (maxAgeMs === undefined) continue;
    const isNew = (lists.get(path)?.isNew ?? false) || facts.sha256 !== before?.sha256;
    lists.set(path, { facts, changedAt: changedAt(path), maxAgeMs, isNew });
  }
  return [...lists.values()].sort((a, b) => (a.facts.path < b.facts.path ? -1 : 1));
}
