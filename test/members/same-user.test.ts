import { describe, expect, it } from 'vitest';
import { sameMembershipKey, sameUserKey } from '../../src/members/same-user.ts';
import type { Member } from '../../src/model.ts';

const identity = (value: string): Member => ({ kind: 'identity', value });
const guid = (value: string): Member => ({ kind: 'guid', value });

describe('members that CleverTap may take for one user', () => {
  it.each([
    ['ada', 'ADA'],
    ['straße', 'STRASSE'],
    ['STRAẞE', 'straße'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
    ['K', 'k'],
  ])('are %s and %s', (one, other) => {
    expect(sameUserKey(identity(one))).toBe(sameUserKey(identity(other)));
  });

  it('are an identity and a guid of the same text', () => {
    expect(sameUserKey(identity('ada'))).toBe(sameUserKey(guid('ada')));
  });

  it('are not those that differ by anything else', () => {
    expect(sameUserKey(identity('ada'))).not.toBe(sameUserKey(identity('adà')));
  });

  it('are both cases of every character', () => {
    const characters = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));
    const apart = characters.filter((character) => {
      const cases = [character, character.toLowerCase(), character.toUpperCase()];
      return new Set(cases.map((value) => sameUserKey(identity(value)))).size > 1;
    });
    expect(apart).toEqual([]);
  });
});

describe('a membership', () => {
  it('is that of one user in one segment', () => {
    const key = sameMembershipKey('vip', identity('Ada'));
    expect(sameMembershipKey('vip', guid('ada'))).toBe(key);
    expect(sameMembershipKey('VIP', identity('Ada'))).not.toBe(key);
    expect(sameMembershipKey('vip', identity('bob'))).not.toBe(key);
  });
});
