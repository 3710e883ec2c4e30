import { describe, expect, it } from 'vitest';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, membersOf, names, rehearse } from './client.ts';

const segments = [
  apiSegment('vip', 1234),
  { kind: 'dashboard', ctSegmentId: 7, customerSegmentId: null, name: 'By hand' } as const,
];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };

const change = (api: Rehearsal, ...changes: unknown[]) => api.post('/_emulator/changes', changes);
const users = (...identities: string[]) => identities.map((identity) => ({ identity }));

describe('changes by others', () => {
  it('change segments of any kind, and raise events as the API does', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada', 'bob'], ADD));
    const answer = await change(
      api,
      { ...ADD, user_profiles: [...users('eve', 'ada'), { guid: 'g1' }] },
      { ...ADD, action: 'REMOVE', user_profiles: users('bob') },
      { ct_segment_id: 7, action: 'ADD', user_profiles: users('zoe') },
    );
    expect(answer).toMatchObject({ status: 200, body: { changed: 4 } });
    expect([membersOf(api, 'vip'), membersOf(api, 7)]).toEqual([
      ['ada', 'eve', 'guid:g1'],
      ['zoe'],
    ]);
    expect(api.emulator.state()).toMatchObject({
      billed_events: 6,
      redundant_changes: 0,
      requests: 1,
    });
  });

  it('raise no events where they are told so', async () => {
    const api = await rehearse({ segments });
    await change(api, { ...ADD, user_profiles: users('eve'), events: false });
    expect(membersOf(api, 'vip')).toEqual(['eve']);
    expect(api.emulator.state().billed_events).toBe(0);
  });

  it.each([
    [
      'a change of no segment',
      { customer_segment_id: 'gone', action: 'ADD', user_profiles: [] },
      'a change names no segment',
    ],
    ['no segment at all', { action: 'ADD', user_profiles: [] }, 'a change names no segment'],
    [
      'another action',
      { ...ADD, action: 'add', user_profiles: [] },
      'action is neither ADD nor REMOVE',
    ],
    ['no users', ADD, 'a user has neither identity nor guid'],
    [
      'a user without an ID',
      { ...ADD, user_profiles: [{}] },
      'a user has neither identity nor guid',
    ],
    [
      'a word for events',
      { ...ADD, user_profiles: [], events: 'no' },
      'events is neither true nor false',
    ],
    ['null', null, 'a change names no segment'],
  ])('are refused with %s, and nothing is changed', async (_, bad, error) => {
    const api = await rehearse({ segments });
    const answer = await change(api, { ...ADD, user_profiles: users('ada') }, bad);
    expect(answer).toMatchObject({ status: 400, body: { error } });
    expect(membersOf(api, 'vip')).toEqual([]);
  });
});

describe('profiles that are merged', () => {
  const merge = (api: Rehearsal, from: object, into: object) =>
    api.post('/_emulator/merge', { from, into });

  it('are one, in segments, events and counts', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD), { user_profiles: [{ guid: 'g1' }], segments: [ADD] });
    expect((await merge(api, { guid: 'g1' }, { identity: 'ada' })).status).toBe(200);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
    expect(api.emulator.state().created_users).toEqual([{ identity: 'ada' }]);
    const days = { event_name: 'Segment Membership Change', from: 20261123, to: 20261123 };
    expect((await api.post('/1/counts/profiles.json', days)).body).toMatchObject({ count: 1 });
    const { cursor } = (await api.post('/1/events.json', days)).body as { cursor: string };
    const { records } = (await api.get(`/1/events.json?cursor=${cursor}`)).body as {
      records: { profile: object }[];
    };
    expect(new Set(records.map(({ profile }) => JSON.stringify(profile))).size).toBe(1);
    await api.update({ user_profiles: [{ guid: 'g1' }], segments: [ADD] });
    expect(api.emulator.state()).toMatchObject({ redundant_changes: 1, billed_events: 2 });
  });

  it('are refused where there are not two', async () => {
    const api = await rehearse({ segments, users: [{ identity: 'ada' }] });
    const ada = { identity: 'ada' };
    expect(await merge(api, { guid: 'g1' }, ada)).toMatchObject({
      body: { error: 'from or into is not a user of the account' },
    });
    expect(await merge(api, ada, ada)).toMatchObject({
      body: { error: 'from and into are one user already' },
    });
  });
});

describe('the download of a segment', () => {
  it('is a CSV file with object IDs and identities', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada@example.com', 'a "b", c'], ADD), {
      user_profiles: [{ guid: 'g1' }],
      segments: [ADD],
    });
    const { status, headers, body } = await api.get('/_emulator/segments/1234/members.csv');
    expect([status, headers.get('Content-Type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    const [head, ...rows] = String(body).split('\r\n');
    expect(head).toBe('CleverTap ID,Identity,Name,Email,Phone');
    expect(rows).toEqual([
      expect.stringMatching(/^[0-9a-f]{32},ada@example\.com,,,$/),
      expect.stringMatching(/^[0-9a-f]{32},"a ""b"", c",,,$/),
      'g1,,,,',
      '',
    ]);
  });

  it('is whole where the segment is large', async () => {
    const api = await rehearse({ segments });
    const many = names('user', 5000);
    await change(api, { ...ADD, user_profiles: users(...many) });
    const { body } = await api.get('/_emulator/segments/1234/members.csv');
    const rows = String(body).split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',')[1])).toEqual(many);
  });

  it('is missing where the segment is', async () => {
    const api = await rehearse({ segments });
    expect((await api.get('/_emulator/segments/1/members.csv')).status).toBe(404);
    expect((await api.get('/_emulator/nothing.csv')).status).toBe(404);
  });
});
