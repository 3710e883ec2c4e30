import { wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import { count, plural } from './words.ts';

/** What an import of Error Stream rows did, or would do. */
export interface ImportReport {
  readonly rows: number;
  /** Segment key and how many of its memberships are unconfirmed now. */
  readonly doubted: readonly (readonly [string, number])[];
  readonly blocked: readonly (readonly [string, string])[];
  readonly unmatched: readonly {
    readonly at: number;
    readonly error: string;
    readonly segment: string;
    readonly user: string;
  }[];
  readonly dryRun: boolean;
}

const UNMATCHED_SHOWN = 10;

export function importToText(report: ImportReport, width: number): string {
  const { rows, doubted, blocked, unmatched, dryRun } = report;
  const total = doubted.reduce((sum, [, members]) => sum + members, 0);
  const verb = dryRun ? 'would make' : 'make';
  const lines = [
    ...wrap(
      `${plural(rows, 'row')} ${verb} ${plural(total, 'membership')} unconfirmed; the next apply sends them again.`,
      width,
    ),
    ...doubted
      .filter(([, members]) => members > 0)
      .map(([key, members]) => `  ${showValue(key)}: ${count(members)}`),
    ...blocked.flatMap(([key, error]) => blockLines(key, error, width)),
    ...unmatchedLines(unmatched, width),
    ...(dryRun ? ['Dry run: the lock is as it was.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function blockLines(key: string, error: string, width: number): string[] {
  const text = `${showValue(key)} is blocked: the vendor says ${error}. Mend its IDs in YAML, or run segops unblock ${showValue(key)} when the segment exists.`;
  return wrap(text, width);
}

function unmatchedLines(unmatched: ImportReport['unmatched'], width: number): string[] {
  if (unmatched.length === 0) return [];
  const shown = unmatched
    .slice(0, UNMATCHED_SHOWN)
    .flatMap(({ at, error, segment, user }) =>
      wrap(
        `  row ${at}: ${showValue(error)} ${showValue(segment)} ${showValue(user)}`,
        width,
        '',
        '    ',
      ),
    );
  const left = unmatched.length - UNMATCHED_SHOWN;
  return [
    `${plural(unmatched.length, 'row')} of no segment or member in this lock:`,
    ...shown,
    ...(left > 0 ? [`  ... and ${count(left)} more`] : []),
  ];
}
