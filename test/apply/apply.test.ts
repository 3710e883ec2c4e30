import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplyOrder, ApplyPorts, ApplyResult } from '../../src/apply/apply.ts';
import { applyPlan } from '../../src/apply/apply.ts';
import { recordFacts } from '../../src/apply/record-facts.ts';
import type { Client } from '../../src/clevertap/client.ts';
import { createClient } from '../../src/clevertap/client.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { parseFault } from '../../src/emulator/fault-text.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { nodeFiles } from '../../src/files/files.ts';
import { openList } from '../../src/lists/open-list.ts';
import type { JournalHeader } from '../../src/lock/journal-format.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { readLock, recover } from '../../src/lock/recover.ts';
import { fileStore } from '../../src/lock/store/file-store.ts';
import type { LockStore } from '../../src/lock/store/store.ts';
import { NO_FILES } from '../../src/lock/store/store.ts';
import { parseManifest } from '../../src/manifest/parse-manifest.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import { plain } from '../../src/message.ts';
import type { Result } from '../../src/model.ts';
import { assemblePlan } from '../../src/plan/assemble-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';

/** An apply in process: the real emulator over HTTP, real files, and a clock that only waits on paper. */
const SETTLE_MS = 900_000;
const CONFIG =
  'lock: { file: segops.lock, lineage: test }\naccount: { region: in1 }\nlimits: { in_flight: 1 }\n';
const SPACE = new SortSpace(memorySpill(), 1);

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => plain(message)).join());
}

class Crash extends Error {}

describe('an apply', () => {
  let emulator: Emulator;
  let client: Client;
  let folder = '';
  let now = 0;
  let applies = 0;
  let lists: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({
      segments: [{ kind: 'api', customerSegmentId: 'vip', ctSegmentId: null, name: 'vip' }],
    });
    client = createClient({
      origin: emulator.url,
      accountId: emulator.accountId,
      passcode: new Passcode(emulator.passcode),
      inFlight: 1,
      timeoutMs: 500,
      userAgent: 'test',
      env: {},
    });
    folder = mkdtempSync(join(tmpdir(), 'segops apply '));
    now = Date.UTC(2026, 10, 24);
    applies = 0;
    lists = {};
    await store().swap(emptyIndex('test'), NO_FILES);
  });
  afterEach(async () => {
    await client.close();
    await emulator.close();
  });

  function store(): LockStore {
    return fileStore({
      files: nodeFiles(folder),
      path: join(folder, 'segops.lock'),
      lineage: 'test',
      home: null,
    });
  }

  async function plan(manifest: string, config = CONFIG): Promise<Plan> {
    const { index, fetchChunks, readPart } = await readLock(store(), now);
    return value(
      await assemblePlan({
        config: value(parseConfig(config, { path: '/segops.yaml', shown: 'segops.yaml' }, null, 0)),
        origin: 'http://127.0.0.1',
        manifests: [value(parseManifest(manifest, 'vip.yaml'))],
        index,
        ownership: [],
        fetchChunks,
        readPart,
        evidenceOf: () => ({ changedAt: null, checksum: { kind: 'none' } }),
        openList: (ref) => openList(ref, () => readerOf(Buffer.from(lists[ref.path] ?? '')), SPACE),
        now,
        only: null,
        spill: SPACE.spill,
        newFilterKey: '0123456789abcdef'.repeat(2),
      }),
    );
  }

  function order(): ApplyOrder {
    applies += 1;
    return {
      apply: `apply-${applies}`,
      account: emulator.accountId,
      origin: emulator.url,
      provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
      startedAt: now,
      settleMs: SETTLE_MS,
      limits: { users: 100, segments: 100, entries: 100, inFlight: 1, counting: 'occurrences' },
      timeLimitMs: null,
      stopAfterChanges: null,
    };
  }

  function ports(changes: Partial<ApplyPorts['send']> = {}): ApplyPorts {
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const signal = new AbortController().signal;
    const send = { clock, random: () => 0, leaseIsOurs: () => true, signal, ...changes };
    return { store: store(), client, send, onProgress: () => undefined };
  }

  async function apply(
    manifest: string,
    using = ports(),
    of: { readonly config?: string; readonly stopAfter?: number } = {},
  ): Promise<ApplyResult> {
    const { index } = await recover(store(), () => now);
    const made = await plan(manifest, of.config);
    const by = order();
    const provenance = { ...by.provenance, waivers: made.waivers };
    const stopAfterChanges = of.stopAfter ?? null;
    return applyPlan(made, index, { ...by, provenance, stopAfterChanges }, using);
  }

  /** What a plan is refused for. */
  async function refusals(manifest: string, config = CONFIG): Promise<string[]> {
    const { guards } = await plan(manifest, config);
    return guards.filter(({ verdict }) => verdict === 'refuse').map(({ guard }) => guard);
  }

  function account(): string[] {
    const found = emulator
      .state()
      .segments.find((segment) => segment.customer_segment_id === 'vip');
    return (found?.members ?? []).map((member) => Object.values(member).join()).sort();
  }

  async function entry() {
    const found = (await store().read()).segments.get('vip');
    return {
      accepted: found?.accepted,
      unconfirmed: found?.unconfirmed,
      unsettled: found?.unsettled,
    };
  }

  function fault(text: string): void {
    const parsed = parseFault(text);
    if (!parsed.ok) throw new Error(parsed.error);
    emulator.scheduleFaults([parsed.value]);
  }

  const VIP = 'segment: { customer_segment_id: vip }\n';

  it('sends the changes, remembers them, and has nothing left to do', async () => {
    const first = await apply(`${VIP}members: [ada, bob, {guid: abcde12345}]\n`);
    expect(first.sent).toMatchObject({ stop: { kind: 'done' }, accepted: 3, requests: 1 });
    const second = await apply(`${VIP}members: [bob, eve, {guid: abcde12345}]\n`);
    expect(second.sent).toMatchObject({ accepted: 2, requests: 1 });
    expect(account()).toEqual(['abcde12345', 'bob', 'eve']);
    expect(await entry()).toEqual({ accepted: 3, unconfirmed: 0, unsettled: 0 });
    expect(await store().read()).toMatchObject({ serial: 2, applying: null });
    expect((await store().read()).binding).toEqual({
      account: 'EMULATOR',
      origin: emulator.url,
      isConfirmed: true,
    });
    expect((await plan(`${VIP}members: [bob, eve, {guid: abcde12345}]\n`)).batches).toEqual([]);
    expect(await store().readJournal(null)).toBe(null);
  });

  it('tries again after a 5xx, and remembers that the first attempt may still land', async () => {
    fault('status=503,times=1');
    const { sent } = await apply(`${VIP}members: [ada]\n`);
    expect(sent).toMatchObject({ stop: { kind: 'done' }, accepted: 1, requests: 2 });
    expect(account()).toEqual(['ada']);
    expect(await entry()).toEqual({ accepted: 1, unconfirmed: 0, unsettled: 1 });
    expect((await plan(`${VIP}members: [ada]\n`)).batches).toEqual([]);
  });

  it('keeps a member unconfirmed whose answers were lost, and sends it again', async () => {
    fault('reset=after,times=5');
    const lost = await apply(`${VIP}members: [ada]\n`);
    expect(lost.sent).toMatchObject({ accepted: 0, ambiguous: 1 });
    expect(await entry()).toEqual({ accepted: 0, unconfirmed: 1, unsettled: 1 });
    const again = await apply(`${VIP}members: [ada]\n`);
    expect(again.sent).toMatchObject({ accepted: 1 });
    expect([account(), (await entry()).unconfirmed]).toEqual([['ada'], 0]);
  });

  it.each(['before', 'after'])(
    'is recovered exactly once from a crash %s the request',
    async (moment) => {
      const dying: Client = {
        ...client,
        updateSegment: async (body) => {
          if (moment === 'after') await client.updateSegment(body);
          throw new Crash();
        },
      };
      await expect(apply(`${VIP}members: [ada]\n`, { ...ports(), client: dying })).rejects.toThrow(
        Crash,
      );
      expect(await store().read()).toMatchObject({
        serial: 0,
        applying: { apply: 'apply-1', segments: ['vip'] },
      });
      expect((await plan(`${VIP}members: []\n`)).totals).toMatchObject({ add: 0, remove: 1 });
      expect((await recover(store(), () => now)).recovered).toBe(true);
      expect((await recover(store(), () => now)).recovered).toBe(false);
      expect(await entry()).toEqual({ accepted: 0, unconfirmed: 1, unsettled: 1 });
      expect(await store().read()).toMatchObject({ serial: 1, applying: null });
      await apply(`${VIP}members: [ada]\n`);
      expect([account(), (await entry()).accepted]).toEqual([['ada'], 1]);
    },
  );

  describe('that lost its lease', () => {
    it('sends nothing and touches no journal', async () => {
      const other = await store().startJournal(
        headerOfOther(await store().read()),
        [],
        await store().read(),
        () => true,
      );
      other?.close();
      const before = await store().read();
      const using = ports({ leaseIsOurs: () => false });
      const manifest = `segment: { customer_segment_id: new, create: true }\nmembers: [ada]\n`;
      const result = await applyPlan(await plan(manifest), await store().read(), order(), using);
      expect(result.creates.stopped).toEqual({ kind: 'lease-lost' });
      const members = await applyPlan(
        await plan(`${VIP}members: [ada]\n`),
        await store().read(),
        order(),
        using,
      );
      expect(members.creates.stopped).toEqual({ kind: 'lease-lost' });
      expect(emulator.state().requests).toBe(0);
      expect((await store().readJournal(null))?.apply).toBe('other');
      expect(await store().read()).toEqual(before);
    });

    it('adopts nothing', async () => {
      const before = await store().read();
      const manifest = 'segment: { customer_segment_id: vip, adopt: accepted }\nmembers: [ada]\n';
      const using = ports({ leaseIsOurs: () => false });
      const result = await applyPlan(await plan(manifest), await store().read(), order(), using);
      expect(result.creates.stopped).toEqual({ kind: 'lease-lost' });
      expect(await store().read()).toEqual(before);
    });

    /** Sends, and then runs what happens before the answer is heard. */
    function clientWith(meanwhile: () => Promise<unknown> | undefined): Client {
      return {
        ...client,
        updateSegment: async (body) => {
          const outcome = await client.updateSegment(body);
          await meanwhile();
          return outcome;
        },
      };
    }

    it('folds what it sent where the lock is still as it was', async () => {
      let sent = false;
      const last = clientWith(() => {
        sent = true;
        return undefined;
      });
      const using = { ...ports({ leaseIsOurs: () => !sent }), client: last };
      const { index, sent: result } = await apply(`${VIP}members: [ada]\n`, using);
      expect(result?.stop).toEqual({ kind: 'lease-lost' });
      expect(index).toMatchObject({ serial: 1, applying: null });
      expect(await store().read()).toEqual(index);
      expect((await recover(store(), () => now)).recovered).toBe(false);
      expect(await entry()).toEqual({ accepted: 1, unconfirmed: 0, unsettled: 0 });
    });

    it('counts what it sent as unconfirmed once another run recovered its journal', async () => {
      let recovered = false;
      const last = clientWith(async () => {
        recovered = (await recover(store(), () => now)).recovered;
      });
      const using = { ...ports({ leaseIsOurs: () => !recovered }), client: last };
      const { index } = await apply(`${VIP}members: [ada]\n`, using);
      expect(index).toMatchObject({ serial: 2, applying: null });
      expect(index.history.map((record) => record.apply)).toEqual(['apply-1', 'apply-1']);
      expect(await entry()).toEqual({ accepted: 0, unconfirmed: 1, unsettled: 1 });
      expect(await store().readJournal(null)).toBe(null);
    });

    it('leaves the journal of another apply that began meanwhile', async () => {
      const { store: own, ...rest } = ports();
      const racing: LockStore = {
        ...own,
        swap: async (next, files) => {
          const swapped = await own.swap(next, files);
          await recover(store(), () => now);
          const marked = { ...swapped, applying: { apply: 'other', segments: [] } };
          const header = headerOfOther(swapped);
          (await store().startJournal(header, [], marked, () => true))?.close();
          return swapped;
        },
      };
      await apply(`${VIP}members: [ada]\n`, { ...rest, store: racing });
      expect((await store().read()).applying?.apply).toBe('other');
      expect((await store().readJournal(null))?.apply).toBe('other');
    });

    it('says so where the lock was replaced by one that does not come after its own', async () => {
      const path = join(folder, 'segops.lock');
      const initial = readFileSync(path);
      await apply(`${VIP}members: [ada]\n`);
      const last = clientWith(async () => {
        writeFileSync(path, initial);
        await store().swap({ ...(await store().read()), serial: 9 }, NO_FILES);
      });
      const replaced = apply(`${VIP}members: [ada, bob]\n`, { ...ports(), client: last });
      await expect(replaced).rejects.toMatchObject({
        exitCode: 4,
        problems: [{ code: 'result-not-recorded' }],
      });
      expect(await store().read()).toMatchObject({ serial: 9, applying: null });
      expect((await store().readJournal(null))?.apply).toBe('apply-2');
    });

    it('does not overwrite a lock that moved on while a segment was created', async () => {
      let asked = false;
      const slow: Client = {
        ...client,
        createSegment: async (item) => {
          const outcome = await client.createSegment(item);
          asked = true;
          await store().swap({ ...(await store().read()), serial: 7 }, NO_FILES);
          return outcome;
        },
      };
      const manifest = `segment: { customer_segment_id: new, create: true }\nmembers: [ada]\n`;
      await apply(manifest, { ...ports({ leaseIsOurs: () => !asked }), client: slow });
      expect((await store().read()).serial).toBe(7);
      expect((await store().read()).segments.get('new')?.created).toBe('asked');
    });
  });

  it('creates no further segment once it was asked to stop', async () => {
    const stop = new AbortController();
    stop.abort();
    const manifest = `segment: { customer_segment_id: new, create: true }\nmembers: [ada]\n`;
    const { creates } = await apply(manifest, ports({ signal: stop.signal }));
    expect([creates.stopped, emulator.state().requests]).toEqual([{ kind: 'cancelled' }, 0]);
  });

  it('waits for a busy CleverTap to create a segment', async () => {
    fault('status=429,times=2');
    const manifest = `segment: { customer_segment_id: new, create: true }\nmembers: []\n`;
    const { creates } = await apply(manifest);
    expect([creates.created, creates.stopped]).toEqual([['new'], null]);
  });

  it('calls unconfirmed what was sent before a segment was created, and sends it in the same apply', async () => {
    const members = 'members: [ada, bob, eve]\n';
    await apply(`segment: { customer_segment_id: new }\n${members}`);
    const late = `segment: { customer_segment_id: new, create: true }\n${members}`;
    const planned = await plan(late);
    expect(planned.segments[0]?.add.length).toBe(3);
    expect(planned.notices.map(({ code }) => code)).toContain('create-after-members');
    const { index } = await recover(store(), () => now);
    const few = { ...order(), stopAfterChanges: 1 };
    const first = await applyPlan(planned, index, few, ports());
    expect([first.creates.created, first.sent?.accepted]).toEqual([['new'], 1]);
    const known = (await store().read()).segments.get('new');
    expect([known?.accepted, known?.unconfirmed]).toEqual([1, 2]);
    expect((await apply(late)).sent?.accepted).toBe(2);
    const made = emulator.state().segments.find((one) => one.customer_segment_id === 'new');
    expect(made?.members.length).toBe(3);
    expect((await plan(late)).batches).toEqual([]);
  });

  it('keeps one entry where a create is added with the ID that was missing', async () => {
    const members = 'members: [ada]\n';
    await apply(`segment: { ct_segment_id: 1001 }\n${members}`);
    await apply(
      `segment: { customer_segment_id: new, ct_segment_id: 1001, create: true }\n${members}`,
    );
    const { segments } = await store().read();
    expect([...segments].map(([key, { used }]) => [key, used])).toEqual([
      ['new', ['ct:1001', 'new']],
    ]);
  });

  it('remembers an exclusion that grew without a change to send', async () => {
    const manifest = `${VIP}members: [ada]\nexclude_from: [{ file: out.txt }]\n`;
    lists['out.txt'] = 'x1\n';
    await apply(manifest);
    lists['out.txt'] = 'x1\nx2\nx3\n';
    const { index } = await apply(manifest);
    expect([index.serial, index.segments.get('vip')?.lists[0]?.rows]).toEqual([2, 3]);
    const unchanged = await recordFacts(store(), index, await plan(manifest), {
      ...order(),
      spends: [],
      at: 0,
    });
    expect(unchanged).toBe(index);
    lists['out.txt'] = 'x1\n';
    expect((await plan(manifest)).guards).toMatchObject([
      { guard: 'max_exclusion_rows_lost', verdict: 'refuse' },
    ]);
    const inFolder = readdirSync(join(folder, 'segops.lock.d'));
    expect(inFolder.filter((file) => file.startsWith('journal'))).toEqual([]);
  });

  const people = (count: number) =>
    Array.from({ length: count }, (_, at) => `m${String(at).padStart(4, '0')}\n`).join('');
  const LISTED = `${VIP}members_from: [file: list.txt]\n`;
  /** Would refuse any addition that is not of a first fill. */
  const NARROW = `${CONFIG}guard: { max_changes: 1, max_additions: 1 }\n`;

  it('goes on with a first fill that it could not end, and with no more', async () => {
    lists['list.txt'] = people(300);
    const first = await apply(LISTED, ports(), { config: NARROW, stopAfter: 100 });
    expect(first.index.segments.get('vip')).toMatchObject({ accepted: 100, firstFill: 200 });
    expect(await refusals(LISTED, NARROW)).toEqual([]);
    lists['list.txt'] = people(310);
    expect(await refusals(LISTED, NARROW)).toEqual(['max_additions', 'max_changes']);
    lists['list.txt'] = people(300);
    const second = await apply(LISTED, ports(), { config: NARROW });
    expect(second.index.segments.get('vip')).toMatchObject({ accepted: 300, firstFill: 0 });
    lists['list.txt'] = people(310);
    expect(await refusals(LISTED, NARROW)).toEqual(['max_additions', 'max_changes']);
  });

  it('knows what is left of a first fill after a crash', async () => {
    lists['list.txt'] = people(300);
    let sent = 0;
    const crashing = ports({
      leaseIsOurs: () => {
        if (emulator.state().segments.some(({ members }) => members.length > 0)) sent += 1;
        if (sent > 0) throw new Crash();
        return true;
      },
    });
    await expect(apply(LISTED, crashing, { config: NARROW })).rejects.toThrow(Crash);
    const { index } = await recover(store(), () => now);
    const entry = index.segments.get('vip');
    expect((entry?.unconfirmed ?? 0) + (entry?.accepted ?? 0)).toBeGreaterThan(0);
    expect((entry?.unconfirmed ?? 0) + (entry?.accepted ?? 0) + (entry?.firstFill ?? 0)).toBe(300);
    expect(await refusals(LISTED, NARROW)).toEqual([]);
  });

  it('forgets a first fill that is no longer wanted', async () => {
    lists['list.txt'] = people(300);
    await apply(LISTED, ports(), { config: NARROW, stopAfter: 100 });
    lists['list.txt'] = people(100);
    const { index } = await apply(LISTED, ports(), { config: NARROW });
    expect(index.segments.get('vip')).toMatchObject({ accepted: 100, firstFill: 0 });
  });

  const WAIVED = `${LISTED}guard: { waiver: { max_removals: 60%, until: 2026-12-01, reason: a campaign } }\n`;

  it('uses a waiver up, once what it allowed is done', async () => {
    lists['list.txt'] = people(400);
    await apply(LISTED);
    lists['list.txt'] = people(200);
    expect(await refusals(LISTED)).toEqual(['max_removals']);
    const part = await apply(WAIVED, ports(), { stopAfter: 100 });
    expect(part.index.usedWaivers).toEqual([]);
    lists['list.txt'] = people(150);
    expect(await refusals(WAIVED)).toEqual([]);
    const all = await apply(WAIVED);
    expect(all.index.usedWaivers).toHaveLength(1);
    lists['list.txt'] = people(70);
    expect(await refusals(WAIVED)).toEqual(['max_removals']);
    const { notices, guards } = await plan(WAIVED);
    expect(notices.map(({ code }) => code)).toEqual(['waiver-used']);
    const [allow] = guards.flatMap((guard) => guard.allow ?? []);
    expect(allow?.yaml).not.toContain('until: 2026-12-01');
    const anew = WAIVED.replace('a campaign', 'another campaign');
    expect(await refusals(anew)).toEqual([]);
    now += 30 * 24 * 3_600_000;
    const later = await apply(anew.replace('2026-12-01', '2027-01-01'));
    expect(later.index.usedWaivers).toHaveLength(1);
  });

  it('uses a waiver up where nothing had to be sent', async () => {
    lists['list.txt'] = people(10);
    lists['out.txt'] = 'x1\nx2\nx3\n';
    const manifest = `${LISTED}exclude_from: [file: out.txt]\n`;
    await apply(manifest);
    lists['out.txt'] = 'x1\n';
    const config = `${CONFIG}guard: { waiver: { lists: [out.txt], until: 2026-12-01, reason: moved } }\n`;
    expect(await refusals(manifest)).toEqual(['max_exclusion_rows_lost']);
    expect(await refusals(manifest, config)).toEqual([]);
    const { index } = await apply(manifest, ports(), { config });
    expect(index.usedWaivers).toHaveLength(1);
    const again = await apply(manifest, ports(), { config });
    expect(again.index.digest).toBe(index.digest);
    lists['out.txt'] = '';
    expect(await refusals(manifest, config)).toEqual(['empty_list', 'max_exclusion_rows_lost']);
  });

  it('lets in once whom a waiver allowed, and asks for no other one afterwards', async () => {
    lists['list.txt'] = people(100);
    lists['out.txt'] = people(20);
    const manifest = `${LISTED}exclude_from: [file: out.txt]\n`;
    await apply(manifest);
    lists['out.txt'] = people(20).replaceAll('m', 'x');
    expect(await refusals(manifest)).toEqual(['max_exclusion_shrink']);
    const waived = `${manifest}guard: { waiver: { max_exclusion_shrink: 100%, until: 2026-12-01, reason: they came back } }\n`;
    const { index } = await apply(waived);
    expect(index.usedWaivers).toHaveLength(1);
    now += 3_600_000;
    lists['list.txt'] = people(101);
    expect(await refusals(waived)).toEqual([]);
  });

  it('forgets no list while a segment is retired', async () => {
    lists['list.txt'] = people(10);
    lists['out.txt'] = 'x1\nx2\nx3\n';
    const manifest = `${LISTED}exclude_from: [file: out.txt]\n`;
    for (const how of ['keep', 'empty']) {
      await apply(manifest);
      const retired = manifest.replace(
        'customer_segment_id: vip',
        `customer_segment_id: vip, retire: ${how}`,
      );
      const { index } = await apply(retired);
      expect(index.segments.get('vip')?.lists.map(({ path }) => path)).toEqual([
        'list.txt',
        'out.txt',
      ]);
      lists['out.txt'] = 'x1\n';
      expect(await refusals(manifest)).toEqual(['max_exclusion_rows_lost']);
      lists['out.txt'] = 'x1\nx2\nx3\n';
    }
  });
});

/** Of an apply of somebody else, planned upon this index. */
function headerOfOther(index: LockIndex): JournalHeader {
  return {
    format: 'segops-journal/2',
    lineage: 'test',
    baseSerial: index.serial,
    base: index.digest ?? '',
    apply: 'other',
    account: 'A',
    origin: 'B',
    startedAt: 0,
    settleMs: SETTLE_MS,
    provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
    segments: [],
  };
}
