import { describe, expect, it } from 'vitest';
import { doneOf } from '../../src/apply/done-changes.ts';
import type { LeafOutcome } from '../../src/lock/journal-format.ts';
import type { ChangeOutcome } from '../../src/lock/membership.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { membersOf, planOf, segmentOf } from '../report/plans.ts';

const ACCEPTED: ChangeOutcome = { kind: 'accepted', ambiguousAt: null };
const UNCLEAR: ChangeOutcome = { kind: 'ambiguous', ambiguousAt: 1 };
const REJECTED: ChangeOutcome = { kind: 'rejected' };

/** Batches of a segment and an operation each, the removals first. */
const PLAN: Plan = planOf({
  segments: [
    segmentOf('news', { before: 9, add: membersOf(['eve']), remove: membersOf(['ada', 'bob']) }),
    segmentOf('vip', { before: 9, remove: membersOf(['bob', 'cleo']) }),
  ],
});

function outcome(batch: number, path: string, of: ChangeOutcome): LeafOutcome {
  return { leaf: { batch, path }, outcome: of };
}

describe('what was done of a plan', () => {
  it('is what was answered with success, by segment', () => {
    const all = [0, 1, 2].map((batch) => outcome(batch, '', ACCEPTED));
    const { bySegment, staying } = doneOf(PLAN, all);
    expect([...bySegment]).toEqual([
      ['news', { added: 1, removed: 2 }],
      ['vip', { added: 0, removed: 2 }],
    ]);
    expect(staying).toBe(null);
  });

  it('leaves people where they were who were not sent, each counted once', () => {
    const { bySegment, staying } = doneOf(PLAN, []);
    expect(bySegment.get('news')).toEqual({ added: 0, removed: 0 });
    expect(staying).toEqual({ people: 3, unclear: 0, segments: ['news', 'vip'] });
  });

  it('tells those that were rejected from those that had no clear answer, also of a split batch', () => {
    const outcomes = [
      outcome(0, '0', ACCEPTED),
      outcome(0, '1', UNCLEAR),
      outcome(1, '', ACCEPTED),
      outcome(2, '0', ACCEPTED),
      outcome(2, '1', REJECTED),
    ];
    const { bySegment, staying } = doneOf(PLAN, outcomes);
    expect(bySegment.get('news')).toEqual({ added: 1, removed: 1 });
    expect(staying).toEqual({ people: 1, unclear: 1, segments: ['news', 'vip'] });
  });

  it('counts nobody twice who is still in one segment and may be in another', () => {
    const outcomes = [
      outcome(0, '0', ACCEPTED),
      outcome(0, '1', UNCLEAR),
      outcome(1, '', ACCEPTED),
    ];
    const { staying } = doneOf(PLAN, outcomes);
    expect(staying).toEqual({ people: 2, unclear: 0, segments: ['news', 'vip'] });
  });

  it('counts an addition that was not sent as nobody who should have left', () => {
    const outcomes = [outcome(0, '', ACCEPTED), outcome(2, '', ACCEPTED)];
    expect(doneOf(PLAN, outcomes).staying).toBe(null);
  });
});
