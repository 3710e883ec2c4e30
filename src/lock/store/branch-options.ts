import type { Problem } from '../../model.ts';
import type { BranchOwner } from './branch-lease.ts';
import type { Pause } from './branch-tip.ts';
import type { StaleLock } from './store.ts';

export interface BranchStoreOptions {
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
  /** Told what people should know of the branch, once. */
  readonly warn?: (warning: Problem) => void;
  /** Whether members may be public; null where the config does not say. */
  readonly isPublic?: boolean | null;
  readonly now?: () => number;
  readonly pause?: Pause;
  readonly leaseMs?: number;
  /** How often the lease is read while requests are sent. */
  readonly pollMs?: number;
}
