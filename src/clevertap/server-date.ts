import type { Dispatcher } from 'undici';
import type { Message } from '../message.ts';
import { asForeign, say } from '../message.ts';
import type { Env } from './connect.ts';
import { openConnections } from './connect.ts';

/**
 * What time it is for CleverTap: the header `Date` of the answer to one HEAD. It tells when the answer
 * was made, in whole seconds, and that was at some moment between the two that this machine knows. The
 * answer may have any status. Whatever else it says is not read, but for `Age`: an answer that a cache
 * kept has the time of long ago.
 */
export type ServerDate = SeenDate | { readonly kind: 'unknown'; readonly why: Message };

/** Milliseconds since the epoch, all three. */
export interface SeenDate {
  readonly kind: 'seen';
  /** By the server's clock, the begin of the second in which it answered. */
  readonly date: number;
  /** By the clock of this machine. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface DateQuestion {
  readonly origin: string;
  readonly userAgent: string;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are looked up. */
  readonly env: Env;
  /** The clock of this machine. */
  readonly now: () => number;
  /** For connecting and the head of the answer. */
  readonly timeoutMs?: number;
}

/** The longer an answer may take, the less it says. */
const TIMEOUT_MS = 10_000;

/** Without credentials, and over a connection of its own. Throws a Failure where a proxy variable cannot be read. */
export async function askServerDate(question: DateQuestion): Promise<ServerDate> {
  const { origin, env, now, timeoutMs = TIMEOUT_MS } = question;
  const connectTimeoutMs = timeoutMs / 2;
  const dispatcher = openConnections({ origin, inFlight: 1, connectTimeoutMs, env });
  const signal = AbortSignal.timeout(timeoutMs);
  const sentAt = now();
  try {
    const headers = await head(dispatcher, question, signal);
    return readDate(headers, sentAt, now());
  } catch (error) {
    if (signal.aborted) return unknown(say`no answer within ${timeoutMs / 1000} s`);
    return unknown(say`no answer${asForeign(error instanceof Error ? error.message : '')}`);
  } finally {
    await dispatcher.destroy();
  }
}

async function head(
  dispatcher: Dispatcher,
  { origin, userAgent }: DateQuestion,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData['headers']> {
  const { headers, body } = await dispatcher.request({
    origin,
    path: '/',
    method: 'HEAD',
    headers: { 'Cache-Control': 'no-cache', Pragma: 'no-cache', 'User-Agent': userAgent },
    signal,
  });
  // It ends with the connection, and no one reads it.
  body.on('error', () => undefined);
  return headers;
}

function readDate(
  { date, age = '0' }: Dispatcher.ResponseData['headers'],
  sentAt: number,
  receivedAt: number,
): ServerDate {
  if (age !== '0') return unknown(say`the answer came from a cache`);
  if (date === undefined) return unknown(say`the answer has no Date`);
  const ms = typeof date === 'string' ? parseDate(date) : null;
  if (ms === null) return unknown(say`the Date of the answer cannot be read`);
  return { kind: 'seen', date: ms, sentAt, receivedAt };
}

/** Only the form that HTTP prescribes: `Date.parse` reads nearly anything, some of it as local time. */
function parseDate(text: string): number | null {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toUTCString() === text ? ms : null;
}

function unknown(why: Message): ServerDate {
  return { kind: 'unknown', why };
}
