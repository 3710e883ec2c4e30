import type { Message } from '../message.ts';
import { asForeign, say } from '../message.ts';
import type { Answer, Body, Scrub } from './answer.ts';
import { objectOf, readAnswer } from './answer.ts';

/**
 * One call, one outcome. The specification promises 200 `{"success":true}` for what was accepted and
 * names whole-request errors, but not their JSON. So this reads tolerantly and concludes cautiously:
 * *rejected* means that nothing was processed. Whatever does not clearly say so, or says two things at
 * once, is *ambiguous*. `said` is what came back, as part of a sentence.
 */
export type CallOutcome =
  | { readonly kind: 'accepted' }
  | Rejected
  | Unauthorised
  /** No byte of the request left: connection refused, unknown host, certificate. */
  | Unsent
  | Ambiguous;

interface Unsent {
  readonly kind: 'unsent';
  readonly said: Message;
  /** No such request can ever be sent: the next attempt would end in the same way. */
  readonly isOurs?: true;
}

interface Rejected {
  readonly kind: 'rejected';
  /** `address`: whoever answered has no such API, so every other request would fare the same. */
  readonly reason: 'rate' | 'limit' | 'parameters' | 'address';
  readonly said: Message;
}

interface Unauthorised {
  readonly kind: 'unauthorised';
  /** 403: CleverTap knows the account, and does not let it. */
  readonly isForbidden?: true;
  readonly said: Message;
}

interface Ambiguous {
  readonly kind: 'ambiguous';
  /** A time-out may still occupy its lane at CleverTap. */
  readonly timedOut: boolean;
  /**
   * A page, which no API answers with. Whether something behind it was processed is unknown. Gateways
   * of an API show pages too while it is away (5xx): those may pass.
   */
  readonly page?: 'final' | 'passing';
  readonly said: Message;
}

export type CreateOutcome =
  | { readonly kind: 'created' }
  | { readonly kind: 'exists'; readonly said: Message }
  | Exclude<CallOutcome, { readonly kind: 'accepted' }>;

/** Reads an answer of Update Segment: the body's code first, then the HTTP status. */
export function readUpdateAnswer(status: number, text: string, scrub: Scrub): CallOutcome {
  const answer = readAnswer(status, text, scrub);
  if (isSuccess(status) && answer.body?.success === true && !contradictsItself(answer)) {
    return { kind: 'accepted' };
  }
  return refusalOf(answer) ?? unclear(answer);
}

/** Reads an answer of Create Segment for one segment. Its JSON is not published. */
export function readCreateAnswer(status: number, text: string, scrub: Scrub): CreateOutcome {
  const answer = readAnswer(status, text, scrub, createdItem);
  if (isSuccess(status) && saysCreated(answer.body) && !contradictsItself(answer)) {
    return { kind: 'created' };
  }
  const refusal = refusalOf(answer);
  const mayExist = status < 500 && (refusal === null || isAboutParameters(refusal));
  if (mayExist && isCleverTapShaped(answer.body) && TAKEN.test(answer.words)) {
    return { kind: 'exists', said: answered(answer) };
  }
  return refusal ?? unclear(answer);
}

/** "does not exist" is another matter. */
const TAKEN = /already|\bexists\b|duplicate|unique/i;

function isAboutParameters(refusal: Rejected | Unauthorised): boolean {
  return refusal.kind === 'rejected' && refusal.reason === 'parameters';
}

/** What is said of the one segment: bare, in an array, under `segments`, or keyed by its ID. */
function createdItem(json: unknown): Body | null {
  if (Array.isArray(json)) return json.length === 1 ? objectOf(json[0]) : null;
  const body = objectOf(json);
  if (body === null) return null;
  if (Array.isArray(body.segments)) return createdItem(body.segments);
  const [only, ...others] = Object.entries(body);
  if (only === undefined || others.length > 0 || only[0] === 'error') return body;
  return objectOf(only[1]) ?? body;
}

function saysCreated(item: Body | null): boolean {
  if (item === null) return false;
  const hasId = ['id', 'segment_id', 'ct_segment_id'].some((name) => name in item);
  return saysSuccess(item) || hasId;
}

/** What the specification, CleverTap's neighbouring endpoints and HTTP call a refusal. */
const REFUSALS: ReadonlyMap<number, Rejected['reason'] | 'unauthorised' | 'forbidden'> = new Map([
  [100, 'limit'],
  [400, 'parameters'],
  [401, 'unauthorised'],
  [403, 'forbidden'],
  [429, 'rate'],
]);

/** null where it is not clear that nothing was processed. */
function refusalOf(answer: Answer): Rejected | Unauthorised | null {
  const { status, body, code } = answer;
  if (body !== null && saysSuccess(body)) return null;
  const reason = REFUSALS.get(code ?? status) ?? (isUnknown(code) ? ofStatus(status) : undefined);
  if (reason === undefined) return null;
  const said = answered(answer);
  if (reason === 'unauthorised') return { kind: 'unauthorised', said };
  if (reason === 'forbidden') return { kind: 'unauthorised', isForbidden: true, said };
  if (reason === 'parameters' && !isCleverTapShaped(body)) return null;
  return { kind: 'rejected', reason, said };
}

/** CleverTap's own code. It leaves the word to the HTTP status, unless it is a 5xx. */
function isUnknown(code: number | null): boolean {
  return code === null || code < 500;
}

/** A redirect is not followed, so nobody has processed anything. */
function ofStatus(status: number) {
  const isRedirect = status >= 300 && status < 400;
  return isRedirect || status === 404 || status === 405 ? 'address' : REFUSALS.get(status);
}

/** A 400 from something between us and CleverTap says nothing about the request. */
function isCleverTapShaped(body: Body | null): boolean {
  return body !== null && (body.status === 'fail' || 'error' in body || body.success === false);
}

function saysSuccess(body: Body): boolean {
  return body.success === true || body.status === 'success';
}

/** Success next to the words or the code of a failure. */
function contradictsItself({ body, code }: Answer): boolean {
  if (body?.status === 'fail' || body?.success === false) return true;
  return code !== null && code !== 0 && !isSuccess(code);
}

function unclear(answer: Answer): Ambiguous {
  const page = answer.status < 500 ? 'final' : 'passing';
  const shown = answer.isPage ? ({ page } as const) : {};
  return { kind: 'ambiguous', timedOut: false, ...shown, said: answered(answer) };
}

function answered({ status, words }: Answer): Message {
  return say`CleverTap answered ${status}${asForeign(words)}`;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
