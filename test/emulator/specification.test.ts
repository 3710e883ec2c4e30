import { describe, expect, it } from 'vitest';
import type { Rehearsal } from './client.ts';
import { apiSegment, entry, errorsOf, membersOf, names, rehearse } from './client.ts';
import { manualTime, until } from './manual-time.ts';

/**
 * The Update Segment specification, sentence by sentence, in its order. What it leaves open is
 * tested in the other files of this folder.
 */
const SEGMENTS = [
  apiSegment('abc123', 1234),
  apiSegment(null, 5678),
  apiSegment('customer_id_123', 9012),
  { kind: 'dashboard', ctSegmentId: 77, customerSegmentId: 'made_by_hand', name: 'By hand' },
  { kind: 'partner', ctSegmentId: 78, customerSegmentId: 'made_by_partner', name: 'Partner' },
] as const;
const account = () => rehearse({ segments: SEGMENTS });
const ADD = { customer_segment_id: 'abc123', action: 'ADD' };
const REMOVE = { customer_segment_id: 'abc123', action: 'REMOVE' };
const SUCCESS = { success: true };

const fail = (code: number, error: string) => ({ status: 'fail', error, code });
const MAXIMUM_UPDATES = fail(
  100,
  'A maximum of 100 profile updates can be included in one request.',
);
const NO_PROFILES = fail(
  100,
  'No user profiles were provided in the request. Add profiles and try again.',
);
const TOO_MANY_SEGMENTS = fail(100, 'More than 100 segments were added in the request.');
const TOO_MANY_USERS = fail(100, 'More than 100 user IDs added for one or more segments.');
const PARAMETERS = fail(
  400,
  'The request parameters are invalid. Verify the parameters and try again.',
);

describe('Overview', () => {
  it('adds users to API segments and removes them', async () => {
    const api = await account();
    await api.update(entry(['ada', 'bob'], ADD));
    await api.update(entry(['ada'], REMOVE));
    expect(membersOf(api, 'abc123')).toEqual(['bob']);
  });

  it('does not apply to segments created in the dashboard', async () => {
    const api = await account();
    const answer = await api.update(entry(['ada'], { ct_segment_id: 77, action: 'ADD' }));
    expect(answer.body).toEqual(SUCCESS);
    expect(membersOf(api, 77)).toEqual([]);
    expect(errorsOf(api)).toEqual(['API_SEGMENT_NOT_FOUND_OR_DELETED ada']);
  });

  it('does not apply to partner segments', async () => {
    const api = await account();
    const segment = { customer_segment_id: 'made_by_partner', action: 'ADD' };
    await api.update(entry(['ada'], segment));
    expect(membersOf(api, 78)).toEqual([]);
    expect(errorsOf(api)).toEqual(['API_SEGMENT_NOT_FOUND_OR_DELETED ada']);
  });

  it('processes valid entries and skips invalid ones of the same request', async () => {
    const api = await account();
    const unknown = { customer_segment_id: 'nowhere', action: 'ADD' };
    await api.update(entry(['ada'], ADD), entry(['bob'], unknown), entry(['eve'], ADD));
    expect(membersOf(api, 'abc123')).toEqual(['ada', 'eve']);
  });

  it('logs invalid entries with Segment ID, Customer Segment ID and User Identity', async () => {
    const api = await account();
    await api.update(
      entry(['bob'], { ct_segment_id: 1, customer_segment_id: 'nowhere', action: 'ADD' }),
    );
    expect(api.emulator.state().error_stream).toEqual([
      {
        time: '2026-11-23T14:04:16.000Z',
        error_type: 'API_SEGMENT_NOT_FOUND_OR_DELETED',
        segment_id: 1,
        customer_segment_id: 'nowhere',
        user_identity: 'bob',
        request: 1,
      },
    ]);
  });

  it('updates several users at once, adding to and removing from various segments', async () => {
    const api = await account();
    await api.update(entry(['ada', 'bob'], { ct_segment_id: 5678, action: 'ADD' }));
    await api.update({
      user_profiles: [{ identity: 'ada' }, { identity: 'eve' }],
      segments: [ADD, { ct_segment_id: 5678, action: 'REMOVE' }],
    });
    expect(membersOf(api, 'abc123')).toEqual(['ada', 'eve']);
    expect(membersOf(api, 5678)).toEqual(['bob']);
  });

  it('takes either CleverTap segment IDs or customer-defined segment IDs', async () => {
    const api = await account();
    await api.update(entry(['ada'], { ct_segment_id: 1234, action: 'ADD' }));
    await api.update(entry(['bob'], { customer_segment_id: 'abc123', action: 'ADD' }));
    expect(membersOf(api, 'abc123')).toEqual(['ada', 'bob']);
  });
});

describe('Base URL, headers and method', () => {
  it('is served at /api/updateSegment', async () => {
    const api = await account();
    const elsewhere = await api.post('/updateSegment', { bulk_profiles: [entry(['ada'], ADD)] });
    expect(elsewhere.status).toBe(404);
    expect(membersOf(api, 'abc123')).toEqual([]);
  });

  it('wants the JSON content type', async () => {
    const api = await account();
    const headers = { ...api.headers, 'Content-Type': 'text/plain' };
    const answer = await api.post('/api/updateSegment', { bulk_profiles: [] }, headers);
    expect(answer).toMatchObject({ status: 400, body: PARAMETERS });
  });

  it('wants the method POST', async () => {
    const api = await account();
    expect(await api.get('/api/updateSegment')).toMatchObject({ status: 405 });
  });
});

describe('Request Parameters', () => {
  const without = async (api: Rehearsal, body: unknown) =>
    expect(await api.post('/api/updateSegment', body)).toMatchObject({
      status: 400,
      body: PARAMETERS,
    });

  it('requires bulk_profiles, an array', async () => {
    const api = await account();
    await without(api, {});
    await without(api, { bulk_profiles: { 0: entry(['ada'], ADD) } });
    await without(api, [entry(['ada'], ADD)]);
  });

  it('requires user_profiles, an array', async () => {
    const api = await account();
    await without(api, { bulk_profiles: [{ segments: [ADD] }] });
    await without(api, { bulk_profiles: [{ user_profiles: 'ada', segments: [ADD] }] });
  });

  it('takes a guid for an anonymous user', async () => {
    const api = await account();
    await api.update({ user_profiles: [{ guid: 'abcde12345' }], segments: [ADD] });
    expect(membersOf(api, 'abc123')).toEqual(['guid:abcde12345']);
  });

  it('checks the guid only if identity is not provided', async () => {
    const api = await account();
    await api.update({ user_profiles: [{ guid: 'abcde12345', identity: 'ada' }], segments: [ADD] });
    expect(membersOf(api, 'abc123')).toEqual(['ada']);
  });

  it('takes the identity where the guid is not present', async () => {
    const api = await account();
    await api.update({ user_profiles: [{ identity: 'CT123456' }], segments: [ADD] });
    expect(membersOf(api, 'abc123')).toEqual(['CT123456']);
  });

  it('requires segments, an array', async () => {
    const api = await account();
    await without(api, { bulk_profiles: [{ user_profiles: [{ identity: 'ada' }] }] });
    await without(api, {
      bulk_profiles: [{ user_profiles: [{ identity: 'ada' }], segments: ADD }],
    });
  });

  it('takes ct_segment_id as an integer', async () => {
    const api = await account();
    await api.update(entry(['ada'], { ct_segment_id: 5678, action: 'ADD' }));
    await without(api, { bulk_profiles: [entry(['bob'], { ct_segment_id: 56.5, action: 'ADD' })] });
    expect(membersOf(api, 5678)).toEqual(['ada']);
  });

  it('takes customer_segment_id as a string', async () => {
    const api = await account();
    await api.update(entry(['ada'], { customer_segment_id: 'abc123', action: 'ADD' }));
    await without(api, {
      bulk_profiles: [entry(['b'], { customer_segment_id: 5, action: 'ADD' })],
    });
    expect(membersOf(api, 'abc123')).toEqual(['ada']);
  });

  it('adds or removes as action says', async () => {
    const api = await account();
    await api.update(entry(['ada'], ADD), entry(['bob'], ADD), entry(['ada'], REMOVE));
    expect(membersOf(api, 'abc123')).toEqual(['bob']);
  });

  it('updates several profiles and segments with one entry', async () => {
    const api = await account();
    await api.update({
      user_profiles: [{ identity: 'ada' }, { guid: 'g1' }],
      segments: [ADD, { ct_segment_id: 5678, action: 'ADD' }],
    });
    expect(membersOf(api, 'abc123')).toEqual(['ada', 'guid:g1']);
    expect(membersOf(api, 5678)).toEqual(['ada', 'guid:g1']);
  });

  it('takes 100 user IDs, and not 101', async () => {
    const api = await account();
    expect(await api.update(entry(names('u', 100), ADD))).toMatchObject({ status: 200 });
    expect(await api.update(entry(names('w', 101), ADD))).toMatchObject({ body: TOO_MANY_USERS });
    expect(membersOf(api, 'abc123')).toEqual(names('u', 100));
  });

  it('takes 100 segments, and not 101', async () => {
    const segments = names('s', 101).map((key, index) => apiSegment(key, index + 1));
    const api = await rehearse({ segments });
    const actions = segments.map(({ ctSegmentId }) => ({
      ct_segment_id: ctSegmentId,
      action: 'ADD',
    }));
    const user_profiles = [{ identity: 'ada' }];
    await api.update({ user_profiles, segments: actions.slice(0, 100) });
    const over = await api.update({ user_profiles, segments: actions });
    expect(over).toMatchObject({ body: TOO_MANY_SEGMENTS });
    expect(membersOf(api, 's100')).toEqual(['ada']);
    expect(membersOf(api, 's101')).toEqual([]);
  });
});

describe('Request Payload', () => {
  it('accepts both segment IDs if they match', async () => {
    const api = await account();
    const both = { ct_segment_id: 1234, customer_segment_id: 'abc123', action: 'ADD' };
    await api.update(entry(['ada'], both));
    expect(membersOf(api, 'abc123')).toEqual(['ada']);
  });

  it('skips and logs an entry whose segment IDs do not match', async () => {
    const api = await account();
    const both = { ct_segment_id: 5678, customer_segment_id: 'abc123', action: 'ADD' };
    expect(await api.update(entry(['ada'], both))).toMatchObject({ status: 200, body: SUCCESS });
    expect([...membersOf(api, 'abc123'), ...membersOf(api, 5678)]).toEqual([]);
    expect(errorsOf(api)).toEqual(['API_SEGMENT_ID_MISMATCH ada']);
  });

  it('still processes the other valid entries of that request', async () => {
    const api = await account();
    const both = { ct_segment_id: 5678, customer_segment_id: 'abc123', action: 'ADD' };
    await api.update({ user_profiles: [{ identity: 'ada' }], segments: [both, ADD] });
    expect(membersOf(api, 'abc123')).toEqual(['ada']);
  });
});

describe('Example Request', () => {
  const AS_PRINTED = `{
  "bulk_profiles": [
    {
      "user_profiles": [
        {
          "guid": "abcde12345",
          "identity": "[email protected]"
        },
        {
          "guid": "fghij67890",
          "identity": "[email protected]"
        }
      ],
      "segments": [
        {
          "ct_segment_id": 1234,
          "customer_segment_id": "abc123",
          "action": "ADD"
        },
        {
          "ct_segment_id": 5678,
          "action": "REMOVE"
        },
        {
          "customer_segment_id": "customer_id_123",
          "action": "ADD"
        }
      ]
    }
  ]
}`;

  it('gets the example response, as printed', async () => {
    const api = await account();
    expect(await api.post('/api/updateSegment', AS_PRINTED)).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(membersOf(api, 'abc123')).toEqual(['[email protected]']);
    expect(membersOf(api, 'customer_id_123')).toEqual(['[email protected]']);
    expect(errorsOf(api)).toEqual([]);
  });

  it('gets HTTP 200 even if some entries are invalid', async () => {
    const api = await rehearse({ segments: [apiSegment('abc123', 1234)] });
    const answer = await api.post('/api/updateSegment', AS_PRINTED);
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    expect(membersOf(api, 'abc123')).toEqual(['[email protected]']);
    expect(errorsOf(api)).toHaveLength(4);
  });
});

describe('Request Limit', () => {
  it('processes three requests at a time for the account and API', async () => {
    const time = manualTime();
    const api = await rehearse({ segments: SEGMENTS, latency: { from: 200, to: 200 }, ...time });
    const three = ['ada', 'bob', 'eve'].map((user) => api.update(entry([user], ADD)));
    await until(() => time.waiting === 3);
    expect(await api.update(entry(['fay'], ADD))).toMatchObject({
      status: 429,
      body: fail(429, 'Too many concurrent requests'),
    });
    time.advance(200);
    await Promise.all(three);
    expect(membersOf(api, 'abc123').sort()).toEqual(['ada', 'bob', 'eve']);
  });
});

describe('Error Stream Reporting', () => {
  it('logs invalid entries instead of failing the entire request', async () => {
    const api = await account();
    const answer = await api.update(entry(['ada'], { action: 'ADD' }), entry([''], ADD));
    expect(answer).toMatchObject({ status: 200, body: SUCCESS });
    expect(errorsOf(api)).toEqual([
      'API_SEGMENT_NO_SEGMENT_ID ada',
      'API_SEGMENT_EMPTY_IDENTITY null',
    ]);
  });

  it('gives the ct_segment_id only if it was provided', async () => {
    const api = await account();
    const wrong = { customer_segment_id: 'abc123', action: 'DROP' };
    await api.update(entry(['ada'], wrong), entry(['ada'], { ...wrong, ct_segment_id: 1234 }));
    const rows = api.emulator.state().error_stream;
    expect(rows.map((row) => row.segment_id)).toEqual([null, 1234]);
  });

  it('gives the customer segment ID', async () => {
    const api = await account();
    await api.update(entry(['ada'], { customer_segment_id: 'abc123', action: 'DROP' }));
    expect(api.emulator.state().error_stream[0]?.customer_segment_id).toBe('abc123');
  });

  it('gives the identity or the GUID of the user', async () => {
    const api = await account();
    await api.update({
      user_profiles: [{ identity: 'ada' }, { guid: 'abcde12345' }],
      segments: [{ action: 'ADD' }],
    });
    const rows = api.emulator.state().error_stream;
    expect(rows.map((row) => row.user_identity)).toEqual(['ada', 'abcde12345']);
  });

  it('shows these errors in the Error Stream dashboard', async () => {
    const api = await account();
    await api.update(entry(['ada'], { action: 'ADD' }));
    const page = await fetch(`${api.url}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<h2 id="errors-title">Error Stream</h2>');
    expect((await api.get('/_emulator/error-stream')).body).toMatchObject({
      matched: 1,
      error_stream: [{ error_type: 'API_SEGMENT_NO_SEGMENT_ID', user_identity: 'ada' }],
    });
  });
});

describe('Request-Level Errors', () => {
  it('answers 401 where authentication fails', async () => {
    const api = await account();
    const body = { bulk_profiles: [entry(['ada'], ADD)] };
    const wrong = { ...api.headers, 'X-CleverTap-Passcode': 'wrong' };
    expect(await api.post('/api/updateSegment', body, wrong)).toMatchObject({
      status: 401,
      body: fail(
        401,
        'User authentication failed. Ensure all authentication values are entered and correct.',
      ),
    });
    expect(membersOf(api, 'abc123')).toEqual([]);
  });

  it('answers 400 where the request parameters are invalid', async () => {
    const api = await account();
    const answer = await api.post('/api/updateSegment', '{"bulk_profiles":[');
    expect(answer).toMatchObject({ status: 400, body: PARAMETERS });
  });

  it('answers code 100 for more than 100 profile updates', async () => {
    const api = await account();
    const entries = names('u', 101).map((name) => entry([name], ADD));
    expect(await api.update(...entries)).toMatchObject({ status: 400, body: MAXIMUM_UPDATES });
    expect(await api.update(...entries.slice(0, 100))).toMatchObject({ status: 200 });
    expect(membersOf(api, 'abc123')).toEqual(names('u', 100));
  });

  it('answers code 100 where no user profiles are provided', async () => {
    const api = await account();
    expect(await api.update()).toMatchObject({ status: 400, body: NO_PROFILES });
    expect(await api.update(entry([], ADD))).toMatchObject({ status: 400, body: NO_PROFILES });
  });

  it('answers code 100 for more than 100 segments in the request', async () => {
    const api = await account();
    const segments = Array.from({ length: 51 }, () => ADD);
    const half = { user_profiles: [{ identity: 'ada' }], segments };
    expect(await api.update(half, half)).toMatchObject({ status: 400, body: TOO_MANY_SEGMENTS });
    expect(membersOf(api, 'abc123')).toEqual([]);
  });

  it('answers code 100 for more than 100 user IDs in the request', async () => {
    const api = await account();
    const answer = await api.update(entry(names('u', 50), ADD), entry(names('w', 51), ADD));
    expect(answer).toMatchObject({ status: 400, body: TOO_MANY_USERS });
    expect(membersOf(api, 'abc123')).toEqual([]);
  });

  it('answers 500 where the request could not be processed', async () => {
    const api = await account();
    await api.post('/_emulator/faults', { faults: ['status=500'] });
    expect(await api.update(entry(['ada'], ADD))).toMatchObject({
      status: 500,
      body: fail(500, 'The request could not be processed due to a system error. Try again.'),
    });
    expect(membersOf(api, 'abc123')).toEqual([]);
  });
});

describe('Segment Processing Errors', () => {
  const VALID = entry(['valid'], ADD);
  const skips = async (api: Rehearsal, invalid: unknown, row: string) => {
    expect(await api.update(invalid, VALID)).toMatchObject({ status: 200, body: SUCCESS });
    expect(errorsOf(api)).toEqual([row]);
    expect(membersOf(api, 'abc123')).toEqual(['valid']);
  };

  it('reports a segment that does not exist', async () => {
    const invalid = entry(['ada'], { ct_segment_id: 4711, action: 'ADD' });
    await skips(await account(), invalid, 'API_SEGMENT_NOT_FOUND_OR_DELETED ada');
  });

  it('reports a segment that has been deleted', async () => {
    const api = await account();
    await fetch(`${api.url}/_emulator/segments/5678`, { method: 'DELETE' });
    const invalid = entry(['ada'], { ct_segment_id: 5678, action: 'ADD' });
    await skips(api, invalid, 'API_SEGMENT_NOT_FOUND_OR_DELETED ada');
  });

  it('reports segment IDs that do not refer to the same segment', async () => {
    const both = { ct_segment_id: 9012, customer_segment_id: 'abc123', action: 'ADD' };
    await skips(await account(), entry(['ada'], both), 'API_SEGMENT_ID_MISMATCH ada');
  });

  it('reports an action that is neither ADD nor REMOVE', async () => {
    const invalid = entry(['ada'], { customer_segment_id: 'abc123', action: 'DROP' });
    await skips(await account(), invalid, 'API_SEGMENT_INVALID_ACTION ada');
  });

  it('reports a user whose identity or GUID is missing or empty', async () => {
    const api = await account();
    const user_profiles = [{}, { identity: '' }, { guid: '' }];
    await api.update({ user_profiles, segments: [ADD] }, VALID);
    expect(errorsOf(api)).toEqual(Array(3).fill('API_SEGMENT_EMPTY_IDENTITY null'));
    expect(membersOf(api, 'abc123')).toEqual(['valid']);
  });

  it('reports a segment entry without a segment ID', async () => {
    const invalid = entry(['ada'], { action: 'ADD' });
    await skips(await account(), invalid, 'API_SEGMENT_NO_SEGMENT_ID ada');
  });
});
