import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkClock, checkSkew } from '../../src/apply/check-clock.ts';
import type { SeenDate, ServerDate } from '../../src/clevertap/server-date.ts';
import { askServerDate } from '../../src/clevertap/server-date.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { Failure } from '../../src/failure.ts';
import { plain, say } from '../../src/message.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;

/** Our clock is `ms` ahead of the server's, and the answer takes that long both ways. */
function seen(ms: number, { there = 0, back = 0 } = {}): SeenDate {
  return { kind: 'seen', date: NOON, sentAt: NOON + ms - there, receivedAt: NOON + ms + back };
}

describe('the clock of this machine', () => {
  it.each([0, MINUTE, -MINUTE, MINUTE + 999])('may be %i ms from that of the server', (ms) => {
    expect(checkSkew(seen(ms))).toEqual({ kind: 'ok' });
  });

  it('may not be more than a minute ahead, or behind', () => {
    expect(checkSkew(seen(MINUTE + 1000))).toEqual({ kind: 'ahead', byMs: MINUTE + 1 });
    expect(checkSkew(seen(-MINUTE - 1))).toEqual({ kind: 'behind', byMs: MINUTE + 1 });
  });

  it('is not wrong because an answer was slow', () => {
    expect(checkSkew(seen(0, { there: 5 * MINUTE }))).toEqual({ kind: 'ok' });
    expect(checkSkew(seen(0, { back: 5 * MINUTE }))).toEqual({ kind: 'ok' });
  });

  it('is never refused within the limit, and always beyond it by the length of the way', () => {
    const ways = fc.record({
      skew: fc.integer({ min: -3 * MINUTE, max: 3 * MINUTE }),
      there: fc.nat(MINUTE),
      back: fc.nat(MINUTE),
      server: fc.nat(10 * MINUTE),
    });
    fc.assert(
      fc.property(ways, ({ skew, there, back, server }) => {
        const own = NOON + server + skew;
        const date = Math.floor((NOON + server) / 1000) * 1000;
        const { kind } = checkSkew({
          kind: 'seen',
          date,
          sentAt: own - there,
          receivedAt: own + back,
        });
        if (Math.abs(skew) <= MINUTE) expect(kind).toBe('ok');
        if (skew > MINUTE + there + 999) expect(kind).toBe('ahead');
        if (-skew > MINUTE + back + 999) expect(kind).toBe('behind');
      }),
    );
  });
});

describe('before anything is sent', () => {
  let emulator: Emulator | null = null;
  afterEach(async () => emulator?.close());

  async function checkAgainst(clockSkewMs: number | null) {
    emulator = await startEmulator({ clockSkewMs });
    const question = { origin: emulator.url, userAgent: 'segops/test', env: {}, now: Date.now };
    return checked(await askServerDate(question));
  }

  /** Problems as `code: message`, those of a failure with its exit code. */
  function checked(answer: ServerDate): readonly string[] {
    try {
      return checkClock(answer).map(({ code, message }) => `${code}: ${plain(message)}`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const texts = error.problems.map(
        ({ code, next }) => `${code}: ${error.message}. ${plain(next)}`,
      );
      return [...texts, `exit code ${error.exitCode}`];
    }
  }

  it('a clock that is right is not spoken of', async () => {
    expect(await checkAgainst(0)).toEqual([]);
  });

  it.each([
    [20 * MINUTE, 'behind'],
    [-20 * MINUTE, 'ahead of'],
  ])('a server that is %i ms ahead stops the apply', async (skewMs, where) => {
    const [problem = '', exit] = await checkAgainst(skewMs);
    expect(problem).toMatch(
      new RegExp(
        `^clock-skewed: the clock of this machine is (20 min|19 min 59 s) ${where} CleverTap's. Nothing was sent. Let a time server set the clock`,
      ),
    );
    expect(exit).toBe('exit code 1');
  });

  it('a time that is not known is said', async () => {
    expect(await checkAgainst(null)).toEqual([
      "clock-unchecked: cannot compare the clock of this machine with CleverTap's: the answer has no Date",
    ]);
    expect(checked({ kind: 'unknown', why: say`no answer` })).toHaveLength(1);
  });
});
