import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { errors } from 'undici';
import { asForeign, say } from '../message.ts';
import { TOO_LONG, UNREADABLE } from './answer.ts';
import type { Env } from './connect.ts';
import { isConnectError, openConnections } from './connect.ts';
import type { CallOutcome } from './outcomes.ts';
import type { Passcode } from './passcode.ts';
import { ACCOUNT_ID_HEADER, PASSCODE_HEADER, REQUEST_TIMEOUT_MS } from './wire.ts';

/**
 * One request over HTTP and the text of its answer, or why there is none. Nothing here throws, retries,
 * follows a redirect, or knows what an answer means.
 */
export type Exchange = Answered | Failed;

export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** `TOO_LONG` or `UNREADABLE` in place of one that was not read. */
  readonly text: string;
}

export type Failed = Extract<CallOutcome, { kind: 'unsent' | 'ambiguous' }>;

/** Whom a request goes to, and as whom. */
export interface Access {
  readonly origin: string;
  readonly accountId: string;
  readonly passcode: Passcode;
  readonly userAgent: string;
  /** For a whole request: connecting, sending, the answer's last byte. */
  readonly timeoutMs?: number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | null;
  /** Of its answer. */
  readonly maxBytes: number;
  /** Ends the wait for an answer: for requests that change nothing. */
  readonly stop?: AbortSignal;
}

const CONNECT_TIMEOUT_MS = 10_000;

export function openExchanges(options: {
  readonly origin: string;
  readonly inFlight: number;
  readonly env: Env;
  readonly timeoutMs?: number;
}): Dispatcher {
  const { origin, inFlight, env, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, timeoutMs / 2);
  return openConnections({ origin, inFlight, connectTimeoutMs, env });
}

export async function exchange(
  dispatcher: Dispatcher,
  access: Access,
  { method, path, body, maxBytes, stop }: HttpRequest,
): Promise<Exchange> {
  const { origin, accountId, passcode, userAgent, timeoutMs = REQUEST_TIMEOUT_MS } = access;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop === undefined ? timeout : AbortSignal.any([timeout, stop]);
  try {
    const request = dispatcher.request({
      origin,
      path,
      method,
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
    const { statusCode: status, headers } = answer;
    const coding = String(headers['content-encoding'] ?? '');
    const text = textOf(await readBytes(answer.body, maxBytes), coding, maxBytes);
    return { kind: 'answered', status, headers, text };
  } catch (error) {
    return readError(error, timeout.aborted, timeoutMs, passcode);
  }
}

/** Rejects with the signal, whatever becomes of the request. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** One that is too long is cut: half of it would say something else, so it is not read. */
async function readBytes(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) break;
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

function textOf(bytes: Buffer, coding: string, maxBytes: number): string {
  const name = coding.trim().toLowerCase();
  if (bytes.length > maxBytes) return bytes[0] === LESS_THAN ? bytes.toString() : TOO_LONG;
  if (name === '' || name === 'identity') return bytes.toString();
  const decode = CODINGS[name];
  try {
    return decode === undefined
      ? UNREADABLE
      : decode(bytes, { maxOutputLength: maxBytes }).toString();
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
