import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOverTime } from '../../src/emulator/error-filter.ts';
import type { ErrorRow } from '../../src/emulator/error-stream.ts';
import { createErrorStream, rowsCsv } from '../../src/emulator/error-stream.ts';
import { apiSegment, entry, NOW, rehearse } from './client.ts';

const segments = [apiSegment('vip', 1)];
const wrong = (key: string) => ({ customer_segment_id: key, action: 'ADD' });
const row = (changes: Partial<ErrorRow>): ErrorRow => ({
  time: NOW,
  request: 1,
  type: 'API_SEGMENT_NOT_FOUND_OR_DELETED',
  ctSegmentId: null,
  customerSegmentId: null,
  user: null,
  ...changes,
});

async function filled() {
  const api = await rehearse({ segments });
  await api.update(
    entry(['ada'], wrong('gone')),
    entry(['bob'], { ct_segment_id: 99, action: 'ADD' }),
    entry([''], wrong('vip')),
  );
  return api;
}

describe('the Error Stream as JSON', () => {
  it('names the segments that were skipped, and tells how many over time', async () => {
    const api = await filled();
    const { body } = await api.get('/_emulator/error-stream');
    expect(body).toMatchObject({ total: 3, matched: 3, segments: ['gone', '99', 'vip'] });
    const { over_time } = body as { readonly over_time: readonly { readonly errors: number }[] };
    expect(over_time.at(-1)).toEqual({
      from: '2026-11-23T14:04:16.000Z',
      errors: 3,
      types: { API_SEGMENT_NOT_FOUND_OR_DELETED: 2, API_SEGMENT_EMPTY_IDENTITY: 1 },
    });
  });

  it.each([
    ['type=API_SEGMENT_EMPTY_IDENTITY', [null]],
    ['segment=gone', ['ada']],
    ['segment=99', ['bob']],
    ['segment=gone&type=API_SEGMENT_EMPTY_IDENTITY', []],
    ['limit=2', ['bob', null]],
  ])('filters by %s', async (query, users) => {
    const api = await filled();
    const { body } = await api.get(`/_emulator/error-stream?${query}`);
    const { error_stream } = body as {
      readonly error_stream: { readonly user_identity: unknown }[];
    };
    expect(error_stream.map(({ user_identity }) => user_identity)).toEqual(users);
  });
});

describe('the Error Stream as CSV', () => {
  it('has the columns of the specification, with time, type and request', async () => {
    const api = await filled();
    const response = await fetch(`${api.url}/_emulator/error-stream.csv?segment=gone`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(await response.text()).toBe(
      'Time,Error Type,Segment ID,Customer Segment ID,User Identity,Request\r\n' +
        '2026-11-23T14:04:16.000Z,API_SEGMENT_NOT_FOUND_OR_DELETED,,gone,ada,1\r\n',
    );
  });

  it('gives back any text that a user or segment may have', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (user, segment) => {
        const csv = [...rowsCsv([row({ user, customerSegmentId: segment })])].join('');
        const [, cells] = parse(csv, { record_delimiter: '\r\n' });
        expect(cells?.slice(3, 5)).toEqual([segment, user]);
      }),
    );
  });
});

describe('counts over time', () => {
  it('draws thirty seconds where everything is new', () => {
    const buckets = countOverTime([row({ time: NOW - 2500 }), row({}), row({})], NOW);
    expect(buckets).toHaveLength(30);
    expect(buckets.slice(-4).map(({ errors }) => errors)).toEqual([1, 0, 0, 2]);
    expect(buckets.at(-1)?.from).toBe(NOW);
  });

  it('counts every row once, in at most sixty buckets, however long it took', () => {
    const spans = fc.array(fc.integer({ min: 0, max: 10 * 365 * 86_400_000 }), { minLength: 1 });
    fc.assert(
      fc.property(spans, (ages) => {
        const times = ages.map((age) => NOW - age).sort((a, b) => a - b);
        const buckets = countOverTime(
          times.map((time) => row({ time })),
          NOW,
        );
        expect(buckets.reduce((sum, { errors }) => sum + errors, 0)).toBe(times.length);
        expect(buckets.length).toBeGreaterThanOrEqual(30);
        expect(buckets.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

it('keeps the newest rows only, and counts them all', () => {
  const stream = createErrorStream(3);
  for (let request = 1; request <= 10; request += 1) stream.report(row({ request }));
  expect(stream.rows.map(({ request }) => request)).toEqual([8, 9, 10]);
  expect(stream.total).toBe(10);
});
