import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountRequest } from '../../src/app/verify/from-account.ts';
import { verifyWith } from '../../src/app/verify/from-account.ts';
import type { ReadingClient } from '../../src/clevertap/read/reading.ts';
import { filesOfRecords, recordsOf } from '../../src/lock/apply-record.ts';
import { changesOf } from '../../src/lock/change-lines.ts';
import { indexNote } from '../../src/lock/store/commit-message.ts';
import { verifiedOf } from '../../src/lock/verified.ts';
import { nameOf } from '../../src/members/member.ts';
import { plain, say } from '../../src/message.ts';
import { userHashOf } from '../../src/verify/user-hash.ts';
import { exitCodeOf } from '../../src/verify/verification.ts';
import { memberOf } from '../verify/lock.ts';
import { memoryDisk } from './disk.ts';
import { MemoryFiles } from './memory-files.ts';
import { TracedCleverTap } from './traced-clevertap.ts';
import { SETTLE_MS, World } from './world.ts';

const RECORD = { keys: [], rung: 'events' as const, record: true, take: [] };

/** An account with one segment, and a lockfile in memory. */
async function setUp(maxResend = 100) {
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
      { vip: names === '' ? [] : names.split(' ') },
      vendor.client(() => false),
    );
    vendor.skipped = new Set();
    pass(120_000);
  };
  const verify = (more: Partial<AccountRequest> = {}, client: Partial<ReadingClient> = {}) =>
    verifyWith(
      {
        store: world.store(),
        config: {
          account: { kind: 'region', region: 'in1', timezone: 'UTC' },
          verify: { lagMs: 1000, maxResend: { kind: 'count', count: maxResend } },
        },
        client: { ...vendor.reader(), ...client },
        time: () => world.now,
        who: { actor: null, run: null },
        check: () => undefined,
        wantedOf: () => new Set(yaml.wants.map((name) => userHashOf(memberOf(name)))),
      },
      { ...RECORD, ...more },
      () => undefined,
    );
  /** Members that the YAML wants, whatever was applied. */
  const yaml: { wants: readonly string[] } = { wants: [] };
  const entry = async () => (await world.store().read()).segments.get('vip');
  const lines = async () => {
    const store = world.store();
    const found: string[] = [];
    for await (const record of recordsOf(await store.read(), store.readPart)) {
      for (const segment of record.segments) {
        for await (const { operation, member } of changesOf(segment, store.readPart)) {
          found.push(`${record.serial} ${operation} ${nameOf(member)}`);
        }
      }
    }
    return found;
  };
  return { world, vendor, apply, verify, entry, lines, pass, yaml };
}

const told = ({ segments }: Awaited<ReturnType<typeof verifyWith>>) =>
  segments.flatMap(({ findings }) =>
    findings.map(({ kind, member }) => `${kind} ${nameOf(member)}`),
  );

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what a verification records', () => {
  it('calls unconfirmed what is missing, so that it is sent again, and marks the rest', async () => {
    const { world, vendor, apply, verify, entry, lines } = await setUp();
    await apply('a b c', ['a']);
    expect(await verify()).toMatchObject({
      recorded: { serial: 2, again: 1, taken: 0, listed: 0 },
    });
    expect(await entry()).toMatchObject({ accepted: 2, unconfirmed: 1 });
    const found = await entry();
    expect(found && verifiedOf(found)).toMatchObject({ through: 1, by: 'events', exceptions: 0 });
    expect(await lines()).toContain('2 MISSING a');
    const store = world.store();
    const index = await store.read();
    const files = await filesOfRecords(index.history, store.readPart);
    expect(indexNote(index, files).subject).toBe(
      'Verify by events: 1 unconfirmed in 1 segment (serial 2)',
    );
    const { segments } = await world.plan({ vip: ['a', 'b', 'c'] });
    expect(segments[0]?.add.map(nameOf)).toEqual(['a']);
    await apply('a b c');
    expect(exitCodeOf(await verify())).toBe(0);
    const [notice] = (await world.plan({ vip: ['a', 'b', 'c', 'd'] })).notices;
    expect(notice?.code === 'verified' && plain(notice.message)).toMatch(
      /^confirmed through apply 3 by events, on 2026-/,
    );
    const others = { ...{ vip: ['a', 'b', 'c'] }, news: ['a'] };
    await world.apply(
      others,
      vendor.client(() => false),
    );
    const { notices } = await world.plan({ ...others, news: ['a', 'b'] });
    expect(notices.map(({ segment, message }) => `${segment}: ${plain(message)}`)).toEqual([
      'news: never verified',
    ]);
  });

  it('lists once what was sent again in vain, and does not send it a third time', async () => {
    const { world, apply, verify } = await setUp();
    await apply('a b c', ['a']);
    await verify();
    await apply('a b c', ['a']);
    const second = await verify();
    expect([told(second), exitCodeOf(second)]).toEqual([['unprovable a'], 2]);
    expect((await world.plan({ vip: ['a', 'b', 'c'] })).batches).toEqual([]);
    const third = await verify();
    expect([told(third), exitCodeOf(third)]).toEqual([['unprovable a'], 0]);
  });

  it('does not send for ever whom others remove', async () => {
    const { world, vendor, apply, verify, pass } = await setUp();
    await apply('a b');
    vendor.change('vip a', 'REMOVE');
    pass(120_000);
    expect((await verify()).recorded).toMatchObject({ again: 1 });
    await apply('a b');
    expect(exitCodeOf(await verify())).toBe(0);
    vendor.change('vip a', 'REMOVE');
    pass(120_000);
    for (const _ of ['once', 'and again']) {
      const found = await verify();
      expect([told(found), exitCodeOf(found)]).toEqual([['missing a'], 2]);
      expect(found.segments[0]?.reasons).toContainEqual({
        ...{ kind: 'missing', why: 'removed-again', count: 1 },
      });
      expect(found.recorded).toMatchObject({ again: 0, listed: 0 });
    }
    expect((await world.plan({ vip: ['a', 'b'] })).batches).toEqual([]);
  });

  it('remembers where every membership was as it should be', async () => {
    const { world, vendor, apply, verify, pass } = await setUp();
    const proven = async () => {
      const store = world.store();
      const newest = await recordsOf(await store.read(), store.readPart).next();
      return newest.value?.proven;
    };
    await apply('a b c d');
    await apply('a b c');
    vendor.change('vip stranger', 'ADD');
    pass(120_000);
    await verify();
    expect(await proven()).toEqual([{ key: 'vip', through: 2 }]);
    vendor.change('vip d', 'ADD');
    pass(120_000);
    expect(told(await verify())).toEqual(['foreign d', 'foreign stranger']);
    expect(await proven()).toEqual([]);
  });

  it('takes foreign members over only where that is asked for, and then the plan removes them', async () => {
    const { world, vendor, apply, verify } = await setUp();
    await apply('a');
    vendor.change('vip stranger', 'ADD');
    expect(told(await verify())).toEqual(['foreign stranger']);
    expect((await world.plan({ vip: ['a'] })).batches).toEqual([]);
    const taken = await verify({ record: false, take: ['vip'] });
    expect(taken.recorded).toMatchObject({ again: 0, taken: 1 });
    const { segments } = await world.plan({ vip: ['a'] });
    expect(segments[0]?.remove.map(nameOf)).toEqual(['stranger']);
    await expect(verify({ take: ['news'] })).rejects.toThrow(/was not verified/);
  });

  it('leaves to the next apply whom the YAML wants, under whichever name', async () => {
    const { world, vendor, apply, verify, entry, yaml } = await setUp();
    await apply('a');
    for (const name of ['b', 'Big@x.com', '17/mail@x.com', '18/other@x.com', 'guid:G', 'c']) {
      vendor.change(`vip ${name}`, 'ADD');
    }
    yaml.wants = ['a', 'b', 'big@X.com', 'mail@x.com', 'guid:g'];
    const taken = await verify({ record: false, take: ['vip'] });
    expect(taken.recorded).toMatchObject({ serial: 2, taken: 2, wanted: 4 });
    // Nobody is believed to be there: a YAML that wants them by then adds them.
    expect(await entry()).toMatchObject({ accepted: 1, unconfirmed: 2 });
    const { segments } = await world.plan({ vip: ['a', 'b'] });
    expect(segments[0]?.remove.map(nameOf)).toEqual(['18', 'c']);
    // The guards see who comes in as they see everybody else.
    expect(segments[0]?.add.map(nameOf)).toEqual(['b']);
    const { digest } = await world.store().read();
    yaml.wants = [...yaml.wants, 'c', '18'];
    const again = await verify({ record: false, take: ['vip'] });
    expect(again.recorded).toEqual({ serial: null, again: 0, taken: 0, wanted: 4, listed: 0 });
    expect((await world.store().read()).digest).toBe(digest);
  });

  it('stops above the limit, says what it would cost, and records nothing', async () => {
    const { world, apply, verify } = await setUp(1);
    await apply('a b c', ['a', 'b']);
    const { digest } = await world.store().read();
    await expect(verify()).rejects.toThrow(
      /2 memberships would be sent again, for up to 2 billed events/,
    );
    expect((await world.store().read()).digest).toBe(digest);
    expect(exitCodeOf(await verify({ record: false }))).toBe(2);
  });

  it('goes into the lockfile that was judged, and into no other', async () => {
    const { world, vendor, apply, verify } = await setUp();
    await apply('a b', ['a']);
    const { updateSegment } = vendor.client(() => false);
    const store = world.store();
    let isTaken = false;
    const takeLease: typeof store.takeLease = async (now) => {
      if (!isTaken) {
        isTaken = true;
        await world.apply(
          { vip: ['a', 'b', 'c'] },
          { ...vendor.client(() => false), updateSegment },
        );
      }
      return store.takeLease(now);
    };
    vi.spyOn(world, 'store').mockReturnValueOnce({ ...store, takeLease });
    await expect(verify()).rejects.toThrow(/another run changed the lockfile/);
  });

  it('is nothing where the evidence is not whole', async () => {
    const { vendor, world, apply, verify } = await setUp();
    await apply('a b', ['a']);
    const reader = vendor.reader();
    const cutBy = (isFinal: boolean): ReadingClient['events'] =>
      async function* (days, resume) {
        for await (const page of reader.events(days, resume)) {
          yield page;
          yield { kind: 'incomplete', reason: say`it broke. Try again.`, isFinal };
          return;
        }
      };
    const cut = cutBy(false);
    const { digest } = await world.store().read();
    await expect(verify({}, { events: cut })).rejects.toThrow(/not whole/);
    const looked = await verify({ record: false }, { events: cut });
    expect([told(looked), exitCodeOf(looked)]).toEqual([[], 4]);
    expect(looked.incomplete && plain(looked.incomplete)).toMatch(
      /it broke\. Try again\. If CleverTap refuses the days/,
    );
    const ended = await verify({ record: false }, { events: cutBy(true) });
    expect(ended.incomplete && plain(ended.incomplete)).toMatch(/it broke\. Try again\.$/);
    const count = async () => ({
      kind: 'incomplete' as const,
      reason: say`it broke. Try again.`,
      isFinal: true,
    });
    const uncounted = await verify({ record: false, rung: 'counts' }, { count });
    expect(uncounted.incomplete && plain(uncounted.incomplete)).toMatch(/Try again\.$/);
    expect(uncounted.incomplete && plain(uncounted.incomplete)).not.toContain('..');
    expect((await world.store().read()).digest).toBe(digest);
  });

  it('forgets the pages of a range that began again', async () => {
    const { vendor, apply, verify } = await setUp();
    await apply('a b c');
    vendor.change('vip a', 'REMOVE');
    const reader = vendor.reader();
    const again: ReadingClient['events'] = async function* (days, resume) {
      for await (const page of reader.events(days, resume)) {
        yield page;
        break;
      }
      vendor.events.pop();
      vendor.account.add('vip a');
      yield* reader.events(days, resume);
    };
    expect(told(await verify({}, { events: again }))).toEqual([]);
  });
});

describe('counts, then events where they differ', () => {
  it('confirm a segment without reading events, and read them for one that differs', async () => {
    const { vendor, apply, verify } = await setUp();
    await apply('a b c');
    const quiet = await verify({ rung: 'both' });
    expect(quiet.segments.map(({ by, counts }) => [by, counts.confirmed])).toEqual([['counts', 3]]);
    expect(quiet.source).toMatchObject({ requests: 2, events: null });
    vendor.change('vip stranger', 'ADD');
    const loud = await verify({ rung: 'both', record: false });
    expect(told(loud)).toEqual(['foreign stranger']);
    expect(loud.segments[0]?.by).toBe('events');
    const rough = await verify({ rung: 'counts', record: false });
    expect(rough.segments[0]?.unexplained).toHaveLength(1);
    expect(exitCodeOf(rough)).toBe(2);
  });
});
