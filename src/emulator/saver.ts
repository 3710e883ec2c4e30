import type { Account } from './account.ts';
import { EmulatorError } from './errors.ts';
import { saveState } from './state-file.ts';

/** Keeps a state file up with an account: soon after each change, and when the emulator closes. */
export interface Saver {
  changed(): void;
  /** Throws EmulatorError where the file cannot be written. */
  flush(): void;
}

const DELAY_MS = 200;
/** Saving takes at most this part of the time, however large the account. */
const SHARE = 0.1;

/** A saver that saves nothing. */
export const NO_SAVER: Saver = { changed: () => {}, flush: () => {} };

export function createSaver(file: string, account: Account): Saver {
  let timer: NodeJS.Timeout | null = null;
  let delay = DELAY_MS;
  const save = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const start = performance.now();
    saveState(file, account);
    delay = Math.max(DELAY_MS, (performance.now() - start) / SHARE);
  };
  const saveQuietly = () => {
    try {
      save();
    } catch {
      // The next change tries again, and closing says what is wrong.
    }
  };
  return {
    changed: () => {
      timer ??= setTimeout(saveQuietly, delay).unref();
    },
    flush: () => {
      try {
        save();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new EmulatorError('state-file', `cannot write the state file ${file}: ${why}`);
      }
    },
  };
}
