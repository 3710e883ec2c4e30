import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/message.ts';
import type { Rehearsal } from '../../emulator/client.ts';
import { apiSegment, entry, names, rehearse } from '../../emulator/client.ts';
import { answer, rawServer } from '../raw-server.ts';
import { pagesOf, readerOf, TODAY, waits } from './reading-client.ts';

const segments = [apiSegment('vip', 1234)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };

/** Changes by others, which take any number of users at once. */
const add = (api: Rehearsal, users: readonly string[]) =>
  api.post('/_emulator/changes', [
    { ...ADD, user_profiles: users.map((identity) => ({ identity })) },
  ]);

type Pages = Awaited<ReturnType<typeof pagesOf>>;
const identitiesOf = (pages: Pages) =>
  pages.flatMap((page) =>
    page.kind === 'page' ? page.events.flatMap((event) => event.identities) : [],
  );

describe('the events of a range', () => {
  it('come as they were raised', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD), { user_profiles: [{ guid: 'g1' }], segments: [ADD] });
    await api.update(entry(['ada'], { ...ADD, action: 'REMOVE' }));
    const segmentIds = { customerSegmentId: 'vip', ctSegmentId: 1234 };
    const at = Date.UTC(2026, 10, 23, 14, 4, 16);
    const event = { segmentIds, operation: 'ADD', at, latest: at };
    const objectId = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(await pagesOf(readerOf(api.emulator))).toEqual([
      {
        kind: 'page',
        isFirst: true,
        events: [
          { ...event, objectId, identities: ['ada'] },
          { ...event, objectId: 'g1', identities: [] },
          { ...event, objectId, identities: ['ada'], operation: 'REMOVE' },
        ],
        unreadable: 0,
        next: null,
      },
    ]);
  });

  it('come in pages of 5,000, with one request more than pages', async () => {
    const api = await rehearse({ segments });
    await add(api, names('u', 10_001));
    const pages = await pagesOf(readerOf(api.emulator));
    expect(pages.map((page) => page.kind === 'page' && [page.isFirst, page.events.length])).toEqual(
      [
        [true, 5000],
        [false, 5000],
        [false, 1],
      ],
    );
    expect(identitiesOf(pages)).toEqual(names('u', 10_001));
    expect(api.emulator.state().apis.events).toMatchObject({ requests: 4, peak: 1 });
  });

  it('go on in another process after the page that was kept', async () => {
    const api = await rehearse({ segments });
    await add(api, names('u', 10_001));
    for await (const page of readerOf(api.emulator).events(TODAY, null)) {
      if (page.kind !== 'page') throw new Error('incomplete');
      const rest = await pagesOf(readerOf(api.emulator), TODAY, page.next);
      expect(rest.map((one) => one.kind === 'page' && one.isFirst)).toEqual([false, false]);
      expect(identitiesOf(rest)).toEqual(names('u', 10_001).slice(5000));
      break;
    }
    expect(api.emulator.state().apis.events.requests).toBe(4);
  });

  it('are one empty page where there are none, and where all days are to come', async () => {
    const api = await rehearse({ segments });
    const page = { kind: 'page', isFirst: true, events: [], unreadable: 0, next: null };
    const client = readerOf(api.emulator);
    expect(await pagesOf(client)).toEqual([page]);
    expect(await pagesOf(client, { from: '2026-11-24', to: '2026-11-25' })).toEqual([page]);
    expect(api.emulator.state().apis.events.requests).toBe(2);
  });

  it('have the time and the days of the zone of the account', async () => {
    const zone = { timezone: 'Asia/Kolkata' };
    const now = Date.UTC(2026, 10, 22, 18, 30);
    const api = await rehearse({ segments, ...zone, now: () => now });
    await api.update(entry(['ada'], ADD));
    const [page] = await pagesOf(
      readerOf(api.emulator, { ...zone, waiting: { ...waits(), now: () => now } }),
    );
    expect(page).toMatchObject({ events: [{ at: now }] });
  });

  it.each(['status=500', 'status=429', 'reset=after', 'truncate', 'nonjson', 'fail', 'progress'])(
    'are whole in spite of %s at every second request',
    async (fault) => {
      const api = await rehearse({ segments, seed: 3 });
      await add(api, names('u', 10_001));
      await api.post('/_emulator/faults', { faults: [`${fault},rate=0.5,times=50`] });
      const pages = await pagesOf(readerOf(api.emulator));
      expect(identitiesOf(pages)).toEqual(names('u', 10_001));
      expect(pages.filter((page) => page.kind === 'page' && page.isFirst)).toHaveLength(1);
      expect(api.emulator.state().apis.events.requests).toBeGreaterThan(4);
    },
  );

  it('are incomplete where CleverTap makes them longer than the patience', async () => {
    const api = await rehearse({ segments });
    await api.post('/_emulator/faults', { faults: ['progress,times=100'] });
    const waiting = waits();
    const [page, ...more] = await pagesOf(readerOf(api.emulator, { waiting, patienceMs: 60_000 }));
    expect(page).toMatchObject({ kind: 'incomplete', isFinal: false });
    expect(more).toEqual([]);
    expect(page !== undefined && 'reason' in page && plain(page.reason)).toBe(
      'CleverTap was still making the answer after 1 min',
    );
  });
});

describe('a cursor that expired', () => {
  const begun = async () => {
    let now = Date.UTC(2026, 10, 23, 1);
    const clock = () => now;
    const api = await rehearse({ segments, now: clock });
    await add(api, names('u', 5001));
    const client = readerOf(api.emulator, { waiting: { ...waits(), now: clock } });
    const reading = client.events(TODAY, null)[Symbol.asyncIterator]();
    const { value: first } = await reading.next();
    now += 2 * 3_600_000;
    return { client, reading, first };
  };

  it('makes the range begin again, and says so', async () => {
    const { reading, first } = await begun();
    const pages = [first, (await reading.next()).value, (await reading.next()).value];
    expect(pages.map((page) => [page.isFirst, page.events.length])).toEqual([
      [true, 5000],
      [true, 5000],
      [false, 1],
    ]);
    expect((await reading.next()).done).toBe(true);
  });

  it('makes a range that is resumed begin again', async () => {
    const { client, first } = await begun();
    const again = await pagesOf(client, TODAY, first.next);
    expect(again.map((page) => page.kind === 'page' && page.isFirst)).toEqual([true, false]);
    expect(identitiesOf(again)).toEqual(names('u', 5001));
  });

  it('is not begun again for ever', async () => {
    const server = await rawServer((socket, request) =>
      socket.write(
        request.startsWith('POST')
          ? answer(200, '{"status":"success","cursor":"abc"}')
          : answer(400, '{"status":"fail","error":"cursor has expired","code":400}'),
      ),
    );
    const [page, ...more] = await pagesOf(readerOf({ url: server.origin }));
    expect(more).toEqual([]);
    expect(page !== undefined && 'reason' in page && plain(page.reason)).toBe(
      'CleverTap did not take its own cursor: CleverTap answered 400: cursor has expired',
    );
    expect(server.requests).toHaveLength(8);
  });
});

/** A server that gives a cursor, then these pages, the last one again and again. */
async function serverOf(...pages: readonly string[]) {
  let given = 0;
  const server = await rawServer((socket, request) => {
    const isQuery = request.startsWith('POST');
    if (!isQuery) given += 1;
    const page = pages[Math.min(given, pages.length) - 1] ?? '';
    socket.write(answer(200, isQuery ? '{"status":"success","cursor":"a%2Fb"}' : page));
  });
  const options = { patienceMs: 30_000, maxPageBytes: 10_000 };
  return { server, pages: () => pagesOf(readerOf({ url: server.origin }, options)) };
}

const pageOf = (page: object) => JSON.stringify({ status: 'success', ...page });
const RECORD = {
  profile: { objectId: 'o1', identity: 'ada' },
  ts: 20261123140416,
  event_props: { Action: 'ADD', 'Segment ID': 7, Customer_Segment_ID: 'vip' },
};
const reasonOf = (pages: Pages) => {
  const last = pages.at(-1);
  return last?.kind === 'incomplete' ? plain(last.reason) : null;
};

describe('a record', () => {
  it.each([
    [
      'the ID of the segment in words',
      { event_props: { ...RECORD.event_props, 'Segment ID': '7' } },
      {},
    ],
    ['a time in words', { ts: '20261123140416' }, {}],
    [
      'numbers for identities',
      { profile: { objectId: 'o1', identity: 42 } },
      { identities: ['42'] },
    ],
    [
      'several identities',
      { profile: { objectId: 'o1', identity: ['a', 'b'] } },
      { identities: ['a', 'b'] },
    ],
    ['an identity alone', { profile: { identity: 'ada' } }, { objectId: null }],
    [
      'one ID of the segment',
      { event_props: { Action: 'ADD', 'Segment ID': 7, Customer_Segment_ID: '' } },
      { segmentIds: { ctSegmentId: 7 } },
    ],
  ])('is read with %s', async (_, change, expected) => {
    const { pages } = await serverOf(pageOf({ records: [{ ...RECORD, ...change }] }));
    expect(await pages()).toMatchObject([
      {
        unreadable: 0,
        events: [
          {
            objectId: 'o1',
            identities: ['ada'],
            segmentIds: { customerSegmentId: 'vip', ctSegmentId: 7 },
            operation: 'ADD',
            at: Date.UTC(2026, 10, 23, 14, 4, 16),
            latest: Date.UTC(2026, 10, 23, 14, 4, 16),
            ...expected,
          },
        ],
      },
    ]);
  });

  it.each([
    ['no profile', { profile: null }],
    ['a profile without IDs', { profile: { objectId: '', identity: null } }],
    ['another action', { event_props: { ...RECORD.event_props, Action: 'add' } }],
    ['no segment', { event_props: { Action: 'ADD' } }],
    ['no time', { ts: null }],
  ])('is counted as unreadable with %s', async (_, change) => {
    const { pages } = await serverOf(
      pageOf({ records: [RECORD, { ...RECORD, ...change }, null, 7] }),
    );
    expect(await pages()).toMatchObject([
      { unreadable: 3, events: [{ objectId: 'o1' }], next: null },
    ]);
  });
});

describe('an answer', () => {
  it('gives a cursor that is sent back exactly as it came', async () => {
    const { server, pages } = await serverOf(
      pageOf({ next_cursor: 'c%3D%3D' }),
      pageOf({ records: [RECORD] }),
    );
    await pages();
    expect(server.requests.map((request) => request.split(' ')[1])).toEqual([
      '/1/events.json?batch_size=5000&events=false',
      '/1/events.json?cursor=a%2Fb',
      '/1/events.json?cursor=c%3D%3D',
    ]);
    expect(JSON.parse(server.requests[0]?.split('\r\n\r\n')[1] ?? '')).toEqual({
      event_name: 'Segment Membership Change',
      from: 20261123,
      to: 20261123,
    });
  });

  it.each([
    ['records that are no list', { records: { 0: RECORD } }],
    ['a cursor that leads elsewhere', { next_cursor: 'x HTTP/1.1\r\nX-Evil: 1' }],
    ['a cursor that is no text', { next_cursor: {} }],
    ['an empty cursor', { next_cursor: '' }],
  ])('with %s is incomplete, not empty', async (_, page) => {
    const { pages } = await serverOf(pageOf(page));
    const got = await pages();
    expect([got.length, reasonOf(got)]).toEqual([
      1,
      'CleverTap answered with a page that cannot be read',
    ]);
  });

  it('that poses as one of ours is read like any other', async () => {
    const { pages } = await serverOf(
      pageOf({ kind: 'incomplete', reason: ['x'], records: [RECORD] }),
    );
    expect(await pages()).toMatchObject([{ kind: 'page', events: [{ objectId: 'o1' }] }]);
  });

  it.each([
    ['the same cursor', [{ next_cursor: 'again' }]],
    ['the same cursor and events', [{ next_cursor: 'again', records: [RECORD] }]],
    [
      'a cursor of before',
      ['b', 'c', 'b'].map((next_cursor) => ({ next_cursor, records: [RECORD] })),
    ],
    ['no events', Array.from({ length: 40 }, (_, at) => ({ next_cursor: `n${at}` }))],
  ])('without end, with %s, is ended', async (_, given) => {
    const { server, pages } = await serverOf(...given.map(pageOf));
    expect(reasonOf(await pages())).toBe('CleverTap answered with pages that do not end');
    expect(server.requests.length).toBeLessThan(30);
  });

  it('that says nothing after other pages is asked for once more', async () => {
    const first = pageOf({ next_cursor: 'b', records: [RECORD] });
    const lost = await serverOf(first, pageOf({}), pageOf({ records: [RECORD] }));
    expect(await lost.pages()).toMatchObject([{ next: 'b' }, { next: null, events: [{}] }]);
    const end = await serverOf(first, pageOf({}));
    expect(await end.pages()).toMatchObject([{ next: 'b' }, { next: null, events: [] }]);
    expect([lost.server.requests.length, end.server.requests.length]).toEqual([4, 4]);
  });

  it('that says nothing at all is not the end', async () => {
    const { pages } = await serverOf(pageOf({ next_cursor: 'b', records: [RECORD] }), '{}');
    expect(reasonOf(await pages())).toBe('CleverTap answered with a page that cannot be read');
  });

  it('that is too long is asked for in smaller pages, and ends at the smallest', async () => {
    const { server, pages } = await serverOf(pageOf({ records: ['x'.repeat(10_000)] }));
    expect(reasonOf(await pages())).toBe('CleverTap answered with pages that are too large');
    const sizes = server.requests.map((request) => /batch_size=(\d+)/.exec(request)?.[1]);
    expect(sizes.filter((size) => size !== undefined)).toEqual(['5000', '1250', '312', '78', '50']);
  });

  it('without a cursor is incomplete', async () => {
    const server = await rawServer((socket) => socket.write(answer(200, '{"status":"success"}')));
    expect(reasonOf(await pagesOf(readerOf({ url: server.origin })))).toBe(
      'CleverTap answered without a cursor',
    );
  });
});
