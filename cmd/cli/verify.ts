import type { Verified } from '../../src/app/verify/from-file.ts';
import { verifyFile } from '../../src/app/verify/from-file.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { parseTime } from '../../src/config/scalars.ts';
import { failure } from '../../src/failure.ts';
import { parseDelimiter } from '../../src/lists/dialect.ts';
import { parseEncoding } from '../../src/lists/encoding.ts';
import { asCode, asCommand, say, shellWord } from '../../src/message.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { verifyToJson } from '../../src/report/verify-json.ts';
import { verifyToMarkdown } from '../../src/report/verify-markdown.ts';
import { verifyToText } from '../../src/report/verify-text.ts';
import { exitCodeOf } from '../../src/verify/verification.ts';
import { fromStaleLock } from '../print.ts';
import type { Terminal } from '../terminal.ts';
import { choice, cliCommand, parsed, text, texts, WORKSPACE } from './command.ts';

/** Compares the lockfile with what can be seen of the account; 2 when something differs. Sends nothing. */
export const command = cliCommand({
  description: 'look for evidence of what was sent; exit 2 when something differs',
  example: 'segops verify vip_customers --from download.csv',
  takes: {
    keys: texts('[keys...]', 'keys of segments; all of them by default'),
    ...WORKSPACE,
    from: text('--from <file>', 'CSV of the users of one segment, from the dashboard'),
    at: parsed(
      '--at <time>',
      'when it was downloaded (when the file was last changed)',
      (value) => (parseTime(value) === null ? null : value),
      'It must be a time with its zone, such as 2026-12-01T18:00Z.',
    ),
    column: text('--column <header>', 'CSV column of identities; mostly recognised'),
    guidColumn: text('--guid-column <header>', 'CSV column of guids; mostly recognised'),
    delimiter: parsed(
      '--delimiter <character>',
      'what separates columns, or tab; mostly recognised',
      parseDelimiter,
      'It must be one character such as ; or |, or tab.',
    ),
    encoding: parsed(
      '--encoding <name>',
      'of the file, such as windows-1252 (UTF-8 and UTF-16 are recognised)',
      parseEncoding,
      'It must be a name such as windows-1252, shift_jis or euc-kr.',
    ),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json', 'markdown']),
  },
  run: async (terminal, given) => {
    const { config, env, format } = given;
    const options = fromStaleLock(terminal, { config, env }, OPEN);
    const { verification } = await verified(options, given, Date.now());
    const shown = OPEN.verification(verification);
    const again = commandOf(given);
    if (format === 'json') terminal.out(verifyToJson(shown));
    else if (format === 'markdown') terminal.out(verifyToMarkdown(shown, again));
    else terminal.out(verifyToText(shown, textOptions(terminal, again)));
    return exitCodeOf(verification);
  },
});

interface Given {
  readonly keys: readonly string[];
  readonly from: string | null;
  readonly at: string | null;
  readonly column: string | null;
  readonly guidColumn: string | null;
  readonly delimiter: string | null;
  readonly encoding: string | null;
}

function verified(options: WorkspaceOptions, given: Given, now: number): Promise<Verified> {
  const { keys, from, at, ...columns } = given;
  const [key, other] = keys;
  if (from === null) throw noSource();
  if (key === undefined || other !== undefined) throw notOneKey(from);
  const time = at === null ? null : parseTime(at);
  return verifyFile(process.cwd(), options, { ...columns, key, from, at: time }, now);
}

function noSource(): Error {
  return failure(
    'verify-source-missing',
    say`there is nothing to compare with`,
    say`Download the users of a segment from the dashboard as CSV, and name the file with ${asCode('--from')}.`,
  );
}

function notOneKey(from: string): Error {
  return failure(
    'verify-one-segment',
    say`${asCode('--from')} is about one segment, and needs its key`,
    say`Name the segment: ${asCommand(`segops verify KEY --from ${shellWord(from)}`)}`,
  );
}

/** The same verification, to be run again. */
function commandOf(given: Given): string {
  const flags = [
    ['--from', given.from],
    ['--at', given.at],
    ['--column', given.column],
    ['--guid-column', given.guidColumn],
    ['--delimiter', given.delimiter],
    ['--encoding', given.encoding],
  ] as const;
  const words = flags.flatMap(([flag, value]) => (value === null ? [] : [flag, shellWord(value)]));
  return ['segops verify', ...given.keys.map(shellWord), ...words].join(' ');
}

function textOptions({ width, colour }: Terminal, command: string) {
  return { width, colour, command };
}
