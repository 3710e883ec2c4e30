import type { Message } from '../../message.ts';
import { asForeign, say } from '../../message.ts';
import type { Body, Scrub } from '../answer.ts';
import { codeOf, errorWords, objectOf, parse, TOO_LONG } from '../answer.ts';
import type { Answered } from '../exchange.ts';

/** What an answer to a question says. To ask twice does no harm, so everything unclear is `later`. */
export type Told =
  | { readonly kind: 'told'; readonly body: Body }
  /** CleverTap still makes the answer: `partial`, or code 2. */
  | { readonly kind: 'pending'; readonly body: Body }
  /** `isBusy`: CleverTap had no lane, which says nothing against it. */
  | {
      readonly kind: 'later';
      readonly said: Message;
      readonly isBusy: boolean;
      readonly afterMs: number | null;
    }
  | { readonly kind: 'too-long' }
  /** `isFinal`: the credentials or the address are wrong, for every question. */
  | { readonly kind: 'refused'; readonly said: Message; readonly isFinal: boolean };

const IN_PROGRESS = 2;
const FINAL: ReadonlySet<number> = new Set([401, 403, 404, 405]);
const BUSY = 429;

export function readTold({ status, text, headers }: Answered, scrub: Scrub, now: number): Told {
  if (text === TOO_LONG) return { kind: 'too-long' };
  const body = objectOf(parse(text));
  const code = codeOf(body);
  if (body !== null && (body.status === 'partial' || code === IN_PROGRESS)) {
    return { kind: 'pending', body };
  }
  if (body !== null && isSuccess(status) && saysNoFailure(body, code)) {
    return { kind: 'told', body };
  }
  const meant = code !== null && code >= 300 ? code : status;
  const said = say`CleverTap answered ${status}${asForeign(errorWords(body, text, scrub))}`;
  const isRefusal = body !== null && !isSuccess(meant) && meant < 500;
  if (meant === BUSY || meant === 408 || !(isRefusal || isElsewhere(meant) || isFailure(body))) {
    const afterMs = retryAfter(headers['retry-after'], now);
    return { kind: 'later', said, isBusy: meant === BUSY, afterMs };
  }
  return { kind: 'refused', said, isFinal: FINAL.has(meant) || isElsewhere(meant) };
}

/** A redirect is not followed, and no other address is asked. */
function isElsewhere(status: number): boolean {
  return (status >= 300 && status < 400) || FINAL.has(status);
}

/** A failure without a number of its own. */
function isFailure(body: Body | null): boolean {
  return body?.status === 'fail' && codeOf(body) === null;
}

function saysNoFailure(body: Body, code: number | null): boolean {
  const isOk = code === null || code === 0 || isSuccess(code);
  const isError = body.error !== undefined && body.error !== null && body.error !== '';
  return isOk && body.status !== 'fail' && body.success !== false && !isError;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Seconds, or a date as HTTP writes it. */
function retryAfter(header: string | readonly string[] | undefined, now: number): number | null {
  const text = String(header ?? '');
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
