import { failureCode } from '../failure.ts';
import type { LockReader } from './store/store.ts';

/**
 * Readers take no lease. Where an apply ends under one, a file that its index names may be gone, or
 * the journal that its index waits for. Then it starts over, with the index that is there by now. Only
 * where that index stays the same, the lock is damaged indeed.
 */
export async function readAgain<T>(
  store: Pick<LockReader, 'read'>,
  work: () => Promise<T>,
): Promise<T> {
  let last: string | null = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!LOST.test(failureCode(error) ?? '') || attempt === TRIES) throw error;
      const { digest } = await store.read();
      if (digest === last) throw error;
      last = digest;
    }
  }
}

const TRIES = 5;
const LOST = /^(lock-damaged|journal-missing|journal-of-another-lock)$/;
