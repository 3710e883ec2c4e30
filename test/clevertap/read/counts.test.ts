import { describe, expect, it } from 'vitest';
import type { ReadingClient } from '../../../src/clevertap/read/reading.ts';
import { plain } from '../../../src/message.ts';
import { apiSegment, entry, names, rehearse } from '../../emulator/client.ts';
import { answer, rawServer } from '../raw-server.ts';
import { readerOf, SECRET, TODAY, waits } from './reading-client.ts';

const segments = [apiSegment('vip', 1234), apiSegment(null, 7)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const VIP = { customerSegmentId: 'vip' };

const count = (client: ReadingClient) => client.count(VIP, 'ADD', TODAY);

describe('a count', () => {
  it('is of distinct profiles with the segment and the operation', async () => {
    const api = await rehearse({ segments });
    await api.update(
      entry(['ada', 'bob'], ADD),
      entry(['ada'], { ...ADD, action: 'REMOVE' }),
      entry(['ada'], ADD),
      entry(['eve'], { ct_segment_id: 7, action: 'ADD' }),
    );
    const client = readerOf(api.emulator);
    expect([
      await count(client),
      await client.count(VIP, 'REMOVE', TODAY),
      await client.count({ ctSegmentId: 7 }, 'ADD', TODAY),
      await client.count({ customerSegmentId: 'vip', ctSegmentId: 7 }, 'ADD', TODAY),
    ]).toEqual([2, 1, 1, 2].map((number) => ({ kind: 'count', count: number })));
    expect(api.emulator.state().apis.counts.requests).toBe(4);
  });

  it('leaves out days to come, and asks nothing of them alone', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    const client = readerOf(api.emulator);
    const days = { from: '2026-11-20', to: '2026-11-30' };
    expect(await client.count(VIP, 'ADD', days)).toEqual({ kind: 'count', count: 1 });
    expect(await client.count(VIP, 'ADD', { ...days, from: '2026-11-24' })).toEqual({
      kind: 'count',
      count: 0,
    });
    expect(api.emulator.state().apis.counts.requests).toBe(1);
  });

  it('that comes in parts is asked for again until it is there', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    await api.post('/_emulator/faults', { faults: ['partial,times=3'] });
    const waiting = waits();
    expect(await count(readerOf(api.emulator, { waiting }))).toEqual({ kind: 'count', count: 1 });
    expect(waiting.pauses).toEqual([500, 1000, 2000]);
  });

  it('is incomplete where the patience ends before', async () => {
    const api = await rehearse({ segments });
    await api.post('/_emulator/faults', { faults: ['partial,times=100'] });
    const waiting = waits();
    const client = readerOf(api.emulator, { waiting, patienceMs: 60_000 });
    const got = await count(client);
    expect(got).toMatchObject({ kind: 'incomplete', isFinal: false });
    expect('reason' in got && plain(got.reason)).toBe('CleverTap was still counting after 1 min');
    expect(waiting.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60_000);
    expect(waiting.pauses.length).toBeLessThan(10);
  });

  it.each([
    'status=500',
    'status=503',
    'status=429',
    'reset=before',
    'reset=after',
    'truncate',
    'nonjson',
    'fail',
  ])('is asked for again after %s', async (fault) => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    await api.post('/_emulator/faults', { faults: [`${fault},times=2`] });
    expect(await count(readerOf(api.emulator))).toEqual({ kind: 'count', count: 1 });
    expect(api.emulator.state().apis.counts.requests).toBe(3);
  });

  it('is asked for again where no answer came, after a long pause: the lane may be taken', async () => {
    const api = await rehearse({ segments });
    await api.post('/_emulator/faults', { faults: ['lost'] });
    const waiting = waits();
    const client = readerOf(api.emulator, { waiting, timeoutMs: 200 });
    expect(await count(client)).toEqual({ kind: 'count', count: 0 });
    expect(waiting.pauses).toEqual([10_000]);
  });

  it.each([
    ['seconds', '7', 7000],
    ['a date', 'Mon, 23 Nov 2026 14:04:46 GMT', 30_000],
    ['nonsense', 'soon', 500],
  ])('waits as long as Retry-After says: %s', async (_, header, expected) => {
    const server = await rawServer((socket, __, number) =>
      socket.write(
        number === 1
          ? answer(429, '{"status":"fail","code":429}', `Retry-After: ${header}\r\n`)
          : answer(200, '{"status":"success","count":3}'),
      ),
    );
    const waiting = waits();
    const client = readerOf({ url: server.origin }, { waiting });
    expect(await count(client)).toEqual({ kind: 'count', count: 3 });
    expect(waiting.pauses).toEqual([expected]);
  });

  it('waits no longer than its patience, whatever Retry-After says', async () => {
    const server = await rawServer((socket) =>
      socket.write(answer(429, '{"code":429}', 'Retry-After: 999999\r\n')),
    );
    const waiting = waits();
    const got = await count(readerOf({ url: server.origin }, { waiting }));
    expect(got).toMatchObject({ kind: 'incomplete', isFinal: false });
    expect([waiting.pauses, server.requests.length]).toEqual([[], 1]);
  });
});

describe('no more is asked', () => {
  it.each([
    ['status=401,times=9', 'CleverTap answered 401', 1],
    ['status=403,times=9', 'CleverTap answered 403: Forbidden', 1],
    ['status=404,times=9', 'CleverTap answered 404: Not Found', 1],
    ['status=500,times=99', 'CleverTap answered 500', 6],
    ['reset,times=99', 'the connection broke', 6],
  ])('after %s', async (fault, words, requests) => {
    const api = await rehearse({ segments });
    const client = readerOf(api.emulator);
    await api.post('/_emulator/faults', { faults: [fault] });
    const got = await count(client);
    expect(got).toMatchObject({ kind: 'incomplete', isFinal: true });
    expect('reason' in got && plain(got.reason)).toContain(words);
    expect(await count(client)).toBe(got);
    expect(api.emulator.state().apis.counts.requests).toBe(requests);
  });

  it('after three questions in a row without an answer', async () => {
    const server = await rawServer((socket) =>
      socket.write(answer(400, '{"error":"Invalid event"}')),
    );
    const client = readerOf({ url: server.origin });
    const got = [
      await count(client),
      await count(client),
      await count(client),
      await count(client),
    ];
    expect(got.map((one) => 'isFinal' in one && one.isFinal)).toEqual([false, false, true, true]);
    expect(server.requests).toHaveLength(3);
  });

  it('after a redirect, which is not followed', async () => {
    const server = await rawServer((socket) =>
      socket.write(answer(302, '', 'Location: /api/updateSegment\r\n')),
    );
    expect(await count(readerOf({ url: server.origin }))).toMatchObject({ isFinal: true });
    expect(server.requests).toHaveLength(1);
  });

  it('once it was stopped, also in the middle of a request', async () => {
    const stop = new AbortController();
    const server = await rawServer(() => stop.abort());
    const client = readerOf({ url: server.origin }, { signal: stop.signal });
    const got = await Promise.all([count(client), count(client)]);
    expect(got.map((one) => 'reason' in one && plain(one.reason))).toEqual([
      'it was stopped',
      'it was stopped',
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it('once it was stopped', async () => {
    const api = await rehearse({ segments });
    const stop = new AbortController();
    await api.post('/_emulator/faults', { faults: ['partial,times=100'] });
    const waiting = { ...waits(), sleep: async () => stop.abort() };
    const got = await count(readerOf(api.emulator, { waiting, signal: stop.signal }));
    expect(got).toMatchObject({ kind: 'incomplete', isFinal: true });
    expect('reason' in got && plain(got.reason)).toBe('it was stopped');
    expect(api.emulator.state().apis.counts.requests).toBe(1);
  });
});

it('has one question under way at once, and as many as it is allowed', async () => {
  const api = await rehearse({ segments, latency: { from: 5, to: 5 } });
  const ask = async (client: ReadingClient) =>
    Promise.all(Array.from({ length: 8 }, () => count(client)));
  await ask(readerOf(api.emulator));
  expect(api.emulator.state().apis.counts).toMatchObject({ requests: 8, peak: 1, too_many: 0 });
  await ask(readerOf(api.emulator, { inFlight: 3 }));
  expect(api.emulator.state().apis.counts).toMatchObject({ requests: 16, peak: 3, too_many: 0 });
});

describe('an answer', () => {
  it.each(['"error":null,"code":200', '"error":"","code":0', '"unprocessed":[]'])(
    'with %s beside it is a count',
    async (more) => {
      const body = `{"status":"success","count":3,${more}}`;
      const server = await rawServer((socket) => socket.write(answer(200, body)));
      expect(await count(readerOf({ url: server.origin }))).toEqual({ kind: 'count', count: 3 });
    },
  );

  it.each([
    ['a negative count', '{"status":"success","count":-1}'],
    ['half a profile', '{"status":"success","count":1.5}'],
    ['a count in words', '{"status":"success","count":"12"}'],
    ['no count', '{"status":"success"}'],
    [
      'success and failure at once',
      '{"status":"success","count":1,"error":"Invalid event","code":400}',
    ],
    [
      'more than a count',
      JSON.stringify({ status: 'success', count: 1, more: names('x', 20_000) }),
    ],
  ])('with %s is no count', async (_, body) => {
    const server = await rawServer((socket) => socket.write(answer(200, body)));
    const client = readerOf({ url: server.origin }, { patienceMs: 1 });
    expect(await count(client)).toMatchObject({ kind: 'incomplete' });
  });

  it.each([
    ['words', 500, `ada@example.com and ${SECRET}`],
    ['half an answer', 200, '{"status":"success","records":[{"profile":{"identity":"ada'],
    ['another status', 200, '{"status":"odd","count":"ada"}'],
    ['more than its error', 400, `{"status":"fail","error":"no ${SECRET}","records":["ada"]}`],
    ['a page', 502, `<html><title>no ${SECRET}</title><p>ada</p></html>`],
  ])(
    'that is none and names people or the passcode is not repeated: %s',
    async (_, status, body) => {
      const server = await rawServer((socket) => socket.write(answer(status, body)));
      const got = await count(readerOf({ url: server.origin }, { patienceMs: 1 }));
      const text = JSON.stringify(got);
      expect(got.kind).toBe('incomplete');
      expect(text).toContain(body.includes('no ') ? 'no [passcode]' : 'CleverTap answered');
      expect(text).not.toContain('ada');
      expect(text).not.toContain(SECRET);
    },
  );

  it('cannot lead a question to another place', async () => {
    const hostile = 'x\r\nX-Evil: 1';
    const server = await rawServer((socket, request) =>
      socket.write(
        request.startsWith('POST')
          ? answer(200, JSON.stringify({ status: 'partial', req_id: hostile }))
          : answer(200, '{}'),
      ),
    );
    const client = readerOf({ url: server.origin }, { patienceMs: 5000 });
    expect(await count(client)).toMatchObject({ kind: 'incomplete' });
    expect(new Set(server.requests.map((request) => request.split(' ')[1]))).toEqual(
      new Set(['/1/counts/profiles.json']),
    );
  });
});
