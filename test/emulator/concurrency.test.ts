import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, membersOf, rehearse } from './client.ts';

const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const segments = [apiSegment('vip', 1)];
const SLOW = { from: 200, to: 200 };
const add = (api: Rehearsal, user: string) => api.update(entry([user], ADD));
const inUse = ({ emulator }: Rehearsal) => emulator.state().apis.update.in_use;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
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
    const api = await rehearse({ segments, latency: SLOW });
    const three = ['a', 'b', 'c'].map((user) => add(api, user));
    await until(() => inUse(api) === 3);
    const fourth = await add(api, 'd');
    expect(fourth).toMatchObject({
      status: 429,
      body: { status: 'fail', error: 'Too many concurrent requests', code: 429 },
    });
    expect(fourth.headers.get('retry-after')).toBeNull();
    expect((await Promise.all(three)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(membersOf(api, 'vip').sort()).toEqual(['a', 'b', 'c']);
  });

  it('counts requests, the most in flight at once, and refusals', async () => {
    const api = await rehearse({ segments, latency: SLOW });
    const three = ['a', 'b', 'c'].map((user) => add(api, user));
    await until(() => inUse(api) === 3);
    await add(api, 'd');
    await Promise.all(three);
    await add(api, 'e');
    const { apis, requests } = api.emulator.state();
    expect(requests).toBe(5);
    expect(apis).toEqual({
      update: { requests: 5, lanes: 3, in_use: 0, peak: 3, too_many: 1 },
      create: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
      events: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
    });
  });

  it('keeps the lanes of each API apart', async () => {
    const api = await rehearse({ segments, latency: SLOW });
    const three = ['a', 'b', 'c'].map((user) => add(api, user));
    await until(() => inUse(api) === 3);
    const item = { segment_name: 'New', customer_segment_id: 'new' };
    expect((await api.post('/api/createSegment', [item])).status).toBe(200);
    await Promise.all(three);
  });

  it('frees a lane before its answer can be read', async () => {
    const api = await rehearse({ segments, lanes: 1 });
    for (let sent = 0; sent < 50; sent += 1) expect((await add(api, `u${sent}`)).status).toBe(200);
  });

  it('holds no lane for a request that fails to authenticate', async () => {
    const api = await rehearse({ segments, lanes: 1, latency: SLOW });
    const first = add(api, 'a');
    await until(() => inUse(api) === 1);
    const wrong = { ...api.headers, 'X-CleverTap-Account-Id': 'OTHER' };
    expect((await api.post('/api/updateSegment', {}, wrong)).status).toBe(401);
    expect((await first).status).toBe(200);
  });
});

describe('clients that go away', () => {
  it('holds the lane of a client that has hung up until its request is processed', async () => {
    const api = await rehearse({ segments, lanes: 1, latency: { from: 300, to: 300 } });
    const patience = new AbortController();
    const { url, headers } = api;
    const body = JSON.stringify({ bulk_profiles: [entry(['ada'], ADD)] });
    const sent = fetch(`${url}/api/updateSegment`, {
      method: 'POST',
      headers,
      body,
      signal: patience.signal,
    }).catch(() => 'given up');
    await until(() => inUse(api) === 1);
    // Long enough for the body to have arrived: it is one small write behind the head.
    await new Promise((resolve) => setTimeout(resolve, 20));
    patience.abort();
    expect(await sent).toBe('given up');
    expect((await add(api, 'bob')).status).toBe(429);
    await until(() => inUse(api) === 0);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
    expect((await api.get('/_emulator/overview')).body).toMatchObject({
      recent: [{ status: 429 }, { hung_up: true, applied: 1 }],
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
    const api = await rehearse({ segments, latency: { from: 30, to: 50 } });
    const answered = add(api, 'ada');
    await until(() => inUse(api) === 1);
    expect(membersOf(api, 'vip')).toEqual([]);
    await answered;
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });
});
