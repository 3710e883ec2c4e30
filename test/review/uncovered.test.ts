import { describe, expect, it } from 'vitest';
import { changesNothing, uncovered } from '../../src/review/uncovered.ts';
import { membersOf, planOf, segmentOf } from '../report/plans.ts';

const CREATE = { key: 'vip', customerSegmentId: 'vip', name: 'VIP' };

describe('a plan beside one that was shown', () => {
  it('is covered by itself', () => {
    const plan = planOf({
      creates: [CREATE],
      segments: [segmentOf('vip', { add: membersOf(['a', 'b']), adopt: membersOf(['c']) })],
    });
    expect(changesNothing(plan)).toBe(false);
    expect(changesNothing(uncovered(plan, plan))).toBe(true);
    expect(uncovered(plan, plan).totals).toMatchObject({ add: 0, remove: 0, segments: 0 });
  });

  it.each([
    ['another member', segmentOf('vip', { add: membersOf(['b']) })],
    ['another kind of member', segmentOf('vip', { add: membersOf(['a'], 'guid') })],
    ['another segment', segmentOf('news', { add: membersOf(['a']) })],
    ['the opposite', segmentOf('vip', { remove: membersOf(['a']) })],
    ['what was only to be recorded', segmentOf('vip', { adopt: membersOf(['a']) })],
  ])('is not covered by %s', (_, shown) => {
    const plan = planOf({ segments: [segmentOf('vip', { add: membersOf(['a']) })] });
    const left = uncovered(plan, planOf({ segments: [shown] }));
    expect(left.segments).toEqual(plan.segments);
    expect(left.totals).toMatchObject({ add: 1, remove: 0, segments: 1 });
  });

  it('keeps a segment to create that was not shown', () => {
    const plan = planOf({ creates: [CREATE], segments: [segmentOf('vip')] });
    const left = uncovered(plan, planOf({ segments: [segmentOf('vip')] }));
    expect([left.creates, changesNothing(left)]).toEqual([[CREATE], false]);
  });
});
