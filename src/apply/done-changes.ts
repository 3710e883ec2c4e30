import type { LeafOutcome } from '../lock/journal-format.ts';
import { visitOutcomes } from '../lock/leaf-outcomes.ts';
import type { Batch, Member, SegmentKey } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { DoneChanges, Staying } from './apply-summary.ts';

/** What became of a plan, segment by segment, and who is where they should not be. */
export interface Done {
  readonly bySegment: ReadonlyMap<SegmentKey, DoneChanges>;
  /** null: all who should leave have left. */
  readonly staying: Staying | null;
}

type Counts = { -readonly [K in keyof DoneChanges]: DoneChanges[K] };

export function doneOf({ segments, batches }: Plan, outcomes: readonly LeafOutcome[]): Done {
  const counts = new Map<SegmentKey, Counts>(
    segments.map(({ key }) => [key, { added: 0, removed: 0 }]),
  );
  const still = new People();
  const unclear = new People();
  visitOutcomes(batches, outcomes, (leaf, outcome) => {
    if (outcome?.kind === 'accepted') countIn(leaf, counts);
    else (outcome?.kind === 'ambiguous' ? unclear : still).addLeaving(leaf);
  });
  return { bySegment: counts, staying: stayingOf(still, unclear) };
}

function countIn({ entries }: Batch, counts: ReadonlyMap<SegmentKey, Counts>): void {
  for (const { members, actions } of entries) {
    for (const { key, operation } of actions) {
      const of = counts.get(key);
      if (of !== undefined) of[operation === 'ADD' ? 'added' : 'removed'] += members.length;
    }
  }
}

function stayingOf(still: People, unclear: People): Staying | null {
  const segments = new Set([...still.segments, ...unclear.segments]);
  if (segments.size === 0) return null;
  // Who is still in one segment for certain is no doubt besides.
  return {
    people: still.size,
    unclear: unclear.sizeWithout(still),
    segments: [...segments].sort(),
  };
}

/** Each counted once, and the segments that they should leave. */
class People {
  readonly segments = new Set<SegmentKey>();
  readonly #names = new Set<string>();

  addLeaving({ entries }: Batch): void {
    for (const { members, actions } of entries) {
      const leaves = actions.filter(({ operation }) => operation === 'REMOVE');
      if (leaves.length === 0) continue;
      for (const { key } of leaves) this.segments.add(key);
      for (const member of members) this.#names.add(nameOf(member));
    }
  }

  get size(): number {
    return this.#names.size;
  }

  sizeWithout(others: People): number {
    return [...this.#names].filter((name) => !others.#names.has(name)).length;
  }
}

/** A guid and an identity may have the same text. */
function nameOf({ kind, value }: Member): string {
  return `${kind} ${value}`;
}
