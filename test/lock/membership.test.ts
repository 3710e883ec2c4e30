import { describe, expect, it } from 'vitest';
import type { ChangeOutcome, Membership } from '../../src/lock/membership.ts';
import { ABSENT, afterChange, isSettling, SETTLED } from '../../src/lock/membership.ts';

const SETTLE = 900_000;
const START = 1_000_000;
const ACCEPTED: Membership = { state: { kind: 'accepted' }, unsettled: SETTLED };
const answered: ChangeOutcome = { kind: 'accepted', ambiguousAt: null };
const unclear: ChangeOutcome = { kind: 'ambiguous', ambiguousAt: START + 5 };

function moved(previous: Membership, operation: 'ADD' | 'REMOVE', outcome: ChangeOutcome) {
  return afterChange(previous, operation, outcome, START, SETTLE);
}

describe('a membership', () => {
  it('becomes accepted when an ADD is answered', () => {
    expect(moved(ABSENT, 'ADD', answered)).toEqual(ACCEPTED);
  });

  it('becomes absent when a REMOVE is answered', () => {
    expect(moved(ACCEPTED, 'REMOVE', answered)).toEqual(ABSENT);
  });

  it('stays what it was, unconfirmed included, when a change is rejected', () => {
    const doubted = moved(ABSENT, 'ADD', unclear);
    expect(moved(ACCEPTED, 'REMOVE', { kind: 'rejected' })).toBe(ACCEPTED);
    expect(moved(doubted, 'REMOVE', { kind: 'rejected' })).toBe(doubted);
  });

  it('is unconfirmed and unsettled after a lost answer', () => {
    expect(moved(ABSENT, 'ADD', unclear)).toEqual({
      state: { kind: 'unconfirmed', operation: 'ADD', cause: 'unclear' },
      unsettled: { ADD: START + 5 + SETTLE, REMOVE: null },
    });
  });

  it('keeps the unsettled stamp after a successful retry', () => {
    expect(moved(ABSENT, 'ADD', { kind: 'accepted', ambiguousAt: START + 5 })).toEqual({
      state: { kind: 'accepted' },
      unsettled: { ADD: START + 5 + SETTLE, REMOVE: null },
    });
  });

  it('stays unconfirmed when the opposite attempt may still land, and is settling until then', () => {
    const lateAdd = moved(ABSENT, 'ADD', unclear);
    const removed = moved(lateAdd, 'REMOVE', answered);
    expect(removed).toEqual({
      state: { kind: 'unconfirmed', operation: 'REMOVE', cause: 'settling' },
      unsettled: { ADD: START + 5 + SETTLE, REMOVE: null },
    });
    expect(isSettling(removed, 'REMOVE', START + SETTLE)).toBe(true);
    expect(isSettling(removed, 'ADD', START + SETTLE)).toBe(false);
    expect(isSettling(removed, 'REMOVE', START + 5 + SETTLE)).toBe(false);
  });

  it('is absent once the change is asserted after the opposite has settled', () => {
    const removed = moved(moved(ABSENT, 'ADD', unclear), 'REMOVE', answered);
    expect(afterChange(removed, 'REMOVE', answered, START + 5 + SETTLE, SETTLE)).toEqual(ABSENT);
  });

  it('counts a clock that moved back as unsettled', () => {
    const removed = moved(moved(ABSENT, 'ADD', unclear), 'REMOVE', answered);
    expect(isSettling(removed, 'REMOVE', 0)).toBe(true);
  });
});
