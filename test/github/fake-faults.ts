import type { Answer } from './fake-answers.ts';
import { refusal } from './fake-answers.ts';

/** One misbehaviour of GitHub; `on` is how the request line starts, e.g. `POST /repos`. */
export type FakeFault = { readonly on?: string } & (
  | { readonly kind: 'secondary-limit'; readonly status: 403 | 429; readonly retryAfter?: number }
  | { readonly kind: 'rate-limit'; readonly status: 403 | 429; readonly reset: number }
  | { readonly kind: 'server-error'; readonly status: 500 | 502 | 503 }
  /** Carried out, then answered 502. */
  | { readonly kind: 'bad-gateway-after' }
  /** Somebody deletes what is asked for, just before. */
  | { readonly kind: 'deleted-meanwhile' }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
);

/** What is answered instead; null where the request is carried out or the connection cut. */
export function answerOfFault(fault: FakeFault): Answer | null {
  switch (fault.kind) {
    case 'secondary-limit':
      return refusal(
        fault.status,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        fault.retryAfter === undefined ? {} : { 'retry-after': `${fault.retryAfter}` },
      );
    case 'rate-limit':
      return refusal(fault.status, 'API rate limit exceeded for installation.', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${fault.reset}`,
      });
    case 'server-error':
      return refusal(fault.status, 'Server Error');
    default:
      return null;
  }
}
