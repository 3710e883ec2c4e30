import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, membersOf, rehearse } from './client.ts';
import { manualTime, until } from './manual-time.ts';

const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const segments = [apiSegment('vip', 1)];
const latency = { from: 1000, to: 1000 };
const add = (api: Rehearsal, user: string) => api.update(entry([user], ADD));
const inUse = ({ emulator }: Rehearsal) => emulator.state().apis.update.in_use;

/** As many requests on their way through the emulator, all of them whole, as users are named. */
async function inFlight(users: readonly string[], options: EmulatorOptions = {}) {
  const time = manualTime();
  const api = await rehearse({ segments, latency, ...time, ...options });
  const answers = users.map((user) => add(api, user));
  await until(() => time.waiting === users.length);
  return { api, time, answers };
}

/** Opens a connection and sends the head of a request that promises more than comes. */
async function sendHalf(api: Rehearsal) {
  const before = inUse(api);
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  const lines = Object.entries(api.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `POST /api/updateSegment HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}Content-Length: 500\r\n\r\n{"bulk`,
  );
  await until(() => inUse(api) === before + 1);
  return socket;
}

describe('lanes', () => {
  it('refuses the fourth request in flight with 429 and no Retry-After', async () => {
    const { api, time, answers } = await inFlight(['a', 'b', 'c']);
    const fourth = await add(api, 'd');
    expect(fourth).toMatchObject({
      status: 429,
      body: { status: 'fail', error: 'Too many concurrent requests', code: 429 },
    });
    expect(fourth.headers.get('retry-after')).toBeNull();
    time.advance(1000);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(membersOf(api, 'vip').sort()).toEqual(['a', 'b', 'c']);
  });

  it('counts requests, the most in flight at once, and refusals', async () => {
    const { api, time, answers } = await inFlight(['a', 'b', 'c']);
    await add(api, 'd');
    time.advance(1000);
    await Promise.all(answers);
    const { apis, requests } = api.emulator.state();
    expect(requests).toBe(4);
    expect(apis).toEqual({
      update: { requests: 4, lanes: 3, in_use: 0, peak: 3, too_many: 1 },
      create: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
      events: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
      counts: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
    });
  });

  it('keeps the lanes of each API apart', async () => {
    const { api, time } = await inFlight(['a', 'b', 'c']);
    const item = { segment_name: 'New', customer_segment_id: 'new' };
    const created = api.post('/api/createSegment', [item]);
    await until(() => time.waiting === 4);
    time.advance(1000);
    expect((await created).status).toBe(200);
  });

  it('frees a lane before its answer can be read', async () => {
    const api = await rehearse({ segments, lanes: 1 });
    for (let sent = 0; sent < 50; sent += 1) expect((await add(api, `u${sent}`)).status).toBe(200);
  });

  it('holds no lane for a request that fails to authenticate', async () => {
    const { api, time, answers } = await inFlight(['a'], { lanes: 1 });
    const wrong = { ...api.headers, 'X-CleverTap-Account-Id': 'OTHER' };
    expect((await api.post('/api/updateSegment', {}, wrong)).status).toBe(401);
    time.advance(1000);
    expect((await answers[0])?.status).toBe(200);
  });
});

describe('clients that go away', () => {
  it('holds the lane of a client that has hung up until its request is processed', async () => {
    const { api, time } = await inFlight([], { lanes: 1 });
    const patience = new AbortController();
    const { url, headers } = api;
    const sent = fetch(`${url}/api/updateSegment`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ bulk_profiles: [entry(['ada'], ADD)] }),
      signal: patience.signal,
    }).catch(() => 'given up');
    await until(() => time.waiting === 1);
    patience.abort();
    expect(await sent).toBe('given up');
    expect((await add(api, 'bob')).status).toBe(429);
    time.advance(1000);
    await until(() => inUse(api) === 0);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
    expect((await api.get('/_emulator/overview')).body).toMatchObject({
      recent: [{ status: 429 }, { hung_up: true, applied: 1, ms: 1000 }],
    });
  });

  it('frees the lane of a half-sent request whose client hangs up', async () => {
    const api = await rehearse({ segments });
    const socket = await sendHalf(api);
    socket.destroy();
    await until(() => inUse(api) === 0);
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('does not let a half-sent request hold a lane for ever', async () => {
    const api = await rehearse({ segments, bodyTimeoutMs: 30 });
    const socket = await sendHalf(api);
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (bytes) => resolve(bytes.toString())),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(inUse(api)).toBe(0);
    socket.destroy();
  });

  it('refuses a body beyond the limit', async () => {
    const api = await rehearse({ segments, maxBodyBytes: 1000 });
    const answer = await api.update(entry(['a'.repeat(1000)], ADD));
    expect(answer).toMatchObject({ status: 413, body: { code: 413 } });
    expect((await add(api, 'ada')).status).toBe(200);
  });
});

describe('latency', () => {
  it('processes at the end of the time that a request takes', async () => {
    const { api, time, answers } = await inFlight(['ada']);
    time.advance(999);
    expect([time.waiting, membersOf(api, 'vip')]).toEqual([1, []]);
    time.advance(1);
    expect((await answers[0])?.status).toBe(200);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('draws each time from its range', async () => {
    const { time } = await inFlight(['a', 'b', 'c'], { latency: { from: 100, to: 200 } });
    time.advance(99);
    expect(time.waiting).toBe(3);
    time.advance(101);
    expect(time.waiting).toBe(0);
  });
});
