import { describe, expect, it } from 'vitest';
import type { SegmentStatus, Status } from '../../src/inspect/status.ts';
import { waits } from '../../src/inspect/status.ts';
import type { ListFacts } from '../../src/lists/list-facts.ts';
import { asLabel, say } from '../../src/message.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { statusToJson } from '../../src/report/status-json.ts';
import { statusToMarkdown } from '../../src/report/status-markdown.ts';
import { statusToText } from '../../src/report/status-text.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const BY = {
  serial: 12,
  at: NOW - 3_600_000,
  commit: '1e9070baaf36ceb0',
  actor: 'ada@example.com',
};

function segmentOf(key: string, parts: Partial<SegmentStatus> = {}): SegmentStatus {
  return {
    key,
    name: null,
    desired: 1204,
    accepted: 1204,
    unconfirmed: 0,
    settling: 0,
    settlesAt: null,
    pending: 0,
    overdue: 0,
    due: 0,
    blocked: null,
    lastApply: BY,
    ...parts,
  };
}

const CALM: Status = {
  serial: 12,
  account: 'ACCOUNT',
  origin: 'https://in1.api.clevertap.com',
  underWay: { kind: 'none' },
  lockIsRefused: false,
  lastApply: BY,
  segments: [segmentOf('vip_customers')],
  lists: [],
  refusals: 0,
};
const BUSY: Status = {
  ...CALM,
  underWay: {
    kind: 'cut-off',
    by: say`${asLabel('ada')} on ${asLabel('elsewhere')} (process ${asLabel('7')})`,
  },
  refusals: 1,
  segments: [
    segmentOf('vip_customers', { pending: 12, overdue: 3, due: 2, unconfirmed: 3, desired: 1216 }),
    segmentOf('winback', { settling: 2, settlesAt: NOW + 600_000, accepted: 80, desired: 82 }),
    segmentOf('gone', { blocked: 'API_SEGMENT_NOT_FOUND_OR_DELETED', lastApply: null }),
    segmentOf('do_not_contact_in_any_country_at_all', { desired: null }),
    segmentOf('in_step'),
  ],
  lists: [
    {
      facts: factsOf('lists/vip.txt', 1216),
      changedAt: NOW - 90_000,
      maxAgeMs: 60_000,
      isNew: true,
    },
    { facts: factsOf('lists/out.csv', 52), changedAt: null, maxAgeMs: null, isNew: false },
  ],
};

function factsOf(path: string, rows: number): ListFacts {
  return { path, role: 'members', rows, bytes: 0, sha256: '', endsWithNewline: true };
}

describe('the status', () => {
  it.each([40, 60, 80, 100])('cuts nothing, and keeps to %i columns', (width) => {
    const text = statusToText(OPEN.status(BUSY), { width, colour: false, now: NOW });
    expect(text).not.toContain('…');
    expect(text.replace(/\s+/g, ' ')).toContain('2 settling until 2026-11-23T12:10Z');
    const lines = text.split('\n').filter((line) => !/^ {2}segops /.test(line));
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });

  it('waits when anything is open', () => {
    expect([waits(CALM), waits(BUSY)]).toEqual([false, true]);
    const open: Partial<SegmentStatus>[] = [
      { pending: 1 },
      { unconfirmed: 1 },
      { settling: 1 },
      { blocked: 'API_SEGMENT_ID_MISMATCH' },
      { desired: null },
    ];
    const found = open.map((parts) => waits({ ...CALM, segments: [segmentOf('a', parts)] }));
    expect(found).toEqual([true, true, true, true, true]);
    expect(waits({ ...CALM, underWay: { kind: 'cut-off', by: null } })).toBe(true);
    expect(waits({ ...CALM, refusals: 1 })).toBe(true);
  });

  it.each([
    ['calm', CALM],
    ['busy', BUSY],
  ])('renders the %s one as its golden files', async (name, found) => {
    const status = OPEN.status(found);
    const text = statusToText(status, { width: 80, colour: false, now: NOW });
    await expect(text).toMatchFileSnapshot(`golden/status-${name}.txt`);
    const all = statusToText(status, { width: 80, colour: false, now: NOW, full: true });
    await expect(all).toMatchFileSnapshot(`golden/status-${name}-full.txt`);
    const narrow = statusToText(status, { width: 40, colour: false, now: NOW });
    await expect(narrow).toMatchFileSnapshot(`golden/status-${name}-narrow.txt`);
    await expect(statusToMarkdown(status, NOW)).toMatchFileSnapshot(`golden/status-${name}.md.txt`);
    await expect(statusToJson(status)).toMatchFileSnapshot(`golden/status-${name}.json.txt`);
  });
});
