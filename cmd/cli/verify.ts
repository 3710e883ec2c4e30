import type { VerifyWitness } from '../../src/app/verify/from-account.ts';
import { verifyAccount } from '../../src/app/verify/from-account.ts';
import { verifyFile } from '../../src/app/verify/from-file.ts';
import type { RecordRequest } from '../../src/app/verify/to-record.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { parseTime } from '../../src/config/scalars.ts';
import { failure } from '../../src/failure.ts';
import { asCode, asCommand, plural, say, shellWord } from '../../src/message.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { verifyToJson } from '../../src/report/verify-json.ts';
import { verifyToMarkdown } from '../../src/report/verify-markdown.ts';
import { verifyToText } from '../../src/report/verify-text.ts';
import type { Verification } from '../../src/verify/verification.ts';
import { exitCodeOf } from '../../src/verify/verification.ts';
import { fromStaleLock, printWarnings } from '../print.ts';
import type { Terminal } from '../terminal.ts';
import { choice, cliCommand, parsed, text, texts, toggle, WORKSPACE } from './command.ts';
import { DIALECT } from './dialect.ts';

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
    ...DIALECT,
    counts: toggle('--counts', 'ask for counts alone: how many, and not who'),
    events: toggle('--events', 'ask for events at once: who, by name'),
    record: toggle('--record', 'let the next apply send again what is missing or lingering'),
    take: texts('--take <key...>', 'let the next plan remove foreign members of a segment'),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json', 'markdown']),
  },
  run: async (terminal, given) => {
    const { config, env, format, record, take } = given;
    const request = { record, take };
    const writes = record || take.length > 0;
    const options = writes ? { config, env } : fromStaleLock(terminal, { config, env }, OPEN);
    const verification = await verified(terminal, options, given, request);
    const shown = OPEN.verification(verification);
    const { width, colour } = terminal;
    const command = commandOf(given);
    if (format === 'json') terminal.out(verifyToJson(shown));
    else if (format === 'markdown') terminal.out(verifyToMarkdown(shown, command));
    else terminal.out(verifyToText(shown, { width, colour, command }));
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
  readonly counts: boolean;
  readonly events: boolean;
}

function verified(
  terminal: Terminal,
  options: WorkspaceOptions,
  given: Given,
  request: RecordRequest,
): Promise<Verification> {
  const { keys, from, at, counts, events, ...columns } = given;
  const cwd = process.cwd();
  if ([from !== null, counts, events].filter(Boolean).length > 1) throw severalRungs();
  if (from === null) {
    const rung = counts ? 'counts' : events ? 'events' : 'both';
    return verifyAccount(cwd, options, { keys, rung, ...request }, witnessOf(terminal));
  }
  const [key, other] = keys;
  if (key === undefined || other !== undefined) throw notOneKey(from);
  const time = at === null ? null : parseTime(at);
  return verifyFile(cwd, options, { ...columns, key, from, at: time, ...request }, Date.now());
}

/** So many events between two lines. */
const EVENTS_TOLD = 100_000;

function witnessOf(terminal: Terminal): VerifyWitness {
  let told = 0;
  return {
    warns: (warnings) => printWarnings(terminal, warnings),
    reads: (events) => {
      if (events < told + EVENTS_TOLD) return;
      told = events;
      terminal.err(`${plural(events, 'event')} read ...\n`);
    },
  };
}

function severalRungs(): Error {
  return failure(
    'verify-several-sources',
    say`${asCode('--from')}, ${asCode('--counts')} and ${asCode('--events')} each name other evidence`,
    say`Give one of them. Without any, counts are asked for, and events where they differ.`,
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
  const rung = given.counts ? ['--counts'] : given.events ? ['--events'] : [];
  const words = flags.flatMap(([flag, value]) => (value === null ? [] : [flag, shellWord(value)]));
  return ['segops verify', ...given.keys.map(shellWord), ...rung, ...words].join(' ');
}
