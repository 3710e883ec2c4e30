import { countChanges } from '../lock/split-batch.ts';
import type { MembershipKey } from '../members/same-user.ts';
import { sameMembershipKey } from '../members/same-user.ts';
import type { Batch, Operation, SegmentKey } from '../model.ts';

/** For each batch that has to wait, the batches before it that must have been answered by then. */
export type SendAfter = ReadonlyMap<number, readonly number[]>;

/**
 * An ADD waits for every REMOVE from the same segment that may be about the same user. The plan puts
 * such ADDs into batches behind, so that no wait can be for oneself or go in a circle.
 */
export function sendAfter(batches: readonly Batch[]): SendAfter {
  const both = segmentsWithBoth(batches);
  const removedIn = new Map<MembershipKey, number[]>();
  const after = new Map<number, Set<number>>();
  if (both.size === 0) return new Map();
  for (const [number, batch] of batches.entries()) {
    visitChanges(batch, both, 'REMOVE', (key) => {
      const known = removedIn.get(key);
      if (known === undefined) removedIn.set(key, [number]);
      else known.push(number);
    });
  }
  for (const [number, batch] of batches.entries()) {
    visitChanges(batch, both, 'ADD', (key) => {
      for (const earlier of removedIn.get(key) ?? []) {
        if (earlier >= number) continue;
        after.set(number, (after.get(number) ?? new Set()).add(earlier));
      }
    });
  }
  return new Map([...after].map(([batch, before]) => [batch, [...before].sort((a, b) => a - b)]));
}

function segmentsWithBoth(batches: readonly Batch[]): Set<SegmentKey> {
  const seen: Record<Operation, Set<SegmentKey>> = { ADD: new Set(), REMOVE: new Set() };
  for (const { entries } of batches) {
    for (const { actions } of entries) {
      for (const { key, operation } of actions) seen[operation].add(key);
    }
  }
  return new Set([...seen.ADD].filter((key) => seen.REMOVE.has(key)));
}

function visitChanges(
  { entries }: Batch,
  segments: ReadonlySet<SegmentKey>,
  wanted: Operation,
  visit: (key: MembershipKey) => void,
): void {
  for (const { members, actions } of entries) {
    for (const { key, operation } of actions) {
      if (operation !== wanted || !segments.has(key)) continue;
      for (const member of members) visit(sameMembershipKey(key, member));
    }
  }
}

/** Whose turn it is, as batches come to their end. */
export class Turns {
  readonly #after: SendAfter;
  /** Changes without a yes, of every batch that another waits for. */
  readonly #open = new Map<number, number>();
  readonly #failed = new Set<number>();
  readonly #batches: readonly Batch[];

  constructor(batches: readonly Batch[], after: SendAfter) {
    this.#batches = batches;
    this.#after = after;
    for (const before of new Set([...after.values()].flat())) {
      const batch = batches[before];
      if (batch !== undefined) this.#open.set(before, countChanges(batch));
    }
  }

  /** Everything that it waits for was accepted. */
  isDue(batch: number): boolean {
    return this.#before(batch).every((before) => this.#open.get(before) === 0);
  }

  /** Something that it waits for ended otherwise: it is not sent in this apply. */
  isBarred(batch: number): boolean {
    return this.#before(batch).some((before) => this.#failed.has(before));
  }

  /** A part of a batch has its outcome. */
  ended(batch: number, changes: number, accepted: boolean): void {
    const open = this.#open.get(batch);
    if (open === undefined) return;
    if (accepted) this.#open.set(batch, open - changes);
    else this.#failed.add(batch);
  }

  /** Changes that are withheld because of what they waited for. */
  withheld(): number {
    const barred = [...this.#after.keys()].filter((batch) => this.isBarred(batch));
    return barred
      .flatMap((number) => this.#batches[number] ?? [])
      .reduce((sum, batch) => sum + countChanges(batch), 0);
  }

  #before(batch: number): readonly number[] {
    return this.#after.get(batch) ?? [];
  }
}
