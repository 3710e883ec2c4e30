import { describe, expect, it } from 'vitest';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, names, rehearse } from './client.ts';

const PATH = '/1/counts/profiles.json';
const segments = [apiSegment('vip', 1234), apiSegment('news', 1235), apiSegment(null, 7)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const TODAY = { event_name: 'Segment Membership Change', from: 20261123, to: 20261123 };

async function count(api: Rehearsal, filters: unknown[] = [], more: object = {}): Promise<unknown> {
  const answer = await api.post(PATH, { ...TODAY, event_properties: filters, ...more });
  expect(answer).toMatchObject({ status: 200, body: { status: 'success' } });
  return (answer.body as { readonly count: number }).count;
}

const filter = (name: string, operator: string, value?: unknown) => ({ name, operator, value });
const equals = (name: string, value: unknown) => filter(name, 'equals', value);

async function filled(): Promise<Rehearsal> {
  const api = await rehearse({ segments });
  await api.update(
    entry(['ada', 'bob', 'eve'], ADD),
    entry(['ada'], { ...ADD, action: 'REMOVE' }),
    entry(['ada'], ADD),
    entry(['ada', 'zoe'], { customer_segment_id: 'news', action: 'ADD' }),
    { user_profiles: [{ guid: 'g1' }], segments: [{ ct_segment_id: 7, action: 'ADD' }] },
  );
  return api;
}

describe('Get Profile Count', () => {
  it('counts each profile once, however many events it raised', async () => {
    const api = await filled();
    expect(api.emulator.state().billed_events).toBe(8);
    expect(await count(api)).toBe(5);
  });

  it.each([
    ['an operation', [equals('Action', 'REMOVE')], 1],
    [
      'a segment and an operation',
      [equals('Customer_Segment_ID', 'vip'), equals('Action', 'ADD')],
      3,
    ],
    ['the ID that CleverTap gave', [equals('Segment ID', 7)], 1],
    ['another type of that ID', [equals('Segment ID', '7')], 0],
    ['several values', [equals('Customer_Segment_ID', ['vip', 'news'])], 4],
    ['all but one', [filter('Customer_Segment_ID', 'not_equals', 'vip')], 3],
    ['a part of a name', [filter('Segment Name', 'contains', 'ew')], 2],
    ['a range of numbers', [filter('Segment ID', 'greater_than', 1234)], 2],
    ['a property that there is', [filter('Action', 'exists')], 5],
    ['one that there is not', [filter('__proto__', 'exists')], 0],
  ])('filters by %s', async (_, filters, expected) => {
    expect(await count(await filled(), filters)).toBe(expected);
  });

  it('counts the days asked for, both included', async () => {
    let now = Date.UTC(2026, 10, 22, 23, 59, 59);
    const api = await rehearse({ segments, now: () => now });
    await api.update(entry(['yesterday'], ADD));
    now = Date.UTC(2026, 10, 23);
    await api.update(entry(['today'], ADD));
    expect([await count(api), await count(api, [], { from: 20261122 })]).toEqual([1, 2]);
  });

  it('counts nothing of another event', async () => {
    expect(await count(await filled(), [], { event_name: 'App Launched' })).toBe(0);
  });

  it('answers partly where that is asked for, until the answer is there', async () => {
    const api = await filled();
    await api.post('/_emulator/faults', { faults: ['partial,times=2'] });
    const first = (await api.post(PATH, TODAY)).body as { readonly req_id: string };
    expect(first).toEqual({ status: 'partial', req_id: expect.stringMatching(/^\d+$/) });
    const again = async () => (await api.get(`${PATH}?req_id=${first.req_id}`)).body;
    expect([await again(), await again(), await again()]).toEqual([
      first,
      { status: 'success', count: 5 },
      { status: 'success', count: 5 },
    ]);
  });

  it('meets no request of another API with that fault', async () => {
    const api = await rehearse({ segments });
    await api.post('/_emulator/faults', { faults: ['partial'] });
    await api.update(entry(['ada'], ADD));
    expect(await api.post(PATH, TODAY)).toMatchObject({ body: { status: 'partial' } });
  });

  it.each([
    ['no event name', { ...TODAY, event_name: undefined }],
    ['days in the wrong order', { ...TODAY, to: 20261122 }],
    ['days to come', { ...TODAY, to: 20261124 }],
    ['properties that are no array', { ...TODAY, event_properties: {} }],
    [
      'an unknown operator',
      { ...TODAY, event_properties: [equals('Action', 'ADD'), filter('Action', 'toString', 1)] },
    ],
    ['a property without a value', { ...TODAY, event_properties: [filter('Action', 'equals')] }],
    ['a body that is null', null],
  ])('refuses %s', async (_, body) => {
    const api = await rehearse({ segments });
    expect(await api.post(PATH, body)).toMatchObject({ status: 400, body: { code: 400 } });
  });

  it('refuses a req_id that it did not give, and wants authentication and a lane', async () => {
    const api = await rehearse({ segments });
    expect((await api.get(`${PATH}?req_id=1`)).status).toBe(400);
    expect((await fetch(`${api.url}${PATH}`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(api.emulator.state().apis.counts).toMatchObject({ requests: 2, peak: 1 });
  });
});

const EVENTS = '/1/events.json';

async function identities(api: Rehearsal, days: object = {}): Promise<unknown[]> {
  const { body } = await api.post(EVENTS, { ...TODAY, ...days });
  const page = await api.get(`${EVENTS}?cursor=${(body as { readonly cursor: string }).cursor}`);
  const { records = [] } = page.body as { records?: { profile: { identity?: string } }[] };
  return records.map(({ profile }) => profile.identity);
}

describe('the trace of a change', () => {
  it('cannot be read before the lag is over', async () => {
    let now = Date.UTC(2026, 10, 23, 12);
    const api = await rehearse({ segments, now: () => now, eventLagMs: 30_000 });
    await api.update(entry(['ada'], ADD));
    now += 29_999;
    expect([await identities(api), await count(api)]).toEqual([[], 0]);
    now += 1;
    expect([await identities(api), await count(api)]).toEqual([['ada'], 1]);
  });

  it('cannot be read after its retention', async () => {
    let now = Date.UTC(2026, 10, 22, 12);
    const api = await rehearse({ segments, now: () => now, eventRetentionMs: 86_400_000 });
    await api.update(entry(['old'], ADD));
    now += 86_400_000;
    await api.update(entry(['new'], ADD));
    const days = { from: 20261122 };
    expect([await identities(api, days), await count(api, [], days)]).toEqual([['old', 'new'], 2]);
    now += 1;
    expect([await identities(api, days), await count(api, [], days)]).toEqual([['new'], 1]);
  });

  it('gets lost at a rate, is billed all the same, and the same ones get lost again', async () => {
    const lost = async () => {
      const api = await rehearse({ segments, eventLoss: 0.3, seed: 7 });
      await api.update(entry(names('u', 100), ADD));
      const { billed_events, lost_events } = api.emulator.state();
      const { cursor } = (await api.post(`${EVENTS}?batch_size=5000`, TODAY)).body as {
        cursor: string;
      };
      const { body } = await api.get(`${EVENTS}?cursor=${cursor}`);
      const { records } = body as { records: unknown[] };
      expect([billed_events, records.length + lost_events]).toEqual([100, 100]);
      expect(lost_events).toBeGreaterThan(10);
      return records;
    };
    expect(await lost()).toEqual(await lost());
  });

  it('has the day and the time of the zone of the account', async () => {
    const now = Date.UTC(2026, 10, 23, 18, 30);
    const api = await rehearse({ segments, now: () => now, timezone: 'Asia/Kolkata' });
    await api.update(entry(['ada'], ADD));
    expect(await identities(api)).toEqual([]);
    const { body } = await api.post(EVENTS, { ...TODAY, from: 20261124, to: 20261124 });
    const { cursor } = body as { cursor: string };
    expect((await api.get(`${EVENTS}?cursor=${cursor}`)).body).toMatchObject({
      records: [{ ts: 20261124000000 }],
    });
  });
});
