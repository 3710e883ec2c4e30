import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CREATE_SEGMENT_PATH, EVENTS_PATH, UPDATE_SEGMENT_PATH } from '../clevertap/wire.ts';
import type { Account } from './account.ts';
import { createAccount } from './account.ts';
import type { Context } from './context.ts';
import { serveControl } from './control.ts';
import { memberOf } from './control-bodies.ts';
import { failure } from './errors.ts';
import type { ApiName, Fault } from './faults.ts';
import { createFaultSchedule } from './faults.ts';
import type { Reply } from './http.ts';
import { refusal, writeReply } from './http.ts';
import { createLanes } from './lanes.ts';
import type { EmulatorOptions, Settings } from './options.ts';
import { settingsOf } from './options.ts';
import { isLoopback, isTrusted } from './origin.ts';
import { seededRandom } from './random.ts';
import { createRequestLog } from './request-log.ts';
import type { EmulatorState } from './state-json.ts';
import { stateOf } from './state-json.ts';
import { createTimers } from './timers.ts';
import { serveVendor } from './vendor.ts';

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
  /** Breaks open connections; what is still in flight is not processed. */
  close(): Promise<void>;
}

const RECENT_REQUESTS = 200;

/** Rejects where the port is taken or a state file is damaged. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const settings = settingsOf(options);
  const account = createAccount();
  seed(account, settings);
  const context = contextOf(settings, account);
  const server = createServer((request, response) => {
    serve(context, request, response).catch((error: unknown) => fail(response, error));
  });
  const url = await listen(server, settings);
  return {
    url,
    accountId: settings.accountId,
    passcode: settings.passcode,
    warnings: warningsFor(settings.host),
    state: () => stateOf(context),
    scheduleFaults: (faults) => context.faults.schedule(faults),
    close: async () => {
      context.timers.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function contextOf(settings: Settings, account: Account): Context {
  const random = seededRandom(settings.seed);
  return {
    settings,
    account,
    lanes: {
      update: createLanes(settings.lanes),
      create: createLanes(settings.lanes),
      events: createLanes(settings.lanes),
    },
    faults: createFaultSchedule(settings.faults, random),
    log: createRequestLog(RECENT_REQUESTS),
    timers: createTimers(),
    random,
    changed: () => {},
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
  }
  for (const profile of settings.users) {
    const user = memberOf(profile);
    if (user !== null) users.add(user, true);
  }
}

const APIS: ReadonlyMap<string, ApiName> = new Map([
  [UPDATE_SEGMENT_PATH, 'update'],
  [CREATE_SEGMENT_PATH, 'create'],
  [EVENTS_PATH, 'events'],
]);

async function serve(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request.url ?? '/');
  const api = APIS.get(url.pathname);
  if (api !== undefined) {
    await serveVendor(context, api, request, response, url);
    return;
  }
  const reply = await serveOwn(context, request, response, url);
  if (reply !== null) writeReply(response, reply);
}

const BASE = 'http://emulator';

function urlOf(target: string): URL {
  return new URL(URL.canParse(target, BASE) ? target : '/nowhere', BASE);
}

/** What is the emulator's own; null where it has been answered. */
async function serveOwn(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<Reply | null> {
  if (!isTrusted(request, context.settings.host)) return refusal(failure('notFound'));
  if (!url.pathname.startsWith('/_emulator/')) return refusal(failure('notFound'));
  return serveControl(context, request, response, url);
}

/** A bug of the emulator, in the words that the specification has for those of the vendor. */
function fail(response: ServerResponse, error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else writeReply(response, refusal(failure('unknown', detail)));
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

function warningsFor(host: string): string[] {
  if (isLoopback(host)) return [];
  return [
    `listening on ${host}, beyond this machine: whoever reaches it can read and change this account`,
  ];
}
