import type { ListFacts } from '../lists/list-facts.ts';
import type { ApplyRecord } from '../lock/apply-record.ts';
import type { EntryBlock, LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import type { ReadChunk } from '../lock/locked-segment.ts';
import type { SegmentKey } from '../model.ts';
import type { PlanInput } from '../plan/input.ts';
import { orphansOf } from '../plan/notices.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';

/** The state of everything: what is desired, what was sent, and what waits. */
export interface Status {
  readonly serial: number;
  readonly account: string | null;
  readonly origin: string | null;
  /** The process that holds the lease, null if it is free. */
  readonly leasedBy: string | null;
  /** An apply was cut off, and has not been recovered yet. */
  readonly cutOff: boolean;
  readonly lastApply: AppliedBy | null;
  /** Managed segments by key, then orphans by key. */
  readonly segments: readonly SegmentStatus[];
  readonly lists: readonly ListStatus[];
  /** Guards that would refuse an apply now. */
  readonly refusals: number;
}

export interface SegmentStatus {
  readonly key: SegmentKey;
  readonly name: string | null;
  /** null for an orphan. */
  readonly desired: number | null;
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly settling: number;
  /** When no unclear attempt can land any more, ms since the epoch; null where there is none. */
  readonly settlesAt: number | null;
  /** Changes that the next apply would send. */
  readonly pending: number;
  readonly blocked: EntryBlock['error'] | null;
  readonly lastApply: AppliedBy | null;
}

/** The apply that last changed something. */
export interface AppliedBy {
  readonly serial: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly commit: string | null;
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

export interface StatusInput extends Pick<PlanInput, 'index' | 'manifests' | 'readChunk'> {
  readonly plan: Plan;
  readonly leasedBy: string | null;
  readonly cutOff: boolean;
  /** Newest first. */
  readonly records: Iterable<ApplyRecord>;
  readonly changedAt: (path: string) => number | null;
}

export function statusOf(input: StatusInput): Status {
  const { index, plan, leasedBy, cutOff } = input;
  const orphans = orphansOf(input);
  const keys = new Set([...plan.segments.map(({ key }) => key), ...orphans.map(([key]) => key)]);
  const applied = lastApplies(input.records, keys);
  const blocks = blockedIn(plan, index);
  return {
    serial: index.serial,
    account: index.account,
    origin: index.origin,
    leasedBy,
    cutOff,
    lastApply: applied.last,
    segments: [
      ...plan.segments.map((segment) => managed(segment, input, applied.of, blocks)),
      ...orphans.map(([key, entry]) => orphan(key, entry, input.readChunk, applied.of)),
    ],
    lists: listsOf(input),
    refusals: plan.guards.filter(({ verdict }) => verdict === 'refuse').length,
  };
}

/** Whether a person has to act, or an apply has to run. */
export function waits(status: Status): boolean {
  return (
    status.cutOff ||
    status.refusals > 0 ||
    status.segments.some(
      ({ pending, unconfirmed, settling, blocked, desired }) =>
        pending + unconfirmed + settling > 0 || blocked !== null || desired === null,
    )
  );
}

function managed(
  segment: SegmentPlan,
  { index, readChunk }: StatusInput,
  applied: ReadonlyMap<SegmentKey, AppliedBy>,
  blocks: ReadonlyMap<SegmentKey, EntryBlock['error']>,
): SegmentStatus {
  const { key, name, after, before, unconfirmed, settling, add, remove, adopt } = segment;
  const entry = index.segments.get(key);
  return {
    key,
    name,
    desired: after,
    accepted: before - unconfirmed,
    unconfirmed: unconfirmed - settling,
    settling,
    settlesAt: entry === undefined ? null : settlesAt(entry, readChunk),
    pending: add.length + remove.length + adopt.length,
    blocked: blocks.get(key) ?? null,
    lastApply: applied.get(key) ?? null,
  };
}

function orphan(
  key: SegmentKey,
  entry: SegmentEntry,
  readChunk: ReadChunk,
  applied: ReadonlyMap<SegmentKey, AppliedBy>,
): SegmentStatus {
  return {
    key,
    name: null,
    desired: null,
    accepted: entry.accepted,
    unconfirmed: entry.unconfirmed,
    settling: 0,
    settlesAt: settlesAt(entry, readChunk),
    pending: 0,
    blocked: entry.blocked?.error ?? null,
    lastApply: applied.get(key) ?? null,
  };
}

function settlesAt(entry: SegmentEntry, readChunk: ReadChunk): number | null {
  if (entry.unsettled === 0) return null;
  return entry.chunks.reduce<number | null>((latest, ref) => {
    const untils = readChunk(ref).stamps.map(({ until }) => until);
    return untils.reduce((most, until) => Math.max(most, until), latest ?? 0);
  }, null);
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
function lastApplies(
  records: Iterable<ApplyRecord>,
  keys: ReadonlySet<SegmentKey>,
): { readonly last: AppliedBy | null; readonly of: ReadonlyMap<SegmentKey, AppliedBy> } {
  const of = new Map<SegmentKey, AppliedBy>();
  let last: AppliedBy | null = null;
  for (const { serial, startedAt, commit, actor, segments } of records) {
    const by = { serial, at: startedAt, commit, actor };
    last ??= by;
    for (const { key } of segments) if (keys.has(key) && !of.has(key)) of.set(key, by);
    if (of.size === keys.size) break;
  }
  return { last, of };
}

/** Each list once, even where several segments name it. */
function listsOf({ plan, manifests, changedAt }: StatusInput): ListStatus[] {
  const refs = manifests.flatMap(({ membersFrom, excludeFrom }) => [
    ...membersFrom,
    ...excludeFrom.filter((ref) => ref.kind === 'list'),
  ]);
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
