import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/apply/clock.ts';
import { sendBatches } from '../src/apply/send.ts';
import type { SendResult } from '../src/apply/sending.ts';
import { createClient } from '../src/clevertap/client.ts';
import { Passcode } from '../src/clevertap/passcode.ts';
import { startEmulator } from '../src/emulator/server.ts';
import type { Batch, Limits } from '../src/model.ts';

/** How busy an apply keeps its lanes: time in flight against three times the time on the wall. */
const LATENCIES_MS = [200, 50];
const REQUESTS = 300;
const CHANGES = 100;
const LIMITS: Limits = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: 'occurrences',
};
const AIM = 0.97;

const CHILD = 'emulator';

/** Prints a Markdown table; the emulator has a process of its own. */
export async function run(): Promise<void> {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
  console.log(`${REQUESTS} requests of ${CHANGES} changes, ${LIMITS.inFlight} lanes\n`);
  console.log('| latency | wall | lanes busy | changes/s | of the most possible | 429s | MB |');
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const latency of LATENCIES_MS) console.log(await measure(latency));
}

async function measure(latency: number): Promise<string> {
  const emulator = await startApart(latency);
  const startedAt = performance.now();
  const result = await send(emulator);
  const wall = performance.now() - startedAt;
  const tooMany = await emulator.stop();
  if (result.accepted !== REQUESTS * CHANGES) throw new Error(JSON.stringify(result));
  const busy = result.busyMs / (LIMITS.inFlight * wall);
  const least = (REQUESTS / LIMITS.inFlight) * latency;
  const cells = [
    `${latency} ms`,
    `${(wall / 1000).toFixed(2)} s`,
    percent(busy) + (latency >= 200 && busy < AIM ? ' (too few)' : ''),
    Math.round(result.accepted / (wall / 1000)).toLocaleString('en'),
    percent(least / wall),
    String(tooMany),
    String(Math.round(process.resourceUsage().maxRSS / 1024)),
  ];
  return `| ${cells.join(' | ')} |`;
}

async function send({ url, accountId, passcode }: Access): Promise<SendResult> {
  const client = createClient({
    origin: url,
    accountId,
    passcode: new Passcode(passcode),
    inFlight: LIMITS.inFlight,
    userAgent: 'segops/bench',
    env: {},
  });
  const ports = {
    client,
    clock: systemClock,
    random: Math.random,
    observer: { beforeSend: async () => undefined, onOutcome: () => undefined },
    leaseIsOurs: () => true,
    signal: new AbortController().signal,
  };
  const options = {
    idsOf: (key: string) => ({ customerSegmentId: key }),
    limits: LIMITS,
    startedAt: Date.now(),
    timeLimitMs: null,
    stopAfterChanges: null,
  };
  try {
    return await sendBatches(batches(), ports, options);
  } finally {
    await client.close();
  }
}

function batches(): Batch[] {
  const actions = [{ key: 'vip', operation: 'ADD' as const }];
  return Array.from({ length: REQUESTS }, (_, request) => {
    const members = Array.from({ length: CHANGES }, (_, index) => ({
      kind: 'identity' as const,
      value: `member-${request}-${index}@example.com`,
    }));
    return { entries: [{ members, actions }] };
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

interface Access {
  readonly url: string;
  readonly accountId: string;
  readonly passcode: string;
}

export interface Apart extends Access {
  /** Ends the process; resolves to how often it had no lane. */
  stop(): Promise<number>;
}

export function startApart(latency: number): Promise<Apart> {
  const child = fork(fileURLToPath(import.meta.url), [CHILD, String(latency)]);
  const said = () =>
    new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
    });
  return said().then((access) => ({
    ...(access as Access),
    stop: () => {
      const last = said();
      child.send('stop');
      return last as Promise<number>;
    },
  }));
}

async function serve(latency: number): Promise<void> {
  const segments = [
    { kind: 'api', customerSegmentId: 'vip', ctSegmentId: 1, name: 'VIP' },
  ] as const;
  const emulator = await startEmulator({ segments, latency: { from: latency, to: latency } });
  const { url, accountId, passcode } = emulator;
  process.send?.({ url, accountId, passcode });
  process.once('message', () => {
    process.send?.(emulator.state().apis.update.too_many);
    process.disconnect();
    void emulator.close();
  });
}

if (process.argv[2] === CHILD && process.send !== undefined) await serve(Number(process.argv[3]));
