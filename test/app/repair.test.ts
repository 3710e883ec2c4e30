import { describe, expect, it } from 'vitest';
import { writtenBy } from '../../src/app/lock/repair.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';

describe('a change of the lock that is no apply', () => {
  it('keeps the commit that was applied last, so that an older checkout is still refused', () => {
    const written = { apply: 'a1', at: 1, commit: '3f786850e387550fdab836ed7e6dc881de23001b' };
    const index = { ...emptyIndex('test'), serial: 4, written };
    expect(writtenBy('forget', index, 9)).toEqual({
      serial: 5,
      written: { apply: expect.stringMatching(/^forget-/), at: 9, commit: written.commit },
    });
  });
});
