import { emptyIndex } from '../../src/lock/lock-index.ts';
import { fileStore } from '../../src/lock/store/file-store.ts';
import type { LockStore } from '../../src/lock/store/store.ts';
import type { MemoryFiles } from './memory-files.ts';

/** Where a world keeps its lock: it can die at any of its operations, and be looked into after. */
export interface Disk {
  readonly isDead: boolean;
  /** So many so far. */
  readonly operations: number;
  /** A store as a new process opens it. */
  store(now: () => number): LockStore;
  /** Takes the lease, where the store needs one to apply. A process that died releases nothing. */
  takeLease(store: LockStore, now: number): { release(): void };
}

const LOCK = '/repo/segops.lock';

/** The lock as files, in memory; a new one is made. */
export function memoryDisk(files: MemoryFiles): Disk {
  const store = () => fileStore(files, LOCK, 'world');
  store().commit(emptyIndex('world'), new Map());
  files.syncFolder('/repo');
  files.syncFolder('/repo/segops.lock.d');
  return {
    get isDead() {
      return files.isDead;
    },
    get operations() {
      return files.operations;
    },
    store,
    takeLease: () => ({ release: () => undefined }),
  };
}
