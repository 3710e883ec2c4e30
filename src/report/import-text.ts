import { asCode, asCommand, asKey, count, plural, say } from '../message.ts';
import { wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import { messageLines } from './render-message.ts';

/** What an import of Error Stream rows did, or would do. */
export interface ImportReport {
  readonly rows: number;
  /** Segment key and how many of its memberships are unconfirmed now. */
  readonly unconfirmed: readonly (readonly [string, number])[];
  readonly blocked: readonly (readonly [string, string])[];
  readonly unmatched: readonly {
    readonly at: number;
    readonly error: string;
    readonly segment: string;
    readonly user: string;
  }[];
  /** Rows of memberships that were sent again since. */
  readonly outdated: number;
  readonly dryRun: boolean;
}

const UNMATCHED_SHOWN = 10;

export function importToText(report: ImportReport, width: number): string {
  const { unconfirmed, blocked, unmatched, outdated, dryRun } = report;
  const lines = [
    ...wrap(headOf(report), width),
    ...unconfirmed
      .filter(([, members]) => members > 0)
      .flatMap(([key, members]) =>
        wrap(`  ${showValue(key)}: ${count(members)}`, width, '', '    '),
      ),
    ...blocked.flatMap(([key, error]) => blockLines(key, error, width)),
    ...outdatedLines(outdated, width),
    ...unmatchedLines(unmatched, width),
    ...(dryRun ? wrap('Dry run: the lockfile is unchanged.', width) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function headOf({ rows, unconfirmed, blocked, dryRun }: ImportReport): string {
  const total = unconfirmed.reduce((sum, [, members]) => sum + members, 0);
  if (rows === 0) return 'The export has no rows: there is nothing to record.';
  if (total > 0) {
    const verb = dryRun ? 'would make' : rows === 1 ? 'makes' : 'make';
    return `${plural(rows, 'row')} ${verb} ${plural(total, 'membership')} unconfirmed. The next apply sends ${total === 1 ? 'it' : 'them'} again.`;
  }
  const rest = blocked.length > 0 ? 'makes no membership unconfirmed' : 'changes nothing';
  return `${plural(rows, 'row')}: ${rows === 1 ? 'it' : 'none of them'} ${rest}.`;
}

function blockLines(key: string, error: string, width: number): string[] {
  const text = say`${asKey(key)} is blocked: CleverTap reported ${asCode(error)}. Fix its IDs in the manifest. If the segment exists by now, unblock it: ${asCommand(`segops unblock ${key}`)}`;
  return [...messageLines(text, width)];
}

function outdatedLines(outdated: number, width: number): string[] {
  if (outdated === 0) return [];
  const are = outdated === 1 ? 'is' : 'are';
  return wrap(
    `${plural(outdated, 'row')} ${are} ignored: the memberships were sent again after that.`,
    width,
  );
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
    ...wrap(
      `${plural(unmatched.length, 'row')} without a segment or member that segops knows:`,
      width,
    ),
    ...shown,
    ...(left > 0 ? wrap(`  ... and ${count(left)} more`, width) : []),
  ];
}
