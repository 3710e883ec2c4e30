import { describe, expect, it } from 'vitest';
import { Lanes } from '../../src/apply/lanes.ts';

/** How many requests find room at `now`. */
function room(lanes: Lanes, now = 0): number {
  let entered = 0;
  while (lanes.hasRoom(now)) {
    lanes.enter();
    entered += 1;
  }
  for (let left = entered; left > 0; left -= 1) lanes.leave();
  return entered;
}

function repeat(times: number, act: () => void): void {
  for (let count = 0; count < times; count += 1) act();
}

describe('lanes', () => {
  it('let in as many as are allowed', () => {
    const lanes = new Lanes(3);
    expect(room(lanes)).toBe(3);
    expect(lanes.peak).toBe(3);
    expect(lanes.isIdle).toBe(true);
  });

  it('narrow down to one when CleverTap is busy', () => {
    const lanes = new Lanes(3);
    lanes.refused();
    expect(room(lanes)).toBe(2);
    repeat(5, () => lanes.refused());
    expect(room(lanes)).toBe(1);
  });

  it('widen by one after ten clear answers, and never beyond their limit', () => {
    const lanes = new Lanes(3);
    repeat(2, () => lanes.refused());
    repeat(9, () => lanes.clear());
    expect(room(lanes)).toBe(1);
    lanes.clear();
    expect(room(lanes)).toBe(2);
    repeat(100, () => lanes.clear());
    expect(room(lanes)).toBe(3);
  });

  it('begin to count anew after a refusal', () => {
    const lanes = new Lanes(2);
    lanes.refused();
    repeat(9, () => lanes.clear());
    lanes.refused();
    repeat(9, () => lanes.clear());
    expect(room(lanes)).toBe(1);
  });

  it('count what timed out as in flight at CleverTap, until its time is over', () => {
    const lanes = new Lanes(3);
    lanes.timedOut(1000);
    expect(room(lanes)).toBe(2);
    lanes.timedOut(2000);
    expect(room(lanes)).toBe(1);
    lanes.timedOut(3000);
    expect(room(lanes, 999)).toBe(0);
    expect(lanes.freeAt()).toBe(1000);
    expect(room(lanes, 1000)).toBe(1);
    expect(lanes.freeAt()).toBe(2000);
    expect(room(lanes, 3000)).toBe(1);
    expect(lanes.freeAt()).toBeNull();
  });
});
