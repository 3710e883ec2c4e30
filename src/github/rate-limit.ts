import { refusalOf } from './refusal.ts';

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
