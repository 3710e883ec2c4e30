/**
 * One call, one outcome. The specification promises 200 `{"success":true}` for what was accepted and
 * names whole-request errors; the JSON of those is not published, so this reads tolerantly and is
 * conservative in what it concludes: *rejected* means that nothing was processed, and whatever does
 * not clearly say so is *ambiguous*.
 */
export type CallOutcome =
  | { readonly kind: 'accepted' }
  | Rejected
  | Unauthorised
  /** No byte of the request left: connection refused, unknown host, certificate. */
  | { readonly kind: 'unsent'; readonly message: string }
  | Ambiguous;

interface Rejected {
  readonly kind: 'rejected';
  readonly reason: 'rate' | 'limit' | 'parameters';
  readonly message: string;
}

interface Unauthorised {
  readonly kind: 'unauthorised';
  readonly message: string;
}

interface Ambiguous {
  readonly kind: 'ambiguous';
  /** A time-out may still occupy its lane at the vendor. */
  readonly timedOut: boolean;
  readonly message: string;
}

export type CreateOutcome =
  | { readonly kind: 'created' }
  | { readonly kind: 'exists'; readonly message: string }
  | Exclude<CallOutcome, { readonly kind: 'accepted' }>;

/** Reads an answer of Update Segment: the body's code first, then the HTTP status. */
export function readUpdateAnswer(status: number, text: string): CallOutcome {
  const body = parseObject(text);
  const refusal = readRefusal(status, body, text);
  if (refusal !== null) return refusal;
  if (isSuccess(status) && body?.success === true && body.status !== 'fail') {
    return { kind: 'accepted' };
  }
  return unclear(status, body, text);
}

/** Reads an answer of Create Segment, whose body nobody has published. */
export function readCreateAnswer(status: number, text: string): CreateOutcome {
  const body = parseObject(text);
  const message = messageOf(body, text);
  if (/exist|duplicate|already|unique/i.test(message) && !isClearSuccess(status, body)) {
    return { kind: 'exists', message };
  }
  const refusal = readRefusal(status, body, text);
  if (refusal !== null) return refusal;
  if (isClearSuccess(status, body) || (isSuccess(status) && isArray(text)))
    return { kind: 'created' };
  return unclear(status, body, text);
}

type Body = Readonly<Record<string, unknown>>;

function readRefusal(
  status: number,
  body: Body | null,
  text: string,
): Rejected | Unauthorised | null {
  const code = numberOf(body?.code) ?? (isSuccess(status) ? null : status);
  const message = messageOf(body, text);
  if (code === 100) return { kind: 'rejected', reason: 'limit', message };
  if (code === 429 || status === 429) return { kind: 'rejected', reason: 'rate', message };
  if (code === 401 || code === 403) return { kind: 'unauthorised', message };
  if (code === 400 && isVendorShaped(body))
    return { kind: 'rejected', reason: 'parameters', message };
  return null;
}

/** A 400 from something between us and the vendor says nothing about the request. */
function isVendorShaped(body: Body | null): boolean {
  return body !== null && (body.status === 'fail' || 'error' in body || body.success === false);
}

function isClearSuccess(status: number, body: Body | null): boolean {
  if (!isSuccess(status) || body === null || body.status === 'fail') return false;
  return body.success === true || body.status === 'success' || 'segments' in body;
}

function unclear(status: number, body: Body | null, text: string): Ambiguous {
  const message = messageOf(body, text);
  const detail = message === '' ? '' : `: ${message}`;
  return { kind: 'ambiguous', timedOut: false, message: `the vendor answered ${status}${detail}` };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function parseObject(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Body)
      : null;
  } catch {
    return null;
  }
}

function isArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

const MAX_MESSAGE = 200;

/** The vendor's own words, cut, with control characters blanked. */
function messageOf(body: Body | null, text: string): string {
  const own = body?.error ?? body?.message;
  const raw = typeof own === 'string' ? own : text;
  const clean = raw.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return clean.length > MAX_MESSAGE ? `${clean.slice(0, MAX_MESSAGE)}…` : clean;
}
