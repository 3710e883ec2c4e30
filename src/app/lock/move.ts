import { randomUUID } from 'node:crypto';
import type { LockSettings } from '../../config/config.ts';
import { failure } from '../../failure.ts';
import { readRecord } from '../../lock/apply-record.ts';
import { renderChunk } from '../../lock/chunk.ts';
import type { ChunkRef, LockIndex } from '../../lock/lock-index.ts';
import { appliedCommit } from '../../lock/lock-index.ts';
import { withChunks } from '../../lock/locked-segment.ts';
import type { AskTime } from '../../lock/recover.ts';
import { underLease } from '../../lock/recover.ts';
import type { LockStore, NewFiles } from '../../lock/store/store.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import { asCode, say } from '../../message.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import type { Repair } from './repair.ts';

/**
 * Takes the lock with all that it remembers to another place. The old one is closed first: a process
 * that dies in between leaves none that an apply would use, and the command goes on where it ended.
 */
export async function moveLock(
  cwd: string,
  options: WorkspaceOptions,
  to: LockSettings['at'],
): Promise<Repair> {
  const config = configOf(cwd, options);
  const from = storeOf(config, options);
  const target = storeOf({ ...config, lock: { ...config.lock, at: to } }, options);
  const name = nameOf(to);
  const index = await from.read();
  if (index.movedTo !== null && index.movedTo !== name) throw wentElsewhere(index.movedTo);
  const written = asCode(`lock: { ${name}, lineage: ${index.lineage} }`);
  return {
    will: [
      say`The lockfile moves to ${asCode(name)}, with everything that it remembers. The old one stays as a sign of that.`,
    ],
    question: say`Does no other clone or job still use the old one?`,
    perform: async () => {
      const closed = await close(from, timeOf(config, options), name);
      await target.create({ ...closed, movedTo: null }, await filesOf(from, closed));
      return say`The lockfile has moved. Now write into segops.yaml: ${written}.`;
    },
  };
}

/** As it stands under `lock:`. */
function nameOf(at: LockSettings['at']): string {
  return at.kind === 'branch' ? `branch: ${at.branch}` : `file: ${at.file}`;
}

async function close(store: LockStore, time: AskTime, movedTo: string): Promise<LockIndex> {
  const before = await store.read();
  if (before.movedTo !== null) return before;
  return underLease(store, time, (index, at) => {
    const written = { apply: `move-${randomUUID()}`, at, commit: appliedCommit(index) };
    return store.swap({ ...index, serial: index.serial + 1, written, movedTo }, NO_FILES);
  });
}

async function filesOf(store: LockStore, index: LockIndex): Promise<NewFiles> {
  const chunks = new Map<ChunkRef, Uint8Array>();
  for (const entry of index.segments.values()) {
    await withChunks(store.fetchChunks, entry.chunks, (read) => {
      for (const ref of entry.chunks) chunks.set(ref, renderChunk(entry.id, read(ref)));
    });
  }
  const parts = new Map<string, Uint8Array>();
  for (const ref of index.history) {
    parts.set(ref.file, await store.readPart(ref.file, ref.sha256));
    const { segments } = await readRecord(ref, store.readPart);
    for (const { file, sha256 } of segments.flatMap(({ changes }) => changes)) {
      if (!parts.has(file)) parts.set(file, await store.readPart(file, sha256));
    }
  }
  return { chunks, parts };
}

function wentElsewhere(movedTo: string): Error {
  return failure(
    'lock-is-elsewhere',
    say`this lockfile is moving to ${asCode(movedTo)}`,
    say`Move it there, or change segops.yaml if it is there already.`,
  );
}
