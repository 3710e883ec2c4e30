/** What octokit throws: an answer without success, or no answer (then without `response`). */
interface HttpError extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> };
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && error.name === 'HttpError' && 'status' in error;
}

/** The answer to a request that had no success; null where none came, or where it is a bug. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function refusalOf(error: unknown): Refusal | null {
  if (!isHttpError(error) || error.response === undefined) return null;
  const { status, message, response } = error;
  return { status, message, headers: response.headers };
}

/** No answer came: the network, a proxy, or time. */
export function isUnanswered(error: unknown): boolean {
  return isHttpError(error) && error.response === undefined;
}

/** A server's error, or no answer at all: it may have been done, and may work in a moment. */
export function isPassing(error: unknown): boolean {
  return isUnanswered(error) || (refusalOf(error)?.status ?? 0) >= 500;
}

/** A limit that refused a request: when it may be sent again, as far as GitHub said. */
export interface Limit {
  readonly retryAfterMs: number | null;
  /** Milliseconds since the epoch. */
  readonly retryAt: number | null;
}

/**
 * Limits are 429, or 403 with a sign: `retry-after`, nothing remaining, or the words of a secondary
 * limit. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function limitOf(error: unknown): Limit | null {
  const refusal = refusalOf(error);
  if (refusal === null || (refusal.status !== 429 && refusal.status !== 403)) return null;
  const { status, headers, message } = refusal;
  const after = wholeNumber(headers['retry-after']);
  const isSpent = `${headers['x-ratelimit-remaining'] ?? ''}` === '0';
  if (status === 403 && after === null && !isSpent && !/rate limit/i.test(message)) return null;
  const reset = isSpent ? wholeNumber(headers['x-ratelimit-reset']) : null;
  return {
    retryAfterMs: after === null ? null : after * 1000,
    retryAt: after === null && reset !== null ? reset * 1000 : null,
  };
}

function wholeNumber(header: unknown): number | null {
  const text = `${header ?? ''}`;
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
