import { FOLDER } from '../file-names.ts';
import type { Owner } from '../lease.ts';
import { readOwner, renderRelease, thisOwner } from '../lease.ts';

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
export const LEASE_PATH = `${FOLDER}/lease`;
export const LEASE_MS = 15 * 60_000;
/** Of the lease: how far clocks may differ. */
const SKEW = 1 / 15;

/** Our lease, as far as we know. */
export class BranchLease {
  owner: BranchOwner;
  /** Another run moved the branch, or the lease could not be renewed. */
  lost = false;
  /** It was pushed, or may have been: others can see it. */
  announced = false;
  readonly ms: number;
  readonly #now: () => number;
  /** When it was certainly on the branch, as late as that is known. */
  #seenAt: number;

  constructor(run: string | null, ms: number, now: () => number) {
    const at = now();
    this.owner = { ...thisOwner(at), run, leaseUntil: at + ms };
    this.ms = ms;
    this.#now = now;
    this.#seenAt = at;
  }

  get time(): number {
    return this.#now();
  }

  /** It was on the branch at that time. */
  seenAt(time: number): void {
    this.#seenAt = Math.max(this.#seenAt, time);
  }

  /** A person may have released it since it was seen: who cannot look sends no more. */
  get isSeen(): boolean {
    return this.#now() - this.#seenAt < this.ms / 3;
  }

  /** The owner with a whole lease from now on: ours once that is pushed. */
  renewed(): BranchOwner {
    return { ...this.owner, leaseUntil: this.#now() + this.ms };
  }

  /** Whether the owner itself may still rely on it. */
  get isValid(): boolean {
    return this.#now() < this.owner.leaseUntil - this.ms * SKEW;
  }

  get isOurs(): boolean {
    return !this.lost && (!this.announced || (this.isValid && this.isSeen));
  }
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
    leaseUntil: isMoment(leaseUntil) ? leaseUntil : Number.POSITIVE_INFINITY,
  };
}

/** Whether it can be shown as a time. Whoever may push the branch may write anything. */
function isMoment(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 8.64e15;
}

/** What a forced release leaves on the branch, for as long as the journal of that apply is there. */
export const RELEASED_PATH = `${FOLDER}/released`;

/**
 * Until when an apply may still send whose lease a person released now: it looks now and then, and a
 * machine without a network does not hear of it before its lease ends.
 */
export function releaseOf({ leaseUntil }: BranchOwner, now: number): Buffer {
  return renderRelease(Math.min(leaseUntil, now + LEASE_MS));
}

/** Whether others may take over without asking what became of the owner. */
export function hasPassed({ leaseUntil }: BranchOwner, now: number): boolean {
  return now > leaseUntil + LEASE_MS * SKEW;
}
