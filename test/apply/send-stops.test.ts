import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendObserver } from '../../src/apply/sending.ts';
import type { LeafOutcome } from '../../src/lock/journal-format.ts';
import { FakeClock } from './fake-clock.ts';
import type { Seen } from './sendings.ts';
import {
  ACCEPTED,
  adds,
  batch,
  CODE_400,
  ELSEWHERE,
  fateOf,
  GATEWAY,
  inTurn,
  LOST,
  OURS,
  PAGE,
  rehearseSending,
  singles,
  TIMED_OUT,
  UNSENT,
} from './sendings.ts';

/** What the process would die of. */
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const SLOW = { outcome: ACCEPTED, ms: 5000 };

/** Aborts at `ms` of the clock. */
function cancelAt(clock: FakeClock, ms: number): AbortSignal {
  const cancel = new AbortController();
  void clock.sleep(ms).then(() => cancel.abort());
  return cancel.signal;
}

describe('an error that our own request caused', () => {
  it('ends the apply, and is never tried again', async () => {
    const rehearsal = await rehearseSending(singles(9), { script: () => OURS });
    expect(rehearsal.result).toMatchObject({
      accepted: 0,
      rejected: 0,
      ambiguous: 0,
      stop: { kind: 'unsendable' },
    });
    expect(rehearsal.requests.length).toBeLessThanOrEqual(3);
  });
});

describe('an answer of something that is not the API', () => {
  it('ends the apply at once, and nothing is unconfirmed after a refusal of the address', async () => {
    const rehearsal = await rehearseSending(singles(9), { script: () => ELSEWHERE });
    expect(rehearsal.result).toMatchObject({
      accepted: 0,
      ambiguous: 0,
      credentials: 'refused',
      stop: { kind: 'no-api' },
    });
    expect(rehearsal.requests.length).toBeLessThanOrEqual(3);
  });

  it('ends the apply at once after a page, whose changes are unconfirmed', async () => {
    const rehearsal = await rehearseSending(singles(9), { script: () => PAGE });
    const { result, requests } = rehearsal;
    expect(requests.length).toBeLessThanOrEqual(3);
    expect(result).toMatchObject({ ambiguous: requests.length, stop: { kind: 'no-api' } });
    expect(result.credentials).toBe('unknown');
  });

  it('waits for a gateway, and says what it is where it does not pass', async () => {
    const passing = await rehearseSending(singles(1), {
      script: inTurn(GATEWAY, GATEWAY, ACCEPTED),
    });
    expect(passing.result).toMatchObject({ accepted: 1, stop: { kind: 'done' } });
    const lasting = await rehearseSending(singles(1), { script: () => GATEWAY });
    expect(lasting.result).toMatchObject({ ambiguous: 1, stop: { kind: 'no-api' } });
  });
});

describe('--stop-after', () => {
  it.each([1, 2, 3, 4, 7, 20])('begins exactly %i changes', async (stopAfterChanges) => {
    const batches = [adds('a', 5), adds('b', 5), adds('c', 5), adds('d', 5), adds('e', 5)];
    const { result, requests } = await rehearseSending(batches, { options: { stopAfterChanges } });
    expect(requests.flatMap(({ changes }) => changes)).toHaveLength(stopAfterChanges);
    expect(result).toMatchObject({ accepted: stopAfterChanges, stop: { kind: 'stop-after' } });
  });

  it('is nothing to speak of where the plan is no longer', async () => {
    const { result } = await rehearseSending(singles(3), { options: { stopAfterChanges: 3 } });
    expect(result).toMatchObject({ accepted: 3, stop: { kind: 'done' } });
  });

  it('takes as few requests as halving allows', async () => {
    const { requests } = await rehearseSending([adds('a', 100)], {
      options: { stopAfterChanges: 30 },
    });
    expect(requests.map(({ changes }) => changes.length)).toEqual([25, 4, 1]);
  });

  it('counts a change once, however often it is sent', async () => {
    const script = ({ number, changes }: Seen) => {
      if (number === 1) return LOST;
      return changes.length > 1 ? CODE_400 : ACCEPTED;
    };
    const { result } = await rehearseSending([adds('a', 4), adds('b', 4), adds('c', 4)], {
      script,
      options: { stopAfterChanges: 8 },
    });
    expect(result).toMatchObject({ accepted: 8, stop: { kind: 'stop-after' } });
  });

  it('brings what was begun to its end', async () => {
    const rehearsal = await rehearseSending(singles(5), {
      script: inTurn(LOST, LOST, LOST, ACCEPTED),
      options: { stopAfterChanges: 2 },
    });
    expect(rehearsal.result).toMatchObject({ accepted: 2, ambiguous: 0 });
    expect(fateOf(rehearsal, 'ADD vip m2')).toMatch(/^accepted@/);
    expect(fateOf(rehearsal, 'ADD vip m3')).toBe('-');
  });
});

describe('--time-limit', () => {
  const options = { timeLimitMs: 1000 };

  it('starts nothing after it, and hears out what is in flight', async () => {
    const script = () => ({ outcome: ACCEPTED, ms: 600 });
    const { result, requests, endedAt } = await rehearseSending(singles(20), { script, options });
    expect(requests).toHaveLength(6);
    expect(endedAt).toBe(1200);
    expect(result).toMatchObject({ accepted: 6, stop: { kind: 'time-limit' } });
  });

  it('does not turn in circles while it waits for the last answer', async () => {
    const { endedAt } = await rehearseSending(singles(1), {
      script: () => ({ outcome: ACCEPTED, ms: 25_000 }),
      options,
    });
    expect(endedAt).toBe(25_000);
  });

  it('is no reason to stop where everything was done', async () => {
    const { result } = await rehearseSending(singles(2), { script: () => SLOW, options });
    expect(result).toMatchObject({ accepted: 2, stop: { kind: 'done' } });
  });

  it('ends the wait for another attempt, and keeps it unconfirmed', async () => {
    const rehearsal = await rehearseSending(singles(1), {
      script: inTurn(LOST, LOST, LOST),
      options,
    });
    expect(rehearsal.endedAt).toBe(1000);
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@575');
    expect(rehearsal.result.stop).toEqual({ kind: 'time-limit' });
  });

  it('leaves unrecorded what waits for another attempt and never left', async () => {
    const { recorded, result } = await rehearseSending(singles(1), {
      script: () => UNSENT,
      options,
    });
    expect(recorded).toEqual([]);
    expect(result.stop).toEqual({ kind: 'time-limit' });
  });
});

describe('a cancelled apply', () => {
  it('starts nothing more and records what comes back in time', async () => {
    const clock = new FakeClock();
    const signal = cancelAt(clock, 250);
    const script = () => ({ outcome: ACCEPTED, ms: 200 });
    const { result, requests, endedAt } = await rehearseSending(singles(20), {
      script,
      clock,
      ports: { signal },
    });
    expect(requests).toHaveLength(6);
    expect(endedAt).toBe(400);
    expect(result).toMatchObject({ accepted: 6, ambiguous: 0, stop: { kind: 'cancelled' } });
  });

  it('gives up what does not come back, unconfirmed', async () => {
    const clock = new FakeClock();
    const rehearsal = await rehearseSending(singles(20), {
      script: ({ number }) => (number === 2 ? SLOW : { outcome: ACCEPTED, ms: 30_000 }),
      clock,
      ports: { signal: cancelAt(clock, 250) },
      options: { graceMs: 8000 },
    });
    expect(rehearsal.endedAt).toBe(8250);
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@8250');
    expect(fateOf(rehearsal, 'ADD vip m2')).toBe('accepted');
    expect(rehearsal.result).toMatchObject({ accepted: 1, ambiguous: 2 });
  });

  it('is deaf to what comes back after that', async () => {
    const clock = new FakeClock();
    const rehearsal = await rehearseSending(singles(1), {
      script: () => SLOW,
      clock,
      ports: { signal: cancelAt(clock, 0) },
      options: { graceMs: 100 },
    });
    await clock.run(clock.sleep(10_000));
    expect(rehearsal.recorded).toHaveLength(1);
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@100');
  });

  it('sends nothing when it was cancelled before', async () => {
    const { requests, result } = await rehearseSending(singles(3), {
      ports: { signal: AbortSignal.abort() },
    });
    expect(requests).toEqual([]);
    expect(result.stop).toEqual({ kind: 'cancelled' });
  });

  it('sends nothing when it is cancelled while the intent is written', async () => {
    const cancel = new AbortController();
    const beforeSend = async () => cancel.abort();
    const { requests } = await rehearseSending(singles(3), {
      ports: { signal: cancel.signal, observer: { beforeSend, onOutcome: () => undefined } },
    });
    expect(requests).toEqual([]);
  });

  it('is done where everything was', async () => {
    const clock = new FakeClock();
    const signal = cancelAt(clock, 50);
    const { result } = await rehearseSending(singles(3), { clock, ports: { signal } });
    expect(result).toMatchObject({ accepted: 3, stop: { kind: 'done' } });
  });

  it('does not take a refusal that could have been split for an answer', async () => {
    const clock = new FakeClock();
    const { result, recorded } = await rehearseSending([adds('a', 10)], {
      script: () => CODE_400,
      clock,
      ports: { signal: cancelAt(clock, 50) },
    });
    expect(recorded).toEqual([]);
    expect(result).toMatchObject({ rejected: 0, stop: { kind: 'cancelled' } });
  });
});

describe('a lease that is lost', () => {
  it('stops before the next request', async () => {
    let asked = 0;
    const leaseIsOurs = () => {
      asked += 1;
      return asked <= 4;
    };
    const { requests, result } = await rehearseSending(singles(9), { ports: { leaseIsOurs } });
    expect(requests).toHaveLength(4);
    expect(result).toMatchObject({ accepted: 4, stop: { kind: 'lease-lost' } });
  });

  it('while a part waits for another attempt keeps it unconfirmed', async () => {
    let asked = 0;
    const leaseIsOurs = () => {
      asked += 1;
      return asked <= 1;
    };
    const rehearsal = await rehearseSending(singles(1), {
      script: () => LOST,
      ports: { leaseIsOurs },
    });
    expect(rehearsal.requests).toHaveLength(1);
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@100');
  });

  it('that cannot be checked is an error, after what is in flight was heard out', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const leaseIsOurs = () => {
      asked += 1;
      if (asked === 3) throw new Error('EIO');
      return true;
    };
    const sending = rehearseSending(singles(9), {
      script: () => SLOW,
      clock,
      ports: { leaseIsOurs },
    });
    await expect(sending).rejects.toThrowError('EIO');
    expect(clock.now()).toBe(5000);
  });
});

describe('a record that fails', () => {
  const observing = (own: Partial<SendObserver>): { observer: SendObserver } => ({
    observer: { beforeSend: async () => undefined, onOutcome: () => undefined, ...own },
  });

  it('before a request ends the apply once nothing is in flight any more', async () => {
    const clock = new FakeClock();
    const recorded: LeafOutcome[] = [];
    const requests: number[] = [];
    const sending = rehearseSending(singles(9), {
      script: ({ number }) => {
        requests.push(number);
        return SLOW;
      },
      clock,
      ports: observing({
        beforeSend: async (number) => {
          if (number === 2) throw new Error('ENOSPC');
        },
        onOutcome: (outcome) => recorded.push(outcome),
      }),
    });
    await expect(sending).rejects.toThrowError('ENOSPC');
    expect(requests).toEqual([1, 2]);
    expect(clock.now()).toBe(5000);
    expect(recorded).toHaveLength(2);
  });

  it('after a request ends the apply, and nothing more is sent', async () => {
    const requests: number[] = [];
    const sending = rehearseSending(singles(30), {
      script: ({ number }) => {
        requests.push(number);
        return ACCEPTED;
      },
      ports: observing({
        onOutcome: () => {
          throw new Error('EROFS');
        },
      }),
    });
    await expect(sending).rejects.toThrowError('EROFS');
    expect(requests).toEqual([1, 2, 3]);
  });

  it('at the very end is an error as well', async () => {
    const clock = new FakeClock();
    const sending = rehearseSending(singles(1), {
      script: () => ({ outcome: TIMED_OUT, ms: 30_000 }),
      clock,
      options: { graceMs: 10 },
      ports: {
        signal: cancelAt(clock, 50),
        ...observing({
          onOutcome: () => {
            throw new Error('EROFS');
          },
        }),
      },
    });
    await expect(sending).rejects.toThrowError('EROFS');
  });

  it('is told from a client that throws by nobody: both end the apply', async () => {
    const sending = rehearseSending([batch('a | ADD vip'), batch('b | ADD vip')], {
      options: {
        idsOf: () => {
          throw new Error('a bug');
        },
      },
    });
    await expect(sending).rejects.toThrowError('a bug');
  });
});
