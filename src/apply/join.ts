import type { CallOutcome } from '../clevertap/outcomes.ts';
import type { ChangeOutcome } from '../lock/membership.ts';

/**
 * The join of all attempts at the same changes. After one ambiguous attempt only a 2xx clears it:
 * a later "rejected" says that the later attempt did nothing, not that the earlier one did not.
 * `ambiguousAt` survives a successful retry, because the earlier attempt may still land.
 */
export interface Attempts {
  /** When the last attempt without a clear answer ended, ms; null where every answer was clear. */
  readonly ambiguousAt: number | null;
}

export const NO_ATTEMPTS: Attempts = { ambiguousAt: null };

export function withAttempt(before: Attempts, outcome: CallOutcome, now: number): Attempts {
  return outcome.kind === 'ambiguous' ? { ambiguousAt: now } : before;
}

/** What the attempts amount to, once no more will be made; null where nothing was ever sent. */
export function joinedOutcome(attempts: Attempts, last: CallOutcome): ChangeOutcome | null {
  const { ambiguousAt } = attempts;
  if (last.kind === 'accepted') return { kind: 'accepted', ambiguousAt };
  if (ambiguousAt !== null) return { kind: 'ambiguous', ambiguousAt };
  return last.kind === 'unsent' ? null : { kind: 'rejected' };
}
