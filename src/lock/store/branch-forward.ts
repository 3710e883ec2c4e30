import type { KnownHere, Position, RemoteBranch } from '../../git/branch.ts';
import { knownHere } from '../../git/branch.ts';
import { isInHistory, movesSince } from '../../git/history.ts';
import { readObjects } from '../../git/tree.ts';
import { INDEX } from '../file-names.ts';
import { digestIn, isNewerFormat, parseIndex } from '../index-format.ts';
import type { LockIndex } from '../lock-index.ts';
import { isSince } from '../lock-index.ts';

/**
 * A lock branch only moves forward. Whoever may push can move it back: both refs to an older commit, or
 * by a commit on top with older files. So the index at its head must come after every one that is known
 * here: what this clone had, what the shadow ref has, and what the head was made upon. An index names
 * those that came before it, so no serial, time or commit is asked. It names the last thousand alone: a
 * clone that was not used for longer follows the indexes between, which git has.
 *
 * A fresh clone knows only what the branch says: both refs that were moved back deceive it.
 */
export type Standing =
  /** `isSound`: it has an index of this lock. Otherwise reading it says what it has. */
  { readonly kind: 'forward'; readonly commit: string; readonly isSound: boolean } | Backward;

export interface Backward {
  readonly kind: 'backward';
  /**
   * `older`: the lockfile there is. `moved`: it is not where segops left it. `shadow`: nothing but the
   * shadow ref says so.
   */
  readonly how: 'deleted' | 'moved' | 'older' | 'shadow';
  readonly at: Position;
  /** What is newest among all that is known; null where two know what the other does not. */
  readonly newest: KnownLock | null;
  /** All that no other comes after: the newest, or those to be joined, that of the branch first. */
  readonly leading: readonly KnownLock[];
  /** The same without the shadow ref, where the branch has a lockfile and only the shadow ref knows more. */
  readonly withoutShadow: Best | null;
}

export type Best = Pick<Backward, 'newest' | 'leading'>;

/** A commit of the branch, and the index in it. */
export interface KnownLock {
  readonly commit: string;
  readonly index: LockIndex;
}

/**
 * Where the branch is, against what was known here. `at` was fetched after that: asked the other way
 * round, a push that another process made in between would look like a branch that was moved back.
 * `shadowLeads`: whether a shadow ref that is ahead of the branch may be taken for the tip.
 */
export function standingOf(
  place: RemoteBranch,
  at: Position,
  { own, tracked }: KnownHere,
  lineage: string,
  shadowLeads: boolean,
): Standing {
  const tip = tipOf(place, at, shadowLeads);
  if (tip !== null && own === tip && (tracked === null || tracked === tip))
    return { kind: 'forward', commit: tip, isSound: true };
  const wanted = [tip, at.last, at.head, own, tracked, ...parentsOf(place, tip)];
  const commits = [...new Set(wanted)].filter((commit) => commit !== null);
  const seen = new Sightings(place, commits, lineage);
  const how = tip === null ? null : seen.faultOf(tip);
  if (tip !== null && how === null) {
    return { kind: 'forward', commit: tip, isSound: seen.lockAt(tip) !== null };
  }
  const withoutShadow = seen.bestWithoutShadow(at, [own, tracked]);
  if (withoutShadow !== null)
    return { kind: 'backward', how: 'shadow', at, ...seen.best(), withoutShadow };
  return { kind: 'backward', how: how ?? whyNoTip(place, at), at, ...seen.best(), withoutShadow };
}

function whyNoTip({ repository }: RemoteBranch, { head, last }: Position): Backward['how'] {
  if (head === null) return 'deleted';
  return last !== null && isInHistory(repository, head, last) ? 'older' : 'moved';
}

/** What is known of a branch that cannot be asked, or is gone from the remote. */
export function newestKnown(place: RemoteBranch, lineage: string): Best {
  const { own, tracked } = knownHere(place);
  const commits = [...new Set([own, tracked])].filter((commit) => commit !== null);
  return new Sightings(place, commits, lineage).best();
}

/**
 * The commit that counts; null where something else moved one of the two refs. Where the host has no
 * atomic pushes, the shadow ref moves first, and the branch may be behind it. Elsewhere both move at
 * once, and a shadow ref that is ahead proves nothing: rules of a host cover branches and tags alone,
 * so whoever may push anything may push it.
 */
function tipOf(
  { repository }: RemoteBranch,
  { head, last }: Position,
  shadowLeads: boolean,
): string | null {
  if (head === null || last === null || last === head) return head;
  return shadowLeads && isInHistory(repository, head, last) ? last : null;
}

function parentsOf({ repository }: RemoteBranch, commit: string | null): string[] {
  if (commit === null) return [];
  const [object] = readObjects(repository, [commit]);
  const [header = ''] = (object ?? '').toString().split('\n\n');
  return [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = '']) => parent);
}

/** Less than an index names, so that one commit that was moved back and restored breaks no chain. */
const STRIDE = 300;

/** The indexes of some commits. */
class Sightings {
  readonly #place: RemoteBranch;
  readonly #lineage: string;
  readonly #texts: ReadonlyMap<string, string | null>;
  readonly #locks = new Map<string, KnownLock | null>();

  constructor(place: RemoteBranch, commits: readonly string[], lineage: string) {
    // Whoever may push the shadow ref may push a tree or a blob there.
    const names = commits.map((commit) => `${commit}^{commit}:${INDEX}`);
    const found = readObjects(place.repository, names);
    this.#place = place;
    this.#lineage = lineage;
    this.#texts = new Map(commits.map((commit, n) => [commit, found[n]?.toString() ?? null]));
  }

  /** null where the commit has no index of this lock that can be read: then it proves nothing. */
  lockAt(commit: string): KnownLock | null {
    const known = this.#locks.get(commit);
    if (known !== undefined) return known;
    const lock = this.#parse(commit);
    this.#locks.set(commit, lock);
    return lock;
  }

  #parse(commit: string): KnownLock | null {
    const index = this.#indexIn(this.#texts.get(commit) ?? null);
    return index === null ? null : { commit, index };
  }

  #indexIn(text: string | null): LockIndex | null {
    if (text === null) return null;
    try {
      const index = parseIndex(text, INDEX);
      return index.lineage === this.#lineage ? index : null;
    } catch {
      return null;
    }
  }

  /** Why nothing may go on from this commit; null where it may, or where reading it will say why not. */
  faultOf(tip: string): 'moved' | 'older' | null {
    const lock = this.lockAt(tip);
    const others = [...this.#texts.keys()].filter((commit) => commit !== tip);
    if (lock !== null) return others.every((one) => this.#isUpon(lock, one)) ? null : 'older';
    const hasNone = (this.#texts.get(tip) ?? null) === null;
    return hasNone && others.some((one) => this.lockAt(one) !== null) ? 'moved' : null;
  }

  /** Whether a lock holds all that the one at a commit does. The digest is compared before it is read. */
  #isUpon({ commit, index }: KnownLock, other: string): boolean {
    const text = this.#texts.get(other) ?? null;
    if (text === null) return true;
    const digest = digestIn(text);
    if (index.digest === digest) return !isInHistory(this.#place.repository, commit, other);
    if (isSince(index, digest) || this.#isLongSince({ commit, index }, other, digest)) return true;
    // What is no lock proves nothing. One that a later version wrote is one, and cannot be read here.
    return this.lockAt(other) === null && !isNewerFormat(text);
  }

  /** Whether the commits between say so, each index naming the one before it that is looked at. */
  #isLongSince({ commit, index }: KnownLock, other: string, digest: string): boolean {
    const { repository } = this.#place;
    if (!isInHistory(repository, other, commit)) return false;
    const between = movesSince(repository, commit, other).filter((_, at) => at % STRIDE === 0);
    const names = between.map((one) => `${one}:${INDEX}`);
    let earliest = index;
    for (const text of readObjects(repository, names)) {
      const before = this.#indexIn(text?.toString() ?? null);
      if (before?.digest && isSince(earliest, before.digest)) earliest = before;
    }
    return isSince(earliest, digest);
  }

  /** null unless nothing but the shadow ref knows what the lockfile of the branch does not. */
  bestWithoutShadow({ head, last }: Position, knownHere: readonly (string | null)[]): Best | null {
    const lock = head === null ? null : this.lockAt(head);
    if (lock === null || last === null || last === head || this.#isUpon(lock, last)) return null;
    if (isInHistory(this.#place.repository, last, lock.commit)) return null;
    const others = knownHere.filter((commit) => commit !== null);
    if (others.some((commit) => commit === last || this.#knows(commit, last))) return null;
    return this.best(last);
  }

  #knows(commit: string, other: string): boolean {
    const lock = this.lockAt(commit);
    return lock !== null && this.#isUpon(lock, other);
  }

  best(without: string | null = null): Best {
    const commits = [...this.#texts.keys()].filter((commit) => commit !== without);
    const locks = commits.flatMap((commit) => this.lockAt(commit) ?? []);
    const isNewest = (lock: KnownLock) =>
      locks.every(({ commit }) => commit === lock.commit || this.#isUpon(lock, commit));
    const newest = locks.find(isNewest) ?? null;
    return { newest, leading: newest === null ? withoutAnyAfter(locks) : [newest] };
  }
}

/** One for each digest: the same lock may be in several commits. */
function withoutAnyAfter(locks: readonly KnownLock[]): KnownLock[] {
  const byDigest = new Map(locks.toReversed().map((lock) => [lock.index.digest, lock]));
  const apart = locks.filter((lock) => byDigest.get(lock.index.digest) === lock);
  const isBefore = ({ index: { digest } }: KnownLock, other: KnownLock) =>
    digest !== null && digest !== other.index.digest && isSince(other.index, digest);
  return apart.filter((lock) => !apart.some((other) => isBefore(lock, other)));
}
