import type { ServerResponse } from 'node:http';
import type { Account } from './account.ts';
import type { ApiName, FaultSchedule } from './faults.ts';
import type { Lanes } from './lanes.ts';
import type { Settings } from './options.ts';
import type { PendingCounts } from './pending-counts.ts';
import type { Random } from './random.ts';
import type { RequestLog } from './request-log.ts';
import type { ServerClock } from './server-clock.ts';
import type { Zone } from './zone.ts';

/** What every part of a running emulator works on. */
export interface Context {
  readonly settings: Settings;
  readonly account: Account;
  readonly lanes: Readonly<Record<ApiName, Lanes>>;
  readonly faults: FaultSchedule;
  readonly clock: ServerClock;
  readonly log: RequestLog;
  readonly random: Random;
  readonly counts: PendingCounts;
  readonly zone: Zone;
  /** Draws whether the next event leaves no trace. */
  readonly isLost: () => boolean;
  /** Something that people or the state file want to know of has changed. */
  readonly changed: () => void;
  /** Keeps a page told of changes. */
  readonly watch: (page: ServerResponse) => void;
}
