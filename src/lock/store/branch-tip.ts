import { readSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { openTemporary } from '../../files/temporary.ts';
import type { KnownHere, Position, RemoteBranch } from '../../git/branch.ts';
import { askRemote, fetchBranch, knownHere, originOf, remember } from '../../git/branch.ts';
import { madeAt } from '../../git/history.ts';
import type { Pushed, PushWay } from '../../git/push-branch.ts';
import { catchUp, lacksAtomicPush, push } from '../../git/push-branch.ts';
import type { Repository } from '../../git/repository.ts';
import type { Tree } from '../../git/tree.ts';
import {
  commitFiles,
  listTree,
  readBlob,
  readBlobs,
  readObjects,
  writeBlob,
} from '../../git/tree.ts';
import { asPath, say } from '../../message.ts';
import { isStableName } from '../file-names.ts';
import { lockDamaged } from '../lock-failures.ts';
import { branchMissing } from './branch-failures.ts';
import type { Backward } from './branch-forward.ts';
import { newestKnown, standingOf } from './branch-forward.ts';
import type { BranchOwner } from './branch-lease.ts';
import { LEASE_PATH, parseOwner } from './branch-lease.ts';
import type { Publishing } from './publishing.ts';
import { checkReaders } from './publishing.ts';

/** Files to write, by path: bytes, or a blob that is written already; null removes. */
export type Edits = ReadonlyMap<string, Uint8Array | string | null>;

/** Waits that many milliseconds. */
export type Pause = (ms: number) => Promise<unknown>;

interface Tip {
  readonly commit: string;
  readonly at: Position;
  readonly tree: Tree;
}

/** A commit that is here only, and where the branch was when it was made: it replaces that alone. */
export interface Draft {
  readonly commit: string;
  readonly on: Position;
}

export type Fetch =
  /** `unremembered`: why this clone cannot remember it, null where it does. */
  | { readonly kind: 'current'; readonly unremembered: string | null }
  | { readonly kind: 'unreachable'; readonly message: string }
  /** Nothing may be written upon it. */
  | Backward;

const NOWHERE: Position = { head: null, last: null };

/** Bytes from which on a process of its own pays. */
const WORTH_COMPRESSING = 1 << 16;

/** Before something was sent, a few seconds of trying are enough. */
export const HASTY: readonly number[] = [1000, 2000, 4000];
/** A result is worth waiting for: what it says is unconfirmed otherwise. */
export const PATIENT: readonly number[] = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000];

/** Files of the branch that are in a file of this machine, until it is closed. */
export interface LocalFiles {
  read(path: string, reuse: Buffer): Buffer;
  close(): void;
}

export interface TipOptions {
  readonly folder: string;
  readonly branch: string;
  readonly lineage: string;
  readonly pause?: Pause | undefined;
  /** Called once where the host hides the shadow ref. */
  readonly onHidden?: () => void;
  /** Called where this clone cannot remember what was pushed. */
  readonly onUnremembered?: (why: string) => void;
  /** The rules of the host close the branch, and cannot close the shadow ref. */
  readonly isClosed?: boolean;
  readonly publishing?: Publishing;
}

/** The lock branch as it was seen last. Reads are from there, writes are on top of it. */
export class BranchTip {
  readonly #folder: string;
  readonly #branch: string;
  readonly #lineage: string;
  readonly #pause: Pause;
  readonly #onHidden: () => void;
  readonly #onUnremembered: (why: string) => void;
  readonly #isClosed: boolean;
  readonly #publishing: Publishing;
  /** Asked before the first push alone: an apply that has nothing to push pays nothing. */
  #checked: Promise<void> | null = null;
  #place: RemoteBranch | null = null;
  #tip: Tip | null = null;
  #way: PushWay = 'atomic';
  /** Read last: the index is asked for again and again. */
  #last: { readonly blob: string; readonly bytes: Buffer } | null = null;

  constructor(options: TipOptions) {
    this.#folder = options.folder;
    this.#branch = options.branch;
    this.#lineage = options.lineage;
    this.#pause = options.pause ?? delay;
    this.#onHidden = options.onHidden ?? (() => {});
    this.#onUnremembered = options.onUnremembered ?? (() => {});
    this.#isClosed = options.isClosed ?? false;
    this.#publishing = options.publishing ?? {};
  }

  /** git is asked only once the lock is needed: a config can be checked anywhere. */
  get #where(): RemoteBranch {
    this.#place ??= originOf(this.#folder, this.#branch);
    return this.#place;
  }

  get #repository(): Repository {
    return this.#where.repository;
  }

  /** Where the branch is now; the network is tried again after each wait. Throws a Failure where it never was. */
  async fetch(waits: readonly number[]): Promise<Fetch> {
    for (let attempt = 0; ; attempt += 1) {
      const known = knownHere(this.#where);
      const fetched = await fetchBranch(this.#where, known.own);
      if (fetched.kind === 'found') return this.#standAt(fetched.at, known);
      if (fetched.kind === 'missing') return this.#deleted();
      const wait = waits[attempt];
      if (wait === undefined) return fetched;
      await this.#pause(wait);
    }
  }

  async #standAt(at: Position, known: KnownHere): Promise<Fetch> {
    const leads = await this.#mayLead(at);
    const standing = standingOf(this.#where, at, known, this.#lineage, leads);
    if (standing.kind === 'backward') return standing;
    const { commit, isSound } = standing;
    const isNew = isSound && commit !== known.own;
    this.#moveTo(commit, at);
    return { kind: 'current', unremembered: isNew ? remember(this.#where, commit) : null };
  }

  /** A shadow ref that is ahead counts only where the host moves it first, and nobody relies on rules. */
  async #mayLead(at: Position): Promise<boolean> {
    if (this.#isClosed || at.last === null || at.last === at.head) return false;
    return lacksAtomicPush(this.#where, at);
  }

  #deleted(): Fetch {
    const known = newestKnown(this.#where, this.#lineage);
    if (known.leading.length === 0) throw branchMissing(this.#branch, this.#lineage);
    return { kind: 'backward', how: 'deleted', at: NOWHERE, ...known, withoutShadow: null };
  }

  /** Who has the lease on the remote now. The tip stays where it is. */
  async ownerNow(timeoutMs: number): Promise<BranchOwner | null | 'unknown'> {
    const asked = await askRemote(this.#where, timeoutMs);
    if ('message' in asked) return 'unknown';
    const commit = this.#counting(asked);
    if (commit === this.#tip?.commit) return parseOwner(this.read(LEASE_PATH));
    const fetched = await fetchBranch(this.#where);
    if (fetched.kind === 'unreachable') return 'unknown';
    if (fetched.kind === 'missing') return null;
    const [bytes = null] = readObjects(this.#repository, [
      `${this.#counting(fetched.at)}:${LEASE_PATH}`,
    ]);
    return parseOwner(bytes);
  }

  /** Which of the two refs has the lease: as they are pushed. */
  #counting({ head, last }: Position): string | null {
    return this.#way === 'shadow-first' ? (last ?? head) : (head ?? last);
  }

  /** Reads from the newest commit that is known here; false where there is none. For reading only. */
  useNewest(known: Backward['newest'] = newestKnown(this.#where, this.#lineage).newest): boolean {
    if (known === null) return false;
    const { commit } = known;
    this.#moveTo(commit, { head: commit, last: commit });
    return true;
  }

  /** Where a push was cut off between the shadow ref and the branch, the branch is moved forward. */
  async catchUp(): Promise<void> {
    const { commit, at } = this.#seen;
    if (at.last !== commit || at.head === commit) return;
    this.#moveTo(commit, await catchUp(this.#where, at));
  }

  #moveTo(commit: string, at: Position): void {
    const known = this.#tip;
    const tree = known?.commit === commit ? known.tree : listTree(this.#repository, commit);
    this.#tip = { commit, at, tree };
  }

  get #seen(): Tip {
    if (this.#tip === null) throw new Error('the lock branch was not fetched yet');
    return this.#tip;
  }

  get isFetched(): boolean {
    return this.#tip !== null;
  }

  get paths(): string[] {
    return [...this.#seen.tree.keys()];
  }

  /** null where there is no such file. */
  read(path: string): Buffer | null {
    const blob = this.#seen.tree.get(path);
    if (blob === undefined) return null;
    if (this.#last?.blob !== blob) this.#last = { blob, bytes: readBlob(this.#repository, blob) };
    return this.#last.bytes;
  }

  /** Brings files out of git's objects in one go; what is done with them needs no git. */
  async makeLocal(paths: readonly string[]): Promise<LocalFiles> {
    const { tree } = this.#seen;
    const blobs = paths.map((path) => {
      const blob = tree.get(path);
      if (blob === undefined) {
        throw lockDamaged(say`${asPath(path)} is missing, but the lockfile names it`);
      }
      return blob;
    });
    const file = openTemporary();
    try {
      const places = await readBlobs(this.#repository, blobs, file.descriptor);
      const placeOf = new Map(paths.map((path, at) => [path, places[at]]));
      return {
        read: (path, reuse) => {
          const place = placeOf.get(path);
          if (place === undefined) throw new Error(`${path} was not made local`);
          const into = place.size <= reuse.length ? reuse : Buffer.allocUnsafe(place.size);
          readSync(file.descriptor, into, 0, place.size, place.from);
          return into.subarray(0, place.size);
        },
        close: file.close,
      };
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** When the commit was made, ms since the epoch. */
  get writtenAt(): number {
    return madeAt(this.#repository, this.#seen.commit);
  }

  /** Keeps bytes for a later commit. */
  keep(bytes: Uint8Array): string {
    return writeBlob(this.#repository, bytes);
  }

  readKept(blob: string): Buffer {
    return readBlob(this.#repository, blob);
  }

  /** Makes a commit on top of the tip, here only. */
  async draft(edits: Edits, message: string): Promise<Draft> {
    const { commit: parent, at } = this.#seen;
    const kept = [...edits].map(([path, content]) => [path, this.#kept(path, content)] as const);
    const files = new Map(kept);
    const commit = await commitFiles(this.#repository, { parent, files, message });
    return { commit, on: at };
  }

  /**
   * What is new under its name is pushed as it is written, so it is compressed well. A chunk is
   * pushed as what differs from the one before.
   */
  #kept(path: string, content: Uint8Array | string | null): Uint8Array | string | null {
    const isLarge = content instanceof Uint8Array && content.length > WORTH_COMPRESSING;
    return isLarge && !isStableName(path) ? this.keep(content) : content;
  }

  /** Pushes, trying again after each wait. */
  async push(draft: Draft, waits: readonly number[]): Promise<Pushed> {
    for (let attempt = 0; ; attempt += 1) {
      const pushed = await this.pushOnce(draft);
      if (pushed.kind === 'pushed') this.#moveTo(draft.commit, pushed.at);
      const wait = pushed.kind === 'failed' ? waits[attempt] : undefined;
      if (wait === undefined) return pushed;
      await this.#pause(wait);
    }
  }

  /** Like push, once; the tip stays until `follow` is called. */
  async pushOnce({ commit, on }: Draft): Promise<Pushed> {
    this.#checked ??= checkReaders(this.#where, this.#publishing);
    await this.#checked;
    const pushed = await push(this.#where, commit, on, this.#way);
    if (pushed.kind !== 'pushed') return pushed;
    if (pushed.unremembered !== undefined) this.#onUnremembered(pushed.unremembered);
    if (pushed.way === 'head-alone' && this.#way !== pushed.way) this.#onHidden();
    this.#way = pushed.way;
    return pushed;
  }

  follow({ commit }: Draft, at: Position): void {
    this.#moveTo(commit, at);
  }
}
