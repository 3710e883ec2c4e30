import type { Message } from '../message.ts';
import { moment, NOTHING, say } from '../message.ts';
import { assertExhaustive } from '../model.ts';
import type { Owner } from './lease.ts';
import { describeOwner } from './lease.ts';
import type { Fate } from './process-identity.ts';
import { fateOf, nodeSystem } from './process-identity.ts';
import { journalMissing } from './recover.ts';
import type { LockReader, LockStore } from './store/store.ts';

/**
 * What can be said of an apply that has the lease or left a journal. One that runs and one that is dead
 * look the same on the disk: only its process tells, or on a branch the time until which its lease holds.
 */
export type UnderWay =
  | { readonly kind: 'none' }
  /** Its process runs on this machine. */
  | { readonly kind: 'running'; readonly by: Message }
  /** `why` it cannot be told, as a clause. `until`: ms since the epoch; null: its lease never ends by itself. */
  | {
      readonly kind: 'unclear';
      readonly by: Message;
      readonly why: Message;
      readonly until: number | null;
    }
  /** It ended without its end, and the next apply recovers it. null: it gave its lease back. */
  | { readonly kind: 'cut-off'; readonly by: Message | null };

/** `unrecorded` is the apply whose journal is not in the index, as it was read. Throws a Failure. */
export async function underWayIn(
  store: Pick<LockStore, 'leaseOwner'> & Pick<LockReader, 'readJournal'>,
  unrecorded: string | null,
  now: number,
): Promise<UnderWay> {
  const owner = await store.leaseOwner();
  const found = owner === null ? null : standing(owner, now);
  if (found !== null) return found;
  if (unrecorded === null) return { kind: 'none' };
  // It ended well after the index was read. Readers start over for that.
  if ((await store.readJournal(unrecorded)) === null) throw journalMissing(unrecorded);
  return { kind: 'cut-off', by: owner === null ? null : describeOwner(owner) };
}

/** null where its process has certainly ended, or its time. */
function standing(owner: Owner & { readonly leaseUntil?: number }, now: number): UnderWay | null {
  const { leaseUntil = null } = owner;
  const until = leaseUntil !== null && Number.isFinite(leaseUntil) ? leaseUntil : null;
  if (until !== null && until < now) return null;
  const fate: Fate = fateOf(owner, nodeSystem);
  if (fate.kind === 'gone') return null;
  const by = describeOwner(owner);
  return fate.kind === 'alive'
    ? { kind: 'running', by }
    : { kind: 'unclear', by, why: fate.why, until };
}

/** Whether it may still end by itself, and well. */
export function mayEndWell(underWay: UnderWay): boolean {
  return underWay.kind === 'running' || (underWay.kind === 'unclear' && underWay.until !== null);
}

/** What is known of it, in sentences; null where there is nothing to say. */
export function underWayText(underWay: UnderWay): Message | null {
  switch (underWay.kind) {
    case 'none':
      return null;
    case 'running':
      return say`An apply is running: ${underWay.by}. Until it ends, what it may have sent counts as unconfirmed.`;
    case 'unclear': {
      const { by, why, until } = underWay;
      const end =
        until === null
          ? say`Find out whether it still runs`
          : say`Its lease ends at ${moment(until)} unless it goes on`;
      return say`An apply may be running: ${by}. This cannot be seen from here, because ${why}. ${end}.`;
    }
    case 'cut-off':
      return say`An apply was cut off${underWay.by === null ? NOTHING : say`: ${underWay.by}, which has ended`}. The next one records what it may have sent, and sends it again.`;
    default:
      return assertExhaustive(underWay);
  }
}
