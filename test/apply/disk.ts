import type { JournalWriter } from '../../src/lock/journal.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { fileStore } from '../../src/lock/store/file-store.ts';
import type { LockStore } from '../../src/lock/store/store.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { MemoryLock, memoryStore } from '../lock/store/memory-store.ts';
import type { MemoryFiles, Moment } from './memory-files.ts';
import { Died } from './memory-files.ts';

/** Where a world keeps its lock: it can die at any of its operations, and be looked into after. */
export interface Disk {
  readonly isDead: boolean;
  /** So many so far. */
  readonly operations: number;
  /** A store as a new process opens it. */
  store(now: () => number): LockStore;
  /** Takes the lease, where the store needs one to apply. A process that died releases nothing. */
  takeLease(store: LockStore, now: number): Promise<{ release(): Promise<void> }>;
}

/** One that dies when it is told to. */
export interface MortalDisk extends Disk {
  dieAt(operation: number, moment: Moment): void;
  /** A new process; null: the machine stayed up. */
  restart(powerCut: (() => number) | null): void;
}

const LOCK = '/repo/segops.lock';

/** Where a repository remembers the lock of `memoryDisk`. */
export const HOME = '/repo/.git/segops/world';

/** The lock as files, in memory; a new one is made. */
export async function memoryDisk(
  files: MemoryFiles,
  where: 'in a repository' | 'outside of git' = 'in a repository',
): Promise<MortalDisk> {
  const inRepository = { files, folder: HOME, lockfile: LOCK, top: '/repo', tracked: () => [] };
  const home = where === 'in a repository' ? inRepository : null;
  const store = (now?: () => number) => {
    files.clock = now ?? files.clock;
    return fileStore({ files, path: LOCK, lineage: 'world', home });
  };
  await store().create(emptyIndex('world'), NO_FILES);
  files.syncFolder('/repo');
  files.syncFolder('/repo/segops.lock.d');
  return {
    get isDead() {
      return files.isDead;
    },
    get operations() {
      return files.operations;
    },
    dieAt: (operation, moment) => files.dieAt(operation, moment),
    restart: (powerCut) => files.restart(powerCut),
    store,
    takeLease: async () => ({ release: async () => undefined }),
  };
}

/** The third store, where the process dies before or after any call of it. Nothing is ever half done. */
export class StoreDisk implements MortalDisk {
  readonly #lock = new MemoryLock('world');
  operations = 0;
  #last: { readonly operation: number; readonly moment: Moment } | null = null;
  isDead = false;

  dieAt(operation: number, moment: Moment): void {
    this.#last = { operation: this.operations + operation, moment };
  }

  restart(): void {
    this.#last = null;
    this.isDead = false;
  }

  store(): LockStore {
    const store = memoryStore(this.#lock);
    return {
      ...store,
      swap: (next, files) => this.#operate(() => store.swap(next, files)),
      dropJournal: (apply) => this.#operate(() => store.dropJournal(apply)),
      readJournal: (apply) => this.#operate(() => store.readJournal(apply)),
      startJournal: (header, batches, index, isOurs, files) =>
        this.#operate(async () => {
          const writer = await store.startJournal(header, batches, index, isOurs, files);
          if (writer === null) return null;
          return {
            ...methodsOf(writer),
            intend: (batch) => this.#operate(() => writer.intend(batch)),
          };
        }),
    };
  }

  async #operate<T>(work: () => Promise<T>): Promise<T> {
    if (this.isDead) throw new Died();
    this.operations += 1;
    const moment = this.#last?.operation === this.operations ? this.#last.moment : null;
    if (moment === 'before') this.#die();
    const result = await work();
    if (moment !== null) this.#die();
    return result;
  }

  #die(): never {
    this.isDead = true;
    throw new Died();
  }

  async takeLease() {
    return { release: async () => undefined };
  }
}

function methodsOf(writer: JournalWriter): JournalWriter {
  return {
    intend: (batch) => writer.intend(batch),
    outcome: (outcome) => writer.outcome(outcome),
    seal: (credentials) => writer.seal(credentials),
    parsed: () => writer.parsed(),
    close: () => writer.close(),
  };
}
