import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountRequest } from '../../src/app/verify/from-account.ts';
import { verifyWith } from '../../src/app/verify/from-account.ts';
import { createClient } from '../../src/clevertap/client.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { createReadingClient } from '../../src/clevertap/read/read-client.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { nameOf } from '../../src/members/member.ts';
import { plain } from '../../src/message.ts';
import { exitCodeOf } from '../../src/verify/verification.ts';
import { apiSegment, rehearse } from '../emulator/client.ts';
import { memoryDisk } from './disk.ts';
import { MemoryFiles } from './memory-files.ts';
import { World } from './world.ts';

/*
 * The emulator answers over HTTP, with the real clients; the lockfile and the time are those of a world.
 */

const HOUR = 3_600_000;

interface Setting extends EmulatorOptions {
  /** As the config has it; undefined: it has none. */
  readonly configured?: string | undefined;
  readonly lagMs?: number;
}

async function setUp({ configured, lagMs = HOUR, ...options }: Setting) {
  const world = new World(await memoryDisk(new MemoryFiles()));
  const segments = [apiSegment('vip', 1), apiSegment('elsewhere', 2)];
  const api = await rehearse({ segments, now: () => world.now, ...options });
  const { url: origin, accountId, passcode } = api.emulator;
  const access = {
    origin,
    accountId,
    passcode: new Passcode(passcode),
    userAgent: 'test',
    env: {},
  };
  const sending = createClient({ ...access, inFlight: 3, timeoutMs: 10_000 });
  const reading = createReadingClient({
    ...access,
    timezone: configured ?? 'UTC',
    waiting: { now: () => world.now, random: () => 0.5, sleep: async () => undefined },
  });
  const pass = (hours: number) => {
    world.now += hours * HOUR;
    vi.setSystemTime(world.now);
  };
  const change = (segment: string, action: 'ADD' | 'REMOVE', ...names: readonly string[]) =>
    api.post('/_emulator/changes', [
      {
        customer_segment_id: segment,
        action,
        user_profiles: names.map((identity) => ({ identity })),
      },
    ]);
  const zone = configured === undefined ? {} : { timezone: configured };
  const account = { kind: 'region' as const, region: 'in1', ...zone };
  const verify = (more: Partial<AccountRequest> = {}) =>
    verifyWith(
      {
        store: world.store(),
        config: { account, verify: { lagMs, maxResend: { kind: 'count', count: 1000 } } },
        client: {
          events: reading.events,
          count: async (...asked) => {
            await between.splice(0)[0]?.();
            return reading.count(...asked);
          },
        },
        time: () => world.now,
        who: { actor: null, run: null },
        check: () => undefined,
        wantedOf: () => new Set(),
      },
      { keys: [], rung: 'events', record: false, take: [], ...more },
      () => undefined,
    );
  const apply = (...names: readonly string[]) => world.apply({ vip: names }, sending);
  /** What another run does before the next count is asked for. */
  const between: (() => Promise<unknown>)[] = [];
  closing.push(() => reading.close());
  closing.push(() => sending.close());
  return { world, api, apply, change, verify, pass, between };
}

const closing: (() => Promise<void>)[] = [];

const told = ({ segments }: Awaited<ReturnType<typeof verifyWith>>) =>
  segments.flatMap(({ findings }) =>
    findings.map(({ kind, member }) => `${kind} ${nameOf(member)}`),
  );
const reasons = ({ segments }: Awaited<ReturnType<typeof verifyWith>>) =>
  segments.flatMap((segment) =>
    segment.reasons.map(({ kind, why, count }) => `${count} ${kind} ${why}`),
  );

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0)) await close();
});

/** The zone of the account, and that of the config. */
const ZONES = [
  ['Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ['Pacific/Pago_Pago', 'Pacific/Kiritimati'],
  ['Asia/Kolkata', 'UTC'],
  ['Asia/Kolkata', undefined],
  ['America/Los_Angeles', 'Asia/Kolkata'],
] as const;

describe.each(ZONES)('an account in %s, where the config says %s', (timezone, configured) => {
  it.each([0, 6, 12, 18])(
    'is never told of changes that did arrive, at %i:00 UTC',
    async (hour) => {
      const { apply, change, verify, pass } = await setUp({ timezone, configured });
      pass(hour);
      await change('elsewhere', 'ADD', 'someone');
      pass(60);
      await apply('ada', 'bob', 'cyd');
      for (const hours of [1.1, 5, 7, 13, 26]) {
        pass(hours);
        await apply('ada', 'bob', `cyd${hours}`);
        pass(1.5);
        const found = await verify();
        expect([hours, told(found)]).toEqual([hours, []]);
        const counted = await verify({ rung: 'counts' });
        expect([hours, told(counted)]).toEqual([hours, []]);
      }
    },
  );

  it('says so where events are not of the time of what caused them', async () => {
    const { apply, change, verify, pass } = await setUp({ timezone, configured });
    await change('elsewhere', 'ADD', 'someone');
    pass(60);
    await apply('ada', 'bob', 'cyd');
    pass(49);
    const found = await verify();
    const { incomplete } = found;
    expect([told(found), exitCodeOf(found)]).toEqual([[], 4]);
    expect(incomplete && plain(incomplete)).toMatch(
      /is not the time zone|Compare `account.timezone`/,
    );
    await expect(verify({ record: true })).rejects.toThrow(/not whole/);
  });
});

describe('events of the emulator', () => {
  const UTC = { timezone: 'UTC', configured: 'UTC' };

  it('name whoever was skipped today, where another one proves the time zone', async () => {
    const { apply, change, verify, pass } = await setUp(UTC);
    await change('elsewhere', 'ADD', 'someone');
    pass(60);
    await apply('ada', 'bob');
    pass(0.1);
    await change('vip', 'REMOVE', 'bob');
    pass(2);
    expect(told(await verify())).toEqual(['missing bob']);
  });

  it('are pending as long as the lag, and confirm then', async () => {
    const { apply, verify, pass } = await setUp({ ...UTC, eventLagMs: 2 * HOUR, lagMs: 3 * HOUR });
    await apply('ada', 'bob');
    pass(1);
    expect(reasons(await verify())).toEqual(['2 pending too-young']);
    pass(2.5);
    expect(reasons(await verify())).toEqual(['2 confirmed traced']);
  });

  it('that are kept no more are no evidence', async () => {
    const retention = { eventRetentionMs: 7 * 24 * HOUR };
    const { apply, change, verify, pass } = await setUp({ ...UTC, ...retention });
    await change('elsewhere', 'ADD', 'someone');
    pass(1);
    await apply('ada', 'bob');
    pass(8 * 24);
    await apply('ada', 'bob', 'cyd');
    pass(2);
    expect(reasons(await verify())).toEqual(['2 no-evidence too-old', '1 confirmed traced']);
  });

  it('of the hour that comes twice are not put in order, and prove the time zone', async () => {
    const BERLIN = { timezone: 'Europe/Berlin', configured: 'Europe/Berlin' };
    const { world, apply, change, verify, pass } = await setUp(BERLIN);
    const to = (time: string) => pass((Date.parse(time) - world.now) / HOUR);
    to('2026-10-25T00:40Z');
    await apply('ada', 'bob');
    to('2026-10-25T01:10Z');
    await change('vip', 'REMOVE', 'bob');
    to('2026-10-25T08:00Z');
    expect(reasons(await verify())).toEqual(['1 confirmed traced', '1 no-evidence same-hour']);
    const later = await setUp(BERLIN);
    later.pass((Date.parse('2026-10-25T01:10Z') - later.world.now) / HOUR);
    await later.apply('ada');
    later.pass(7);
    expect(reasons(await later.verify())).toEqual(['1 confirmed traced']);
  });

  it('find whom counts did not that agreed by chance, also once these were recorded', async () => {
    const { api, apply, change, verify, pass } = await setUp(UTC);
    await change('elsewhere', 'ADD', 'someone');
    pass(60);
    await api.post('/_emulator/faults', { faults: ['skip,times=1,api=update'] });
    await apply('ada');
    await change('vip', 'ADD', 'stranger');
    pass(2);
    const counted = await verify({ rung: 'both', record: true });
    expect([told(counted), counted.segments[0]?.by]).toEqual([[], 'counts']);
    pass(100);
    expect(told(await verify())).toEqual(['missing ada', 'foreign stranger']);
  });

  it('are counted right while another run sends something', async () => {
    const { apply, verify, pass, between } = await setUp(UTC);
    await apply('ada', 'bob');
    pass(60);
    between.push(() => apply('ada', 'bob', 'cyd'));
    const found = await verify({ rung: 'counts' });
    expect([exitCodeOf(found), found.segments[0]?.unexplained]).toEqual([0, []]);
    expect(reasons(found)).toEqual(['2 confirmed counted', '1 pending too-young']);
  });

  it('that are lost cost one resend, and are listed once then', async () => {
    const { api, apply, change, verify, pass } = await setUp({ ...UTC, eventLoss: 0.3, seed: 7 });
    for (const name of ['one', 'two', 'three', 'four']) await change('elsewhere', 'ADD', name);
    pass(24);
    const names = Array.from({ length: 20 }, (_, at) => `user${at}`);
    await apply(...names);
    pass(2);
    const first = await verify({ record: true });
    const lost = told(first);
    expect(lost.length).toBeGreaterThan(1);
    expect(lost.every((one) => one.startsWith('missing '))).toBe(true);
    expect(first.recorded).toMatchObject({ again: lost.length });
    pass(1);
    await apply(...names);
    pass(2);
    const again = lost.map((one) => one.replace('missing', 'unprovable'));
    const second = await verify({ record: true });
    expect([told(second), exitCodeOf(second)]).toEqual([again, 2]);
    const billed = api.emulator.state().redundant_changes;
    await apply(...names);
    pass(2);
    const third = await verify({ record: true });
    expect([told(third), exitCodeOf(third)]).toEqual([again, 0]);
    expect(api.emulator.state().redundant_changes).toBe(billed);
  });
});
