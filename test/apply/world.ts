import type { ApplyResult } from '../../src/apply/apply.ts';
import { applyPlan } from '../../src/apply/apply.ts';
import { checkClock } from '../../src/apply/check-clock.ts';
import { startRunClock } from '../../src/apply/clock.ts';
import type { Client } from '../../src/clevertap/client.ts';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { ExclusionRef, SourceRef } from '../../src/lists/list-ref.ts';
import { openList } from '../../src/lists/open-list.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import { importErrors } from '../../src/lock/import-errors.ts';
import { keysOf, ownedBy } from '../../src/lock/lock-index.ts';
import { stampTime } from '../../src/lock/lock-time.ts';
import { openLocked, withChunks } from '../../src/lock/locked-segment.ts';
import type { OwnedLock } from '../../src/lock/ownership.ts';
import { commitOwned, ownLock } from '../../src/lock/ownership.ts';
import type { ReadableLock } from '../../src/lock/recover.ts';
import { readLock, recover } from '../../src/lock/recover.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { onDay } from '../../src/manifest/on-day.ts';
import { sortedLines } from '../../src/members/bytes.ts';
import { textOf } from '../../src/members/cursor.ts';
import { SortSpace } from '../../src/members/line-sort.ts';
import type { Split } from '../../src/members/split.ts';
import { plain } from '../../src/message.ts';
import type { SegmentIds } from '../../src/model.ts';
import { assemblePlan } from '../../src/plan/assemble-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { memorySpill, readerOf } from '../members/bytes-reader.ts';
import type { Disk } from './disk.ts';
import { Died } from './memory-files.ts';

export const SETTLE_MS = 900_000;
const SPACE = new SortSpace(memorySpill(), 1);

/** Desired members by segment: `vip`, `ct:7` or, with both IDs, `vip+7`; a guid has the prefix `guid:`. */
export type Desired = Readonly<Record<string, readonly string[]>>;

/** A repository on a disk that can fail, and the applies that are run on it. */
export class World {
  readonly #disk: Disk;
  /** What the time is. */
  now = Date.UTC(2026, 10, 23);
  /** How far the clock of this machine is ahead of it, and how far CleverTap's is. */
  skew = { here: 0, there: 0 };
  readonly #config: Config;
  /** Lists that every segment excludes, by path. */
  lists: Readonly<Record<string, readonly string[]>> = {};
  /** A list whose members are in every segment up to a day. */
  sale: { readonly rows: readonly string[]; readonly last: string } | null = null;
  /** Of every segment. */
  splits: readonly Split[] = [];
  /** Of every segment; null: none is frozen. */
  frozen: Manifest['frozen'] | null = null;

  constructor(disk: Disk, limits = '{ users: 3, segments: 3, entries: 3, in_flight: 3 }') {
    this.#disk = disk;
    this.#config = configWith(limits);
  }

  /** A store as a new process opens it. */
  store() {
    return this.#disk.store(() => this.now);
  }

  async plan(desired: Desired): Promise<Plan> {
    return (await this.#planWith(desired, await readLock(this.store(), this.now), this.now)).plan;
  }

  async #planWith(
    desired: Desired,
    lock: Omit<ReadableLock, 'stored' | 'unrecorded'>,
    now: number,
  ): Promise<{ plan: Plan; owned: OwnedLock }> {
    const excludeFrom = Object.keys(this.lists).map(excludedList);
    const rows = { ...this.lists, 'sale.txt': this.sale?.rows ?? [] };
    const membersFrom = this.sale === null ? [] : [saleUpTo(this.sale.last)];
    const manifests = Object.entries(desired).map(([key, members]) =>
      onDay(
        {
          ...manifestOf(key, members),
          ...(this.splits.length === 0 ? {} : { splits: this.splits }),
          ...(this.frozen ? { frozen: this.frozen } : {}),
          membersFrom,
          excludeFrom,
        },
        { account: this.#config.account, now },
      ),
    );
    const own = await ownLock(
      lock,
      manifests.map(({ ids }) => ids),
      now,
    );
    const result = await assemblePlan({
      config: this.#config,
      origin: 'http://127.0.0.1',
      manifests,
      index: own.index,
      ownership: own.ownership.changes,
      fetchChunks: own.fetchChunks,
      readPart: lock.readPart,
      evidenceOf: () => ({ changedAt: null, checksum: { kind: 'none' } }),
      openList: (ref) =>
        openList(
          ref,
          () => readerOf(sortedLines(new Map(Object.entries(rows)).get(ref.path) ?? [])),
          SPACE,
        ),
      now,
      only: null,
      spill: SPACE.spill,
      newFilterKey: '0123456789abcdef'.repeat(2),
    });
    if (!result.ok) throw new Error(result.problems.map(({ message }) => plain(message)).join());
    return { plan: result.value, owned: own };
  }

  /** What `segops apply` does between consent and exit; 'died' where the process did. */
  async apply(
    desired: Desired,
    client: Client,
    stopAfter: number | null = null,
    leaseIsOurs: () => boolean = () => true,
  ): Promise<ApplyResult | 'died'> {
    const time = startRunClock({
      wall: () => this.now + this.skew.here,
      awake: () => this.now,
      sinceBoot: () => this.now,
    });
    const store = this.#disk.store(time.now);
    let lease: Awaited<ReturnType<Disk['takeLease']>> | null = null;
    try {
      lease = await this.#disk.takeLease(store, time.now());
      await store.read();
      const date = Math.floor((this.now + this.skew.there) / 1000) * 1000;
      checkClock({ kind: 'seen', date, sentAt: time.now(), receivedAt: time.now() });
      const { index } = await recover(store, time.now);
      const shift = stampTime(index, time.now()) - time.now();
      const now = () => time.now() + shift;
      const { fetchChunks, readPart } = store;
      const lock = { index, fetchChunks, readPart };
      const { plan, owned } = await this.#planWith(desired, lock, now());
      const written = { apply: `own-${this.#disk.operations}`, at: now(), commit: null };
      const base = await commitOwned(store, index, owned.ownership, written);
      const order = {
        apply: `apply-${this.#disk.operations}`,
        account: 'ACCOUNT',
        origin: 'http://127.0.0.1',
        provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
        startedAt: now(),
        settleMs: SETTLE_MS,
        limits: this.#config.limits,
        timeLimitMs: null,
        stopAfterChanges: stopAfter,
      };
      const signal = new AbortController().signal;
      const clock = {
        now,
        sleep: async (ms: number) => {
          this.now += ms;
        },
      };
      const isOurs = () => !this.#disk.isDead && leaseIsOurs();
      const send = { clock, random: () => 0.5, leaseIsOurs: isOurs, signal };
      const ports = { store, client, send, onProgress: () => undefined };
      const result = await applyPlan(plan, base, order, ports);
      // Where the disk dies at the very end, nobody hears of the result.
      return this.#disk.isDead ? 'died' : result;
    } catch (error) {
      if (this.#disk.isDead || error instanceof Died) return 'died';
      throw error;
    } finally {
      await lease?.release();
    }
  }

  /** What `segops import-errors` does with rows that name these members of a segment. */
  async importErrors(segment: string, users: readonly string[]): Promise<void> {
    const store = this.store();
    const { index } = await recover(store, () => this.now);
    const { fetchChunks: fetch, readPart } = store;
    const rows = users.map((user, at) => ({
      at,
      error: 'API_SEGMENT_INVALID_ACTION',
      ctSegmentId: '',
      customerSegmentId: segment,
      user: user.replace('guid:', ''),
      time: null,
    }));
    const { updates } = await importErrors(rows, { index, fetch, readPart, desiredOf: () => null });
    const options = { now: this.now, maxChunkBytes: 64 };
    const { chunks, ...folded } = await foldUpdates(index, updates, store.fetchChunks, options);
    const next = { ...index, ...folded, serial: index.serial + 1 };
    await store.swap(next, { chunks, parts: new Map() });
  }

  /** By segment of the account, the entries that have an ID of it. */
  async owners(segmentOf: (key: string) => string): Promise<Map<string, string[]>> {
    const { index } = await readLock(this.store(), this.now);
    const owners = new Map<string, string[]>();
    for (const [key, entry] of index.segments) {
      for (const segment of new Set([...ownedBy(entry)].map(segmentOf))) {
        owners.set(segment, [...(owners.get(segment) ?? []), key]);
      }
    }
    return owners;
  }

  /** What the lock, with a journal left behind, says of every membership: `segment member` to state. */
  async locked(): Promise<
    Map<string, { readonly state: string; readonly unsettled: readonly string[] }>
  > {
    const { index, fetchChunks } = await readLock(this.store(), this.now);
    const found = new Map<string, { state: string; unsettled: string[] }>();
    const at = (name: string) => {
      const entry = found.get(name) ?? { state: 'absent', unsettled: [] };
      found.set(name, entry);
      return entry;
    };
    for (const [key, entry] of index.segments) {
      for (const kind of ['identity', 'guid'] as const) {
        const prefix = `${key} ${kind === 'guid' ? 'guid:' : ''}`;
        await withChunks(fetchChunks, entry.chunks, (read) => {
          const { accepted, unconfirmed, stamps } = openLocked(entry, kind, read);
          while (accepted.next()) at(prefix + textOf(accepted)).state = 'accepted';
          for (const { member } of unconfirmed) at(prefix + member.value).state = 'unconfirmed';
          for (const { member, operation, until } of stamps) {
            if (until > this.now) at(prefix + member.value).unsettled.push(operation);
          }
        });
      }
    }
    return found;
  }
}

function configWith(limits: string): Config {
  const text = `lock: { file: segops.lock, lineage: world }\naccount: { region: in1 }\nlimits: ${limits}\n`;
  const result = parseConfig(text, { path: '/repo/segops.yaml', shown: 'segops.yaml' }, null, 0);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => plain(message)).join());
  return result.value;
}

function saleUpTo(last: string): SourceRef {
  const checks = { maxAgeMs: null, expectRows: null, place: { file: 'vip.yaml' } };
  const format = { kind: 'text' } as const;
  return { kind: 'list', path: 'sale.txt', format, days: { first: null, last }, ...checks };
}

function excludedList(path: string): ExclusionRef {
  const checks = { maxAgeMs: null, expectRows: null, ignoreCase: false };
  return { kind: 'list', path, format: { kind: 'text' }, ...checks, place: { file: 'vip.yaml' } };
}

function idsOf(name: string): SegmentIds {
  const [id = '', number] = name.replace('ct:', '+').split('+');
  return {
    ...(id === '' ? {} : { customerSegmentId: id }),
    ...(number === undefined ? {} : { ctSegmentId: Number(number) }),
  };
}

function manifestOf(name: string, members: readonly string[]): Manifest {
  const ids = idsOf(name);
  const [key = name] = keysOf(ids);
  const guids = members.filter((name) => name.startsWith('guid:')).map((name) => name.slice(5));
  const identities = members.filter((name) => !name.startsWith('guid:'));
  return {
    key,
    ids,
    name: null,
    create: false,
    decisions: { retire: null, adopt: null, renamedFrom: null },
    place: { file: `${key}.yaml` },
    members: {
      identities: sortedLines(identities),
      guids: sortedLines(guids),
      count: members.length,
    },
    membersFrom: [],
    intersectWith: [],
    excludeFrom: [],
    guard: { limits: {}, waiver: null },
  };
}

/** What is in the account, or may still land, unknown to the lockfile; and what it believes wrongly. */
export async function forgotten(
  world: World,
  vendor: {
    readonly account: ReadonlySet<string>;
    readonly late: readonly unknown[];
    readonly segmentOf?: (key: string) => string;
    readonly userOf?: (name: string) => string;
  },
  lateMemberships: readonly string[],
): Promise<string[]> {
  const locked = await world.locked();
  const owners = await world.owners((key) => vendor.segmentOf?.(key) ?? key);
  const userOf = (name: string) => vendor.userOf?.(name) ?? name;
  const knownOf = (membership: string) => {
    const [segment = '', ...member] = membership.split(' ');
    const user = userOf(member.join(' '));
    const keys = owners.get(segment) ?? [];
    return [...locked].flatMap(([name, known]) => {
      const [key = '', ...other] = name.split(' ');
      return keys.includes(key) && userOf(other.join(' ')) === user ? [known] : [];
    });
  };
  const wrong: string[] = [];
  for (const membership of vendor.account) {
    if (knownOf(membership).every(({ state }) => state === 'absent'))
      wrong.push(`forgotten: ${membership}`);
  }
  for (const [membership, { state, unsettled }] of locked) {
    const [key = '', ...member] = membership.split(' ');
    const segments = [...owners].filter(([, keys]) => keys.includes(key));
    // Of two entries that are one segment, none knows what was sent for the other.
    if (state !== 'accepted' || segments.some(([, keys]) => keys.length > 1)) continue;
    const places = segments.map(([segment]) => `${segment} ${userOf(member.join(' '))}`);
    if (places.some((place) => vendor.account.has(place))) continue;
    const mayLeave = [...places.flatMap(knownOf), { unsettled }].some((known) =>
      known.unsettled.includes('REMOVE'),
    );
    if (!mayLeave) wrong.push(`believed: ${membership}`);
  }
  for (const late of lateMemberships) {
    const [operation = '', ...rest] = late.split(' ');
    if (!knownOf(rest.join(' ')).some(({ unsettled }) => unsettled.includes(operation)))
      wrong.push(`not unsettled: ${late}`);
  }
  return wrong;
}
