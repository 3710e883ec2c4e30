import { describe, expect, it } from 'vitest';
import { fromFuture, stampTime } from '../../src/lock/lock-time.ts';
import { plain } from '../../src/message.ts';

const NOW = Date.UTC(2026, 11, 1, 18);
const MINUTE = 60_000;
const writtenAt = (at: number) => ({ written: { apply: 'a', at, commit: null } });

describe('an index', () => {
  it.each([NOW - 1, NOW, NOW + MINUTE])('is from the past where it was written at %i', (at) => {
    expect(fromFuture(writtenAt(at), NOW)).toBeNull();
  });

  it('is from the past where no apply wrote it', () => {
    expect(fromFuture({ written: null }, NOW)).toBeNull();
  });

  it('is refused where it is more than a minute ahead, with the way out', () => {
    expect(fromFuture(writtenAt(NOW + MINUTE + 1), NOW)).not.toBeNull();
    const refused = fromFuture(writtenAt(NOW + 20 * MINUTE), NOW);
    expect(refused?.exitCode).toBe(1);
    expect(
      refused?.problems.map(({ code, message, next }) => [code, plain(message), plain(next)]),
    ).toEqual([
      [
        'lock-from-future',
        'the lockfile was written at 2026-12-01T18:20Z, which is 20 min after the time of this machine',
        'Nothing was sent. Check the clock of this machine. If it is right, re-base the lockfile: `segops lock rebase-clock`',
      ],
    ]);
  });
});

describe('what is stamped now', () => {
  it('counts from the later of clock and index', () => {
    expect(stampTime(writtenAt(NOW + 30), NOW)).toBe(NOW + 30);
    expect(stampTime(writtenAt(NOW - 30), NOW)).toBe(NOW);
    expect(stampTime({ written: null }, NOW)).toBe(NOW);
  });
});
