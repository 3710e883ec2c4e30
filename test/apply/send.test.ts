import { describe, expect, it } from 'vitest';
import type { Seen } from './sendings.ts';
import {
  ACCEPTED,
  adds,
  BUSY,
  batch,
  CODE_100,
  CODE_400,
  fateOf,
  inTurn,
  LIMITS,
  LOST,
  rehearseSending,
  singles,
  TIMED_OUT,
  UNAUTHORISED,
  UNSENT,
} from './sendings.ts';

const DONE = { kind: 'done' };
/** Refuses what holds one of these members. */
const refusing =
  (...members: readonly string[]) =>
  ({ changes }: Seen) =>
    changes.some((change) => members.includes(change.split(' ')[2] ?? '')) ? CODE_400 : ACCEPTED;

describe('sending', () => {
  it('keeps every lane full and ends with everything accepted', async () => {
    const { result, requests, peak, endedAt } = await rehearseSending(singles(12));
    expect(result).toEqual({
      stop: DONE,
      credentials: 'accepted',
      accepted: 12,
      rejected: 0,
      ambiguous: 0,
      requests: 12,
      peakInFlight: 3,
      busyMs: 1200,
      rejections: [],
      narrowed: null,
      withheld: 0,
    });
    expect(peak).toBe(3);
    expect(endedAt).toBe(400);
    expect(requests.map(({ changes }) => changes[0])).toEqual(
      Array.from({ length: 12 }, (_, index) => `ADD vip m${index + 1}`),
    );
  });

  it('has nothing to do with no batches', async () => {
    const { result, requests } = await rehearseSending([]);
    expect(result.stop).toEqual(DONE);
    expect(requests).toEqual([]);
  });

  it('sends with the IDs that the manifests declare', async () => {
    const idsOf = () => ({ ctSegmentId: 7, customerSegmentId: 'vip' });
    const { requests } = await rehearseSending([batch('a guid:b | ADD vip')], {
      options: { idsOf },
    });
    expect(requests[0]?.body).toEqual({
      bulk_profiles: [
        {
          user_profiles: [{ identity: 'a' }, { guid: 'b' }],
          segments: [{ ct_segment_id: 7, customer_segment_id: 'vip', action: 'ADD' }],
        },
      ],
    });
  });

  it('asks for the intent of each batch before its first byte', async () => {
    const log: string[] = [];
    await rehearseSending(singles(2), {
      script: ({ number }) => {
        log.push(`sent ${number}`);
        return ACCEPTED;
      },
      ports: {
        observer: {
          beforeSend: async (number) => {
            await Promise.resolve();
            log.push(`intended ${number}`);
          },
          onOutcome: () => undefined,
        },
      },
    });
    expect(log).toEqual(['intended 0', 'sent 1', 'intended 1', 'sent 2']);
  });
});

describe('another attempt', () => {
  it('follows a lost answer after a while, and keeps it unconfirmed', async () => {
    const rehearsal = await rehearseSending(singles(1), { script: inTurn(LOST, ACCEPTED) });
    expect(rehearsal.requests.map(({ at }) => at)).toEqual([0, 475]);
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('accepted@100');
    expect(rehearsal.result).toMatchObject({ stop: DONE, accepted: 1, ambiguous: 0 });
  });

  it('is given up after five, and the rest goes on', async () => {
    const script = ({ changes }: Seen) => (changes[0] === 'ADD vip m1' ? LOST : ACCEPTED);
    const rehearsal = await rehearseSending(singles(30), { script });
    expect(rehearsal.requests.filter(({ changes }) => changes[0] === 'ADD vip m1')).toHaveLength(5);
    expect(fateOf(rehearsal, 'ADD vip m1')).toMatch(/^ambiguous@/);
    expect(rehearsal.result).toMatchObject({ stop: DONE, accepted: 29, ambiguous: 1 });
  });

  it('does not become clear by being refused', async () => {
    const rehearsal = await rehearseSending(singles(1), { script: inTurn(LOST, CODE_400) });
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@100');
  });

  it('does not become clear by never leaving', async () => {
    const rehearsal = await rehearseSending(singles(1), { script: inTurn(LOST, UNSENT) });
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@100');
    expect(rehearsal.result.stop).toEqual({ kind: 'unreachable', said: ['connect ECONNREFUSED'] });
  });

  it('does not become clear by being unauthorised', async () => {
    const rehearsal = await rehearseSending(singles(1), { script: inTurn(LOST, UNAUTHORISED) });
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('ambiguous@100');
  });

  it('after an unclear answer, in halves, keeps each unconfirmed', async () => {
    const script = ({ number, changes }: Seen) => {
      if (number === 1) return LOST;
      return changes.includes('ADD vip b') ? CODE_400 : ACCEPTED;
    };
    const rehearsal = await rehearseSending([batch('a b | ADD vip')], { script });
    expect(fateOf(rehearsal, 'ADD vip a')).toBe('accepted@100');
    expect(fateOf(rehearsal, 'ADD vip b')).toBe('ambiguous@100');
  });
});

describe('a busy CleverTap', () => {
  it('is waited for, and nothing is unconfirmed', async () => {
    const rehearsal = await rehearseSending(singles(1), { script: inTurn(BUSY, BUSY, ACCEPTED) });
    expect(rehearsal.requests.map(({ at }) => at)).toEqual([0, 475, 1325]);
    expect(fateOf(rehearsal, 'ADD vip m1')).toBe('accepted');
  });

  it('is not asked for batch after batch meanwhile', async () => {
    const script = ({ at }: Seen) => (at < 20_000 ? BUSY : ACCEPTED);
    const { result, requests } = await rehearseSending(singles(300), { script });
    expect(result).toMatchObject({ stop: DONE, accepted: 300 });
    expect(requests.length).toBeLessThan(320);
  });

  it('narrows the lanes, and clear answers widen them again', async () => {
    const running = (requests: readonly Seen[], from: number) =>
      requests.filter(({ at }) => at > from - 100 && at <= from).length;
    const script = ({ number }: Seen) => (number <= 2 ? BUSY : ACCEPTED);
    const { requests, result } = await rehearseSending(singles(60), { script });
    expect(result).toMatchObject({ stop: DONE, accepted: 60 });
    const last = requests.at(-1)?.at ?? 0;
    expect(running(requests, 700)).toBe(1);
    expect(running(requests, last - 200)).toBe(3);
  });

  it('stops the apply at last, with nothing rejected and nothing unconfirmed', async () => {
    const { result, requests } = await rehearseSending(singles(9), { script: () => BUSY });
    expect(result.stop).toEqual({ kind: 'breaker', said: ['busy'] });
    expect(result).toMatchObject({ accepted: 0, rejected: 0, ambiguous: 0 });
    expect(requests.length).toBeLessThan(100);
  });

  it('does not use up the patience for lost answers', async () => {
    const fates = [BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, LOST, ACCEPTED];
    const rehearsal = await rehearseSending(singles(1), { script: inTurn(...fates) });
    expect(fateOf(rehearsal, 'ADD vip m1')).toMatch(/^accepted@/);
  });
});

describe('a time-out', () => {
  it('occupies its lane at CleverTap for 30 s more', async () => {
    const script = ({ number }: Seen) =>
      number === 1 ? { outcome: TIMED_OUT, ms: 30_000 } : { outcome: ACCEPTED, ms: 20_000 };
    const { requests } = await rehearseSending(singles(9), { script });
    const atCleverTap = (time: number) =>
      requests.filter(
        ({ number, at }) => at <= time && time < at + (number === 1 ? 60_000 : 20_000),
      );
    const times = Array.from({ length: 60 }, (_, second) => second * 1000);
    expect(Math.max(...times.map((time) => atCleverTap(time).length))).toBe(3);
  });

  it('in every lane at once lets nothing pass until one is free', async () => {
    const script = ({ number }: Seen) =>
      number <= 3 ? { outcome: TIMED_OUT, ms: 30_000 } : ACCEPTED;
    const { requests, result } = await rehearseSending(singles(6), { script });
    expect(requests[3]?.at).toBe(60_000);
    expect(result).toMatchObject({ stop: DONE, accepted: 6 });
  });
});

describe('an outage', () => {
  it('stops the apply with few batches unconfirmed', async () => {
    const { result } = await rehearseSending(singles(300), { script: () => LOST });
    expect(result.stop).toEqual({ kind: 'breaker', said: ['reset'] });
    expect(result).toMatchObject({ accepted: 0, ambiguous: 7, requests: 25 });
  });

  it('that passes costs nothing but time', async () => {
    const script = ({ at }: Seen) => (at > 500 && at < 8000 ? LOST : ACCEPTED);
    const { result } = await rehearseSending(singles(100), { script });
    expect(result).toMatchObject({ stop: DONE, accepted: 100, ambiguous: 0 });
  });

  it('where nothing can be reached is found out soon, and leaves nothing unconfirmed', async () => {
    const { result, recorded } = await rehearseSending(singles(300), { script: () => UNSENT });
    expect(result.stop).toEqual({ kind: 'unreachable', said: ['connect ECONNREFUSED'] });
    expect(result).toMatchObject({ accepted: 0, rejected: 0, ambiguous: 0 });
    expect(recorded).toEqual([]);
  });
});

describe('refused credentials', () => {
  it('stop everything, and what was in flight is heard out', async () => {
    const script = ({ number }: Seen) =>
      number === 1 ? UNAUTHORISED : { outcome: ACCEPTED, ms: 5000 };
    const { result, requests, endedAt } = await rehearseSending(singles(9), { script });
    expect(requests).toHaveLength(3);
    expect(endedAt).toBe(5000);
    expect(result).toMatchObject({ accepted: 2, rejected: 0, ambiguous: 0 });
    expect(result.stop).toEqual({ kind: 'unauthorised', said: ['who are you'] });
  });
});

describe('a refused request', () => {
  it('is split down to the change that is at fault, and the rest proceeds', async () => {
    const rehearsal = await rehearseSending([adds('a', 100), adds('b', 100)], {
      script: refusing('a37'),
    });
    expect(rehearsal.result).toMatchObject({ stop: DONE, accepted: 199, rejected: 1 });
    expect(rehearsal.result.rejections).toEqual([
      {
        change: { segment: 'vip', operation: 'ADD', member: { kind: 'identity', value: 'a37' } },
        message: ['bad'],
      },
    ]);
    expect(fateOf(rehearsal, 'ADD vip a37')).toBe('rejected');
    expect(rehearsal.requests.length).toBeLessThan(20);
  });

  it('may hold many faults as long as others are accepted', async () => {
    const batches = Array.from({ length: 120 }, (_, index) => adds(`b${index}-`, 20));
    const faulty = Array.from({ length: 120 }, (_, index) => `b${index}-13`);
    const { result } = await rehearseSending(batches, { script: refusing(...faulty) });
    expect(result).toMatchObject({ stop: DONE, accepted: 120 * 19, rejected: 120 });
    expect(result.rejections).toHaveLength(50);
  });

  it('stops the apply when every change is refused', async () => {
    const batches = Array.from({ length: 20 }, (_, index) => adds(`b${index}-`, 100));
    const { result } = await rehearseSending(batches, { script: () => CODE_400 });
    expect(result.stop).toEqual({ kind: 'breaker', said: ['bad'] });
    expect(result).toMatchObject({ accepted: 0, ambiguous: 0 });
    expect(result.rejected).toBeLessThanOrEqual(10);
    expect(result.requests).toBeLessThan(400);
  });

  it('stops the apply when whole batches fail to the leaf after others did not', async () => {
    const batches = Array.from({ length: 40 }, (_, index) => adds(`b${index}-`, 100));
    const script = ({ changes }: Seen) => (changes[0]?.includes(' b0-') ? ACCEPTED : CODE_400);
    const { result } = await rehearseSending(batches, { script });
    expect(result.stop).toEqual({ kind: 'breaker', said: ['bad'] });
    expect(result).toMatchObject({ accepted: 100, ambiguous: 0 });
    expect(result.requests).toBeLessThan(1000);
  });
});

describe('an account that counts more strictly than configured', () => {
  const pairsOf = ({ body }: Seen) =>
    body.bulk_profiles.reduce(
      (sum, { user_profiles: users, segments }) => sum + users.length * segments.length,
      0,
    );
  const wide = (prefix: string) =>
    batch(`${Array.from({ length: 80 }, (_, i) => prefix + i).join(' ')} | ADD vip, ADD news`);

  it('is served with smaller requests from then on, without asking it again', async () => {
    const batches = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(wide);
    const script = (seen: Seen) => (pairsOf(seen) > 100 ? CODE_100 : ACCEPTED);
    const { result, requests } = await rehearseSending(batches, { script });
    expect(result).toMatchObject({ stop: DONE, accepted: 8 * 160, narrowed: 'pairs' });
    expect(requests.filter((seen) => pairsOf(seen) > 100)).toHaveLength(3);
    expect(requests).toHaveLength(3 + 16);
  });

  it('is not taken for stricter than it is by refusals that were heard late', async () => {
    const limits = { ...LIMITS, users: 4, counting: 'distinct' as const };
    const usersOf = ({ body }: Seen) =>
      body.bulk_profiles.reduce((sum, { user_profiles: users }) => sum + users.length, 0);
    const batches = [1, 2, 3, 4].map((n) =>
      batch(`a${n} b${n} c${n} | ADD vip`, `a${n} b${n} c${n} | REMOVE news`),
    );
    const script = (seen: Seen) => (usersOf(seen) > 4 ? CODE_100 : ACCEPTED);
    const { result, requests } = await rehearseSending(batches, { script, options: { limits } });
    expect(result).toMatchObject({ stop: DONE, accepted: 24, narrowed: 'occurrences' });
    expect(requests).toHaveLength(3 + 8);
  });

  it('is reported by change when it takes none at all', async () => {
    const { result } = await rehearseSending([wide('a'), wide('b')], { script: () => CODE_100 });
    expect(result.stop).toEqual({ kind: 'breaker', said: ['too many'] });
    expect(result).toMatchObject({ accepted: 0, ambiguous: 0, narrowed: 'pairs' });
  });
});
