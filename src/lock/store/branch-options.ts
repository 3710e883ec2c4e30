import type { BranchOwner } from './branch-lease.ts';
import type { Pause } from './branch-tip.ts';
import type { Publishing } from './publishing.ts';
import type { StaleLock } from './store.ts';

export interface BranchStoreOptions extends Publishing {
  /** A folder of the repository whose `origin` has the branch. */
  readonly folder: string;
  readonly branch: string;
  readonly lineage: string;
  /** RUN_ID/ATTEMPT of a GitHub workflow, null elsewhere. */
  readonly run: string | null;
  /** Whether an owner whose lease still runs is known to be gone; by default: gone on this boot. */
  readonly ownerEnded?: (owner: BranchOwner) => boolean;
  /** Permits reading the lock that was fetched last where origin cannot be reached, and is told so. */
  readonly onStale?: (stale: StaleLock) => void;
  /** The run relies on the rules of the host: nobody else may move the branch. Of the shadow ref they say nothing. */
  readonly isClosed?: boolean;
  readonly now?: () => number;
  readonly pause?: Pause;
  readonly leaseMs?: number;
  /** How often the lease is read while requests are sent. */
  readonly pollMs?: number;
}
