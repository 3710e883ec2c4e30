import { failure } from '../../failure.ts';
import type { Applying, LockIndex } from '../../lock/lock-index.ts';
import { EMPTY_ENTRY, findEntry, idsOfKey } from '../../lock/lock-index.ts';
import { stampTime } from '../../lock/lock-time.ts';
import { withoutJournal } from '../../lock/lost-journal.ts';
import type { LockStore } from '../../lock/store/store.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import type { Message, Words } from '../../message.ts';
import { asCode, asCommand, asKey, asList, moment, plural, say } from '../../message.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { nothingToDo, writtenBy } from './repair.ts';

/** Goes on without a journal that is lost. Throws a Failure where it is there. */
export async function forgetJournal(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const index = await store.read();
  const { applying } = index;
  if (applying === null) return nothingToDo(say`The lockfile waits for no journal.`);
  await checkLost(store, applying);
  return {
    will: [
      say`The lockfile gives up the journal of apply ${asCode(applying.apply)}. Nothing is sent.`,
      say`${sizeOf(index, applying)} of ${segmentsOf(applying)} will be unconfirmed. The next apply sends again what the manifests want of them.`,
      say`Members that the lost apply added for the first time, and that no manifest declares any more, cannot be known. They stay in the account.`,
    ],
    question: say`Is the journal lost for good, and has that apply ended?`,
    perform: async () => {
      const time = timeOf(config, options);
      const lease = await store.takeLease(Date.now());
      try {
        const now = stampTime(index, await time());
        return await giveUp(store, applying, now, config.settleMs);
      } finally {
        await lease.release();
      }
    },
  };
}

async function giveUp(
  store: LockStore,
  { apply }: Applying,
  now: number,
  settleMs: number,
): Promise<Message> {
  const index = await store.read();
  const { applying } = index;
  if (applying?.apply !== apply) return say`Another run was first: nothing has changed.`;
  await checkLost(store, applying);
  const until = now + settleMs;
  const { index: next, chunks } = await withoutJournal(index, until, store.fetchChunks);
  const given = { ...next, ...writtenBy('forget', index, now) };
  await store.swap(given, { ...NO_FILES, chunks });
  await store.dropJournal(apply);
  return say`The journal is given up. ${sizeOf(next, applying)} of ${segmentsOf(applying)} are unconfirmed. Late requests of the lost apply may arrive until ${moment(until)}: what is sent before that is sent once more after it.`;
}

async function checkLost(store: LockStore, { apply }: Applying): Promise<void> {
  const left = await store.readJournal(apply);
  if ((left?.journal ?? null) === null) return;
  throw failure(
    'journal-not-lost',
    say`the journal of apply ${asCode(apply)} is there`,
    say`Nothing has changed. The next apply recovers it: ${asCommand('segops apply')}`,
  );
}

function segmentsOf({ segments }: Applying): Message {
  return asList(segments.map(asKey));
}

function sizeOf(index: LockIndex, { segments }: Applying): Words {
  const sizes = segments.map((key) => {
    const match = findEntry(index, idsOfKey(key));
    const { accepted, unconfirmed } = match.kind === 'found' ? match.entry : EMPTY_ENTRY;
    return accepted + unconfirmed;
  });
  return plural(
    sizes.reduce((sum, size) => sum + size, 0),
    'membership',
  );
}
