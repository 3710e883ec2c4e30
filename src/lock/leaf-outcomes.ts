import type { Batch } from '../model.ts';
import type { LeafOutcome } from './journal-format.ts';
import type { ChangeOutcome } from './membership.ts';
import { splitBatch } from './split-batch.ts';

/** Visits the parts of batches as they were sent, each with the outcome that was recorded for it, if any was. */
export function visitOutcomes(
  batches: readonly Batch[],
  outcomes: readonly LeafOutcome[],
  visit: Visit,
): void {
  const byBatch = outcomesByBatch(outcomes);
  for (const [number, batch] of batches.entries()) {
    visitLeaves(batch, '', byBatch.get(number) ?? NONE, visit);
  }
}

type Visit = (leaf: Batch, outcome: ChangeOutcome | null) => void;

type OutcomesByPath = ReadonlyMap<string, ChangeOutcome>;
const NONE: OutcomesByPath = new Map();

function outcomesByBatch(outcomes: readonly LeafOutcome[]): Map<number, OutcomesByPath> {
  const byBatch = new Map<number, Map<string, ChangeOutcome>>();
  for (const { leaf, outcome } of outcomes) {
    const byPath = byBatch.get(leaf.batch) ?? new Map<string, ChangeOutcome>();
    byPath.set(leaf.path, outcome);
    byBatch.set(leaf.batch, byPath);
  }
  return byBatch;
}

function visitLeaves(batch: Batch, path: string, outcomes: OutcomesByPath, visit: Visit): void {
  const own = outcomes.get(path);
  const wasSplit =
    own === undefined && [...outcomes.keys()].some((other) => other.startsWith(path));
  const halves = wasSplit ? splitBatch(batch) : null;
  if (halves === null) {
    visit(batch, own ?? null);
    return;
  }
  visitLeaves(halves[0], `${path}0`, outcomes, visit);
  visitLeaves(halves[1], `${path}1`, outcomes, visit);
}
