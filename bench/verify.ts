import { cpus } from 'node:os';
import { verifyWith } from '../src/app/verify/from-account.ts';
import type { EventPage, MembershipEvent, ReadingClient } from '../src/clevertap/read/reading.ts';
import type { LockStore } from '../src/lock/store/store.ts';
import { exitCodeOf } from '../src/verify/verification.ts';
import { MadeLock } from '../test/verify/lock.ts';

const HOUR = 3_600_000;
const DAYS = 30;
const SEGMENTS = 200;
const PAGE = 5000;

/** 1 M changes over 30 days in 200 segments: what each kind of evidence asks for, and what it takes. */
export async function run([changes = '1000000']: readonly string[]): Promise<void> {
  const each = Math.round(Number(changes) / DAYS / SEGMENTS);
  const lock = new MadeLock(1 << 20);
  for (let day = 0; day < DAYS; day += 1) await lock.apply(day * 24 + 10, additionsOf(day, each));
  console.log(`${cpus()[0]?.model}, Node ${process.version}`);
  console.log(`${DAYS * SEGMENTS * each} changes, ${SEGMENTS} segments, ${DAYS} days\n`);
  console.log('| evidence | requests | s | memory above the start: MB | exit code |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const rung of ['counts', 'events', 'both'] as const) await measure(lock, each, rung);
}

async function measure(lock: MadeLock, each: number, rung: 'counts' | 'events' | 'both') {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const started = performance.now();
  const store = { read: async () => lock.index, readJournal: async () => null };
  const { fetch: fetchChunks, readPart } = lock;
  const verification = await verifyWith(
    {
      // Nothing is recorded, so that nothing but the reader of a store is asked.
      store: { ...store, fetchChunks, readPart } as unknown as LockStore,
      config: {
        account: { kind: 'region', region: 'in1', timezone: 'UTC' },
        verify: { lagMs: HOUR, maxResend: null },
      },
      client: clientOf(each),
      time: () => DAYS * 24 * HOUR,
      who: { actor: null, run: null },
    },
    { keys: [], rung, record: false, take: [] },
    () => {
      most = Math.max(most, process.memoryUsage().rss);
    },
  );
  most = Math.max(most, process.memoryUsage().rss);
  const { source } = verification;
  const requests = source.kind === 'account' ? source.requests : 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const figures = [rung, requests, seconds, Math.round((most - before) / 1e6)];
  console.log(`| ${[...figures, exitCodeOf(verification)].join(' | ')} |`);
}

function additionsOf(day: number, each: number): Record<string, string> {
  const segments = Array.from({ length: SEGMENTS }, (_, segment) => {
    const names = Array.from({ length: each }, (__, at) => `+${nameOf(day, segment, at)}`);
    return [`segment-${segment}`, names.join(' ')] as const;
  });
  return Object.fromEntries(segments);
}

function nameOf(day: number, segment: number, at: number): string {
  return `user-${day}-${segment}-${at}@example.com`;
}

/** An account in which everything arrived. */
function clientOf(each: number): ReadingClient {
  return {
    count: async (_, operation) => ({
      kind: 'count',
      count: operation === 'ADD' ? DAYS * each : 0,
    }),
    events: () => pagesOf(each),
    close: async () => undefined,
  };
}

async function* pagesOf(each: number): AsyncGenerator<EventPage> {
  const total = DAYS * SEGMENTS * each;
  for (let from = 0; from < total; from += PAGE) {
    const to = Math.min(total, from + PAGE);
    const events = Array.from({ length: to - from }, (_, at) => eventAt(from + at, each));
    const next = to < total ? 'more' : null;
    yield { kind: 'page', isFirst: from === 0, events, unreadable: 0, next };
  }
}

function eventAt(number: number, each: number): MembershipEvent {
  const at = number % each;
  const segment = Math.floor(number / each) % SEGMENTS;
  const day = Math.floor(number / each / SEGMENTS);
  return {
    objectId: number.toString(16).padStart(32, '0'),
    identities: [nameOf(day, segment, at)],
    segmentIds: { customerSegmentId: `segment-${segment}` },
    operation: 'ADD',
    at: (day * 24 + 10) * HOUR + 1000,
  };
}
