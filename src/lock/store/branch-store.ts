import { FOLDER, filesOf, INDEX, isNamedByIndex } from '../file-names.ts';
import { renderIndex } from '../index-format.ts';
import { openJournal } from '../journal.ts';
import type { Journal, JournalHeader } from '../journal-format.ts';
import type { Lease } from '../lease.ts';
import { isProvablyGone } from '../lease.ts';
import type { LockIndex } from '../lock-index.ts';
import { BranchApply } from './branch-apply.ts';
import { held, pushFailure, unreachable } from './branch-failures.ts';
import { isJournalPart, journalAmong } from './branch-journal.ts';
import type { BranchOwner } from './branch-lease.ts';
import {
  BranchLease,
  hasPassed,
  LEASE_MS,
  LEASE_PATH,
  parseOwner,
  renderOwner,
} from './branch-lease.ts';
import type { Edits, Pause } from './branch-tip.ts';
import { BranchTip, HASTY, PATIENT } from './branch-tip.ts';
import { commitMessage, indexNote } from './commit-message.ts';
import { lockReader } from './lock-reader.ts';
import type { LockStore } from './store.ts';

export interface BranchStoreOptions {
  /** A folder of the repository whose `origin` has the branch. */
  readonly folder: string;
  readonly branch: string;
  readonly lineage: string;
  /** RUN_ID/ATTEMPT of a GitHub workflow, null elsewhere. */
  readonly run: string | null;
  /** Whether an owner whose lease still runs is known to be gone; by default: gone on this boot. */
  readonly ownerEnded?: (owner: BranchOwner) => boolean;
  /** Permits reading the lock that was fetched last where origin cannot be reached, and is told so. */
  readonly onStale?: (stale: StaleLock) => void;
  readonly now?: () => number;
  readonly pause?: Pause;
  readonly leaseMs?: number;
}

export interface StaleLock {
  readonly branch: string;
  readonly serial: number;
  /** When it was written, ms since the epoch. */
  readonly writtenAt: number;
  /** Why origin cannot be reached. */
  readonly reason: string;
}

/** A push takes a second or more: one for a thousand requests is enough. */
const PACE = { ahead: 1000, withPlan: 1000 };

/** The lock on a branch of `origin`, moved by compare-and-swap: CLI and Action share it. */
export function branchStore(options: BranchStoreOptions): LockStore {
  const lock = new BranchLock(options);
  return {
    ...lock.reader,
    commitsAreChecked: true,
    read: () => lock.read(),
    commit: (index, files) => lock.commit(index, files),
    takeLease: () => lock.takeLease(),
    leaseOwner: () => lock.leaseOwner(),
    breakLease: (owner) => lock.breakLease(owner.token),
    hasJournal: () => lock.hasJournal(),
    readJournal: () => lock.readJournal(),
    startJournal: (header, batches, index, isOurs) => {
      if (!isOurs()) return Promise.resolve(null);
      const apply = lock.begin(header, batches.length, index);
      return openJournal(apply.journal, header, batches, PACE);
    },
    dropJournal: () => lock.dropJournal(),
  };
}

class BranchLock {
  readonly #options: BranchStoreOptions;
  readonly #tip: BranchTip;
  readonly #now: () => number;
  /** Files of the branch, as they were when it was read or written last. */
  readonly #files = { read: (path: string) => this.#fetched().read(path) };
  readonly reader: ReturnType<typeof lockReader>;
  #lease: BranchLease | null = null;
  /** From its intent until its result is pushed. */
  #apply: BranchApply | null = null;

  constructor(options: BranchStoreOptions) {
    this.#options = options;
    this.#tip = new BranchTip(options.folder, options.branch, options.pause ?? sleep);
    this.#now = options.now ?? Date.now;
    this.reader = lockReader(this.#files, INDEX, options.lineage);
  }

  read(): LockIndex {
    const { branch, onStale } = this.#options;
    const why = this.#tip.fetch(this.#apply === null ? [] : PATIENT);
    if (why !== null) this.#fallBack(why);
    this.#refuseForeignLease();
    const index = this.reader.read();
    if (why !== null) {
      onStale?.({ branch, serial: index.serial, writtenAt: this.#tip.writtenAt, reason: why });
    }
    return index;
  }

  /** Only for reading, and only where this process is not about to write. */
  #fallBack(why: string): void {
    const { branch, onStale } = this.#options;
    const mayBeStale = onStale !== undefined && this.#lease === null;
    if (mayBeStale && this.#tip.useLastKnown()) return;
    throw unreachable(branch, why, this.#apply !== null);
  }

  #fetched(): BranchTip {
    if (!this.#tip.isFetched) this.read();
    return this.#tip;
  }

  /** Another apply that is under way is neither recovered nor planned upon. */
  #refuseForeignLease(): void {
    if (this.#lease === null || this.#apply !== null) return;
    const owner = this.#ownerAtTip();
    if (owner === null || owner.token === this.#lease.owner.token) return;
    const { branch, ownerEnded = isProvablyGone } = this.#options;
    if (!hasPassed(owner, this.#now()) && !ownerEnded(owner)) throw held(branch, owner);
  }

  #ownerAtTip(): BranchOwner | null {
    return parseOwner(this.#tip.read(LEASE_PATH));
  }

  takeLease(): Lease {
    const { run, leaseMs = LEASE_MS } = this.#options;
    const lease = new BranchLease(run, leaseMs, this.#now);
    this.#apply = null;
    this.#lease = lease;
    this.read();
    return {
      owner: lease.owner,
      isOurs: () => lease.isOurs,
      release: () => this.#release(lease),
    };
  }

  /** Where the result is written there is nothing to do. Else others need not wait for its end. */
  #release(lease: BranchLease): void {
    if (this.#lease === lease) this.#lease = null;
    if (!lease.announced) return;
    const parts: Edits = this.#apply?.journal.parts() ?? new Map();
    try {
      if (this.#tip.fetch([]) !== null || this.#ownerAtTip()?.token !== lease.owner.token) return;
      this.#push(
        new Map([...parts, [LEASE_PATH, null]]),
        'Release the lease of an unfinished apply',
        [],
      );
    } catch {
      // The lease ends by itself, and the error that brought us here says more.
    }
  }

  leaseOwner(): BranchOwner | null {
    return parseOwner(this.#files.read(LEASE_PATH));
  }

  breakLease(token: string): void {
    this.read();
    if (this.#ownerAtTip()?.token !== token) return;
    this.#push(new Map([[LEASE_PATH, null]]), 'Release the lease of an apply that is gone', HASTY);
  }

  hasJournal(): boolean {
    return this.#apply !== null || this.#fetched().paths.some(isJournalPart);
  }

  /** Of the apply under way here, else of one that was left behind. */
  readJournal(): Journal | null {
    if (this.#apply !== null) return this.#apply.journal.parsed();
    return journalAmong(this.#fetched().paths, this.#files);
  }

  begin(header: JournalHeader, requests: number, index: LockIndex): BranchApply {
    const lease = this.#lease;
    if (lease === null) throw new Error('an apply needs the lease');
    const { branch } = this.#options;
    const ports = { branch, tip: this.#tip, lease };
    this.#apply = new BranchApply(ports, header, requests, Buffer.from(renderIndex(index)));
    return this.#apply;
  }

  /** Also ends the apply under way, if there is one: this is its result. */
  commit(index: LockIndex, files: ReadonlyMap<string, Uint8Array>): void {
    const named = filesOf(index);
    const written = [...files].filter(([file]) => named.has(file));
    const remains = index.applying === null ? this.#remainsOfApply() : [];
    const removed = [...this.#unreferenced(named), ...remains];
    const edits: Edits = new Map<string, Uint8Array | null>([
      ...removed.map((path) => [path, null] as const),
      ...written.map(([file, bytes]) => [`${FOLDER}/${file}`, bytes] as const),
      [INDEX, Buffer.from(renderIndex(index))],
      ...this.#announced(index),
    ]);
    const message = commitMessage(indexNote(index, files));
    this.#pushCommit(edits, message, this.#apply === null ? HASTY : PATIENT);
    this.#apply = null;
  }

  /**
   * A segment is about to be made, before any intent. Two applies that ask at once would each take the
   * segment of the other for a stranger's. So the lease goes to the branch with the mark, and is
   * removed with the answer.
   */
  #announced(index: LockIndex): (readonly [string, Uint8Array])[] {
    const lease = this.#lease;
    const asks = [...index.segments.values()].some(({ created }) => created === 'asked');
    if (lease === null || this.#apply !== null || !asks) return [];
    lease.owner = lease.renewed();
    lease.announced = true;
    return [[LEASE_PATH, renderOwner(lease.owner)]];
  }

  #unreferenced(named: ReadonlySet<string>): string[] {
    return this.#tip.paths.filter(
      (path) =>
        path.startsWith(`${FOLDER}/`) &&
        isNamedByIndex(path) &&
        !named.has(path.slice(FOLDER.length + 1)),
    );
  }

  #remainsOfApply(): string[] {
    return this.#fetched().paths.filter((path) => path === LEASE_PATH || isJournalPart(path));
  }

  dropJournal(): void {
    const remains = this.#remainsOfApply();
    if (!remains.some(isJournalPart)) return;
    const edits: Edits = new Map(remains.map((path) => [path, null]));
    this.#push(edits, 'Drop a journal that was recovered before', HASTY);
  }

  #push(edits: Edits, subject: string, waits: readonly number[]): void {
    const { serial, applying } = this.reader.read();
    const note = { subject, serial, apply: applying, provenance: null };
    this.#pushCommit(edits, commitMessage(note), waits);
  }

  #pushCommit(edits: Edits, message: string, waits: readonly number[]): void {
    const pushed = this.#tip.push(this.#tip.commit(edits, message), waits);
    if (pushed.kind === 'pushed') return;
    if (this.#lease !== null) this.#lease.lost = true;
    throw pushFailure(this.#options.branch, pushed, this.#apply !== null);
  }
}

/** Blocks: the result of an apply is written while nothing else goes on. */
function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
