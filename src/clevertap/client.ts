import type { Dispatcher } from 'undici';
import { Agent, EnvHttpProxyAgent, errors } from 'undici';
import type { CallOutcome, CreateOutcome } from './outcomes.ts';
import { readCreateAnswer, readUpdateAnswer } from './outcomes.ts';
import type { Passcode } from './passcode.ts';
import type { WireCreateItem, WireUpdateBody } from './wire.ts';
import {
  ACCOUNT_ID_HEADER,
  CREATE_SEGMENT_PATH,
  PASSCODE_HEADER,
  UPDATE_SEGMENT_PATH,
} from './wire.ts';

/** The vendor's API as a port. No call throws, retries, or follows a redirect. */
export interface Client {
  updateSegment(body: WireUpdateBody): Promise<CallOutcome>;
  createSegment(item: WireCreateItem): Promise<CreateOutcome>;
  /** Ends the connections, also those of requests that nobody waits for any more. */
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly origin: string;
  readonly accountId: string;
  readonly passcode: Passcode;
  /** Connections, and with one request each, requests in flight. */
  readonly inFlight: number;
  /** For a whole request: connecting, sending, the answer's last byte. */
  readonly timeoutMs?: number;
  readonly userAgent: string;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are looked up. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 64 * 1024;

export function createClient(options: ClientOptions): Client {
  const dispatcher = dispatcherFor(options);
  const call = <T>(path: string, body: unknown, read: (status: number, text: string) => T) =>
    post(dispatcher, options, path, JSON.stringify(body), read);
  return {
    updateSegment: (body) => call<CallOutcome>(UPDATE_SEGMENT_PATH, body, readUpdateAnswer),
    createSegment: (item) => call<CreateOutcome>(CREATE_SEGMENT_PATH, [item], readCreateAnswer),
    close: () => dispatcher.destroy(),
  };
}

function dispatcherFor({
  inFlight,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  env,
}: ClientOptions): Dispatcher {
  const settings = { connections: inFlight, pipelining: 1, connect: { timeout: timeoutMs } };
  const httpsProxy = env.https_proxy ?? env.HTTPS_PROXY;
  const httpProxy = env.http_proxy ?? env.HTTP_PROXY;
  if (httpsProxy === undefined && httpProxy === undefined) return new Agent(settings);
  return new EnvHttpProxyAgent({
    ...settings,
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
  });
}

async function post<T>(
  dispatcher: Dispatcher,
  options: ClientOptions,
  path: string,
  body: string,
  read: (status: number, text: string) => T,
): Promise<T | Extract<CallOutcome, { kind: 'unsent' | 'ambiguous' }>> {
  const { origin, accountId, passcode, userAgent, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await dispatcher.request({
      origin,
      path,
      method: 'POST',
      headers: {
        [ACCOUNT_ID_HEADER]: accountId,
        [PASSCODE_HEADER]: passcode.reveal(),
        'Content-Type': 'application/json',
        'User-Agent': userAgent,
      },
      body,
      signal,
    });
    return read(answer.statusCode, passcode.scrub(await readText(answer.body)));
  } catch (error) {
    return readError(error, signal.aborted, timeoutMs, passcode);
  }
}

/** The first bytes of an answer: enough for every answer that means something. */
async function readText(body: Dispatcher.ResponseData['body']): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, MAX_ANSWER_BYTES).toString();
}

/** What only ever happens before the first byte of a request is written. */
const UNSENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function readError(
  error: unknown,
  timedOut: boolean,
  timeoutMs: number,
  passcode: Passcode,
): Extract<CallOutcome, { kind: 'unsent' | 'ambiguous' }> {
  if (timedOut) {
    return { kind: 'ambiguous', timedOut: true, message: `no answer within ${timeoutMs / 1000} s` };
  }
  const message = passcode.scrub(error instanceof Error ? error.message : String(error));
  if (isUnsent(error)) return { kind: 'unsent', message };
  return { kind: 'ambiguous', timedOut: false, message: `the connection broke: ${message}` };
}

function isUnsent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isUnsent);
  if (error instanceof errors.ConnectTimeoutError) return true;
  return error instanceof Error && 'code' in error && UNSENT_CODES.has(String(error.code));
}
