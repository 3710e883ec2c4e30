import type { PageLog } from '../../src/html/log-data.ts';
import type { LogEntry } from '../../src/inspect/log.ts';
import type { ApplyRecord, RecordedSegment } from '../../src/lock/apply-record.ts';
import type { RecordedChange } from '../../src/lock/change-lines.ts';

/** Logs for the page. */

const DAY = 86_400_000;
const START = Date.UTC(2026, 7, 1, 3);
const BOUND = { account: 'W9R-486-4W5Z', origin: 'https://in1.api.clevertap.com' };
const REPOSITORY = 'https://github.example/acme/segments';

export function recordedSegment(
  key: string,
  before: number,
  after: number,
  parts: Partial<RecordedSegment> = {},
): RecordedSegment {
  return {
    ...{ key, before, after, adopted: 0, unconfirmed: 0, rejected: 0, charged: 0 },
    ...{ added: Math.max(0, after - before), removed: Math.max(0, before - after) },
    ...{ listsBefore: [], lists: [], changes: [] },
    ...parts,
  };
}

export function recordOf(serial: number, parts: Partial<ApplyRecord>): ApplyRecord {
  return {
    ...{ format: 'segops-apply/1', serial, apply: `apply-${serial}`, recovered: false },
    ...{ startedAt: START + serial * DAY, endedAt: START + serial * DAY + 5000 },
    ...{ commit: '1e9070baaf36ceb073248218d6c02ea25394210e', actor: 'ada', plan: 'ab'.repeat(32) },
    ...{ run: `${REPOSITORY}/actions/runs/${serial}`, waivers: [], segments: [] },
    ...parts,
  };
}

export function entryOf(
  record: ApplyRecord,
  found: LogEntry['found'] = null,
  commit: LogEntry['commit'] = null,
  state: LogEntry['state'] = 'none',
): LogEntry {
  return { record, state, segments: record.segments, commit, found };
}

/** Forty nights, of which one each was waived, rejected in part, and stopped. */
export function longLog(): PageLog {
  let vip = 1200;
  let news = 634;
  const entries = Array.from({ length: 40 }, (_, at) => {
    const serial = at + 1;
    const before = [vip, news] as const;
    vip += ((at * 37) % 23) - 9;
    news += at === 20 ? -300 : (at * 17) % 13;
    const segments = [
      recordedSegment('vip_customers', before[0], vip, at === 30 ? { rejected: 4 } : {}),
      recordedSegment('newsletter_weekly', before[1], news),
    ];
    const until = START + 90 * DAY;
    const entry = entryOf(
      recordOf(serial, {
        segments,
        ...(at === 20
          ? {
              waivers: [{ segment: 'newsletter_weekly', reason: 'the campaign ended', until }],
              reviewed: [{ pullRequest: 118, approvedBy: ['bea'] }],
            }
          : {}),
        ...(at === 35 ? { stopped: 'CleverTap answered 401' } : {}),
      }),
      null,
      at === 20 ? { subject: 'End the campaign (#118)', pullRequest: 118 } : null,
    );
    return at === 30 ? { ...entry, rejections: { additions: 0, removals: 4 } } : entry;
  });
  return { asked: { kind: 'all' }, entries: entries.reverse(), remembered: 40, binding: BOUND };
}

function change(
  operation: RecordedChange['operation'],
  outcome: RecordedChange['outcome'] = 'accepted',
): RecordedChange {
  return {
    operation,
    outcome,
    again: false,
    member: { kind: 'identity', value: 'ada@example.com' },
  };
}

export const PERSON: PageLog = {
  asked: { kind: 'member', name: 'ada@example.com' },
  remembered: 100,
  binding: BOUND,
  entries: [
    entryOf(recordOf(9, {}), [{ key: 'winback', change: change('ADD', 'unconfirmed') }]),
    entryOf(recordOf(7, { actor: 'grace@example.com', commit: null }), [
      { key: 'vip_customers', change: change('REMOVE') },
    ]),
    entryOf(
      recordOf(2, {}),
      [
        { key: 'vip_customers', change: change('ADD') },
        { key: 'newsletter_weekly', change: change('ADD') },
      ],
      { subject: 'Add bob@example.com (#12)', pullRequest: 12 },
    ),
  ],
};

export const LOG_OPTIONS = {
  madeAt: START + 100 * DAY,
  repository: REPOSITORY,
  environment: 'production',
  names: new Map([
    ['vip_customers', 'VIP customers'],
    ['newsletter_weekly', 'Weekly newsletter'],
  ]),
};
