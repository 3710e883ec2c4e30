import type { JournalWriter } from '../lock/journal.ts';
import { changesIn } from '../lock/split-batch.ts';
import type { Plan } from '../plan/plan.ts';
import type { SendObserver } from './send-ports.ts';

/** How far an apply is, counted in changes that have an outcome. */
export interface ApplyProgress {
  readonly changesDone: number;
  readonly changesTotal: number;
  /** Finished parts of batches. */
  readonly requestsDone: number;
}

/** Journals what sending reports, and tells the progress. */
export function recordInto(
  journal: JournalWriter,
  plan: Plan,
  onProgress: (progress: ApplyProgress) => void,
): SendObserver {
  const changesTotal = plan.batches.reduce((sum, batch) => sum + changesIn(batch), 0);
  let changesDone = 0;
  let requestsDone = 0;
  return {
    beforeSend: (batch) => journal.intend(batch),
    onOutcome: (outcome, changes) => {
      journal.outcome(outcome);
      changesDone += changes;
      requestsDone += 1;
      onProgress({ changesDone, changesTotal, requestsDone });
    },
  };
}
