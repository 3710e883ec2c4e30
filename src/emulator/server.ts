import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from './account.ts';
import { createAccount } from './account.ts';
import type { Context } from './context.ts';
import { memberOf } from './control-bodies.ts';
import { EmulatorError } from './errors.ts';
import type { Fault } from './faults.ts';
import { createFaultSchedule } from './faults.ts';
import { createLanes } from './lanes.ts';
import type { Live } from './live.ts';
import { createLive } from './live.ts';
import type { EmulatorOptions, Settings } from './options.ts';
import { settingsOf } from './options.ts';
import { isLoopback } from './origin.ts';
import { overviewOf } from './overview.ts';
import { createPendingCounts } from './pending-counts.ts';
import { seededRandom } from './random.ts';
import { createRequestLog } from './request-log.ts';
import { serve } from './router.ts';
import type { Saver } from './saver.ts';
import { createSaver, NO_SAVER } from './saver.ts';
import type { Segment, SegmentSeed } from './segments.ts';
import { createServerClock, responsesDatedBy } from './server-clock.ts';
import { claimState, loadState } from './state-file.ts';
import type { EmulatorState } from './state-json.ts';
import { stateOf } from './state-json.ts';
import { zoneOf } from './zone.ts';

/** A running emulator. */
export interface Emulator {
  /** Without a slash at its end. */
  readonly url: string;
  readonly accountId: string;
  readonly passcode: string;
  /** What a person who starts it should know, one sentence each. */
  readonly warnings: readonly string[];
  state(): EmulatorState;
  /** Ahead of what was scheduled before. */
  scheduleFaults(faults: readonly Fault[]): void;
  /**
   * Breaks open connections; what is still in flight is not processed. Rejects with EmulatorError
   * where the state file cannot be written.
   */
  close(): Promise<void>;
}

const RECENT_REQUESTS = 200;

/** Rejects with EmulatorError for a state file or segments that cannot be used, else as `listen` does. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = settingsOf(options);
  const { context, live, saver, giveBack } = openAccount(settings);
  const dated = { ServerResponse: responsesDatedBy(context.clock) };
  const server = createServer(dated, (request, response) => void serve(context, request, response));
  const url = await listen(server, settings).catch((error: unknown) => {
    giveBack();
    throw error;
  });
  const end = async () => {
    settings.timers.clear();
    live.close();
    await closed(server);
    try {
      saver.flush();
    } finally {
      giveBack();
    }
  };
  let closing: Promise<void> | null = null;
  return {
    url,
    accountId: settings.accountId,
    passcode: settings.passcode,
    warnings: warningsFor(settings.host),
    state: () => stateOf(context),
    scheduleFaults: (faults) => context.faults.schedule(faults),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

interface OpenAccount {
  readonly context: Context;
  readonly live: Live;
  readonly saver: Saver;
  /** The state file, to whoever comes next. */
  giveBack(): void;
}

function openAccount(settings: Settings): OpenAccount {
  const { stateFile } = settings;
  const giveBack = stateFile === null ? () => {} : claimState(stateFile);
  try {
    return { ...accountIn(settings), giveBack };
  } catch (error) {
    giveBack();
    throw error;
  }
}

function accountIn(settings: Settings): Omit<OpenAccount, 'giveBack'> {
  const { stateFile } = settings;
  const account = (stateFile === null ? null : loadState(stateFile)) ?? createAccount();
  seed(account, settings);
  const saver = stateFile === null ? NO_SAVER : createSaver(stateFile, account);
  saver.flush();
  const live = createLive(() => overviewOf(context));
  const context: Context = {
    ...workings(settings),
    settings,
    account,
    changed: () => {
      saver.changed();
      live.changed();
    },
    watch: (page) => live.attach(page),
  };
  return { context, live, saver };
}

function workings(settings: Settings): Omit<Context, 'settings' | 'account' | 'changed' | 'watch'> {
  const random = seededRandom(settings.seed);
  // Another sequence than that of faults, which stays as it is when events get lost.
  const fate = seededRandom(settings.seed ^ 0x5e60);
  return {
    lanes: {
      update: createLanes(settings.lanes),
      create: createLanes(settings.lanes),
      events: createLanes(settings.lanes),
      counts: createLanes(settings.lanes),
    },
    faults: createFaultSchedule(settings.faults, random),
    clock: createServerClock(settings.clockSkewMs, settings.now),
    log: createRequestLog(RECENT_REQUESTS),
    random,
    counts: createPendingCounts(),
    zone: zoneOf(settings.timezone),
    isLost: () => settings.eventLoss > 0 && fate() < settings.eventLoss,
  };
}

/** Segments that a state file brought back already are left as they are. */
function seed({ segments, users }: Account, settings: Settings): void {
  for (const segment of settings.segments) {
    const { ctSegmentId, customerSegmentId } = segment;
    const known =
      (customerSegmentId === null ? undefined : segments.byCustomerId(customerSegmentId)) ??
      (ctSegmentId === null ? undefined : segments.byCtId(ctSegmentId));
    if (known === undefined) segments.add(segment);
    else if (contradicts(known, segment)) throw taken(segment);
  }
  for (const profile of settings.users) {
    const user = memberOf(profile);
    if (user !== null) users.add(user, true);
  }
}

function contradicts(known: Segment, { ctSegmentId, customerSegmentId }: SegmentSeed): boolean {
  if (known.customerSegmentId !== customerSegmentId) return true;
  return ctSegmentId !== null && known.ctSegmentId !== ctSegmentId;
}

function taken({ name }: SegmentSeed): EmulatorError {
  return new EmulatorError(
    'segments',
    `an ID of segment ${name} belongs to another segment already`,
  );
}

function listen(server: Server, { host, port }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { address, family, port: bound } = server.address() as AddressInfo;
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function warningsFor(host: string): string[] {
  if (isLoopback(host)) return [];
  return [
    `listening on ${host}, beyond this machine: whoever reaches it can read and change this account`,
  ];
}
