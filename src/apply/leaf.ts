import type { CallOutcome } from '../clevertap/outcomes.ts';
import type { LeafRef } from '../lock/journal-format.ts';
import type { ChangeOutcome } from '../lock/membership.ts';
import { splitBatch } from '../lock/split-batch.ts';
import type { Batch } from '../model.ts';

/** A batch, or a part of one, that still has to be sent or sent again. */
export interface Leaf {
  readonly ref: LeafRef;
  readonly batch: Batch;
  /** When the last attempt without a clear answer ended, ms; null where every answer was clear. */
  readonly ambiguousAt: number | null;
  /** Sent before, by itself or within more. */
  readonly begun: boolean;
  /** Attempts that found no lane, and attempts that failed otherwise: each has its own patience. */
  readonly busy: number;
  readonly failures: number;
  /** Not before this time, ms since the epoch. */
  readonly notBefore: number;
}

/** A batch as a whole, never sent. */
export function wholeLeaf(number: number, batch: Batch): Leaf {
  const ref = { batch: number, path: '' };
  return { ref, batch, ambiguousAt: null, begun: false, busy: 0, failures: 0, notBefore: 0 };
}

/** The two halves of a leaf, which inherit what its attempts left unclear; null for a single change. */
export function splitLeaf(leaf: Leaf): [Leaf, Leaf] | null {
  const halves = splitBatch(leaf.batch);
  if (halves === null) return null;
  const half = (batch: Batch, bit: string): Leaf => ({
    ...leaf,
    ref: { batch: leaf.ref.batch, path: leaf.ref.path + bit },
    batch,
    busy: 0,
    failures: 0,
    notBefore: 0,
  });
  return [half(halves[0], '0'), half(halves[1], '1')];
}

type Attempts = Pick<Leaf, 'ambiguousAt'>;

export function afterAttempt<T extends Attempts>(leaf: T, outcome: CallOutcome, now: number): T {
  return outcome.kind === 'ambiguous' ? { ...leaf, ambiguousAt: now } : leaf;
}

/**
 * What all attempts at a leaf amount to, once no more will be made; null where nothing was ever sent.
 * After one ambiguous attempt only a 2xx clears it: a later "rejected" says that the later attempt did
 * nothing, not that the earlier one did not. `ambiguousAt` survives a successful retry, because the
 * earlier attempt may still land.
 */
export function joinedOutcome({ ambiguousAt }: Attempts, last: CallOutcome): ChangeOutcome | null {
  if (last.kind === 'accepted') return { kind: 'accepted', ambiguousAt };
  if (ambiguousAt !== null) return { kind: 'ambiguous', ambiguousAt };
  return last.kind === 'unsent' ? null : { kind: 'rejected' };
}
