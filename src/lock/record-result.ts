import { failure, failureCode } from '../failure.ts';
import { asCommand, say } from '../message.ts';
import { filesOf } from './file-names.ts';
import { foldJournal, journalFolded } from './fold-journal.ts';
import type { Journal } from './journal-format.ts';
import type { LockIndex } from './lock-index.ts';
import type { LockStore } from './store/store.ts';

const TRIES = 5;

/**
 * The end of an apply: its journal becomes the next serial of the lock. Another run may have recovered
 * the journal in the meantime. Then the lock counts all that was intended as unconfirmed, and may have
 * moved on by changes of its own. What was sent here is folded onto that, each outcome but a refusal
 * as unconfirmed from now on: it is not known which of the two arrived later.
 */
export function recordResult(store: LockStore, apply: string, now: () => number): LockIndex {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return foldOnto(store, store.read(), apply, now());
    } catch (error) {
      if (failureCode(error) !== 'lock-moved') throw error;
      if (attempt === TRIES) throw keepsMoving();
    }
  }
}

/** Not `lock-moved`: that says that nothing was sent yet. */
function keepsMoving(): Error {
  return failure(
    'result-not-recorded',
    say`other runs changed the lockfile ${TRIES} times while this run wrote its result`,
    say`What was meant to be sent counts as unconfirmed. Send it again: ${asCommand('segops apply')}`,
    { exitCode: 4 },
  );
}

function foldOnto(store: LockStore, index: LockIndex, apply: string, now: number): LockIndex {
  const journal = store.readJournal();
  if (journal?.header.apply !== apply) {
    throw new Error('the journal of this apply cannot be read back');
  }
  if (index.applying === apply || !store.commitsAreChecked) {
    return foldJournal(store, index, journal, now);
  }
  const late = allUnconfirmed(journal, now);
  if (index.applying === null) return foldJournal(store, index, late, now);
  return foldBeneath(store, index, late, now);
}

/** Another apply is under way, whose journal is for this very serial: only members may change. */
function foldBeneath(store: LockStore, index: LockIndex, journal: Journal, now: number): LockIndex {
  const folded = journalFolded(index, journal, store.readChunk, now);
  const next: LockIndex = { ...index, segments: folded.index.segments };
  const named = filesOf(next);
  store.commit(next, new Map([...folded.files].filter(([file]) => named.has(file))));
  return next;
}

function allUnconfirmed(journal: Journal, now: number): Journal {
  return {
    ...journal,
    outcomes: journal.outcomes.map(({ leaf, outcome }) => ({
      leaf,
      outcome: outcome.kind === 'rejected' ? outcome : { kind: 'ambiguous', ambiguousAt: now },
    })),
  };
}
