import { describe, expect, it } from 'vitest';
import { apiSegment, entry, membersOf, names, rehearse } from './client.ts';

const PATH = '/api/createSegment';
const item = (id: string, name = `Segment ${id}`) => ({
  segment_name: name,
  customer_segment_id: id,
});

describe('Create Segment', () => {
  it("takes CleverTap's sample and makes a segment that can be used", async () => {
    const api = await rehearse();
    const sample = [{ segment_name: 'Premium Users', customer_segment_id: 'SEG12345' }];
    expect(await api.post(PATH, sample)).toMatchObject({
      status: 200,
      body: [
        {
          id: 1001,
          segment_name: 'Premium Users',
          customer_segment_id: 'SEG12345',
          status: 'success',
        },
      ],
    });
    await api.update(entry(['ada'], { ct_segment_id: 1001, action: 'ADD' }));
    expect(membersOf(api, 'SEG12345')).toEqual(['ada']);
  });

  it('gives each item a result of its own', async () => {
    const api = await rehearse({ segments: [apiSegment('old', 5)] });
    const answer = await api.post(PATH, [item('new'), item('old')]);
    expect(answer).toMatchObject({
      status: 200,
      body: [
        { id: 1001, status: 'success' },
        { customer_segment_id: 'old', status: 'fail', error: 'customer_segment_id already exists' },
      ],
    });
  });

  it('answers 400 where it created nothing', async () => {
    const api = await rehearse({ segments: [apiSegment('old', 5)] });
    expect(await api.post(PATH, [item('old')])).toMatchObject({
      status: 400,
      body: [{ status: 'fail', error: 'customer_segment_id already exists', code: 400 }],
    });
  });

  it('wants names that are unique within the request', async () => {
    const api = await rehearse();
    expect((await api.post(PATH, [item('a', 'Same'), item('b', 'Same')])).body).toMatchObject([
      { status: 'success' },
      { status: 'fail', error: 'segment_name must be unique within the request' },
    ]);
    expect(await api.post(PATH, [item('c', 'Same')])).toMatchObject({ status: 200 });
  });

  it('keeps the ID of a deleted segment taken for ever', async () => {
    const api = await rehearse({ segments: [apiSegment('old', 5)] });
    await fetch(`${api.url}/_emulator/segments/5`, { method: 'DELETE' });
    expect((await api.post(PATH, [item('old')])).status).toBe(400);
  });

  it('takes 100 segments per request, and not 101', async () => {
    const api = await rehearse();
    const items = names('s', 101).map((id) => item(id));
    expect((await api.post(PATH, items)).status).toBe(400);
    expect((await api.post(PATH, items.slice(0, 100))).status).toBe(200);
    expect(api.emulator.state().segments).toHaveLength(100);
  });

  it('takes 2,500 segments per account', async () => {
    const segments = names('s', 2499).map((key, index) => apiSegment(key, index + 1));
    const api = await rehearse({ segments });
    expect((await api.post(PATH, [item('last'), item('over')])).body).toMatchObject([
      { status: 'success' },
      { status: 'fail', error: 'The account has 2500 segments, which is the maximum' },
    ]);
  });

  it.each([
    ['an object', { segments: [item('a')] }],
    ['no items', []],
    ['an item without a name', [{ customer_segment_id: 'a' }]],
    ['an item without an ID', [{ segment_name: 'A' }]],
    ['an item that is not an object', ['a']],
  ])('refuses %s', async (_, body) => {
    const api = await rehearse();
    expect(await api.post(PATH, body)).toMatchObject({ status: 400, body: { code: 400 } });
    expect(api.emulator.state().segments).toEqual([]);
  });

  it('wants authentication', async () => {
    const api = await rehearse();
    const headers = { ...api.headers, 'X-CleverTap-Passcode': '' };
    expect((await api.post(PATH, [item('a')], headers)).status).toBe(401);
  });
});

describe('plausible shapes of its answer', () => {
  it('can be an object with segments', async () => {
    const api = await rehearse({ createResponse: 'segments' });
    expect((await api.post(PATH, [item('a')])).body).toEqual({
      success: true,
      segments: [
        {
          segment_id: 1001,
          segment_name: 'Segment a',
          customer_segment_id: 'a',
          status: 'success',
        },
      ],
    });
  });

  it('can be keyed by customer segment ID', async () => {
    const api = await rehearse({ createResponse: 'keyed' });
    expect((await api.post(PATH, [item('a')])).body).toEqual({
      a: {
        ct_segment_id: 1001,
        segment_name: 'Segment a',
        customer_segment_id: 'a',
        status: 'success',
      },
    });
  });

  it('can do without any ID', async () => {
    const api = await rehearse({ createResponse: 'bare' });
    expect(await api.post(PATH, [item('a')])).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(await api.post(PATH, [item('a')])).toMatchObject({
      status: 400,
      body: { status: 'fail', error: 'customer_segment_id already exists', code: 400 },
    });
  });
});
