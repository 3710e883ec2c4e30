import type { LockSettings } from '../../config/config.ts';
import { failure, failureCode } from '../../failure.ts';
import { filesOfRecords } from '../../lock/apply-record.ts';
import { renderChunk } from '../../lock/chunk.ts';
import { filesOfFilters } from '../../lock/filter-files.ts';
import type { ChunkRef, LockIndex } from '../../lock/lock-index.ts';
import { withChunks } from '../../lock/locked-segment.ts';
import { underLease } from '../../lock/recover.ts';
import { lineageOfFile } from '../../lock/store/file-store.ts';
import { upon } from '../../lock/store/lock-head.ts';
import type { LockStore, NewFiles } from '../../lock/store/store.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import { asCode, asLabel, asLines, say } from '../../message.ts';
import { timeOf } from '../time.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf, storeOf } from '../workspace.ts';
import { fileLockPlace } from './file-lock-place.ts';
import type { Repair } from './repair.ts';
import { writtenBy } from './repair.ts';

/** A lock, and how `lock:` in the config names its place. */
interface Place {
  readonly store: LockStore;
  readonly name: string;
  /** Of a file: there is a lockfile, whatever the repository follows. */
  isTaken(): boolean;
}

/**
 * Takes the lock with all that it remembers to another place. The copy is closed while it is made, the
 * old one is closed next, and the copy is opened last: at every moment one of them at most is used, and
 * the command goes on where it ended. Nothing is closed before the other place has taken the copy.
 */
export async function moveLock(
  cwd: string,
  options: WorkspaceOptions,
  at: LockSettings['at'],
): Promise<Repair> {
  const config = configOf(cwd, options);
  const placeOf = (place: LockSettings['at']): Place => ({
    store: storeOf({ ...config, lock: { ...config.lock, at: place } }, options),
    name: nameOf(place),
    isTaken: () =>
      place.kind === 'file' && lineageOfFile(fileLockPlace(config, place.file)) !== null,
  });
  const [from, to] = [placeOf(config.lock.at), placeOf(at)];
  const index = await from.store.read();
  await checkPlaces(index, from, to);
  return {
    will: [
      say`The lockfile moves to ${asLabel(to.name)}, with everything that it remembers. The old one stays as a sign of that.`,
    ],
    question: say`Does no other clone or job still use the old one?`,
    perform: async () => {
      if (index.movedTo === null) {
        await underLease(from.store, timeOf(config, options), (found, now) =>
          copyAndClose(found, now, from, to),
        );
      }
      await open(await from.store.read(), from, to);
      const written = asLines(`lock: { ${to.name}, lineage: ${index.lineage} }`);
      return say`The lockfile has moved. Now write into segops.yaml:${written}`;
    },
  };
}

/** As it stands under `lock:`. */
function nameOf(at: LockSettings['at']): string {
  return at.kind === 'branch' ? `branch: ${at.branch}` : `file: ${at.file}`;
}

/** Throws a Failure where the other place has something else, or the lock is moving elsewhere. */
async function checkPlaces({ movedTo, lineage }: LockIndex, from: Place, to: Place): Promise<void> {
  if (from.name === to.name || (movedTo !== null && movedTo !== to.name)) {
    throw isElsewhere(movedTo ?? from.name);
  }
  const there = await readIfThere(from, to);
  const isFree = there === null && !to.isTaken();
  if (isFree || (there?.lineage === lineage && there.movedTo === from.name)) return;
  throw failure(
    'lock-exists',
    say`there is a lockfile at ${asLabel(to.name)} already`,
    say`Nothing has changed. Name another place.`,
  );
}

/**
 * null where there is none. A repository follows one file: that is still the one that moves, or one
 * that has moved to a branch before.
 */
async function readIfThere(from: Place, to: Place): Promise<LockIndex | null> {
  try {
    return await to.store.read();
  } catch (error) {
    const code = failureCode(error);
    const isOldOne = code === 'lock-is-elsewhere' || (isFile(from) && code === 'lock-elsewhere');
    if (code === 'lock-missing' || isOldOne) return null;
    throw error;
  }
}

async function copyAndClose(index: LockIndex, at: number, from: Place, to: Place): Promise<void> {
  // A repository knows one lockfile that is a file: the next one is made when this one is closed.
  if (!isFile(from) || !isFile(to)) await copy(index, from, to);
  const closed = { ...index, ...writtenBy('move', index, at), movedTo: to.name };
  await from.store.swap(closed, NO_FILES);
}

function isFile({ name }: Place): boolean {
  return name.startsWith('file:');
}

async function copy(index: LockIndex, from: Place, to: Place): Promise<void> {
  const closed = { ...index, movedTo: from.name };
  const there = await readIfThere(from, to);
  const files = await filesOf(from.store, index);
  if (there === null) await to.store.create(closed, files);
  else await to.store.swap(upon(there, closed), files);
}

async function open(closed: LockIndex, from: Place, to: Place): Promise<void> {
  const there = await readIfThere(from, to);
  if (there?.movedTo === null) return;
  const opened = { ...closed, movedTo: null };
  const files = await filesOf(from.store, closed);
  if (there === null) await to.store.create(opened, files);
  else await to.store.swap(upon(there, opened), files);
}

async function filesOf(store: LockStore, index: LockIndex): Promise<NewFiles> {
  const chunks = new Map<ChunkRef, Uint8Array>();
  for (const entry of index.segments.values()) {
    await withChunks(store.fetchChunks, entry.chunks, (read) => {
      for (const ref of entry.chunks) chunks.set(ref, renderChunk(entry.id, read(ref)));
    });
  }
  const records = await filesOfRecords(index.history, store.readPart);
  const filters = await filesOfFilters(index, store.readPart);
  return { chunks, parts: new Map([...records, ...filters]) };
}

function isElsewhere(place: string): Error {
  return failure(
    'lock-is-elsewhere',
    say`this lockfile is at ${asLabel(place)}, or on its way there`,
    say`Nothing has changed. Write that under ${asCode('lock:')} in segops.yaml. If it is not there yet, repeat the command that began to move it.`,
  );
}
