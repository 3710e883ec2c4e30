import { asLabel, moment, NOTHING, say } from '../../message.ts';
import type { Owner } from '../lease.ts';
import { leaseHeld, readOwner, thisOwner } from '../lease.ts';

/**
 * The lease on a branch ends by itself unless a checkpoint renews it: who finds it can rarely see whether
 * its process still runs. Clocks differ, so the owner stops a minute before its end, and others wait
 * until a minute after it.
 */
export interface BranchOwner extends Owner {
  /** RUN_ID/ATTEMPT of a GitHub workflow, null elsewhere. */
  readonly run: string | null;
  /** Milliseconds since the epoch. */
  readonly leaseUntil: number;
}

/** Where the lease is in the branch. */
export const LEASE_PATH = 'segops.lock.d/hold';
export const LEASE_MS = 15 * 60_000;
/** Of the lease: how far clocks may differ. */
const SKEW = 1 / 15;

/** The owner that this process would be. */
export function newOwner(now: number, run: string | null, leaseMs: number): BranchOwner {
  return { ...thisOwner(now), run, leaseUntil: now + leaseMs };
}

export function renewed(owner: BranchOwner, now: number, leaseMs: number): BranchOwner {
  return { ...owner, leaseUntil: now + leaseMs };
}

export function renderOwner(owner: BranchOwner): Buffer {
  return Buffer.from(`${JSON.stringify(owner)}\n`);
}

/** null where there is no lease. One that cannot be read never ends by itself. */
export function parseOwner(bytes: Buffer | null): BranchOwner | null {
  const owner = readOwner({ read: () => bytes }, LEASE_PATH);
  if (owner === null) return null;
  if (owner.token === '') return { ...owner, run: null, leaseUntil: Number.POSITIVE_INFINITY };
  const { run, leaseUntil } = owner as Partial<BranchOwner>;
  return {
    ...owner,
    run: typeof run === 'string' ? run : null,
    leaseUntil: typeof leaseUntil === 'number' ? leaseUntil : Number.POSITIVE_INFINITY,
  };
}

/** Whether the owner itself may still rely on its lease. */
export function isValid({ leaseUntil }: BranchOwner, now: number, leaseMs: number): boolean {
  return now < leaseUntil - leaseMs * SKEW;
}

/** Whether others may take over without asking what became of the owner. */
export function hasPassed({ leaseUntil }: BranchOwner, now: number): boolean {
  return now > leaseUntil + LEASE_MS * SKEW;
}

/** A Failure that says who has the lock, and until when. */
export function held(branch: string, owner: BranchOwner): Error {
  const run = owner.run === null ? NOTHING : say`, run ${asLabel(owner.run)}`;
  const isEndless = owner.leaseUntil === Number.POSITIVE_INFINITY;
  const until = isEndless ? NOTHING : say`, until ${moment(owner.leaseUntil)} at least`;
  return leaseHeld(say`the lock branch ${asLabel(branch)}`, owner, say`${run}${until}`);
}
