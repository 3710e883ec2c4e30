import type { ListFacts } from '../lists/list-facts.ts';
import { announcedOf, isSameAnnounced } from '../lock/announced.ts';
import type { Provenance } from '../lock/apply-record.ts';
import { RecordBuilder } from '../lock/apply-record.ts';
import { hasSameFilters } from '../lock/exclusion-memory.ts';
import type { SegmentUpdate } from '../lock/fold.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from '../lock/fold.ts';
import { entriesIn } from '../lock/fold-journal.ts';
import type { EntryMatch, LockIndex } from '../lock/lock-index.ts';
import {
  appliedCommit,
  boundTo,
  declaredOf,
  EMPTY_ENTRY,
  findEntry,
  keysOf,
  withSpent,
} from '../lock/lock-index.ts';
import { SETTLED } from '../lock/membership.ts';
import { splitsOf } from '../lock/splits.ts';
import type { LockStore } from '../lock/store/store.ts';
import { NO_FILES } from '../lock/store/store.ts';
import type { Member, SegmentIds } from '../model.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';

/** The apply for which the lock remembers something. */
export interface FactsOrder {
  readonly apply: string;
  readonly account: string;
  readonly origin: string;
  readonly provenance: Provenance;
  /** Waivers that are used up now. */
  readonly spends: Plan['spends'];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * What the lock has to remember although nothing is sent for it: members that are adopted, segments
 * that are retired, IDs that were added, and exclusions that grew. The guard on exclusions compares a list with that of the
 * last apply. A list may grow while no one on it is a member. If that were not remembered, it could be
 * cut back to its old size unnoticed, and let in those it had kept out in the meantime.
 */
export async function recordFacts(
  store: LockStore,
  index: LockIndex,
  plan: Plan,
  order: FactsOrder,
): Promise<LockIndex> {
  const { apply, account, origin, provenance, at } = order;
  const usedWaivers = withSpent(index, order.spends, at);
  const isSpending = usedWaivers.length > withSpent(index, [], at).length;
  const isNew = isSpending || plan.segments.some((segment) => isNews(index, segment, plan));
  if (!isNew) return index;
  const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
  const updates = plan.segments.map((segment) => updateOf(segment, plan));
  const folded = await foldUpdates(index, updates, store.fetchChunks, options);
  const next: LockIndex = {
    ...index,
    serial: index.serial + 1,
    binding: boundTo(index, { account, origin }),
    written: { apply, at, commit: provenance.commit },
    segments: folded.segments,
    nextSegment: folded.nextSegment,
    usedWaivers,
  };
  const record = adoptionsOf(plan, next.serial);
  const about = { apply, startedAt: at, endedAt: at, recovered: false, ...provenance };
  const recorded = record.finish(entriesIn(index, plan.segments), next, about);
  const parts = new Map([...recorded.files, ...(plan.exclusions?.files ?? [])]);
  return store.swap(recorded.index, { chunks: folded.chunks, parts });
}

/**
 * Remembers that a commit was applied which had nothing to send. Otherwise an old job that is run again
 * could bring back whom this commit removed before anything was sent for them.
 */
export async function recordCommit(
  store: LockStore,
  index: LockIndex,
  { apply, provenance, at }: Pick<FactsOrder, 'apply' | 'provenance' | 'at'>,
): Promise<LockIndex> {
  const { commit } = provenance;
  if (commit === null || commit === appliedCommit(index)) return index;
  const next = { ...index, serial: index.serial + 1, written: { apply, at, commit } };
  return store.swap(next, NO_FILES);
}

export function hasAdoptions({ segments }: Plan): boolean {
  return segments.some(({ adopt }) => adopt.length > 0);
}

function updateOf(segment: SegmentPlan, plan: Plan): SegmentUpdate {
  const { key, ids, retired, adopt, firstFill } = segment;
  const used = adopt.length > 0 ? keysOf(ids) : [];
  const edits = adopt.map(accepted);
  const exclusions = plan.exclusions?.memories.get(key);
  const known = { exclusions, firstFill, ...readingOf(segment) };
  return { key, ids, retired, ...known, created: null, used, edits };
}

function accepted(member: Member): SegmentUpdate['edits'][number] {
  return { member, edit: () => ({ state: { kind: 'accepted' }, unsettled: SETTLED }) };
}

function adoptionsOf({ segments }: Plan, serial: number): RecordBuilder {
  const record = new RecordBuilder(serial);
  const change = { operation: 'ADOPT', again: false, outcome: 'accepted' } as const;
  for (const { key, adopt } of segments) {
    for (const member of adopt) record.add(key, { ...change, member });
  }
  return record;
}

function isNews(index: LockIndex, segment: SegmentPlan, plan: Plan): boolean {
  const match = findEntry(index, segment.ids);
  const entry = match.kind === 'found' ? match.entry : EMPTY_ENTRY;
  if (segment.adopt.length > 0 || segment.retired !== entry.retired) return true;
  if (segment.firstFill < entry.firstFill || isDeclaredAnew(segment.ids, match)) return true;
  const exclusions = plan.exclusions?.memories.get(segment.key) ?? entry.exclusions;
  if (!hasSameFilters(entry.exclusions, exclusions)) return true;
  const { lists = entry.lists, splits = splitsOf(entry) } = readingOf(segment);
  if (JSON.stringify(splits) !== JSON.stringify(splitsOf(entry))) return true;
  const before = announcedOf(entry);
  if (!isSameAnnounced(segment.announced === undefined ? before : segment.announced, before))
    return true;
  return exclusionsIn(entry.lists) !== exclusionsIn(lists);
}

/** The missing ID was added. If that were forgotten, dropping the other one would look like a new segment. */
function isDeclaredAnew(ids: SegmentIds, match: EntryMatch): boolean {
  if (match.kind === 'none') return false;
  const { customerSegmentId, ctSegmentId } = declaredOf(ids, match.entry);
  const { entry } = match;
  return customerSegmentId !== entry.customerSegmentId || ctSegmentId !== entry.ctSegmentId;
}

function exclusionsIn(lists: readonly ListFacts[]): string {
  const exclusions = lists.filter(({ role }) => role === 'exclusion');
  return JSON.stringify(
    exclusions.map(({ path, rows, heldBack = 0 }) => [path, rows, heldBack > 0]),
  );
}

/** What the lockfile remembers of how the members were found. */
export function readingOf({
  lists,
  keepsLists,
  knownSplits = [],
  announced,
}: SegmentPlan): Pick<SegmentUpdate, 'lists' | 'splits' | 'announced'> {
  const dated = announced === undefined ? {} : { announced };
  if (keepsLists) return dated;
  return { lists: lists.map(({ facts }) => facts), splits: knownSplits, ...dated };
}
