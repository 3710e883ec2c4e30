import { describe, expect, it } from 'vitest';
import { Breaker, backoffMs } from '../../src/apply/breaker.ts';

const breaker = (inFlight = 3) => new Breaker(inFlight, () => 0.5);

/** How often something can be said until it is enough. */
function until(isEnough: () => boolean, most = 1000): number {
  let times = 1;
  while (!isEnough() && times < most) times += 1;
  return times;
}

describe('the wait before another attempt', () => {
  it('doubles up to a cap, and is drawn from its upper half', () => {
    const waits = (random: number) => [1, 2, 3, 6, 7, 30].map((n) => backoffMs(n, () => random));
    expect(waits(0)).toEqual([250, 500, 1000, 8000, 15_000, 15_000]);
    expect(waits(0.999_999)).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000]);
  });
});

describe('the breaker', () => {
  it('does not pause for an accident', () => {
    const calm = breaker();
    calm.failed(0);
    expect(calm.resumeAt).toBe(0);
  });

  it('pauses all lanes for failures in a row, longer with each volley', () => {
    const waking = breaker();
    const resumes = [1, 2, 3, 4, 7].map(() => {
      waking.busy(0);
      return waking.resumeAt;
    });
    expect(resumes).toEqual([0, 375, 375, 750, 750]);
    waking.accepted();
    expect(waking.resumeAt).toBe(0);
  });

  it('stops after eight volleys without any clear answer', () => {
    const silent = breaker();
    expect(until(() => silent.failed(0))).toBe(24);
  });

  it('does not stop for a busy CleverTap', () => {
    const busy = breaker();
    for (let count = 0; count < 500; count += 1) busy.busy(0);
    expect(busy.failed(0)).toBe(false);
  });

  it('stops when more attempts fail than succeed, beyond a budget', () => {
    const flaky = breaker();
    const failsTwice = () => {
      flaky.accepted();
      return flaky.failed(0) || flaky.failed(0);
    };
    expect(until(failsTwice)).toBe(101);
    const fair = breaker();
    const failsOnce = () => {
      fair.accepted();
      return fair.failed(0);
    };
    expect(until(failsOnce)).toBe(1000);
  });

  it('stops splitting where that leads nowhere', () => {
    const refusing = breaker();
    expect(until(() => refusing.split())).toBe(401);
    const finding = breaker();
    const findsOne = () => {
      finding.accepted();
      return finding.split();
    };
    expect(until(findsOne)).toBe(1000);
  });

  it('stops when nothing but single changes was ever refused', () => {
    const refusing = breaker();
    expect(until(() => refusing.refusedChange())).toBe(8);
    const taking = breaker();
    taking.accepted();
    expect(until(() => taking.refusedChange())).toBe(1000);
  });
});
