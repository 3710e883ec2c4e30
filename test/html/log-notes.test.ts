import { describe, expect, it } from 'vitest';
import type { PageLog } from '../../src/html/log-data.ts';
import { leftOf } from '../../src/html/log-left.ts';
import type { Step } from '../../src/html/log-marks.ts';
import { notesOf } from '../../src/html/log-notes.ts';
import { logPagePieces } from '../../src/html/log-page.ts';
import { entryOf, LOG_OPTIONS, longLog, recordedSegment, recordOf } from './logs.ts';

const DAY = 86_400_000;

function stepsOf(...sizes: readonly number[]): Step[] {
  return sizes.slice(1).map((after, at) => ({
    ...{ at: (at + 1) * DAY, serial: at + 1, before: sizes[at] ?? 0, after },
    ...({ mark: 'applied', why: null, became: null } as const),
  }));
}

describe('the notes below a chart of the log', () => {
  it('say what a large drop was, when, and why it was allowed', () => {
    const page = [...logPagePieces(longLog(), LOG_OPTIONS)].join('');
    expect(page).toContain(
      '<ul class="notes"><li>Apply 21 (2026-08-22): −300 members (40%), allowed by a waiver: the campaign ended</li>',
    );
    expect(page).toContain(
      '<li>Apply 31 (2026-09-01): −3 members (0.2%), CleverTap rejected 4 changes. In apply 32 CleverTap accepted the rest.</li>',
    );
    expect(page).toContain(
      '<li>Apply 36 (2026-09-06): +10 members (2%), then stopped: CleverTap answered 401. In apply 37 CleverTap accepted the rest.</li>',
    );
    // One apply has the same mark in both charts, and each chart says how high it is.
    expect(page.match(/<text class="note"[^>]*>36</g)).toHaveLength(2);
    expect(page).toMatch(/<text class="scale"[^>]*>1,272</);
    expect(page).toMatch(/<text class="scale"[^>]*>757</);
    expect(page).toMatch(
      /<b><bdi>Weekly newsletter<\/bdi><\/b> <span class="now">566 members now</,
    );
    expect(page).toContain('peak 757 on 2026-08-21');
    expect(page).not.toContain('at most');
  });

  it('begin with what is left to do, and which account it is', () => {
    const log = longLog();
    const page = (entries: PageLog['entries']) =>
      [...logPagePieces({ ...log, entries }, LOG_OPTIONS)].join('').replace(/<[^>]+>/g, '');
    const done = page(log.entries);
    expect(done).toContain(
      'segops log of production (W9R-486-4W5Z at https://in1.api.clevertap.com)',
    );
    expect(done).toContain(
      'Nothing is left to send. The last apply (40, on 2026-09-10) did all that it planned, and CleverTap accepted it.',
    );
    const stopped = page(log.entries.slice(4));
    expect(stopped).toContain('Changes may be left to send. See what waits, then apply:');
    expect(stopped).toContain(
      'Apply 36 (2026-09-06T03:00Z) stopped: CleverTap answered 401. People who should have left may still be in.',
    );
    expect(stopped).toContain(
      'then stopped: CleverTap answered 401. The next apply sends what is left',
    );
  });

  it('are preceded by whether anybody was harmed, and by the largest loss', () => {
    const told = (entries: PageLog['entries']) =>
      [...logPagePieces({ ...longLog(), entries }, LOG_OPTIONS)]
        .join('')
        .replace(/^.*<header>|<.header>.*$/gs, '')
        .replace(/<[^>]+>/g, '');
    const all = longLog().entries;
    const whole = told(all);
    for (const text of [
      'Was anybody harmed before? Possibly: CleverTap rejected 4 removals, and others may have stayed in, too.',
      'Apply 36 (2026-09-06T03:00Z) stopped: CleverTap answered 401. People who should have left may have stayed in VIP customers, Weekly newsletter or any other segment until apply 37 (2026-09-07T03:00Z). The record does not say who.',
      'Apply 31 (2026-09-01T03:00Z): CleverTap rejected 4 removals. The people who should have left VIP customers stayed in until apply 32 (2026-09-02T03:00Z).',
      'In CleverTap, look for messages to these segments between these times. If there were some, tell whoever sent them: people who should have left may have got them.',
      'Apply 21 (2026-08-22): 300 of 757 members (40%) left Weekly newsletter at once. An exception (a waiver) allowed it: “the campaign ended”, applied by ada (pull request #118, approved by bea)',
    ]) {
      expect(whole).toContain(text);
    }
    expect(told(all.slice(-10))).toContain(
      'Was anybody harmed before? Not as far as the records tell: CleverTap accepted each removal of these applies.',
    );
    const added = all.slice(-35).map((entry) => ({
      ...entry,
      ...(entry.rejections ? { rejections: { additions: 4, removals: 0 } } : {}),
    }));
    expect(told(added)).toContain('Was anybody harmed before? Not as far');
    expect(told(added)).toContain(
      'CleverTap rejected 4 additions. The people who should have joined VIP customers were out until apply 32 (2026-09-02T03:00Z).',
    );
    // Nobody looked which way they were.
    const unread = all.slice(-35).map(({ rejections: _, ...entry }) => entry);
    expect(told(unread)).toContain(
      'Was anybody harmed before? Possibly: people who should have left',
    );
    const found = entryOf(
      recordOf(2, { verified: 'counts', segments: [recordedSegment('vip', 9, 9, { doubted: 2 })] }),
    );
    expect(told([found, entryOf(recordOf(1, {}))])).toContain('2 memberships are not as planned');
  });

  it('are of the largest drop alone, and of no small one', () => {
    expect(notesOf(stepsOf(100, 95, 92, 120)).notes).toEqual([]);
    const { notes } = notesOf(stepsOf(100, 80, 100, 50, 45));
    expect(notes).toEqual([{ at: 2, text: 'Apply 3 (1970-01-04): −50 members (50%)' }]);
    expect(notesOf(stepsOf(1, 0)).notes).toEqual([
      { at: 0, text: 'Apply 1 (1970-01-02): −1 member (100%)' },
    ]);
    expect(notesOf([])).toEqual({ notes: [], more: 0 });
  });

  it('keep the largest drop and the newest of many', () => {
    const steps = [
      ...stepsOf(100, 10),
      ...stepsOf(...Array.from({ length: 30 }, (_, at) => 10 + at)).map((step) => ({
        ...step,
        ...{ mark: 'stopped' as const, why: 'stopped: it ended' },
      })),
    ];
    const { notes, more } = notesOf(steps);
    expect(notes.map(({ at }) => at)).toEqual([0, 26, 27, 28, 29]);
    expect(more).toBe(25);
  });
});

it('what applies left is found in one pass, however many of them left something', () => {
  const entries = Array.from({ length: 1000 }, (_, at) =>
    entryOf(
      recordOf(1000 - at, {
        segments: Array.from({ length: 200 }, (_, one) =>
          recordedSegment(`s${one}`, 1, 1, { rejected: one === 0 || at > 0 ? 1 : 0 }),
        ),
      }),
    ),
  );
  const { open, short, became } = leftOf(entries);
  expect([open.length, short.length, became.size]).toEqual([1000, 1000, 199_801]);
  expect([...new Set(became.values())]).toEqual([
    'The next apply sends what is left',
    'In apply 1,000 CleverTap accepted the rest',
  ]);
});

it('a verification is no apply, and one that ended before any change waits for a whole one', () => {
  const stopped = entryOf(recordOf(1, { stopped: 'it ended' }));
  const verified = entryOf(recordOf(2, { verified: 'counts' }));
  expect(leftOf([verified, stopped]).open).toEqual([stopped]);
  expect(leftOf([entryOf(recordOf(3, {})), verified, stopped]).open).toEqual([]);
});
