import { describe, expect, it } from 'vitest';
import { apiSegment, entry, names, rehearse } from '../../emulator/client.ts';
import { pagesOf, readerOf, waits } from './reading-client.ts';

const segments = [apiSegment('vip', 1234)];
const ADD = { customer_segment_id: 'vip', action: 'ADD' };

describe('the events of a range', () => {
  it('come as they were raised', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(['ada'], ADD));
    const pages = await pagesOf(readerOf(api.emulator));
    expect(pages).toEqual([
      {
        kind: 'page',
        isFirst: true,
        events: [
          {
            objectId: expect.stringMatching(/^[0-9a-f]{32}$/),
            identities: ['ada'],
            segmentIds: { customerSegmentId: 'vip', ctSegmentId: 1234 },
            operation: 'ADD',
            at: Date.UTC(2026, 10, 23, 14, 4, 16),
          },
        ],
        unreadable: 0,
        next: null,
      },
    ]);
  });

  it('are read again while CleverTap makes them, with longer and longer pauses', async () => {
    const api = await rehearse({ segments });
    await api.update(entry(names('u', 3), ADD));
    await api.post('/_emulator/faults', { faults: ['progress,api=events,times=3'] });
    const waiting = waits();
    const [page] = await pagesOf(readerOf(api.emulator, { waiting }));
    expect(page).toMatchObject({ kind: 'page', events: [{}, {}, {}] });
    expect(waiting.pauses).toEqual([500, 1000, 2000]);
  });
});
