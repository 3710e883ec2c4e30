import { Failure, failure, failureCode } from '../failure.ts';
import { asCommand, say } from '../message.ts';
import { foldJournal, journalFolded } from './fold-journal.ts';
import type { Journal } from './journal-format.ts';
import { lateUpdates } from './late-updates.ts';
import type { LockIndex } from './lock-index.ts';
import { appliedCommit, isSince } from './lock-index.ts';
import type { FetchChunks } from './locked-segment.ts';
import type { LockStore } from './store/store.ts';
import { NO_FILES } from './store/store.ts';

const TRIES = 5;

/**
 * The end of an apply: its journal becomes the next index of the lock. Another run may have recovered
 * the journal in the meantime. Then the lock counts all that was intended as unconfirmed, and may have
 * moved on by changes of its own. What was sent here is folded onto that, each outcome but a refusal
 * as unconfirmed from now on: it is not known which of the two arrived later.
 */
export async function recordResult(
  store: LockStore,
  journal: Journal,
  now: () => number,
): Promise<LockIndex> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await foldOnto(store, await store.read(), journal, now());
    } catch (error) {
      if (error instanceof Failure && UNUSABLE.test(failureCode(error) ?? '')) {
        throw notRecorded(error);
      }
      if (failureCode(error) !== 'lock-moved') throw error;
      if (attempt === TRIES) throw keepsMoving();
    }
  }
}

/** Something that is not segops took the lockfile away, or put another one there. */
const UNUSABLE = /^lock-(lost|older|elsewhere|tracked|is-link|damaged)$/;

function notRecorded({ problems }: Failure): Error {
  return failure(
    'result-not-recorded',
    problems[0]?.message ?? say`the lockfile cannot be used`,
    say`What was sent is in the journal, and the next apply records it. Restore the lockfile first: ${asCommand('segops lock restore')}`,
    { exitCode: 4 },
  );
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

async function foldOnto(
  store: LockStore,
  index: LockIndex,
  journal: Journal,
  now: number,
): Promise<LockIndex> {
  const { apply, base } = journal.header;
  if (index.applying?.apply === apply) return foldJournal(store, index, journal, now);
  if (!isSince(index, base)) throw lostGround();
  const folded = await lateFolded(index, journal, store.fetchChunks, now);
  if (index.applying === null) return store.swap(folded.index, folded.files);
  // Another apply is under way, whose journal is for this very index: only members may change.
  const { segments, nextSegment, usedWaivers } = folded.index;
  const { chunks } = folded.files;
  return store.swap({ ...index, segments, nextSegment, usedWaivers }, { ...NO_FILES, chunks });
}

/** A journal that the lock no longer waits for: applies since may have sent the same, from newer commits. */
export async function lateFolded(
  index: LockIndex,
  journal: Journal,
  fetch: FetchChunks,
  now: number,
): ReturnType<typeof journalFolded> {
  const late = allUnconfirmed(journal, now);
  const { index: next, files } = await journalFolded(index, late, fetch, now, lateUpdates);
  const commit = appliedCommit(index) ?? appliedCommit(next);
  const written = next.written === null ? null : { ...next.written, commit };
  return { index: { ...next, written }, files };
}

/** The lock that this apply began with is not among those that came before the one there is. */
function lostGround(): Error {
  return failure(
    'result-not-recorded',
    say`the lockfile was replaced by one that does not come after the one that this apply began with`,
    say`What was sent is in the account, and not in that lockfile. Restore it: ${asCommand('segops lock restore')}`,
    { exitCode: 4 },
  );
}

/** What was sent, where it is not known which of two applies came later. */
export function allUnconfirmed(journal: Journal, now: number): Journal {
  return {
    ...journal,
    outcomes: journal.outcomes.map(({ leaf, outcome }) => ({
      leaf,
      outcome: outcome.kind === 'rejected' ? outcome : { kind: 'ambiguous', ambiguousAt: now },
    })),
  };
}
