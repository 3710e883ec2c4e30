import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountRequest } from '../../src/app/verify/from-account.ts';
import { verifyWith } from '../../src/app/verify/from-account.ts';
import type { ReadingClient } from '../../src/clevertap/read/reading.ts';
import { failure } from '../../src/failure.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { firstFoundOf, verifiedOf, withFirstFound } from '../../src/lock/verified.ts';
import { nameOf } from '../../src/members/member.ts';
import { say } from '../../src/message.ts';
import { lastingOf, mostRemembered, standingOf } from '../../src/verify/lasting.ts';
import type { Verification } from '../../src/verify/verification.ts';
import { memoryDisk } from './disk.ts';
import { Died, MemoryFiles } from './memory-files.ts';
import { TracedCleverTap } from './traced-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

const HOUR = 3_600_000;
const LOOK: AccountRequest = { keys: [], rung: 'both', record: false, take: [] };

/** An account with one segment of three members, and a lockfile in memory. */
async function setUp() {
  const world = new World(await memoryDisk(new MemoryFiles()));
  const vendor = new TracedCleverTap(
    () => world.now,
    SETTLE_MS,
    () => 'answered',
  );
  vendor.change('elsewhere someone', 'ADD');
  const pass = (ms: number) => {
    world.now += ms;
    vi.setSystemTime(world.now);
  };
  const apply = async (names: string, skips: readonly string[] = []) => {
    pass(120_000);
    vendor.skipped = new Set(skips);
    await world.apply(
      { vip: names.split(' ') },
      vendor.client(() => false),
    );
    vendor.skipped = new Set();
    pass(120_000);
  };
  const verifyBy = (request: AccountRequest, client: Partial<ReadingClient> = {}, lagMs = 1000) =>
    verifyWith(
      {
        store: world.store(),
        config: {
          account: { kind: 'region', region: 'in1', timezone: 'UTC' },
          verify: { lagMs, maxResend: { kind: 'count', count: 100 } },
        },
        client: { ...vendor.reader(), ...client },
        time: () => world.now,
        who: { actor: null, run: null },
        check: () => undefined,
        wantedOf: () => new Set(),
      },
      request,
      () => undefined,
    );
  const verify = (client: Partial<ReadingClient> = {}, lagMs = 1000) =>
    verifyBy({ ...LOOK, remembers: true }, client, lagMs);
  const read = () => world.store().read();
  const entry = async () => {
    const found = (await read()).segments.get('vip');
    if (found === undefined) throw new Error('the segment is not there');
    return found;
  };
  await apply('a b c');
  return { world, vendor, apply, verify, verifyBy, read, entry, pass };
}

const told = ({ segments }: Pick<Verification, 'segments'>) =>
  segments.flatMap(({ findings }) =>
    findings.map(({ kind, member }) => `${kind} ${nameOf(member)}`),
  );
const lasting = (found: Verification) =>
  lastingOf(found).flatMap(({ findings }) => findings.map(({ member }) => nameOf(member)));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what a daily verification remembers', () => {
  it('is which exceptions there are and since when, and nothing else of the lockfile changes', async () => {
    const { world, vendor, verify, read, entry } = await setUp();
    const before = await read();
    vendor.change('vip stranger', 'ADD');
    vendor.change('vip a', 'REMOVE');
    expect(told(await verify())).toEqual(['missing a', 'foreign stranger']);
    const after = await read();
    expect([...firstFoundOf(await entry()).values()]).toEqual([world.now, world.now]);
    expect(JSON.stringify([...after.segments])).not.toContain('stranger');
    const { digest, serial, written, predecessors, segments } = after;
    expect(after).toEqual({ ...before, digest, serial, written, predecessors, segments });
    expect([serial, written?.commit]).toEqual([before.serial + 1, before.written?.commit]);
    expect({ ...(await entry()), more: {} }).toEqual(before.segments.get('vip'));
    expect(verifiedOf(await entry())).toBeNull();
    expect((await world.plan({ vip: ['a', 'b', 'c'] })).batches).toEqual([]);
    await verify();
    expect((await read()).digest).toBe(after.digest);
  });

  it('lasts once two verifications, a day apart, have found it', async () => {
    const { vendor, verify, pass } = await setUp();
    vendor.change('vip a', 'REMOVE');
    const first = await verify();
    expect([lasting(first), standingOf(first)]).toEqual([[], 'open']);
    pass(23 * HOUR);
    vendor.change('vip b', 'REMOVE');
    expect(lasting(await verify())).toEqual([]);
    pass(HOUR);
    const second = await verify();
    expect([told(second), lasting(second)]).toEqual([['missing a', 'missing b'], ['a']]);
    expect(standingOf(second)).toBe('lasting');
    vendor.change('vip a', 'ADD');
    expect(standingOf(await verify())).toBe('open');
    vendor.change('vip b', 'ADD');
    expect(standingOf(await verify())).toBe('clear');
  });

  it('is not over because the counts agree again', async () => {
    const { vendor, apply, verify, verifyBy } = await setUp();
    vendor.change('vip stranger', 'ADD');
    await verify();
    await apply('a b c d', ['d']);
    expect(told(await verifyBy(LOOK))).toEqual([]);
    expect(told(await verify())).toEqual(['missing d', 'foreign stranger']);
  });

  it('is not over while a member of the segment is unconfirmed, and survives what is recorded', async () => {
    const { vendor, apply, verify, verifyBy, entry } = await setUp();
    vendor.change('vip a', 'REMOVE');
    await verify();
    const found = firstFoundOf(await entry());
    await verifyBy({ ...LOOK, record: true, rung: 'events' });
    expect([verifiedOf(await entry())?.by, firstFoundOf(await entry())]).toEqual(['events', found]);
    const doubted = await verify();
    expect([told(doubted), standingOf(doubted)]).toEqual([[], 'open']);
    await apply('a b c');
    expect(standingOf(await verify())).toBe('clear');
    expect(firstFoundOf(await entry()).size).toBe(0);
    expect(verifiedOf(await entry())?.by).toBe('events');
  });

  it('goes into the lockfile that was judged, and into no other', async () => {
    const { world, vendor, verify, entry } = await setUp();
    vendor.change('vip a', 'REMOVE');
    const store = world.store();
    let isTaken = false;
    const takeLease: typeof store.takeLease = async (now) => {
      if (!isTaken) {
        isTaken = true;
        await world.apply(
          { vip: ['a', 'b', 'c', 'd'] },
          vendor.client(() => false),
        );
      }
      return store.takeLease(now);
    };
    vi.spyOn(world, 'store').mockReturnValueOnce({ ...store, takeLease });
    const found = await verify();
    expect([found.remembered, standingOf(found)]).toEqual([
      { kind: 'busy', problems: [expect.objectContaining({ code: 'verify-overtaken' })] },
      'unknown',
    ]);
    expect(firstFoundOf(await entry()).size).toBe(0);
  });

  it('waits for the lease, and for an apply that was cut off', async () => {
    const { world, vendor, verify, read, pass } = await setUp();
    vendor.change('vip a', 'REMOVE');
    const { digest } = await read();
    const store = world.store();
    const takeLease = async () => {
      throw failure('lease-held', say`another apply has it`, say`Wait.`);
    };
    vi.spyOn(world, 'store').mockReturnValueOnce({ ...store, takeLease });
    const found = await verify();
    expect([told(found), standingOf(found), (await read()).digest]).toEqual([
      ['missing a'],
      'unknown',
      digest,
    ]);
    const dies = async () => {
      throw new Died();
    };
    const client = { ...vendor.client(() => false), updateSegment: dies };
    expect(await world.apply({ vip: ['a', 'b', 'c', 'd'] }, client)).toBe('died');
    pass(HOUR);
    const cutOff = await read();
    expect([cutOff.applying === null, standingOf(await verify())]).toEqual([false, 'unknown']);
    expect((await read()).digest).toBe(cutOff.digest);
  });

  it('is over where the membership is confirmed, though another one is not', async () => {
    const { vendor, apply, verify, entry, pass } = await setUp();
    vendor.change('vip a', 'REMOVE');
    vendor.change('vip stranger', 'ADD');
    await verify();
    pass(24 * HOUR);
    await apply('a b c d', ['d']);
    vendor.change('vip stranger', 'REMOVE');
    expect(firstFoundOf(await entry()).size).toBe(2);
    const young = (found: Verification) => found.segments.map(({ counts }) => counts.pending);
    const lag = 10 * HOUR;
    expect([young(await verify({}, lag)), firstFoundOf(await entry()).size]).toEqual([[1], 1]);
    vendor.change('vip a', 'ADD');
    const found = await verify({}, lag);
    expect([young(found), standingOf(found), firstFoundOf(await entry()).size]).toEqual([
      [1],
      'clear',
      0,
    ]);
  });

  it('closes nothing where there is no evidence', async () => {
    const { vendor, verify, read, pass } = await setUp();
    const { digest } = await read();
    const none = {
      count: async () => ({ kind: 'count' as const, count: 0 }),
      events: async function* () {
        yield { kind: 'page' as const, isFirst: true, events: [], unreadable: 0, next: null };
      },
    };
    expect(standingOf(await verify(none))).toBe('unknown');
    expect((await read()).digest).toBe(digest);
    vendor.change('vip a', 'REMOVE');
    await verify();
    pass(24 * HOUR);
    expect(standingOf(await verify(none))).toBe('open');
    expect(lasting(await verify())).toEqual(['a']);
  });

  it('does not last because a clock was wrong', async () => {
    const { world, vendor, verify, read, entry, pass } = await setUp();
    vendor.change('vip a', 'REMOVE');
    await verify();
    const { digest } = await read();
    pass(-24 * HOUR);
    await expect(verify()).rejects.toThrow(/after the time of this machine/);
    expect((await read()).digest).toBe(digest);
    pass(24 * HOUR);
    const index = await read();
    const first = [...firstFoundOf(await entry())];
    const later = new Map(first.map(([one, at]): [string, number] => [one, at + 24 * HOUR]));
    const segments = new Map([['vip', withFirstFound(await entry(), later)]]);
    await world.store().swap({ ...index, serial: index.serial + 1, segments }, NO_FILES);
    pass(HOUR);
    expect(lasting(await verify())).toEqual([]);
    expect([...firstFoundOf(await entry()).values()]).toEqual([world.now]);
    pass(23 * HOUR);
    expect(lasting(await verify())).toEqual([]);
    pass(HOUR);
    expect(lasting(await verify())).toEqual(['a']);
  });

  it('is less of each segment where many differ', () => {
    const findings = [{ kind: 'missing', why: 'no-trace' }] as const;
    const most = (many: number) =>
      mostRemembered(Array.from({ length: many }, () => ({ findings })));
    expect([0, 1, 10, 11, 500, 9999].map(most)).toEqual([200, 200, 200, 181, 4, 1]);
  });

  it('is nothing of evidence that is not whole', async () => {
    const { vendor, verify, read, pass } = await setUp();
    vendor.change('vip a', 'REMOVE');
    await verify();
    pass(24 * HOUR);
    const { digest } = await read();
    const cut: ReadingClient['events'] = async function* () {
      yield* [];
      yield { kind: 'incomplete', reason: say`it broke`, isFinal: true };
    };
    const found = await verify({ events: cut });
    expect([told(found), standingOf(found)]).toEqual([[], 'unknown']);
    expect((await read()).digest).toBe(digest);
    expect(lasting(await verify())).toEqual(['a']);
  });

  it('is 200 exceptions of a segment, and those that last are not forgotten for new ones', async () => {
    const { vendor, verify, entry, pass } = await setUp();
    vendor.change('vip zz', 'ADD');
    await verify();
    pass(24 * HOUR);
    for (let at = 0; at < 300; at += 1) vendor.change(`vip stranger${at}`, 'ADD');
    expect(lasting(await verify())).toEqual(['zz']);
    expect(firstFoundOf(await entry()).size).toBe(200);
  });

  it('is nothing where another version has something else there', async () => {
    for (const verified of [
      null,
      7,
      'x',
      [],
      { found: 1 },
      { found: [[1], [2, [3]], null, [1e300, ['x']], [-1, ['x']], [0.5, ['x']]] },
    ]) {
      expect(firstFoundOf({ more: { verified } }).size).toBe(0);
    }
  });
});
