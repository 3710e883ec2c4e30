import { describe, expect, it } from 'vitest';
import { changeTotals } from '../../src/plan/totals.ts';
import { membersOf, segmentOf } from '../report/plans.ts';

describe('the totals of a plan', () => {
  it('count a person once, however many segments are concerned, and a guid as another', () => {
    const segments = [
      segmentOf('one', { add: membersOf(['ada', 'bob']), remove: membersOf(['eve']) }),
      segmentOf('two', { add: [...membersOf(['ada']), ...membersOf(['ada'], 'guid')] }),
      segmentOf('three', {}),
    ];
    expect(changeTotals(segments)).toEqual({
      add: 4,
      remove: 1,
      segments: 2,
      peopleAdded: 3,
      peopleRemoved: 1,
    });
  });
});
