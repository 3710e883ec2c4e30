import type { Client } from '../clevertap/client.ts';
import type { CreateOutcome } from '../clevertap/outcomes.ts';
import { segmentId } from '../lock/file-names.ts';
import type { Credentials } from '../lock/journal-format.ts';
import type { LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import { boundTo, EMPTY_ENTRY } from '../lock/lock-index.ts';
import type { LockStore } from '../lock/store/store.ts';
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
  readonly store: Pick<LockStore, 'swap'>;
  readonly client: Pick<Client, 'createSegment'>;
  /** Asked before every request and every write of the lock: why nothing more may be done, else null. */
  readonly whyStop: () => StopReason | null;
  /** Whether the lock is still ours to write. */
  readonly leaseIsOurs: () => boolean;
  /** Waits before the attempt after this many failed ones. */
  readonly backOff: (failures: number) => Promise<void>;
}

const ATTEMPTS = 5;
export const LEASE_LOST: StopReason = { kind: 'lease-lost' };

/**
 * Makes segments one by one, each with a definite answer before any ADD to it. `asked` is committed
 * before the request. So "already exists" after an unclear create of ours, also one that a crash cut
 * off, is known to be ours. Any other "already exists" is a segment that segops did not create.
 */
export async function createSegments(
  creates: readonly SegmentCreate[],
  index: LockIndex,
  binding: { readonly account: string; readonly origin: string },
  ports: CreatePorts,
): Promise<CreateReport> {
  const { account, origin } = binding;
  const bound = boundTo(index, { account, origin });
  let current: LockIndex = { ...index, binding: bound };
  const created: SegmentKey[] = [];
  for (const create of creates) {
    const ids = { customerSegmentId: create.customerSegmentId };
    const mark: Mark = async (state, credentials) => {
      const next = withEntry(current, create.key, ids, state);
      const { binding } = current;
      const isFreed = credentials === 'refused' && index.binding === null && created.length === 0;
      const isConfirmed = credentials === 'accepted' || (binding?.isConfirmed ?? false);
      const after = isFreed ? null : { ...bound, isConfirmed };
      current = await ports.store.swap({ ...next, binding: after }, NO_FILES);
    };
    const answer = await createOne(create, current, ports, mark);
    if (answer !== null) return { index: current, created, stopped: answer };
    created.push(create.key);
  }
  return { index: current, created, stopped: null };
}

/** Writes what became of a create, and what its answer says of the credentials. */
type Mark = (state: SegmentEntry['created'], credentials: Credentials) => Promise<void>;

/** null once the segment exists through us, else why not. */
async function createOne(
  create: SegmentCreate,
  index: LockIndex,
  ports: CreatePorts,
  mark: Mark,
): Promise<StopReason | null> {
  const before = index.segments.get(create.key)?.created ?? 'no';
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
    if (outcome.kind === 'ambiguous' || isBusy(outcome)) continue;
    if (!ours) await mark(before, outcome.kind === 'unauthorised' ? 'refused' : 'unknown');
    const kind = outcome.kind === 'exists' ? 'not-ours' : 'not-created';
    return { kind, segment: create.key, said };
  }
  if (!ours) await mark(before, 'unknown');
  return { kind: 'create-unclear', segment: create.key, said };
}

function isBusy(outcome: CreateOutcome): boolean {
  return outcome.kind === 'rejected' && outcome.reason === 'rate';
}

function withEntry(
  index: LockIndex,
  key: SegmentKey,
  ids: SegmentIds,
  created: SegmentEntry['created'],
): LockIndex {
  const known = index.segments.get(key);
  const nextSegment = index.nextSegment + (known === undefined ? 1 : 0);
  const entry = known ?? { ...EMPTY_ENTRY, id: segmentId(key, index.nextSegment) };
  const segments = new Map(index.segments);
  const blocked = created === 'yes' ? null : entry.blocked;
  const { customerSegmentId = null } = ids;
  segments.set(key, { ...entry, customerSegmentId, created, blocked });
  return { ...index, segments, nextSegment };
}
