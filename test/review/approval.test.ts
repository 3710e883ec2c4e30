import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/model.ts';
import {
  besides,
  isOpen,
  planOf as partOf,
  sift,
  unapprovedIn,
  unsifted,
  withTakenUp,
} from '../../src/review/approval.ts';
import type { ContentChange, Setting } from '../../src/review/content.ts';
import { membersOf, planOf, segmentOf } from '../report/plans.ts';

type Sides = { readonly add?: readonly Member[]; readonly remove?: readonly Member[] };

function changeOf(segments: Record<string, Sides>, settings: readonly Setting[] = []) {
  const sides = ({ add = [], remove = [] }: Sides) => ({ add, remove });
  const change: ContentChange = {
    segments: new Map(Object.entries(segments).map(([key, one]) => [key, sides(one)])),
    settings: new Map(settings.map((one) => [JSON.stringify([one.segment, one.name]), one])),
  };
  return change;
}

const LIMIT: Setting = { segment: null, name: 'guard.max_removals', value: '"50%"' };

describe('what approvals take out of a change', () => {
  const change = changeOf({ vip: { add: membersOf(['a', 'b']), remove: membersOf(['c']) } }, [
    LIMIT,
  ]);

  it('is all of it where one approval has all', () => {
    expect(isOpen(sift(unsifted(change), change))).toBe(false);
  });

  it('is its part where each has a part', () => {
    const first = sift(unsifted(change), changeOf({ vip: { add: membersOf(['a']) } }));
    const second = sift(first, changeOf({ vip: { remove: membersOf(['c']) } }, [LIMIT]));
    expect(unapprovedIn(second)).toEqual(changeOf({ vip: { add: membersOf(['b']) } }));
  });

  it('is nothing where it was in another segment, or with another value', () => {
    const other = changeOf({ news: { add: membersOf(['a', 'b']) } }, [{ ...LIMIT, value: '1' }]);
    const sifted = sift(unsifted(change), other);
    expect(unapprovedIn(sifted)).toEqual(change);
  });

  it('stays out once a newer approval said the opposite', () => {
    const newer = changeOf({ vip: { remove: membersOf(['a']), add: membersOf(['c']) } });
    const sifted = sift(sift(unsifted(change), newer), change);
    expect(isOpen(sifted)).toBe(false);
    expect(unapprovedIn(sifted)).toEqual(
      changeOf({ vip: { add: membersOf(['a']), remove: membersOf(['c']) } }),
    );
  });
});

describe('what a plan removes', () => {
  const plan = planOf({ segments: [segmentOf('vip', { remove: membersOf(['a']) })] });

  it('needs an approval where a segment was taken up again', () => {
    expect(withTakenUp(changeOf({}), plan, new Set())).toEqual(
      changeOf({ vip: { remove: membersOf(['a']) } }),
    );
    expect(withTakenUp(changeOf({}), plan, new Set(['vip']))).toEqual(changeOf({}));
  });
});

describe('what is not approved, to print', () => {
  const plan = planOf({ segments: [segmentOf('vip', { add: membersOf(['a', 'b']) })] });

  it('is the part of the plan, and beside it what waits and what is set', () => {
    const left = changeOf({ vip: { add: membersOf(['b', 'z']) } }, [LIMIT]);
    expect(partOf(plan, left).segments[0]?.add).toEqual(membersOf(['b']));
    expect(besides(plan, left)).toEqual([
      { kind: 'setting', segment: null, name: 'guard.max_removals' },
      { kind: 'waiting', segment: 'vip', members: 1 },
    ]);
  });
});
