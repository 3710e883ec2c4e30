import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/apply/clock.ts';
import { sendBatches } from '../../src/apply/send.ts';
import type { SendResult } from '../../src/apply/sending.ts';
import { createClient } from '../../src/clevertap/client.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { parseFault } from '../../src/emulator/fault-text.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import type { LeafOutcome } from '../../src/lock/journal-format.ts';
import type { Batch, Limits } from '../../src/model.ts';
import { packSegments } from '../../src/plan/batches.ts';
import type { Rehearsal } from '../emulator/client.ts';
import { apiSegment, membersOf, names, rehearse } from '../emulator/client.ts';
import { adds, LIMITS } from './sendings.ts';

/** Sending, client, network and emulator as they are. Only waiting is a hundred times shorter. */
const HASTE = 100;
const TIMEOUT_MS = 700;
const hasty: Clock = {
  now: () => performance.now() * HASTE,
  sleep: (ms, signal) =>
    delay(ms / HASTE, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};

interface Sent {
  readonly api: Rehearsal;
  readonly result: SendResult;
  readonly recorded: readonly LeafOutcome[];
}

async function send(
  batches: readonly Batch[],
  faults: readonly string[] = [],
  options: EmulatorOptions = {},
  limits: Limits = LIMITS,
): Promise<Sent> {
  const segments = [apiSegment('vip', 1), apiSegment('news', 2)];
  const api = await rehearse({ segments, latency: { from: 1, to: 5 }, ...options });
  for (const text of faults) {
    const fault = parseFault(text, 1);
    if (!fault.ok) throw new Error(fault.error);
    api.emulator.scheduleFaults([fault.value]);
  }
  const { url: origin, accountId, passcode } = api.emulator;
  const client = createClient({
    origin,
    accountId,
    passcode: new Passcode(passcode),
    inFlight: limits.inFlight,
    timeoutMs: TIMEOUT_MS,
    userAgent: 'segops/test',
    env: {},
  });
  const recorded: LeafOutcome[] = [];
  const result = await sendBatches(
    batches,
    {
      client,
      clock: hasty,
      random: () => 0.5,
      observer: {
        beforeSend: async () => undefined,
        onOutcome: (outcome) => recorded.push(outcome),
      },
      leaseIsOurs: () => true,
      signal: new AbortController().signal,
    },
    {
      idsOf: (key) => ({ customerSegmentId: key }),
      limits,
      startedAt: hasty.now(),
      timeLimitMs: null,
      stopAfterChanges: null,
    },
  );
  await client.close();
  return { api, result, recorded };
}

const BATCHES = ['a', 'b', 'c', 'd', 'e', 'f'].map((prefix) => adds(prefix, 3));
const ALL = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((prefix) => names(prefix, 3));

describe('sending to the emulator', () => {
  it('brings every member in, in three lanes and without a 429', async () => {
    const latency = { from: 50, to: 50 };
    const { api, result } = await send(BATCHES, [], { latency });
    expect(result).toMatchObject({ stop: { kind: 'done' }, accepted: 18, requests: 6 });
    expect(membersOf(api, 'vip').sort()).toEqual(ALL);
    expect(api.emulator.state().apis.update).toMatchObject({ peak: 3, too_many: 0 });
  });

  const unconfirmed = [
    'status=500',
    'status=500,when=after',
    'status=502',
    'status=503,when=after',
    'reset=before',
    'reset=after',
    'truncate=before',
    'truncate=after',
    'fail=success',
    'fail=status,when=after',
    'stall=5s',
    'lost',
    'late=20ms',
    'late=20ms,cut=yes',
  ];
  it.each(unconfirmed)('gets over %s and keeps it unconfirmed', async (fault) => {
    const { api, result, recorded } = await send(BATCHES, [fault]);
    expect(result).toMatchObject({ stop: { kind: 'done' }, accepted: 18 });
    // A request whose connection broke may hold its lane a little longer, which a 429 then tells.
    expect(result.requests).toBe(7 + api.emulator.state().apis.update.too_many);
    expect(membersOf(api, 'vip').sort()).toEqual(ALL);
    const doubts = recorded.filter(
      ({ outcome }) => outcome.kind === 'accepted' && outcome.ambiguousAt !== null,
    );
    expect(doubts).toHaveLength(1);
  });

  it.each(['status=429', 'status=400'])('gets over %s without an unclear answer', async (fault) => {
    const { api, result, recorded } = await send(BATCHES, [fault]);
    expect(result).toMatchObject({ stop: { kind: 'done' }, accepted: 18, rejected: 0 });
    expect(membersOf(api, 'vip').sort()).toEqual(ALL);
    const kinds = recorded.map(({ outcome }) => JSON.stringify(outcome));
    expect(new Set(kinds)).toEqual(new Set(['{"kind":"accepted","ambiguousAt":null}']));
  });

  it('stops at status=401', async () => {
    const { api, result } = await send(BATCHES, ['status=401']);
    expect(result.stop.kind).toBe('unauthorised');
    expect(result.accepted).toBeLessThan(18);
    expect(membersOf(api, 'vip')).toHaveLength(result.accepted);
  });

  it('gets over a third of all requests going wrong', async () => {
    const batches = names('x', 40).map((prefix) => adds(`${prefix}-`, 2));
    const faults = ['status=503,rate=0.15,times=99', 'reset=after,rate=0.15,times=99'];
    const { api, result } = await send(batches, faults);
    expect(result).toMatchObject({ stop: { kind: 'done' }, accepted: 80 });
    expect(membersOf(api, 'vip')).toHaveLength(80);
  });

  it('shares the lanes with a client that takes some of them', async () => {
    const { api, result } = await send(BATCHES, [], { lanes: 1 });
    expect(result).toMatchObject({ stop: { kind: 'done' }, accepted: 18, ambiguous: 0 });
    expect(membersOf(api, 'vip').sort()).toEqual(ALL);
  });
});

describe('an account that counts more strictly than configured', () => {
  const members = names('m', 120).map((value) => ({ kind: 'identity' as const, value }));
  const plan = packSegments(
    [
      { key: 'news', add: members, remove: [] },
      { key: 'vip', add: members, remove: [] },
    ],
    LIMITS,
  );

  it.each([200, 400])('is served all the same, with code 100 as HTTP %i', async (code100Status) => {
    const options: EmulatorOptions = { counting: 'pairs', code100Status };
    const { api, result } = await send(plan.batches, [], options);
    expect(plan.batches).toHaveLength(2);
    expect(result).toMatchObject({ stop: { kind: 'done' }, accepted: 240, narrowed: 'pairs' });
    expect(membersOf(api, 'vip')).toHaveLength(120);
    expect(membersOf(api, 'news')).toHaveLength(120);
  });
});
