import type { SeenDate, ServerDate } from '../clevertap/server-date.ts';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import { MAX_SKEW_MS } from '../lock/lock-time.ts';
import { asCode, duration, say } from '../message.ts';
import type { Problem } from '../model.ts';

/** How the clock of this machine compares with CleverTap's. */
export type Skew =
  | { readonly kind: 'ok' }
  | { readonly kind: 'ahead' | 'behind'; readonly byMs: number };

/** A `Date` is a whole second: its answer was made up to this much later. */
const LAST_MS_OF_SECOND = 999;

/**
 * `byMs` is certain: it counts from the end of the question's way or of the answer's that is nearer to
 * CleverTap's time. A slow answer is no skew.
 */
export function checkSkew({ date, sentAt, receivedAt }: SeenDate): Skew {
  const aheadMs = sentAt - (date + LAST_MS_OF_SECOND);
  const behindMs = date - receivedAt;
  if (aheadMs > MAX_SKEW_MS) return { kind: 'ahead', byMs: aheadMs };
  if (behindMs > MAX_SKEW_MS) return { kind: 'behind', byMs: behindMs };
  return { kind: 'ok' };
}

/** Throws where the clock of this machine is wrong. What cannot be known is a warning. */
export function checkClock(answer: ServerDate): readonly Problem[] {
  if (answer.kind === 'unknown') return [unchecked(answer)];
  const skew = checkSkew(answer);
  if (skew.kind !== 'ok') throw clockSkewed(skew);
  return [];
}

function clockSkewed({ kind, byMs }: Exclude<Skew, { readonly kind: 'ok' }>): Failure {
  const where = kind === 'ahead' ? say`ahead of` : say`behind`;
  return failure(
    'clock-skewed',
    say`the clock of this machine is ${duration(byMs)} ${where} CleverTap's`,
    say`Nothing was sent. Let a time server set the clock, on Linux with ${asCode('timedatectl set-ntp true')}, and run the same command again.`,
  );
}

function unchecked({ why }: Extract<ServerDate, { readonly kind: 'unknown' }>): Problem {
  return {
    severity: 'warning',
    code: 'clock-unchecked',
    message: say`cannot compare the clock of this machine with CleverTap's: ${why}`,
    next: say`The clock of this machine is used. Make sure that it is right.`,
  };
}
