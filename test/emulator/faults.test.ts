import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseFault } from '../../src/emulator/fault-text.ts';
import type { Fault } from '../../src/emulator/faults.ts';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, errorsOf, membersOf, names, rehearse } from './client.ts';
import { manualTime, until } from './manual-time.ts';

const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const ADA = entry(['ada'], ADD);
const SUCCESS = { status: 200, body: { success: true } };

function fault(text: string): Fault {
  const result = parseFault(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function meeting(...faults: string[]): Promise<Rehearsal> {
  return (await meetingInTime(...faults)).api;
}

async function meetingInTime(...faults: string[]) {
  const time = manualTime();
  const api = await rehearse({ segments: [apiSegment('vip', 1)], ...time });
  await api.post('/_emulator/faults', { faults });
  return { api, time };
}

/** Adds ada and gives up as soon as the emulator has met the fault, as an impatient client would. */
async function giveUp(api: Rehearsal): Promise<void> {
  const patience = new AbortController();
  const sent = fetch(`${api.url}/api/updateSegment`, {
    method: 'POST',
    headers: api.headers,
    body: JSON.stringify({ bulk_profiles: [ADA] }),
    signal: patience.signal,
  }).then(
    () => 'answered',
    () => 'given up',
  );
  await until(
    async () => ((await api.get('/_emulator/faults')).body as Pending).faults.length === 0,
  );
  patience.abort();
  expect(await sent).toBe('given up');
}

interface Pending {
  readonly faults: readonly unknown[];
}

const lanesInUse = ({ emulator }: Rehearsal) => emulator.state().apis.update.in_use;

describe('answers that say no', () => {
  it('answers 429 and processes nothing', async () => {
    const api = await meeting('status=429');
    const answer = await api.update(ADA);
    expect(answer).toMatchObject({
      status: 429,
      body: { status: 'fail', error: 'Too many concurrent requests', code: 429 },
    });
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('answers 500 in the words of the specification', async () => {
    const api = await meeting('status=500');
    expect(await api.update(ADA)).toMatchObject({ status: 500, body: { code: 500 } });
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('answers 503 with a page, as a proxy does', async () => {
    const api = await meeting('status=503');
    const answer = await api.update(ADA);
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('<h1>503 Service Unavailable</h1>');
  });

  it('answers 500 although it processed the request', async () => {
    const api = await meeting('status=500,when=after');
    expect((await api.update(ADA)).status).toBe(500);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('answers 200 with success:false', async () => {
    const api = await meeting('fail=success');
    expect(await api.update(ADA)).toMatchObject({ status: 200, body: { success: false } });
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('answers 200 with status:"fail"', async () => {
    const api = await meeting('fail=status');
    expect(await api.update(ADA)).toMatchObject({ status: 200, body: { status: 'fail' } });
    expect(membersOf(api, 'vip')).toEqual([]);
  });
});

describe('answers that break', () => {
  it('resets the connection before processing', async () => {
    const api = await meeting('reset=before');
    await expect(api.update(ADA)).rejects.toThrow('fetch failed');
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('resets the connection after processing', async () => {
    const api = await meeting('reset=after');
    await expect(api.update(ADA)).rejects.toThrow('fetch failed');
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('stalls, then processes and answers', async () => {
    const { api, time } = await meetingInTime('stall=30s');
    const answered = api.update(ADA);
    await until(() => time.waiting === 1);
    expect([lanesInUse(api), membersOf(api, 'vip')]).toEqual([1, []]);
    time.advance(30_000);
    expect(await answered).toMatchObject(SUCCESS);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('truncates the answer', async () => {
    const api = await meeting('truncate');
    await expect(api.update(ADA)).rejects.toThrow('terminated');
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('answers 200 with a body that is not JSON', async () => {
    const api = await meeting('nonjson');
    const answer = await api.update(ADA);
    expect([answer.status, typeof answer.body]).toEqual([200, 'string']);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('processes and never answers', async () => {
    const api = await meeting('lost');
    await giveUp(api);
    await until(() => membersOf(api, 'vip').length === 1);
    expect(lanesInUse(api)).toBe(0);
  });
});

describe('late requests', () => {
  it('processes a request after the client has given up and gone on', async () => {
    const { api, time } = await meetingInTime('late=5s');
    await giveUp(api);
    await until(() => time.waiting === 1);
    await api.update(entry(['ada'], { ...ADD, action: 'REMOVE' }));
    time.advance(4999);
    expect([lanesInUse(api), membersOf(api, 'vip')]).toEqual([1, []]);
    time.advance(1);
    expect([lanesInUse(api), membersOf(api, 'vip')]).toEqual([0, ['ada']]);
  });

  it('can cut the connection itself, so that no client needs to wait', async () => {
    const { api, time } = await meetingInTime('late=5s,cut=yes');
    await expect(api.update(ADA)).rejects.toThrow('fetch failed');
    await until(() => time.waiting === 1);
    expect(membersOf(api, 'vip')).toEqual([]);
    time.advance(5000);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('never processes what is still late when the emulator closes', async () => {
    const { api, time } = await meetingInTime('late=5s,cut=yes');
    await expect(api.update(ADA)).rejects.toThrow('fetch failed');
    await until(() => time.waiting === 1);
    await api.emulator.close();
    time.advance(5000);
    expect(membersOf(api, 'vip')).toEqual([]);
  });
});

describe('entries skipped', () => {
  it('skips without a word', async () => {
    const api = await meeting('skip');
    expect(await api.update(ADA)).toMatchObject(SUCCESS);
    expect([membersOf(api, 'vip'), errorsOf(api)]).toEqual([[], []]);
  });

  it('skips with a row in the Error Stream', async () => {
    const api = await meeting('skip,reported=yes');
    expect(await api.update(ADA)).toMatchObject(SUCCESS);
    expect(membersOf(api, 'vip')).toEqual([]);
    expect(errorsOf(api)).toEqual(['API_SEGMENT_NOT_FOUND_OR_DELETED ada']);
  });

  it('skips a share of the changes, the same ones for the same seed', async () => {
    const skipped = async (seed: number) => {
      const api = await rehearse({
        segments: [apiSegment('vip', 1)],
        faults: [fault('skip=0.2')],
        seed,
      });
      await api.update(entry(names('u', 100), ADD));
      return membersOf(api, 'vip');
    };
    const first = await skipped(7);
    expect(first.length).toBeGreaterThan(60);
    expect(first.length).toBeLessThan(100);
    expect(await skipped(7)).toEqual(first);
    expect(await skipped(8)).not.toEqual(first);
  });
});

describe('which requests a fault meets', () => {
  const statuses = async (api: Rehearsal, count: number) => {
    const seen: number[] = [];
    for (let sent = 0; sent < count; sent += 1) seen.push((await api.update(ADA)).status);
    return seen;
  };

  it('meets the next request only where it is posted', async () => {
    const api = await meeting('status=500', 'status=502,times=2');
    expect(await statuses(api, 4)).toEqual([500, 502, 502, 200]);
  });

  it('meets a share of all requests where it is an option, the same ones for the same seed', async () => {
    const run = async (seed: number) =>
      statuses(await rehearse({ faults: [fault('status=500,rate=0.3')], seed }), 30);
    const first = await run(3);
    expect(first.filter((status) => status === 500).length).toBeGreaterThan(2);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(10);
    expect(await run(3)).toEqual(first);
  });

  it('meets one API only where it names one', async () => {
    const api = await meeting('status=500,api=create');
    expect((await api.update(ADA)).status).toBe(200);
    const item = { segment_name: 'New', customer_segment_id: 'new' };
    expect((await api.post('/api/createSegment', [item])).status).toBe(500);
    expect((await api.post('/api/createSegment', [item])).status).toBe(200);
  });

  it('spares requests that are refused before they hold a lane', async () => {
    const api = await meeting('status=500');
    const wrong = { ...api.headers, 'X-CleverTap-Passcode': 'wrong' };
    expect((await api.post('/api/updateSegment', {}, wrong)).status).toBe(401);
    expect(await statuses(api, 2)).toEqual([500, 200]);
  });

  it('lists and clears what is still to come', async () => {
    const api = await meeting('status=500,times=2', 'lost');
    await api.update(ADA);
    expect((await api.get('/_emulator/faults')).body).toEqual({
      faults: [
        { text: 'status=500,times=2', times: 1, api: null, rate: 1 },
        { text: 'lost', times: 1, api: null, rate: 1 },
      ],
    });
    await fetch(`${api.url}/_emulator/faults`, { method: 'DELETE' });
    expect(await statuses(api, 1)).toEqual([200]);
  });

  it('says what is wrong with a fault, and schedules none of them', async () => {
    const api = await meeting();
    const answer = await api.post('/_emulator/faults', { faults: ['lost', 'explode'] });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error:
          'fault "explode": it must begin with status, reset, stall, truncate, nonjson, lost, late, progress, partial, fail or skip',
      },
    });
    expect(await statuses(api, 1)).toEqual([200]);
  });

  it('is shown with the request that met it', async () => {
    const api = await meeting('skip');
    await api.update(ADA);
    const { body } = await api.get('/_emulator/overview');
    expect(body).toMatchObject({ recent: [{ number: 1, fault: 'skip', status: 200, skipped: 1 }] });
  });
});

it('resets a connection for real, not with an orderly end', async () => {
  const api = await meeting('reset');
  const body = JSON.stringify({ bulk_profiles: [ADA] });
  const head = Object.entries({ ...api.headers, 'Content-Length': String(body.length) });
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  const failed = new Promise<NodeJS.ErrnoException>((resolve) => socket.once('error', resolve));
  socket.write(
    `POST /api/updateSegment HTTP/1.1\r\nHost: localhost\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
  expect((await failed).code).toBe('ECONNRESET');
});
