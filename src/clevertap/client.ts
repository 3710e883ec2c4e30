import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { errors } from 'undici';
import { asForeign, say } from '../message.ts';
import type { Scrub } from './answer.ts';
import { MAX_ANSWER_BYTES, TOO_LONG, UNREADABLE } from './answer.ts';
import type { Env } from './connect.ts';
import { isConnectError, openConnections } from './connect.ts';
import type { CallOutcome, CreateOutcome } from './outcomes.ts';
import { readCreateAnswer, readUpdateAnswer } from './outcomes.ts';
import type { Passcode } from './passcode.ts';
import type { WireCreateItem, WireUpdateBody } from './wire.ts';
import {
  ACCOUNT_ID_HEADER,
  CREATE_SEGMENT_PATH,
  PASSCODE_HEADER,
  REQUEST_TIMEOUT_MS,
  UPDATE_SEGMENT_PATH,
} from './wire.ts';

/** CleverTap's API as a port. No call throws, retries, or follows a redirect. */
export interface Client {
  updateSegment(body: WireUpdateBody): Promise<CallOutcome>;
  createSegment(item: WireCreateItem): Promise<CreateOutcome>;
  /** Ends the connections, also those of requests that no one waits for any more. */
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
  readonly env: Env;
}

const CONNECT_TIMEOUT_MS = 10_000;

export function createClient(options: ClientOptions): Client {
  const { origin, inFlight, env, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, timeoutMs / 2);
  const dispatcher = openConnections({ origin, inFlight, connectTimeoutMs, env });
  /** A pool of undici never settles again after as many of these errors as it has connections. */
  let broken: Failed | null = null;
  const call = async <T>(path: string, body: unknown, read: ReadAnswer<T>) => {
    if (broken !== null) return broken;
    const outcome = await post(dispatcher, options, path, JSON.stringify(body), read);
    if (isOurs(outcome)) broken = outcome;
    return outcome;
  };
  return {
    updateSegment: (body) => call<CallOutcome>(UPDATE_SEGMENT_PATH, body, readUpdateAnswer),
    createSegment: (item) => call<CreateOutcome>(CREATE_SEGMENT_PATH, [item], readCreateAnswer),
    close: () => dispatcher.destroy(),
  };
}

type ReadAnswer<T> = (status: number, text: string, scrub: Scrub) => T;
type Failed = Extract<CallOutcome, { kind: 'unsent' | 'ambiguous' }>;

function isOurs(outcome: unknown): outcome is Failed {
  return typeof outcome === 'object' && outcome !== null && 'isOurs' in outcome;
}

async function post<T>(
  dispatcher: Dispatcher,
  options: ClientOptions,
  path: string,
  body: string,
  read: ReadAnswer<T>,
): Promise<T | Failed> {
  const { origin, accountId, passcode, userAgent, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const scrub = (text: string) => passcode.scrub(text);
  try {
    const request = dispatcher.request({
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
    const answer = await Promise.race([request, endOf(signal)]);
    const coding = String(answer.headers['content-encoding'] ?? '');
    const text = textOf(await readBytes(answer.body), coding);
    return read(answer.statusCode, text, scrub);
  } catch (error) {
    return readError(error, signal.aborted, timeoutMs, passcode);
  }
}

/** Rejects with the signal, whatever becomes of the request. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** One that is too long is cut: half of it would say something else, so it is not read. */
async function readBytes(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(pieces);
}

/** Nobody is asked to compress answers, and some proxies do. */
const CODINGS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const LESS_THAN = 0x3c;

function textOf(bytes: Buffer, coding: string): string {
  const name = coding.trim().toLowerCase();
  if (bytes.length > MAX_ANSWER_BYTES) return bytes[0] === LESS_THAN ? bytes.toString() : TOO_LONG;
  if (name === '' || name === 'identity') return bytes.toString();
  const decode = CODINGS[name];
  try {
    return decode === undefined
      ? UNREADABLE
      : decode(bytes, { maxOutputLength: MAX_ANSWER_BYTES }).toString();
  } catch {
    return UNREADABLE;
  }
}

function readError(
  error: unknown,
  timedOut: boolean,
  timeoutMs: number,
  passcode: Passcode,
): Failed {
  const words = asForeign(passcode.scrub(error instanceof Error ? error.message : String(error)));
  if (error instanceof errors.InvalidArgumentError) {
    return { kind: 'unsent', said: say`no such request can be made${words}`, isOurs: true };
  }
  // Known to come before the first byte of a request is written.
  if (isConnectError(error)) return { kind: 'unsent', said: say`no connection${words}` };
  if (timedOut) {
    return { kind: 'ambiguous', timedOut, said: say`no answer within ${timeoutMs / 1000} s` };
  }
  return { kind: 'ambiguous', timedOut, said: say`the connection broke${words}` };
}
