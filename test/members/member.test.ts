import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMembers, nameOf } from '../../src/members/member.ts';
import type { Member } from '../../src/model.ts';

const identity = (value: string): Member => ({ kind: 'identity', value });
const guid = (value: string): Member => ({ kind: 'guid', value });

describe('the name of a member', () => {
  it('is what a manifest writes', () => {
    expect([identity('ada'), guid('ada'), identity('guid: ada')].map(nameOf)).toEqual([
      'ada',
      'guid: ada',
      'identity: guid: ada',
    ]);
  });

  it('differs for different members', () => {
    const value = fc
      .array(fc.constantFrom('guid:', 'identity:', ' ', 'a'), { maxLength: 4 })
      .map((parts) => parts.join(''));
    const member = fc.record({ kind: fc.constantFrom('identity', 'guid'), value });
    fc.assert(
      fc.property(member, member, (one, other) => {
        expect(nameOf(one) === nameOf(other)).toBe(compareMembers(one, other) === 0);
      }),
    );
  });
});
