import { describe, expect, it } from 'vitest';
import { CountingInForce, fits } from '../../src/apply/narrow.ts';
import type { Limits } from '../../src/model.ts';
import { adds, batch, LIMITS } from './sendings.ts';

const SMALL: Limits = { ...LIMITS, users: 3, segments: 2, entries: 4 };

describe('a batch', () => {
  const twice = batch('a b | ADD vip', 'a b | REMOVE news');
  it('counts each ID once where distinct IDs count', () => {
    expect(fits(twice, SMALL, 'distinct')).toBe(true);
    expect(fits(batch('a b | ADD vip', 'c d | ADD vip'), SMALL, 'distinct')).toBe(false);
    expect(fits(batch('a | ADD vip, ADD news, ADD old'), SMALL, 'distinct')).toBe(false);
  });

  it('tells an identity from a guid', () => {
    expect(fits(batch('a b guid:a guid:b | ADD vip'), SMALL, 'distinct')).toBe(false);
  });

  it('counts each occurrence where occurrences count', () => {
    expect(fits(twice, SMALL, 'occurrences')).toBe(false);
    expect(fits(batch('a b | ADD vip', 'a | REMOVE news'), SMALL, 'occurrences')).toBe(true);
    expect(fits(batch('a | ADD vip', 'b | ADD vip', 'c | ADD vip'), SMALL, 'occurrences')).toBe(
      false,
    );
  });

  it('counts users times segments as profile updates where pairs count', () => {
    expect(fits(batch('a b | ADD vip, ADD news'), SMALL, 'pairs')).toBe(true);
    expect(fits(batch('a b c | ADD vip, ADD news'), SMALL, 'occurrences')).toBe(true);
    expect(fits(batch('a b c | ADD vip, ADD news'), SMALL, 'pairs')).toBe(false);
    expect(fits(batch('a b | ADD vip, ADD news'), { ...SMALL, entries: 3 }, 'pairs')).toBe(false);
  });

  it('never has more entries than allowed', () => {
    const one = batch('a | ADD vip', 'a | ADD vip');
    expect(fits(one, { ...SMALL, entries: 1 }, 'distinct')).toBe(false);
  });
});

describe('the counting in force', () => {
  const wide = batch('a b | ADD vip', 'a b | ADD news');
  const square = batch('a b c | ADD vip, ADD news');

  it('trusts the plan until CleverTap refuses', () => {
    const counting = new CountingInForce({ ...SMALL, counting: 'distinct' });
    expect(counting.allows(adds('m', 50))).toBe(true);
    expect(counting.narrowed).toBeNull();
  });

  it('becomes stricter step by step', () => {
    const counting = new CountingInForce({ ...SMALL, counting: 'distinct' });
    counting.refused(wide);
    expect(counting.narrowed).toBe('occurrences');
    expect([counting.allows(wide), counting.allows(square)]).toEqual([false, true]);
    counting.refused(square);
    expect(counting.narrowed).toBe('pairs');
    expect(counting.allows(square)).toBe(false);
  });

  it('concludes nothing from what was sent before it became stricter', () => {
    const counting = new CountingInForce({ ...SMALL, counting: 'distinct' });
    counting.refused(wide);
    counting.refused(wide);
    expect(counting.narrowed).toBe('occurrences');
  });

  it('stays where it is when there is nothing stricter', () => {
    const counting = new CountingInForce({ ...SMALL, counting: 'pairs' });
    counting.refused(batch('a | ADD vip'));
    expect(counting.narrowed).toBeNull();
  });
});
