import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/html/log-marks.ts';
import { notesOf } from '../../src/html/log-notes.ts';
import { logPagePieces } from '../../src/html/log-page.ts';
import { LOG_OPTIONS, longLog } from './logs.ts';

const DAY = 86_400_000;

function stepsOf(...sizes: readonly number[]): Step[] {
  return sizes.slice(1).map((after, at) => ({
    ...{ at: (at + 1) * DAY, before: sizes[at] ?? 0, after },
    ...({ mark: 'applied', why: null } as const),
  }));
}

describe('the notes below a chart of the log', () => {
  it('say what a large drop was, when, and why it was allowed', () => {
    const page = [...logPagePieces(longLog(), LOG_OPTIONS)].join('');
    expect(page).toContain(
      '<li>2026-08-22: −300 members (40%), allowed by a waiver: the campaign ended</li>',
    );
    expect(page).toContain('<li>2026-09-01: −3 members (0.2%), CleverTap rejected 4 changes</li>');
    expect(page).toContain('stopped: CleverTap answered 401</li>');
    expect(page).toMatch(
      /<b><bdi>Weekly newsletter<\/bdi><\/b> <span class="now">566 members now</,
    );
    expect(page).toContain('peak 757 on 2026-08-21');
    expect(page).not.toContain('at most');
  });

  it('are of the largest drop alone, and of no small one', () => {
    expect(notesOf(stepsOf(100, 95, 92, 120)).notes).toEqual([]);
    const { notes } = notesOf(stepsOf(100, 80, 100, 50, 45));
    expect(notes).toEqual([{ at: 2, text: '1970-01-04: −50 members (50%)' }]);
    expect(notesOf(stepsOf(1, 0)).notes).toEqual([{ at: 0, text: '1970-01-02: −1 member (100%)' }]);
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
