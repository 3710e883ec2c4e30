import type { Position, Pushed, RemoteBranch } from '../../git/branch.ts';
import { fetchBranch, newestHere, originOf, push, pushAsync } from '../../git/branch.ts';
import { madeAt } from '../../git/history.ts';
import type { Repository } from '../../git/repository.ts';
import type { Tree } from '../../git/tree.ts';
import { commitFiles, listTree, readBlob, writeBlob } from '../../git/tree.ts';
import { branchMissing, branchMoved } from './branch-failures.ts';

/** Files to write, by path: bytes, or a blob that is written already; null removes. */
export type Edits = ReadonlyMap<string, Uint8Array | string | null>;

/** Waits that many milliseconds, in which nothing else goes on. */
export type Pause = (ms: number) => void;

interface Tip {
  readonly commit: string;
  readonly at: Position;
  readonly tree: Tree;
}

/** Before something was sent, a few seconds of trying are enough. */
export const HASTY: readonly number[] = [1000, 2000, 4000];
/** A result is worth waiting for: what it says is unconfirmed otherwise. */
export const PATIENT: readonly number[] = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000];

/** The lock branch as it was seen last. Reads are from there, writes are on top of it. */
export class BranchTip {
  readonly #folder: string;
  readonly #branch: string;
  readonly #pause: Pause;
  #place: RemoteBranch | null = null;
  #tip: Tip | null = null;

  constructor(folder: string, branch: string, pause: Pause) {
    this.#folder = folder;
    this.#branch = branch;
    this.#pause = pause;
  }

  /** git is asked only once the lock is needed: a config can be checked anywhere. */
  get #where(): RemoteBranch {
    this.#place ??= originOf(this.#folder, this.#branch);
    return this.#place;
  }

  get #repository(): Repository {
    return this.#where.repository;
  }

  /** null, or why the remote cannot be reached after so many waits. Throws a Failure on all else. */
  fetch(waits: readonly number[]): string | null {
    for (let attempt = 0; ; attempt += 1) {
      const fetched = fetchBranch(this.#where);
      if (fetched.kind === 'found') {
        this.#moveTo(fetched.commit, fetched.at);
        return null;
      }
      if (fetched.kind === 'missing') throw branchMissing(this.#branch);
      if (fetched.kind === 'tampered') throw branchMoved(this.#branch, fetched);
      const wait = waits[attempt];
      if (wait === undefined) return fetched.message;
      this.#pause(wait);
    }
  }

  /** Whether there is a commit from an earlier fetch, which then is the tip; for reading only. */
  useLastKnown(): boolean {
    const commit = newestHere(this.#where);
    if (commit !== null) this.#moveTo(commit, { head: commit, last: commit });
    return commit !== null;
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
    return blob === undefined ? null : readBlob(this.#repository, blob);
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
  commit(edits: Edits, message: string): string {
    const blobs = [...edits].map(
      ([path, content]) =>
        [path, content instanceof Uint8Array ? this.keep(content) : content] as const,
    );
    // Removing what is not there would be an error in a fresh index.
    const { tree, commit } = this.#seen;
    const files = new Map(blobs.filter(([path, blob]) => blob !== null || tree.has(path)));
    return commitFiles(this.#repository, { parent: commit, files, message });
  }

  /** Pushes a commit that was made on top of the tip, trying again after each wait. */
  push(commit: string, waits: readonly number[]): Pushed {
    const expected = this.#seen.at;
    for (let attempt = 0; ; attempt += 1) {
      const pushed = push(this.#where, commit, expected);
      if (pushed.kind === 'pushed') this.#moveTo(commit, pushed.at);
      const wait = pushed.kind === 'failed' ? waits[attempt] : undefined;
      if (wait === undefined) return pushed;
      this.#pause(wait);
    }
  }

  /** Like push, once, while other work goes on; the tip stays until `follow` is called. */
  pushAsync(commit: string): Promise<Pushed> {
    return pushAsync(this.#where, commit, this.#seen.at);
  }

  follow(commit: string, at: Position): void {
    this.#moveTo(commit, at);
  }
}
