import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { apiSegment, entry, membersOf, NOW, rehearse } from './client.ts';
import { manualTime, until } from './manual-time.ts';

const segments = [apiSegment('vip', 1)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };

/** fetch forbids what a hostile browser would send. */
function statusWith(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('an emulator', () => {
  it('listens on loopback, on any free port, with an account and a passcode of its own', async () => {
    const { emulator } = await rehearse();
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator.accountId).toBe('EMULATOR');
    expect(emulator.passcode).toMatch(/^[0-9a-f]{24}$/);
    expect(emulator.warnings).toEqual([]);
  });

  it('says so where it can be reached from elsewhere', async () => {
    const { emulator } = await rehearse({ host: '0.0.0.0' });
    expect(emulator.warnings).toEqual([
      'listening on 0.0.0.0, beyond this machine: whoever reaches it can read and change this account',
    ]);
  });

  it('rejects where its port is taken', async () => {
    const { emulator } = await rehearse();
    const port = Number(new URL(emulator.url).port);
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('rejects segments that claim the same ID', async () => {
    const twice = [apiSegment('vip', 1), apiSegment('news', 1)];
    await expect(startEmulator({ segments: twice })).rejects.toThrow(
      'an ID of segment news belongs to another segment already',
    );
  });

  it('breaks open connections when it closes', async () => {
    const time = manualTime();
    const api = await rehearse({ segments, latency: { from: 1000, to: 1000 }, ...time });
    const sent = api.update(entry(['ada'], ADD)).catch(() => 'broken');
    await until(() => time.waiting === 1);
    await api.emulator.close();
    expect(await sent).toBe('broken');
  });
});

describe('the Date of an answer', () => {
  const dateOf = async (url: string, method = 'HEAD') =>
    (await fetch(url, { method })).headers.get('Date');
  const at = (skewMs: number) => new Date(NOW + skewMs).toUTCString();

  it('is that of the clock, whatever is asked', async () => {
    const { url } = await rehearse();
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('Date')]).toEqual([404, at(0)]);
    const paths = ['/', '/nowhere', '/_emulator/state', '/_emulator/live', '/api/updateSegment'];
    for (const path of paths) expect(await dateOf(url + path, 'GET')).toBe(at(0));
  });

  it('is that of the moment when the answer begins', async () => {
    const time = manualTime();
    const api = await rehearse({ segments, latency: { from: 1000, to: 1000 }, ...time });
    const sent = api.update(entry(['ada'], ADD));
    await until(() => time.waiting === 1);
    time.advance(1000);
    expect((await sent).headers.get('Date')).toBe(at(1000));
  });

  it('is ahead or behind as it is told, or missing', async () => {
    const ahead = await rehearse({ clockSkewMs: 1_200_000 });
    expect(await dateOf(ahead.url)).toBe(at(1_200_000));
    const set = (skew: string) => ahead.post('/_emulator/clock', { skew });
    expect(await set('-20m')).toMatchObject({ status: 200, body: { skew_ms: -1_200_000 } });
    expect(await dateOf(ahead.url)).toBe(at(-1_200_000));
    await set('none');
    expect(await dateOf(ahead.url)).toBeNull();
    const none = await rehearse({ clockSkewMs: null });
    expect((await none.update()).headers.get('Date')).toBeNull();
  });
});

describe('GET /_emulator/state', () => {
  it('gives the whole account', async () => {
    const api = await rehearse({ segments, users: [{ identity: 'ada' }] });
    await api.update(entry(['ada', 'bob'], ADD));
    expect((await api.get('/_emulator/state')).body).toEqual({
      segments: [
        {
          ct_segment_id: 1,
          customer_segment_id: 'vip',
          name: 'vip',
          kind: 'api',
          members: [{ identity: 'ada' }, { identity: 'bob' }],
        },
      ],
      error_stream: [],
      created_users: [{ identity: 'bob' }],
      requests: 1,
      known_users: 1,
      billed_events: 2,
      lost_events: 0,
      redundant_changes: 0,
      errors: 0,
      apis: {
        update: { requests: 1, lanes: 3, in_use: 0, peak: 1, too_many: 0 },
        create: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
        events: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
        counts: { requests: 0, lanes: 3, in_use: 0, peak: 0, too_many: 0 },
      },
    });
  });

  it('says over HTTP what it says in the process', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['<é"\\\u2028'], ADD), entry(['bob'], { action: 'ADD' }));
    expect((await api.get('/_emulator/state')).body).toEqual(api.emulator.state());
  });
});

describe("the dashboard's doings", () => {
  it('makes segments of any kind and deletes them', async () => {
    const api = await rehearse();
    expect(await api.post('/_emulator/segments', { customer_segment_id: 'vip' })).toMatchObject({
      status: 201,
      body: { ct_segment_id: 1001, customer_segment_id: 'vip' },
    });
    await api.post('/_emulator/segments', { kind: 'dashboard', ct_segment_id: 7, name: 'By hand' });
    await api.update(entry(['ada'], ADD), entry(['ada'], { ct_segment_id: 7, action: 'ADD' }));
    expect([membersOf(api, 'vip'), membersOf(api, 7)]).toEqual([['ada'], []]);
    const remove = () => fetch(`${api.url}/_emulator/segments/1001`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 404]);
    expect(api.emulator.state().segments.map(({ name }) => name)).toEqual(['By hand']);
  });

  it.each([
    ['/_emulator/segments', { ct_segment_id: 1 }, 'an ID of this segment is taken'],
    ['/_emulator/segments', { kind: 'odd' }, 'kind is not one of api, dashboard, partner'],
    ['/_emulator/segments', { ct_segment_id: 'x' }, 'ct_segment_id is not an integer'],
    ['/_emulator/segments', { customer_segment_id: '' }, 'customer_segment_id is not a string'],
    [
      '/_emulator/clock',
      {},
      'clock skew "undefined" is neither a time such as 20m or -20m nor none',
    ],
    ['/_emulator/users', [{ identity: '' }], 'a user has neither identity nor guid'],
    ['/_emulator/users', {}, 'the body is not an array'],
    ['/_emulator/faults', {}, 'faults is not an array of texts'],
  ])('says what is wrong with a request to %s', async (path, body, error) => {
    const api = await rehearse({ segments });
    expect(await api.post(path, body)).toMatchObject({ status: 400, body: { error } });
  });

  it('searches the members of a segment in any case', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['Ada@example.com', 'bob', 'adam'], ADD), {
      user_profiles: [{ guid: 'xADAx' }],
      segments: [ADD],
    });
    const path = '/_emulator/segments/1/members';
    expect((await api.get(`${path}?search=ada&limit=2`)).body).toEqual({
      total: 4,
      matched: 3,
      members: [{ identity: 'Ada@example.com' }, { identity: 'adam' }],
    });
    expect((await api.get('/_emulator/segments/9/members')).status).toBe(404);
  });
});

describe('web pages of others', () => {
  it('can neither read nor change anything', async () => {
    const { url } = await rehearse({ segments });
    const state = `${url}/_emulator/state`;
    const { host, port } = new URL(url);
    expect(await statusWith(state, { Origin: 'https://evil.example' })).toBe(404);
    expect(await statusWith(state, { Host: `evil.example:${port}` })).toBe(404);
    expect(await statusWith(`${url}/`, { Host: `evil.example:${port}` })).toBe(404);
    expect(await statusWith(state, { Host: host, Origin: url })).toBe(200);
    expect(await statusWith(state, { Host: `localhost:${port}` })).toBe(200);
  });

  it('cannot post without a content type that makes a browser ask first', async () => {
    const api = await rehearse();
    const body = '{"faults":["status=500"]}';
    const plain = { 'Content-Type': 'text/plain' };
    expect((await api.post('/_emulator/faults', body, plain)).status).toBe(400);
  });
});

describe('anything else', () => {
  it.each(['/nowhere', '//', '/_emulator/nowhere', '/_emulator'])(
    'answers 404 for %s',
    async (path) => {
      const { url } = await rehearse();
      const { host, hostname, port } = new URL(url);
      const status = await new Promise((resolve, reject) => {
        request({ hostname, port, path, headers: { Host: host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    },
  );
});
