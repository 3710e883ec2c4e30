import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/model.ts';
import { separate } from '../../src/plan/order.ts';

const identity = (value: string): Member => ({ kind: 'identity', value });
const guid = (value: string): Member => ({ kind: 'guid', value });
const [ada, Ada, bob] = [identity('ada'), identity('Ada'), identity('bob')];

describe('changes', () => {
  it('stay together where no one is removed under another spelling', () => {
    expect(separate([{ key: 'vip', add: [ada, bob], remove: [identity('eve')] }])).toBeNull();
  });

  it('stay together where the other spelling is removed from another segment', () => {
    const changes = [
      { key: 'news', add: [], remove: [Ada] },
      { key: 'vip', add: [ada], remove: [] },
    ];
    expect(separate(changes)).toBeNull();
  });

  it('come apart where an ADD has to wait', () => {
    const changes = [
      { key: 'news', add: [bob], remove: [ada] },
      { key: 'vip', add: [ada, bob, guid('ADA')], remove: [Ada] },
    ];
    expect(separate(changes)).toEqual({
      first: [
        { key: 'news', add: [bob], remove: [ada] },
        { key: 'vip', add: [bob], remove: [Ada] },
      ],
      after: [
        { key: 'news', add: [], remove: [] },
        { key: 'vip', add: [ada, guid('ADA')], remove: [] },
      ],
    });
  });
});
