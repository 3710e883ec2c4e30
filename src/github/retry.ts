import type { Clock } from '../apply/clock.ts';
import { isPassing, limitOf } from './refusal.ts';

/**
 * Repeats a request to GitHub where that can help and do no harm. What a limit refused was not carried
 * out and may always be sent again. After a 5xx or a lost answer that is not known: only what may be
 * done twice is repeated here. A caller that creates something looks first whether it exists.
 */

/** No retry is worth a longer wait: a job that waits is billed. */
const LONGEST_WAIT_MS = 60_000;
const LONGEST_TOTAL_MS = 180_000;
const MOST_TRIES = 5;
/** What GitHub asks for where a secondary limit names no time. */
const UNNAMED_LIMIT_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;

/** Throws the last error once waiting is no longer worth it. */
export async function retried<T>(
  request: () => Promise<T>,
  isRepeatable: boolean,
  clock: Clock,
): Promise<T> {
  const startedAt = clock.now();
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (error) {
      const wait = waitAfter(error, isRepeatable, tries, clock.now());
      if (wait === null || tries >= MOST_TRIES || wait > LONGEST_WAIT_MS) throw error;
      if (clock.now() - startedAt + wait > LONGEST_TOTAL_MS) throw error;
      await clock.sleep(wait);
    }
  }
}

/** Milliseconds until the next try; null where there is none. */
function waitAfter(
  error: unknown,
  isRepeatable: boolean,
  tries: number,
  now: number,
): number | null {
  const limit = limitOf(error);
  if (limit?.retryAt != null) return Math.max(0, limit.retryAt - now);
  if (limit !== null) return limit.retryAfterMs ?? UNNAMED_LIMIT_MS;
  return isRepeatable && isPassing(error) ? pauseAfter(tries) : null;
}

/** Milliseconds: 1, 2, 4 s and so on. */
export function pauseAfter(tries: number): number {
  return FIRST_PAUSE_MS * 2 ** (tries - 1);
}
