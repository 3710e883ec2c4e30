import { Failure } from '../../failure.ts';
import type { Message } from '../../message.ts';
import { asForeign, asLabel, say } from '../../message.ts';
import { parseChunk } from '../chunk.ts';
import { FOLDER, INDEX, stableName } from '../file-names.ts';
import { digestIn, renderIndex } from '../index-format.ts';
import { openJournal } from '../journal.ts';
import type { JournalHeader } from '../journal-format.ts';
import type { Lease } from '../lease.ts';
import { isProvablyGone } from '../lease.ts';
import { lockMoved } from '../lock-failures.ts';
import type { ChunkRef, LockIndex } from '../lock-index.ts';
import { predecessorsOf } from '../lock-index.ts';
import type { LocalChunks } from '../locked-segment.ts';
import { BranchApply } from './branch-apply.ts';
import { filterEdits, indexEdits, remainsOfApply, withoutFilters } from './branch-edits.ts';
import type { Sent } from './branch-failures.ts';
import {
  held,
  movedBack,
  notRemembered,
  pushFailure,
  shadowHidden,
  unreachable,
  whyBackward,
} from './branch-failures.ts';
import { journalAmong } from './branch-journal.ts';
import type { BranchOwner } from './branch-lease.ts';
import {
  BranchLease,
  hasPassed,
  LEASE_MS,
  LEASE_PATH,
  parseOwner,
  RELEASED_PATH,
  releaseOf,
  renderOwner,
} from './branch-lease.ts';
import type { BranchStoreOptions } from './branch-options.ts';
import type { Edits, Fetch } from './branch-tip.ts';
import { BranchTip, HASTY, PATIENT } from './branch-tip.ts';
import { commitMessage, indexNote } from './commit-message.ts';
import type { FilesReader } from './lock-reader.ts';
import { chunkMemory, filesReader } from './lock-reader.ts';
import { createLockBranch } from './new-branch.ts';
import { withRelease } from './released.ts';
import type { LeftJournal, LockStore, NewFiles } from './store.ts';
import { NO_FILES } from './store.ts';

const SHORTEST_POLL_MS = 5_000;

/** A push takes a second or more: one for a thousand requests is enough. */
const PACE = { ahead: 1000, withPlan: 1000 };

/** The lock on a branch of `origin`, moved by compare-and-swap: CLI and Action share it. */
export function branchStore(options: BranchStoreOptions): LockStore {
  const lock = new BranchLock(options);
  return {
    name: lock.reader.name,
    read: () => lock.read(),
    fetchChunks: (refs) => lock.fetchChunks(refs),
    readPart: async (file, sha256) => lock.reader.part(file, sha256),
    create: (index, files) =>
      createLockBranch(options.folder, options.branch, index, files, options),
    swap: (index, files) => lock.swap(index, files),
    takeLease: () => lock.takeLease(),
    leaseOwner: () => lock.leaseOwner(),
    breakLease: (owner) => lock.breakLease(owner.token),
    readJournal: (apply) => lock.readJournal(apply),
    startJournal: async (header, batches, index, isOurs, files = NO_FILES.parts) => {
      if (!isOurs()) return null;
      const apply = lock.begin(header, batches.length, index, files);
      return openJournal(apply.journal, header, batches, PACE);
    },
    dropJournal: (apply) => lock.dropJournal(apply),
  };
}

class BranchLock {
  readonly #options: BranchStoreOptions;
  readonly #tip: BranchTip;
  readonly #now: () => number;
  /** Files of the branch, as they were when it was read or written last. */
  readonly #files = { read: (path: string) => this.#tip.read(path) };
  readonly reader: FilesReader;
  #lease: BranchLease | null = null;
  /** From the lease on, until something was sent or another run was first. */
  #isFresh = false;
  /** From its intent until its result is pushed. */
  #apply: BranchApply | null = null;
  /** A segment may have been made since the lease was taken. */
  #hasAsked = false;
  /** Said once: each push would say it again. */
  #hasWarned = false;

  constructor(options: BranchStoreOptions) {
    this.#options = options;
    this.#tip = new BranchTip({
      ...options,
      onHidden: () => options.warn?.(shadowHidden(options.branch)),
      publishing: options,
      onUnremembered: (why) => this.#notRemembered(why, true),
    });
    this.#now = options.now ?? Date.now;
    this.reader = filesReader(this.#files, INDEX, options.lineage, stableName);
  }

  async read(): Promise<LockIndex> {
    // It was fetched with the lease. Whoever was first since then is met by the next push.
    if (this.#isFresh) return this.reader.index();
    const fetched = await this.#tip.fetch(this.#apply === null ? [] : PATIENT);
    const why = fetched.kind === 'current' ? null : this.#fallBack(fetched);
    if (fetched.kind === 'current' && fetched.unremembered !== null)
      this.#notRemembered(fetched.unremembered, false);
    this.#refuseForeignLease();
    const index = this.reader.index();
    const { serial } = index;
    if (why !== null) {
      const isRefused = fetched.kind !== 'unreachable';
      this.#options.onStale?.({ why, isRefused, serial, writtenAt: this.#tip.writtenAt });
    }
    return index;
  }

  /** Only for reading, and only where this process is not about to write. Why it is read so. */
  #fallBack(fetched: Exclude<Fetch, { kind: 'current' }>): Message {
    const { branch, onStale } = this.#options;
    const mayBeStale = onStale !== undefined && this.#lease === null;
    if (fetched.kind === 'unreachable') {
      const { message } = fetched;
      if (!mayBeStale || !this.#tip.useNewest()) throw unreachable(branch, message, this.#sent);
      return say`the lock branch ${asLabel(branch)} cannot be reached${asForeign(message)}`;
    }
    const { newest } = fetched.withoutShadow ?? fetched;
    const isRead = mayBeStale && newest !== null && this.#tip.useNewest(newest);
    if (!isRead) throw movedBack(branch, fetched, this.#sent);
    return whyBackward(branch, fetched);
  }

  /** Before anything is sent that is a refusal: the next apply would know less than this one. */
  #notRemembered(why: string, isPushed: boolean): void {
    const { branch, warn } = this.#options;
    if (this.#lease !== null && this.#sent === 'nothing' && !isPushed)
      throw new Failure([notRemembered(branch, why, 'error')]);
    if (!this.#hasWarned) warn?.(notRemembered(branch, why, 'warning'));
    this.#hasWarned = true;
  }

  get #sent(): Sent {
    if (this.#apply !== null) return 'changes';
    return this.#hasAsked ? 'creates' : 'nothing';
  }

  async #fetched(): Promise<BranchTip> {
    if (!this.#tip.isFetched) await this.read();
    return this.#tip;
  }

  async fetchChunks(refs: readonly ChunkRef[]): Promise<LocalChunks> {
    const pathOf = (ref: ChunkRef) => `${FOLDER}/${stableName(ref)}`;
    const local = await this.#tip.makeLocal(refs.map(pathOf));
    const reuse = chunkMemory();
    return {
      read: (ref) => parseChunk(local.read(pathOf(ref), reuse), pathOf(ref), ref.sha256),
      close: local.close,
    };
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

  async takeLease(): Promise<Lease> {
    const { run, leaseMs = LEASE_MS } = this.#options;
    const lease = new BranchLease(run, leaseMs, this.#now);
    this.#apply = null;
    this.#hasAsked = false;
    this.#lease = lease;
    this.#isFresh = false;
    await this.read();
    await this.#tip.catchUp();
    this.#isFresh = true;
    return {
      owner: lease.owner,
      isOurs: () => lease.isOurs,
      release: () => this.#release(lease),
    };
  }

  /** Where the result is written there is nothing to do. Else others need not wait for its end. */
  async #release(lease: BranchLease): Promise<void> {
    if (this.#lease === lease) this.#lease = null;
    this.#isFresh = false;
    if (!lease.announced) return;
    await this.#apply?.journal.end();
    const parts: Edits = this.#apply?.journal.parts() ?? new Map();
    try {
      if ((await this.#tip.fetch([])).kind !== 'current') return;
      if (this.#ownerAtTip()?.token !== lease.owner.token) return;
      const edits: Edits = new Map([...parts, [LEASE_PATH, null]]);
      await this.#push(edits, 'Release the lease of an unfinished apply', []);
    } catch {
      // The lease ends by itself, and the error that brought us here says more.
    }
  }

  async leaseOwner(): Promise<BranchOwner | null> {
    await this.#fetched();
    return this.#ownerAtTip();
  }

  async breakLease(token: string): Promise<void> {
    await this.read();
    const owner = this.#ownerAtTip();
    if (owner === null || owner.token !== token) return;
    const edits: Edits = new Map<string, Buffer | null>([
      [LEASE_PATH, null],
      [RELEASED_PATH, releaseOf(owner, this.#now())],
    ]);
    await this.#push(edits, 'Release the lease of an apply that is gone', HASTY);
  }

  async readJournal(apply: string | null): Promise<LeftJournal | null> {
    const left = journalAmong((await this.#fetched()).paths, apply, this.#files);
    return withRelease(left, this.#tip.read(RELEASED_PATH), this.#now() + LEASE_MS);
  }

  begin(
    header: JournalHeader,
    requests: number,
    index: LockIndex,
    files: NewFiles['parts'],
  ): BranchApply {
    const lease = this.#lease;
    if (lease === null) throw new Error('an apply needs the lease');
    const { branch } = this.#options;
    const { pollMs = Math.max(SHORTEST_POLL_MS, lease.ms / 30) } = this.#options;
    const ports = { branch, tip: this.#tip, lease, pollMs };
    this.#isFresh = false;
    const edits = new Map([
      ...filterEdits(files, index, this.#files.read),
      [INDEX, Buffer.from(renderIndex(index))] as const,
    ]);
    this.#apply = new BranchApply(ports, header, requests, edits);
    return this.#apply;
  }

  /** Also ends the apply under way, if there is one: this is its result. */
  async swap(next: LockIndex, files: NewFiles): Promise<LockIndex> {
    const { branch } = this.#options;
    await this.#apply?.journal.end();
    if (this.reader.index().digest !== next.digest) {
      throw lockMoved(say`the lockfile on branch ${asLabel(branch)}`);
    }
    const rendered = renderIndex(next);
    const announced = this.#announced(next);
    const { paths } = this.#tip;
    const edits: Edits = new Map([
      ...(next.applying === null ? remainsOfApply(paths) : []),
      ...indexEdits(paths, next, rendered, { ...files, parts: withoutFilters(files.parts) }),
      ...filterEdits(files.parts, next, this.#files.read),
      ...announced,
    ]);
    const message = commitMessage(indexNote(next, files.parts));
    await this.#pushCommit(edits, message, this.#apply === null ? HASTY : PATIENT);
    this.#hasAsked ||= announced.length > 0;
    // With the result the lease is gone from the branch.
    if (this.#lease !== null && next.applying === null && announced.length === 0)
      this.#lease.announced = false;
    this.#apply = null;
    return { ...next, predecessors: predecessorsOf(next), digest: digestIn(rendered) };
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
    lease.seenAt(lease.owner.leaseUntil - lease.ms);
    lease.announced = true;
    return [[LEASE_PATH, renderOwner(lease.owner)]];
  }

  async dropJournal(apply: string): Promise<void> {
    if ((await this.readJournal(apply)) === null) return;
    const edits: Edits = new Map(remainsOfApply(this.#tip.paths));
    await this.#push(edits, 'Drop a journal that was recovered before', HASTY);
  }

  async #push(edits: Edits, subject: string, waits: readonly number[]): Promise<void> {
    const { serial, applying } = this.reader.index();
    const note = { subject, serial, apply: applying?.apply ?? null, provenance: null };
    await this.#pushCommit(edits, commitMessage(note), waits);
  }

  async #pushCommit(edits: Edits, message: string, waits: readonly number[]): Promise<void> {
    const pushed = await this.#tip.push(await this.#tip.draft(edits, message), waits);
    if (pushed.kind === 'pushed') return;
    this.#isFresh = false;
    if (this.#lease !== null) this.#lease.lost = true;
    throw pushFailure(this.#options.branch, pushed, this.#sent);
  }
}
