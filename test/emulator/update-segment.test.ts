import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiSegment, entry, errorsOf, membersOf, names, rehearse } from './client.ts';

/** What the specification leaves open, and what was chosen. */
const segments = [apiSegment('vip', 1), apiSegment('news', 2)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };
const code = (answer: { readonly body: unknown }) =>
  (answer.body as { readonly code?: number }).code ?? null;

describe('what counts against 100', () => {
  const twice = [
    entry(names('u', 60), ADD),
    entry(names('u', 60), { ct_segment_id: 2, action: 'ADD' }),
  ];

  it('counts every occurrence unless told otherwise', async () => {
    const api = await rehearse({ segments });
    expect(code(await api.update(...twice))).toBe(100);
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('counts each user once where counting is distinct', async () => {
    const api = await rehearse({ segments, counting: 'distinct' });
    expect((await api.update(...twice)).status).toBe(200);
    expect(code(await api.update(...twice, entry(names('w', 41), ADD)))).toBe(100);
    expect(membersOf(api, 'vip')).toEqual(names('u', 60));
  });

  it('counts each segment once where counting is distinct', async () => {
    const api = await rehearse({ segments, counting: 'distinct' });
    const actions = Array.from({ length: 101 }, () => ADD);
    const answer = await api.update({ user_profiles: [{ identity: 'ada' }], segments: actions });
    expect(answer.status).toBe(200);
  });

  it('counts users x segments as profile updates where counting is pairs', async () => {
    const api = await rehearse({ segments, counting: 'pairs' });
    const both = [ADD, { ct_segment_id: 2, action: 'ADD' }];
    const profiles = (count: number) => names('u', count).map((identity) => ({ identity }));
    const over = await api.update({ user_profiles: profiles(51), segments: both });
    expect(over.body).toEqual({
      status: 'fail',
      error: 'A maximum of 100 profile updates can be included in one request.',
      code: 100,
    });
    const full = await api.update({ user_profiles: profiles(50), segments: both });
    expect(full.status).toBe(200);
  });

  it.each([99, 100])('takes %i users, segments and entries', async (count) => {
    const many = names('s', count).map((key, index) => apiSegment(key, index + 1));
    const api = await rehearse({ segments: many });
    const actions = many.map(({ ctSegmentId }) => ({ ct_segment_id: ctSegmentId, action: 'ADD' }));
    const users = names('u', count);
    const each = users.map((user, index) => entry([user], actions[index]));
    expect((await api.update(...each)).status).toBe(200);
    const user_profiles = users.map((identity) => ({ identity }));
    expect((await api.update({ user_profiles, segments: actions })).status).toBe(200);
    expect(membersOf(api, `s${count}`)).toHaveLength(count);
  });

  it('answers code 100 with the HTTP status that was chosen', async () => {
    const api = await rehearse({ segments, code100Status: 200 });
    const answer = await api.update();
    expect([answer.status, code(answer)]).toEqual([200, 100]);
  });

  it('refuses the request where one entry of several has no users', async () => {
    const api = await rehearse({ segments });
    expect(code(await api.update(entry(['ada'], ADD), entry([], ADD)))).toBe(100);
    expect(membersOf(api, 'vip')).toEqual([]);
  });
});

describe('the shape of a request', () => {
  const accepts = async (body: unknown) => {
    const api = await rehearse({ segments });
    await api.post('/api/updateSegment', body);
    return membersOf(api, 'vip');
  };
  const one = (user: unknown, segment: unknown = ADD) => ({
    bulk_profiles: [{ user_profiles: [user], segments: [segment] }],
  });

  it.each([
    ['an entry that is not an object', { bulk_profiles: ['ada', entry(['ada'], ADD)] }],
    ['an entry that is null', { bulk_profiles: [null, entry(['ada'], ADD)] }],
    ['a user that is not an object', one('ada')],
    ['an identity that is a number', one({ identity: 5 })],
    ['an identity of 1,025 characters', one({ identity: 'a'.repeat(1025) })],
    ['a segment that is not an object', one({ identity: 'ada' }, 'vip')],
    [
      'an entry without segments',
      { bulk_profiles: [{ user_profiles: [{ identity: 'a' }], segments: [] }] },
    ],
    [
      'a ct_segment_id of letters',
      one({ identity: 'ada' }, { ct_segment_id: 'one', action: 'ADD' }),
    ],
    [
      'a ct_segment_id beyond exact numbers',
      one({ identity: 'ada' }, { ct_segment_id: 2 ** 53, action: 'ADD' }),
    ],
    ['a body that is null', null],
  ])('refuses %s', async (_, body) => {
    const api = await rehearse({ segments });
    const answer = await api.post('/api/updateSegment', body);
    expect([answer.status, code(answer)]).toEqual([400, 400]);
    expect(membersOf(api, 'vip')).toEqual([]);
  });

  it('reads a ct_segment_id of digits in a string', async () => {
    expect(await accepts(one({ identity: 'ada' }, { ct_segment_id: '1', action: 'ADD' }))).toEqual([
      'ada',
    ]);
  });

  it('ignores unknown fields', async () => {
    const body = { ...one({ identity: 'ada', phone: 1 }, { ...ADD, note: 'x' }), extra: [] };
    expect(await accepts(body)).toEqual(['ada']);
  });

  it('takes null for missing', async () => {
    const segment = { ...ADD, ct_segment_id: null };
    expect(await accepts(one({ identity: null, guid: 'g1' }, segment))).toEqual(['guid:g1']);
  });

  it('takes 1,024 characters, and IDs as they are written', async () => {
    const long = 'ä'.repeat(1024);
    expect(await accepts(one({ identity: long }))).toEqual([long]);
    expect(await accepts(one({ identity: ' Ada@Example.com ' }))).toEqual([' Ada@Example.com ']);
  });

  it('refuses a body that is not UTF-8', async () => {
    const api = await rehearse({ segments });
    const body = Buffer.from(JSON.stringify(one({ identity: 'ä' })), 'latin1');
    const { headers } = api;
    const answer = await fetch(`${api.url}/api/updateSegment`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
  });

  it.each([
    ['application/json; charset=utf-8', 200],
    ['Application/JSON', 200],
    ['application/json; charset=latin1', 400],
    ['application/jsonp', 400],
  ])('answers the content type %s with %i', async (type, status) => {
    const api = await rehearse({ segments });
    const headers = { ...api.headers, 'Content-Type': type };
    expect((await api.post('/api/updateSegment', one({ identity: 'a' }), headers)).status).toBe(
      status,
    );
  });
});

describe('entries', () => {
  it('skips identities that stand for nothing, unless told to accept them', async () => {
    const odd = ['null', 'N/A', '0', '  ', 'NaN', 'Nancy'];
    const strict = await rehearse({ segments });
    await strict.update(entry(odd, ADD));
    expect(membersOf(strict, 'vip')).toEqual(['Nancy']);
    const lax = await rehearse({ segments, reserved: 'accept' });
    await lax.update(entry(odd, ADD));
    expect(membersOf(lax, 'vip')).toEqual(['null', 'N/A', '0', 'NaN', 'Nancy']);
  });

  it('takes the case of an action as it is written', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], { customer_segment_id: 'vip', action: 'add' }));
    expect(errorsOf(api)).toEqual(['API_SEGMENT_INVALID_ACTION ada']);
  });

  it('reports one error for each skipped user x segment', async () => {
    const api = await rehearse({ segments });
    await api.update({
      user_profiles: [{ identity: 'ada' }, { identity: '' }],
      segments: [{ action: 'DROP' }, { ct_segment_id: 9, action: 'ADD' }, ADD],
    });
    expect(errorsOf(api)).toEqual([
      'API_SEGMENT_NO_SEGMENT_ID ada',
      'API_SEGMENT_NO_SEGMENT_ID null',
      'API_SEGMENT_NOT_FOUND_OR_DELETED ada',
      'API_SEGMENT_NOT_FOUND_OR_DELETED null',
      'API_SEGMENT_EMPTY_IDENTITY null',
    ]);
    expect(membersOf(api, 'vip')).toEqual(['ada']);
  });

  it('takes one ID that names a segment and one that names none for a mismatch', async () => {
    const api = await rehearse({ segments });
    const half = { ct_segment_id: 1, customer_segment_id: 'nowhere', action: 'ADD' };
    await api.update(entry(['ada'], half));
    expect(errorsOf(api)).toEqual(['API_SEGMENT_ID_MISMATCH ada']);
  });

  it('counts a change without effect, and bills none', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada', 'ada'], ADD));
    await api.update(entry(['eve'], { ct_segment_id: 1, action: 'REMOVE' }));
    expect(api.emulator.state()).toMatchObject({ billed_events: 1, redundant_changes: 2 });
  });

  it('tells users that a change created from those that were known', async () => {
    const api = await rehearse({ segments, users: [{ identity: 'ada' }] });
    await api.post('/_emulator/users', [{ guid: 'g1' }]);
    await api.update(entry(['ada', 'bob'], ADD), {
      user_profiles: [{ guid: 'g1' }, { guid: 'g2' }],
      segments: [ADD],
    });
    expect(api.emulator.state()).toMatchObject({
      known_users: 2,
      created_users: [{ identity: 'bob' }, { guid: 'g2' }],
    });
  });

  it('creates no user where a REMOVE names one', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], { customer_segment_id: 'vip', action: 'REMOVE' }));
    expect(api.emulator.state().created_users).toEqual([]);
  });
});

describe('any sequence of requests', () => {
  const change = fc.record({
    user: fc.constantFrom('ada', 'bob', '', 'eve'),
    segment: fc.constantFrom('vip', 'news', 'nowhere'),
    action: fc.constantFrom('ADD', 'REMOVE', 'DROP'),
  });

  it('leaves the members that a set of names would hold', async () => {
    const api = await rehearse({ segments });
    const model = new Set<string>();
    const requests = fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(requests, async (batches) => {
        for (const batch of batches) {
          await api.update(
            ...batch.map(({ user, segment, action }) =>
              entry([user], { customer_segment_id: segment, action }),
            ),
          );
          for (const { user, segment, action } of batch) {
            if (user === '' || segment === 'nowhere') continue;
            if (action === 'ADD') model.add(`${segment} ${user}`);
            if (action === 'REMOVE') model.delete(`${segment} ${user}`);
          }
        }
        const held = ['vip', 'news'].flatMap((key) =>
          membersOf(api, key).map((who) => `${key} ${who}`),
        );
        expect(held.sort()).toEqual([...model].sort());
      }),
      { numRuns: 40 },
    );
  });
});
