import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { applyPlan } from '../src/apply/apply.ts';
import { systemClock } from '../src/apply/clock.ts';
import type { Client } from '../src/clevertap/client.ts';
import { createClient } from '../src/clevertap/client.ts';
import { Passcode } from '../src/clevertap/passcode.ts';
import { nodeFiles } from '../src/files/files.ts';
import { segmentId } from '../src/lock/file-names.ts';
import { MAX_CHUNK_BYTES } from '../src/lock/fold.ts';
import type { ChunkRef, LockIndex } from '../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex } from '../src/lock/lock-index.ts';
import { SETTLED } from '../src/lock/membership.ts';
import { writeEntry } from '../src/lock/memberships.ts';
import { recover } from '../src/lock/recover.ts';
import { branchStore } from '../src/lock/store/branch-store.ts';
import { fileStore } from '../src/lock/store/file-store.ts';
import type { LockStore } from '../src/lock/store/store.ts';
import type { Batch, Limits, Member, Operation, SegmentKey } from '../src/model.ts';
import type { Plan, SegmentPlan } from '../src/plan/plan.ts';
import { startApart } from './apply.ts';

/**
 * What an apply costs beside its requests, with the lock as files and on a branch: a bare repository
 * on the same disk, an emulator that answers at once, planning excluded. Pushed bytes are what a push
 * sends; they are compared with the changed lines, compressed.
 */
interface Scenario {
  readonly name: string;
  readonly members: number;
  readonly segments: number;
  readonly applies: number;
  /** Additions and removals of one apply, half of each; at most one of each in a segment if many. */
  readonly changes: number;
}

const SCENARIOS: readonly Scenario[] = [
  { name: '1m', members: 1_000_000, segments: 1, applies: 30, changes: 10_000 },
  { name: 'single', members: 10_000, segments: 1, applies: 1000, changes: 1 },
  { name: 'wide', members: 25_000, segments: 2500, applies: 10, changes: 2500 },
  { name: '10m', members: 10_000_000, segments: 10, applies: 5, changes: 100_000 },
];

const LIMITS: Limits = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: 'occurrences',
};
const BRANCH = 'segops-lock';

/** Prints a Markdown table; names choose scenarios. */
export async function run(names: readonly string[]): Promise<void> {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
  console.log(
    '| lock | applies | file: ms | branch: ms | ratio | worst | pushed KB | of gzip | after gc MB |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  const emulator = await startApart(0);
  const client = createClient({
    origin: emulator.url,
    accountId: emulator.accountId,
    passcode: new Passcode(emulator.passcode),
    inFlight: LIMITS.inFlight,
    userAgent: 'segops/bench',
    env: {},
  });
  for (const scenario of SCENARIOS) {
    if (names.length === 0 ? scenario.name !== '10m' : names.includes(scenario.name)) {
      console.log(await measure(scenario, client));
    }
  }
  await client.close();
  await emulator.stop();
}

async function measure(scenario: Scenario, client: Client): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'segops bench '));
  const bare = join(folder, 'origin.git');
  const clone = join(folder, 'clone');
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  execFileSync('git', ['clone', '--quiet', bare, clone], { stdio: 'ignore' });
  // A lock branch is never the first one.
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost'];
  const first = [...who, 'commit', '--quiet', '--allow-empty', '--message=First commit'];
  execFileSync('git', first, { cwd: clone });
  execFileSync('git', ['push', '--quiet', 'origin', 'HEAD'], { cwd: clone });
  mkdirSync(join(folder, 'files'));
  const path = join(folder, 'files', 'segops.lock');
  const files = fileStore({
    files: nodeFiles(join(folder, 'files')),
    path,
    lineage: 'bench',
    home: null,
  });
  const options = { folder: clone, branch: BRANCH, lineage: 'bench', run: null };
  const branch = branchStore(options);
  await fill(files, scenario);
  await fill(branch, scenario);
  const onFile = await nights(scenario, files, client, () => 0);
  const onBranch = await nights(scenario, branch, client, pushedSince(bare));
  execFileSync('git', ['gc', '--quiet', '--prune=now'], { cwd: bare });
  const counted = execSync('git count-objects -v', { cwd: bare }).toString();
  const size = Number(/^size-pack: (\d+)$/m.exec(counted)?.[1]) / 1024;
  rmSync(folder, { recursive: true, force: true });
  const ratio = median(onBranch.ms) / median(onFile.ms);
  const cells = [
    `${scenario.members.toLocaleString('en')} in ${scenario.segments}, ${scenario.changes} changed`,
    scenario.applies,
    median(onFile.ms).toFixed(0),
    median(onBranch.ms).toFixed(0),
    ratio.toFixed(2),
    (Math.max(...onBranch.ms) / median(onFile.ms)).toFixed(2),
    (median(onBranch.pushed) / 1024).toFixed(0),
    median(onBranch.ofGzip).toFixed(2),
    size.toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

function keyOf(segment: number): SegmentKey {
  return `s${segment}`;
}

function memberAt(number: number): Member {
  const mixed = (Math.imul(number, 2654435761) >>> 0).toString(36);
  return { kind: 'identity', value: `${mixed}.${number.toString(36)}@example.com` };
}

async function fill(store: LockStore, { members, segments }: Scenario): Promise<void> {
  let index = emptyIndex('bench');
  const chunks = new Map<ChunkRef, Uint8Array>();
  const each = members / segments;
  for (let segment = 0; segment < segments; segment += 1) {
    const own = Array.from({ length: each }, (_, at) => memberAt(segment * each + at));
    own.sort((a, b) => Buffer.compare(Buffer.from(a.value), Buffer.from(b.value)));
    const known = own.map((member) => ({
      member,
      membership: { state: { kind: 'accepted' as const }, unsettled: SETTLED },
    }));
    const key = keyOf(segment);
    const id = segmentId(key, segment + 1);
    const empty = { ...EMPTY_ENTRY, id, customerSegmentId: key, used: [key] };
    const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
    const written = writeEntry(empty, known, options);
    for (const [ref, bytes] of written.chunks) chunks.set(ref, bytes);
    index = { ...index, segments: new Map(index.segments).set(key, written.entry) };
  }
  await store.create({ ...index, nextSegment: segments + 1 }, { chunks, parts: new Map() });
}

interface Nights {
  readonly ms: number[];
  readonly pushed: number[];
  readonly ofGzip: number[];
}

async function nights(
  scenario: Scenario,
  store: LockStore,
  client: Client,
  pushed: () => number,
): Promise<Nights> {
  const found: Nights = { ms: [], pushed: [], ofGzip: [] };
  pushed();
  for (let night = 0; night < scenario.applies; night += 1) {
    const changes = changesOf(scenario, night);
    const startedAt = performance.now();
    const lease = await store.takeLease(Date.now());
    const { index } = await recover(store, Date.now);
    await apply(store, client, index, changes, lease.isOurs);
    await lease.release();
    found.ms.push(performance.now() - startedAt);
    const lines = changes.map(({ operation, member }) => `${operation} ${member.value}\n`);
    const bytes = pushed();
    found.pushed.push(bytes);
    found.ofGzip.push(bytes / gzipSync(lines.join('')).length);
  }
  return found;
}

interface Change {
  readonly key: SegmentKey;
  readonly operation: Operation;
  readonly member: Member;
}

function changesOf({ members, segments, changes }: Scenario, night: number): Change[] {
  const each = members / segments;
  return Array.from({ length: changes }, (_, at) => {
    const segment = at % segments;
    const isAdd = changes === 1 ? night % 2 === 0 : at < changes / 2 || segments > 1;
    const turn = night * changes + at;
    const old = segment * each + ((Math.imul(turn, 48271) >>> 0) % each);
    const number = isAdd ? members + turn : old;
    return { key: keyOf(segment), operation: isAdd ? 'ADD' : 'REMOVE', member: memberAt(number) };
  });
}

async function apply(
  store: LockStore,
  client: Client,
  index: LockIndex,
  changes: readonly Change[],
  leaseIsOurs: () => boolean,
): Promise<void> {
  const plan = planOf(index, changes);
  const order = {
    apply: `bench-${index.serial}`,
    account: 'EMULATOR',
    origin: 'http://127.0.0.1',
    provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
    startedAt: Date.now(),
    settleMs: 900_000,
    limits: LIMITS,
    timeLimitMs: null,
    stopAfterChanges: null,
  };
  const signal = new AbortController().signal;
  const send = { clock: systemClock, random: Math.random, leaseIsOurs, signal };
  const ports = { store, client, send, onProgress: () => undefined };
  const result = await applyPlan(plan, index, order, ports);
  if (result.sent?.accepted !== changes.length) throw new Error(JSON.stringify(result.sent));
}

function planOf(index: LockIndex, changes: readonly Change[]): Plan {
  const keys = [...new Set(changes.map(({ key }) => key))];
  const byKey = groupBy(changes);
  const of = (key: SegmentKey, operation: Operation) =>
    (byKey.get(key) ?? []).filter((one) => one.operation === operation).map(({ member }) => member);
  const segments: SegmentPlan[] = keys.map((key) => ({
    key,
    ids: { customerSegmentId: key },
    name: null,
    before: 0,
    after: 0,
    unconfirmed: 0,
    settling: 0,
    lists: [],
    firstFill: 0,
    retired: false,
    adopt: [],
    add: of(key, 'ADD'),
    remove: of(key, 'REMOVE'),
  }));
  return {
    format: 'segops-plan/1',
    digest: '',
    lock: { lineage: index.lineage, serial: index.serial },
    target: { account: null, origin: '', settleMs: 900_000 },
    desired: { digest: '' },
    totals: {
      add: 0,
      remove: 0,
      segments: keys.length,
      peopleAdded: 0,
      peopleRemoved: 0,
      requests: 0,
      lowerBound: 0,
      perSegmentRequests: 0,
      billedEvents: 0,
    },
    creates: [],
    segments,
    batches: batchesOf(changes),
    inFlight: LIMITS.inFlight,
    guards: [],
    notices: [],
    waivers: [],
    spends: [],
  };
}

function groupBy(changes: readonly Change[]): Map<SegmentKey, Change[]> {
  const groups = new Map<SegmentKey, Change[]>();
  for (const change of changes) {
    const own = groups.get(change.key);
    if (own === undefined) groups.set(change.key, [change]);
    else own.push(change);
  }
  return groups;
}

function batchesOf(changes: readonly Change[]): Batch[] {
  const sorted = [...changes].sort((a, b) => (a.operation < b.operation ? 1 : -1));
  const batches: Batch[] = [];
  for (let at = 0; at < sorted.length; at += 100) {
    const entries = sorted.slice(at, at + 100).map(({ key, operation, member }) => ({
      members: [member],
      actions: [{ key, operation }],
    }));
    batches.push({ entries });
  }
  return batches;
}

/** Bytes that a push of the branch has sent since the last call. */
function pushedSince(bare: string): () => number {
  const head = () => execSync(`git rev-parse ${BRANCH}`, { cwd: bare }).toString().trim();
  let before = head();
  return () => {
    const now = head();
    const listed = `printf '%s\\n^%s\\n' ${now} ${before}`;
    const pack = `${listed} | git pack-objects --revs --thin --stdout -q | wc -c`;
    before = now;
    return Number(execSync(pack, { cwd: bare }).toString());
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
