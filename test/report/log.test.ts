import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/inspect/log.ts';
import type { ApplyRecord, RecordedSegment } from '../../src/lock/apply-record.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { logToJsonLines } from '../../src/report/log-json.ts';
import { logToText } from '../../src/report/log-text.ts';

const AT = Date.UTC(2026, 10, 23, 12);

function segmentOf(key: string, parts: Partial<RecordedSegment> = {}): RecordedSegment {
  return {
    key,
    before: 1204,
    after: 1206,
    added: 3,
    removed: 1,
    adopted: 0,
    unconfirmed: 0,
    rejected: 0,
    charged: 1,
    listsBefore: [],
    lists: [],
    changes: [],
    ...parts,
  };
}

const RECORD: ApplyRecord = {
  format: 'segops-apply/1',
  serial: 12,
  apply: '04502c7f',
  startedAt: AT,
  endedAt: AT + 5000,
  recovered: false,
  commit: '1e9070baaf36ceb073248218d6c02ea25394210e',
  actor: 'ada@example.com',
  run: 'https://github.com/acme/segments/actions/runs/7',
  plan: 'ab'.repeat(32),
  waivers: [{ segment: 'winback', reason: 'the campaign ended', until: AT + 86_400_000 }],
  segments: [
    segmentOf('vip_customers'),
    segmentOf('winback', { before: 98, after: 0, added: 0, removed: 90, unconfirmed: 8 }),
    segmentOf('old', { before: 0, after: 7, added: 0, removed: 0, adopted: 7 }),
  ],
};
const QUIET: ApplyRecord = {
  ...RECORD,
  serial: 11,
  actor: null,
  commit: null,
  run: null,
  waivers: [],
  segments: [],
  recovered: true,
};
const ENTRIES: readonly LogEntry[] = [
  {
    record: { ...RECORD, serial: 13 },
    state: 'running',
    segments: RECORD.segments,
    found: null,
    commit: { subject: 'Add three VIPs (#7)', pullRequest: 7 },
  },
  {
    record: {
      ...RECORD,
      uncommitted: true,
      reviewed: [
        { pullRequest: 7, approvedBy: ['bea', 'carol'] },
        { pullRequest: 9, approvedBy: [] },
      ],
    },
    state: 'none',
    segments: RECORD.segments,
    found: null,
    commit: {
      subject: `Remove who bought \u202egnp\u001b[2J ${'again '.repeat(90)}`,
      pullRequest: null,
    },
  },
  { record: QUIET, state: 'none', segments: [], found: null, commit: null },
  {
    record: { ...RECORD, serial: 10 },
    state: 'none',
    segments: [segmentOf('vip_customers')],
    commit: null,
    found: [
      {
        key: 'vip_customers',
        change: {
          operation: 'REMOVE',
          again: true,
          outcome: 'unconfirmed',
          member: { kind: 'identity', value: 'eve@example.com' },
        },
      },
    ],
  },
];

describe('the log of a verification', () => {
  const proven = [
    { key: 'vip', through: 41 },
    { key: 'news', through: 41 },
    { key: 'old', through: 40 },
  ];
  const record: ApplyRecord = {
    ...QUIET,
    recovered: false,
    serial: 42,
    verified: 'events',
    proven,
  };
  const entry: LogEntry = { record, state: 'none', segments: [], found: null, commit: null };

  it('says through which apply each segment is confirmed, and by what', () => {
    const text = logToText([entry], { width: 80, colour: false });
    expect(text).toMatch(/^#42 .* verified by events/);
    expect(text).toContain('    Confirmed through apply 41: vip, news.\n');
    expect(text).toContain('    Confirmed through apply 40: old.\n');
    const [line = ''] = logToJsonLines([entry]);
    expect(JSON.parse(line).confirmed[2]).toEqual({ segment: 'old', through: 40 });
  });

  it('names no more than 20 of them', () => {
    const many = Array.from({ length: 23 }, (_, at) => ({ key: `s${at}`, through: 41 }));
    const text = logToText([{ ...entry, record: { ...record, proven: many } }], {
      ...{ width: 400, colour: false },
    });
    expect(text).toContain(', s19 and 3 more.');
  });
});

describe('the log', () => {
  it('shows who, when, from which commit and what, as its golden file', async () => {
    const text = logToText(ENTRIES, { width: 80, colour: false });
    await expect(text).toMatchFileSnapshot('golden/log.txt');
  });

  it.each([40, 60, 80, 100])('cuts nothing, and keeps to %i columns', (width) => {
    const key = 'do_not_contact_in_any_country_at_all';
    const entries = [...ENTRIES, { ...ENTRIES[0], segments: [segmentOf(key)] } as LogEntry];
    const text = logToText(entries, { width, colour: false });
    expect(text).toContain(key.slice(0, 30));
    expect(text.split('…')).toHaveLength(2);
    const lines = text.split('\n').filter((line) => !line.includes('https://'));
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });

  it('is one JSON document for each apply', () => {
    const documents = [...logToJsonLines(ENTRIES)].map((line) => JSON.parse(line));
    expect(
      documents.map(({ serial, started_at, state, recovered, uncommitted }) => [
        serial,
        started_at,
        state,
        recovered,
        uncommitted,
      ]),
    ).toEqual([
      [13, '2026-11-23T12:00:00.000Z', 'running', false, false],
      [12, '2026-11-23T12:00:00.000Z', 'recorded', false, true],
      [11, '2026-11-23T12:00:00.000Z', 'recorded', true, false],
      [10, '2026-11-23T12:00:00.000Z', 'recorded', false, false],
    ]);
    expect(
      documents.map(({ subject, pull_request }) => [subject?.slice(0, 10), pull_request]),
    ).toEqual([
      ['Add three ', 7],
      ['Remove who', null],
      [undefined, null],
      [undefined, null],
    ]);
    expect(documents[3].changes).toEqual([
      {
        segment: 'vip_customers',
        operation: 'REMOVE',
        again: true,
        outcome: 'unconfirmed',
        identity: 'eve@example.com',
      },
    ]);
  });
});
