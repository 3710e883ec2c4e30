import type { MemberEdit } from '../../lock/edit-chunk.ts';
import { exclusionsUntil } from '../../lock/exclusion-memory.ts';
import { editEntry, MAX_CHUNK_BYTES } from '../../lock/fold.ts';
import type { ChunkRef, SegmentEntry } from '../../lock/lock-index.ts';
import { fromFuture } from '../../lock/lock-time.ts';
import { stampsIn } from '../../lock/locked-segment.ts';
import type { Membership } from '../../lock/membership.ts';
import type { LockStore } from '../../lock/store/store.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import { duration, moment, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { Repair } from './repair.ts';
import { nothingToDo, writtenBy } from './repair.ts';

/**
 * Brings a lock back that was written by a clock that was ahead. What may still land does so within
 * `settle` of now at the latest, so that no stamp need be later than that. Throws a Failure.
 */
export async function rebaseClock(cwd: string, options: WorkspaceOptions): Promise<Repair> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const time = timeOf(config, options);
  const { written, ...rest } = await store.read();
  const now = await time();
  if (written === null || fromFuture({ written, ...rest }, now) === null) {
    return nothingToDo(say`The lockfile is not ahead of the clock.`);
  }
  return {
    will: [
      say`The lockfile was written at ${moment(written.at)}. That becomes ${moment(now)}.`,
      say`What may still land counts as unsettled for ${duration(config.settleMs)} from now at the longest.`,
    ],
    question: say`Is the clock of this machine right?`,
    perform: async () => {
      const lease = await store.takeLease(now);
      try {
        await rebase(store, await time(), config.settleMs);
      } finally {
        await lease.release();
      }
      return say`The lockfile follows the clock again.`;
    },
  };
}

async function rebase(store: LockStore, now: number, settleMs: number): Promise<void> {
  const index = await store.read();
  const segments = new Map<SegmentKey, SegmentEntry>();
  const chunks = new Map<ChunkRef, Uint8Array>();
  for (const [key, entry] of index.segments) {
    const rebased = await rebasedEntry(store, entry, now, settleMs);
    for (const [ref, bytes] of rebased.chunks) chunks.set(ref, bytes);
    segments.set(key, rebased.entry);
  }
  const next = { ...index, ...writtenBy('rebase', index, now), segments };
  await store.swap(next, { ...NO_FILES, chunks });
}

async function rebasedEntry(store: LockStore, found: SegmentEntry, now: number, settleMs: number) {
  const entry = { ...found, exclusions: exclusionsUntil(found.exclusions, now) };
  const stamps = await stampsIn(entry, store.fetchChunks);
  const edit = (membership: Membership) => notAfter(membership, now + settleMs);
  const members = new Map(stamps.map(({ member }) => [`${member.kind} ${member.value}`, member]));
  const edits: MemberEdit[] = [...members.values()].map((member) => ({ member, edit }));
  if (edits.length === 0) return { entry, chunks: new Map<ChunkRef, Uint8Array>() };
  return editEntry(entry, edits, store.fetchChunks, { now, maxChunkBytes: MAX_CHUNK_BYTES });
}

function notAfter({ state, unsettled }: Membership, latest: number): Membership {
  const bounded = (until: number | null) => (until === null ? null : Math.min(until, latest));
  return { state, unsettled: { ADD: bounded(unsettled.ADD), REMOVE: bounded(unsettled.REMOVE) } };
}
