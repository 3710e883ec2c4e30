import type { Client } from '../clevertap/client.ts';
import type { CreateOutcome } from '../clevertap/outcomes.ts';
import { segmentId } from '../lock/file-names.ts';
import type { EditedEntry } from '../lock/fold.ts';
import { MAX_CHUNK_BYTES } from '../lock/fold.ts';
import type { Credentials } from '../lock/journal-format.ts';
import type { LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import { boundTo, declaredOf, EMPTY_ENTRY, findEntry } from '../lock/lock-index.ts';
import type { FetchChunks } from '../lock/locked-segment.ts';
import { withChunks } from '../lock/locked-segment.ts';
import { doubtedEntry } from '../lock/memberships.ts';
import type { LockStore, NewFiles } from '../lock/store/store.ts';
import { NO_FILES } from '../lock/store/store.ts';
import type { Message } from '../message.ts';
import { NOTHING } from '../message.ts';
import type { SegmentIds, SegmentKey } from '../model.ts';
import type { SegmentCreate } from '../plan/plan.ts';
import type { StopReason } from './sending.ts';

/** What became of the segments that had to be made first. */
export interface CreateReport {
  readonly index: LockIndex;
  readonly created: readonly SegmentKey[];
  /** Why no member may be sent, null where every segment exists now. */
  readonly stopped: StopReason | null;
}

export interface CreatePorts {
  readonly store: Pick<LockStore, 'swap' | 'fetchChunks'>;
  readonly client: Pick<Client, 'createSegment'>;
  /** Asked before every request and every write of the lock: why nothing more may be done, else null. */
  readonly whyStop: () => StopReason | null;
  /** Whether the lock is still ours to write. */
  readonly leaseIsOurs: () => boolean;
  /** The next one is made; so many are there. */
  readonly begins: (done: number) => void;
  /** Waits before the attempt after this many failed ones. */
  readonly backOff: (failures: number) => Promise<void>;
}

const ATTEMPTS = 5;
export const LEASE_LOST: StopReason = { kind: 'lease-lost' };

/**
 * Makes segments one by one, each with a definite answer before any ADD to it. `asked` is committed
 * before the request. So "already exists" after an unclear create of ours, also one that a crash cut
 * off, is known to be ours. Any other "already exists" is a segment that segops did not create.
 * With its success, everything that was sent to the segment before is in doubt; the plan has it so.
 */
export async function createSegments(
  creates: readonly SegmentCreate[],
  index: LockIndex,
  idsOf: (key: SegmentKey) => SegmentIds,
  binding: { readonly account: string; readonly origin: string },
  ports: CreatePorts,
): Promise<CreateReport> {
  const { account, origin } = binding;
  const bound = boundTo(index, { account, origin });
  let current: LockIndex = { ...index, binding: bound };
  const created: SegmentKey[] = [];
  for (const create of creates) {
    ports.begins(created.length);
    const ids = idsOf(create.key);
    const match = findEntry(current, ids);
    const start = match.kind === 'found' ? match.entry : EMPTY_ENTRY;
    const asked = { key: create.key, ids, start };
    const mark: Mark = async (state, credentials) => {
      const next = await marked(current, asked, state, ports.store.fetchChunks);
      const { binding } = current;
      const isFreed = credentials === 'refused' && index.binding === null && created.length === 0;
      const isConfirmed = credentials === 'accepted' || (binding?.isConfirmed ?? false);
      const after = isFreed ? null : { ...bound, isConfirmed };
      current = await ports.store.swap({ ...next.index, binding: after }, next.files);
    };
    const answer = await createOne(create, start.created, ports, mark);
    if (answer !== null) return { index: current, created, stopped: answer };
    created.push(create.key);
  }
  return { index: current, created, stopped: null };
}

interface Asked {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  /** Its entry before. */
  readonly start: SegmentEntry;
}

/** Writes what became of a create, and what its answer says of the credentials. */
type Mark = (state: SegmentEntry['created'], credentials: Credentials) => Promise<void>;

/** null once the segment exists through us, else why not. */
async function createOne(
  create: SegmentCreate,
  before: SegmentEntry['created'],
  ports: CreatePorts,
  mark: Mark,
): Promise<StopReason | null> {
  let ours = before === 'asked';
  let said: Message = NOTHING;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await ports.backOff(attempt);
    const stop = ports.whyStop();
    if (stop !== null) return stop;
    if (attempt === 0) await mark('asked', 'unknown');
    const outcome = await ports.client.createSegment({
      segment_name: create.name,
      customer_segment_id: create.customerSegmentId,
    });
    // `asked` is in the lock that another apply has now: so it knows that the segment is ours.
    if (!ports.leaseIsOurs()) return LEASE_LOST;
    said = 'said' in outcome ? outcome.said : NOTHING;
    if (outcome.kind === 'created' || (outcome.kind === 'exists' && ours)) {
      await mark('yes', 'accepted');
      return null;
    }
    ours ||= outcome.kind === 'ambiguous';
    if (outcome.kind === 'ambiguous' && outcome.page === 'final') return { kind: 'no-api', said };
    if (outcome.kind === 'ambiguous' || isBusy(outcome)) continue;
    const isElsewhere = outcome.kind === 'rejected' && outcome.reason === 'address';
    const isNobody = outcome.kind === 'unauthorised' || isElsewhere;
    if (!ours) await mark(before, isNobody ? 'refused' : 'unknown');
    if (isElsewhere) return { kind: 'no-api', said };
    const kind = outcome.kind === 'exists' ? 'not-ours' : 'not-created';
    return { kind, segment: create.key, said };
  }
  if (!ours) await mark(before, 'unknown');
  return { kind: 'create-unclear', segment: create.key, said };
}

function isBusy(outcome: CreateOutcome): boolean {
  return outcome.kind === 'rejected' && outcome.reason === 'rate';
}

/** The index with the entry of a create, in this state, and what is new beside it. */
async function marked(
  index: LockIndex,
  { key, ids, start }: Asked,
  created: SegmentEntry['created'],
  fetch: FetchChunks,
): Promise<{ readonly index: LockIndex; readonly files: NewFiles }> {
  const match = findEntry(index, ids);
  const found = match.kind === 'found' ? match.entry : null;
  const entry = found ?? { ...EMPTY_ENTRY, id: segmentId(key, index.nextSegment) };
  const nextSegment = index.nextSegment + (found === null ? 1 : 0);
  const { customerSegmentId = '' } = ids;
  const own = (keys: readonly SegmentKey[]) => keys.filter((one) => one !== customerSegmentId);
  const used = created === 'no' ? start.used : [...own(start.used), customerSegmentId].sort();
  const asked = { ...entry, ...declaredOf(ids, entry), created, used };
  const after =
    created === 'yes'
      ? await inDoubt({ ...asked, refused: own(entry.refused), blocked: null }, fetch)
      : { entry: asked, chunks: NO_FILES.chunks };
  const segments = new Map(index.segments);
  if (match.kind === 'found') segments.delete(match.key);
  segments.set(key, after.entry);
  const files = { ...NO_FILES, chunks: after.chunks };
  return { index: { ...index, segments, nextSegment }, files };
}

/** Whatever was sent before the segment existed, CleverTap has dropped. */
function inDoubt(entry: SegmentEntry, fetch: FetchChunks): Promise<EditedEntry> {
  const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
  return withChunks(fetch, entry.chunks, (read) => doubtedEntry(entry, read, options));
}
