import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../src/apply/clock.ts';
import { sendBatches } from '../src/apply/send.ts';
import type { Client } from '../src/clevertap/client.ts';
import type { LockFiles } from '../src/files/files.ts';
import { nodeFiles } from '../src/files/files.ts';
import type { JournalWriter } from '../src/lock/journal.ts';
import { openJournal } from '../src/lock/journal.ts';
import type { JournalHeader } from '../src/lock/journal-format.ts';
import type { Batch, Limits } from '../src/model.ts';

/** What the journal costs an apply at 50 ms latency, against sending the same without one. */
const LATENCY_MS = 50;
const REQUESTS = 1500;
const ROUNDS = 3;
const LIMITS: Limits = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: 'occurrences',
};

type Open = (folder: string) => Promise<JournalWriter>;

export async function run(): Promise<void> {
  const ways: Record<string, Open> = {
    'no journal': async () => SILENT,
    'the journal': (folder) => journalOn(nodeFiles(folder), folder),
    'the journal, every sync 10 ms slower': (folder) =>
      journalOn(slowly(nodeFiles(folder), 10), folder),
  };
  const seconds = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, open] of Object.entries(ways)) seconds.get(name)?.push(await timed(open));
  }
  const base = median(seconds.get('no journal') ?? []);
  console.log(
    `${REQUESTS} requests of 100 changes, ${LATENCY_MS} ms each, ${LIMITS.inFlight} at a time\n`,
  );
  console.log('| sending with | median s | ratio |\n| --- | ---: | ---: |');
  for (const [name, runs] of seconds) {
    console.log(`| ${name} | ${median(runs).toFixed(2)} | ${(median(runs) / base).toFixed(4)} |`);
  }
}

const SILENT: JournalWriter = {
  intend: async () => undefined,
  outcome: () => undefined,
  seal: () => undefined,
  parsed: () => {
    throw new Error('nothing was written');
  },
  close: () => undefined,
};

function journalOn(files: LockFiles, folder: string): Promise<JournalWriter> {
  const file = files.append(join(folder, 'journal'));
  return openJournal(file, HEADER, BATCHES, { ahead: 256, withPlan: 0 });
}

/** A disk whose syncs take longer, as network disks' do. */
function slowly(files: LockFiles, ms: number): LockFiles {
  return {
    ...files,
    append: (path) => {
      const file = files.append(path);
      return { ...file, sync: () => Promise.all([file.sync(), delay(ms)]).then(() => undefined) };
    },
  };
}

async function timed(open: Open): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'segops-bench-'));
  const started = performance.now();
  const journal = await open(folder);
  const observer = {
    beforeSend: (batch: number) => journal.intend(batch),
    onOutcome: journal.outcome.bind(journal),
  };
  const ports = {
    client: CLIENT,
    clock: systemClock,
    random: Math.random,
    observer,
    leaseIsOurs: () => true,
    signal: new AbortController().signal,
  };
  const idsOf = (key: string) => ({ customerSegmentId: key });
  const options = {
    idsOf,
    limits: LIMITS,
    startedAt: Date.now(),
    timeLimitMs: null,
    stopAfterChanges: null,
  };
  const { accepted } = await sendBatches(BATCHES, ports, options);
  journal.seal('unknown');
  const took = (performance.now() - started) / 1000;
  rmSync(folder, { recursive: true });
  if (accepted !== REQUESTS * 100) throw new Error(`${accepted} changes were accepted`);
  return took;
}

const CLIENT: Client = {
  updateSegment: async () => {
    await delay(LATENCY_MS);
    return { kind: 'accepted' };
  },
  createSegment: async () => ({ kind: 'created' }),
  close: async () => undefined,
};

const HEADER: JournalHeader = {
  format: 'segops-journal/2',
  lineage: 'bench',
  baseSerial: 0,
  base: '',
  apply: 'bench',
  startedAt: 0,
  settleMs: 900_000,
  account: 'BENCH',
  origin: 'http://127.0.0.1',
  provenance: { commit: null, actor: null, run: null, plan: '', waivers: [] },
  segments: [{ key: 'vip', ids: { customerSegmentId: 'vip' }, retired: false, lists: [] }],
};

const BATCHES: readonly Batch[] = Array.from({ length: REQUESTS }, (_, request) => ({
  entries: [
    {
      members: Array.from({ length: 100 }, (_unused, index) => ({
        kind: 'identity' as const,
        value: `member-${request}-${index}@example.com`,
      })),
      actions: [{ key: 'vip', operation: 'ADD' as const }],
    },
  ],
}));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
