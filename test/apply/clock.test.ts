import { describe, expect, it } from 'vitest';
import { startRunClock } from '../../src/apply/clock.ts';

const START = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;

/** Sources of time that a test sets. */
function sources() {
  const at = { wall: START, awake: 50, sinceBoot: 7000 };
  return { at, wall: () => at.wall, awake: () => at.awake, sinceBoot: () => at.sinceBoot };
}

describe('the clock of a run', () => {
  it('starts with the time of the machine, and goes on by itself', () => {
    const time = sources();
    const clock = startRunClock(time);
    expect(clock.now()).toBe(START);
    time.at.awake += 1500.7;
    time.at.sinceBoot += 2000;
    expect(clock.now()).toBe(START + 1500);
  });

  it.each([20 * 60_000, -20 * 60_000])('does not mind that the machine is set by %i ms', (by) => {
    const time = sources();
    const clock = startRunClock(time);
    time.at.wall += by;
    time.at.awake += 10;
    expect(clock.now()).toBe(START + 10);
  });

  it('counts the time that the machine was suspended', () => {
    const time = sources();
    const clock = startRunClock(time);
    time.at.sinceBoot += HOUR;
    time.at.awake += 5;
    expect(clock.now()).toBe(START + HOUR - 1000);
  });

  it('needs no measure that the system does not have', () => {
    const time = sources();
    const clock = startRunClock(time);
    time.at.sinceBoot = 0;
    time.at.awake += 2500;
    expect(clock.now()).toBe(START + 2500);
  });

  it('keeps to the real time, in whole milliseconds that never go back', async () => {
    const clock = startRunClock();
    const seen = [clock.now()];
    for (let turn = 0; turn < 20; turn += 1) {
      await clock.sleep(2);
      seen.push(clock.now());
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.every(Number.isSafeInteger)).toBe(true);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  });
});
