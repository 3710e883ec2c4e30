import clevertap from 'clevertap';
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, names, rehearse } from './client.ts';

const PATH = '/1/events.json';
const segments = [apiSegment('vip', 1234)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const REMOVE = { ...ADD, action: 'REMOVE' };
const TODAY = { event_name: 'Segment Membership Change', from: 20261123, to: 20261123 };

interface Page {
  readonly status: string;
  readonly next_cursor?: string;
  readonly records?: readonly { readonly profile: { readonly identity?: string } }[];
}

async function cursorOf(api: Rehearsal, body: unknown, size = 50): Promise<string> {
  const answer = await api.post(`${PATH}?batch_size=${size}`, body);
  expect(answer).toMatchObject({ status: 200, body: { status: 'success' } });
  return (answer.body as { readonly cursor: string }).cursor;
}

/** Reads until no cursor comes; the identities of each page. */
async function readAll(api: Rehearsal, cursor: string): Promise<(string | undefined)[][]> {
  const page = (await api.get(`${PATH}?cursor=${cursor}`)).body as Page;
  const identities = (page.records ?? []).map(({ profile }) => profile.identity);
  return page.next_cursor === undefined
    ? [identities]
    : [identities, ...(await readAll(api, page.next_cursor))];
}

describe('Get Events', () => {
  it('gives an event for each effective add and remove', async () => {
    const api = await rehearse({ segments });
    await api.update({ user_profiles: [{ guid: 'g1' }], segments: [ADD, ADD] });
    await api.update(entry(['ada'], REMOVE), {
      user_profiles: [{ guid: 'g1' }],
      segments: [REMOVE],
    });
    const cursor = await cursorOf(api, TODAY);
    const props = {
      'Segment Name': 'vip',
      'Segment ID': 1234,
      Customer_Segment_ID: 'vip',
    };
    expect((await api.get(`${PATH}?cursor=${cursor}`)).body).toEqual({
      status: 'success',
      records: [
        {
          profile: { objectId: 'g1' },
          ts: 20261123140416,
          event_props: { Action: 'ADD', ...props },
        },
        {
          profile: { objectId: 'g1' },
          ts: 20261123140416,
          event_props: { Action: 'REMOVE', ...props },
        },
      ],
    });
  });

  it('gives the identity of a user beside an object ID', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    const { body } = await api.get(`${PATH}?cursor=${await cursorOf(api, TODAY)}`);
    expect(body).toMatchObject({
      records: [
        { profile: { identity: 'ada', objectId: expect.stringMatching(/^[0-9a-f]{32}$/) } },
      ],
    });
  });

  it('gives batches of the size asked for until no cursor comes', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(names('u', 5), ADD));
    expect(await readAll(api, await cursorOf(api, TODAY, 2))).toEqual([
      ['u1', 'u2'],
      ['u3', 'u4'],
      ['u5'],
    ]);
  });

  it('gives what there was when it was asked, whatever comes after', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    const cursor = await cursorOf(api, TODAY);
    await api.update(entry(['bob'], ADD));
    expect(await readAll(api, cursor)).toEqual([['ada']]);
  });

  it('gives the events of the days asked for, both included', async () => {
    let now = Date.UTC(2026, 10, 22, 23, 59, 59);
    const api = await rehearse({ segments, now: () => now });
    await api.update(entry(['yesterday'], ADD));
    now = Date.UTC(2026, 10, 23);
    await api.update(entry(['today'], ADD));
    now = Date.UTC(2026, 10, 24);
    await api.update(entry(['tomorrow'], ADD));
    expect(await readAll(api, await cursorOf(api, TODAY))).toEqual([['today']]);
    const both = await cursorOf(api, { ...TODAY, from: 20261122 });
    expect(await readAll(api, both)).toEqual([['yesterday', 'today']]);
  });

  it('gives nothing for another event', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    const cursor = await cursorOf(api, { ...TODAY, event_name: 'App Launched' });
    expect(await readAll(api, cursor)).toEqual([[]]);
  });

  it.each([
    ['a batch size of 0', '?batch_size=0', TODAY],
    ['a batch size of 5,001', '?batch_size=5001', TODAY],
    ['no event name', '', { from: 20261123, to: 20261123 }],
    ['days that are none', '', { ...TODAY, from: 20261350 }],
    ['days in the wrong order', '', { ...TODAY, to: 20261122 }],
    ['a body that is null', '', null],
  ])('refuses %s', async (_, query, body) => {
    const api = await rehearse({ segments });
    expect(await api.post(PATH + query, body)).toMatchObject({ status: 400, body: { code: 400 } });
  });

  it('takes a batch size of 5,000, and gives no records where there are none', async () => {
    const api = await rehearse({ segments });
    const cursor = await cursorOf(api, TODAY, 5000);
    expect((await api.get(`${PATH}?cursor=${cursor}`)).body).toEqual({ status: 'success' });
  });

  it('lets a cursor end four hours after its query, or an hour after it was used', async () => {
    let now = Date.UTC(2026, 10, 23);
    const api = await rehearse({ segments, now: () => now });
    await api.update(entry(names('u', 9), ADD));
    let cursor = await cursorOf(api, TODAY, 1);
    const read = async () => {
      const { status, body } = await api.get(`${PATH}?cursor=${cursor}`);
      cursor = (body as Page).next_cursor ?? '';
      return status;
    };
    const statuses = [];
    for (const minutes of [59, 59, 59, 59, 4]) {
      now += minutes * 60_000;
      statuses.push(await read());
    }
    expect(statuses).toEqual([200, 200, 200, 200, 400]);
    cursor = await cursorOf(api, TODAY, 1);
    now += 60 * 60_000;
    expect(await read()).toBe(400);
  });

  it('gives cursors that are percent-encoded, and takes none that is encoded again', async () => {
    const api = await rehearse({ segments });
    const cursor = await cursorOf(api, TODAY);
    expect(cursor).toMatch(/%3D$/);
    expect((await api.get(`${PATH}?cursor=${encodeURIComponent(cursor)}`)).status).toBe(400);
  });

  it('says that the answer is still being made, where that is asked for', async () => {
    const api = await rehearse({ segments });
    const cursor = await cursorOf(api, TODAY);
    await api.post('/_emulator/faults', { faults: ['progress,api=events'] });
    const answers = [
      await api.get(`${PATH}?cursor=${cursor}`),
      await api.get(`${PATH}?cursor=${cursor}`),
    ];
    expect(answers.map(({ body }) => body)).toEqual([
      { status: 'fail', error: 'Request still in progress, please retry later', code: 2 },
      { status: 'success' },
    ]);
  });

  it('is read by the client for Node that CleverTap publishes', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(names('u', 25), ADD));
    const { accountId, passcode } = api.emulator;
    const client = clevertap.init(accountId, passcode, 'in1');
    client.api.apiEndpoint = `${api.url}/1`;
    const records = await client.events(TODAY, { batchSize: 10 });
    expect(records.map(({ profile }) => profile.identity)).toEqual(names('u', 25));
  });

  it('refuses a cursor that it did not give, and wants authentication', async () => {
    const api = await rehearse({ segments });
    expect((await api.get(`${PATH}?cursor=nonsense`)).status).toBe(400);
    expect((await api.get(PATH)).status).toBe(400);
    expect((await fetch(`${api.url}${PATH}?cursor=nonsense`)).status).toBe(401);
  });
});
