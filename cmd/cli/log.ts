import type { ReadLog } from '../../src/app/log.ts';
import { readLog } from '../../src/app/log.ts';
import { failure } from '../../src/failure.ts';
import { say } from '../../src/message.ts';
import { showValue } from '../../src/report/escape.ts';
import { logToJsonLines } from '../../src/report/log-json.ts';
import { logToText } from '../../src/report/log-text.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { fromStaleLock } from '../print.ts';
import { choice, cliCommand, count, orElse, text, toggle, WORKSPACE } from './command.ts';

/** Who was added and removed, when, by whom and from which commit. */
export const command = cliCommand({
  description: 'show what was applied: all of it, for a segment, or for a member',
  example: 'segops log ada@example.com --limit 5',
  takes: {
    what: text('[what]', 'key of a segment, or a member'),
    ...WORKSPACE,
    isMember: toggle('-m, --member', 'it is a member, even if a segment has that key'),
    limit: orElse(count('-n, --limit <applies>', 'how many to show'), 20),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json']),
  },
  run: async (terminal, { what, isMember, limit, format, ...workspace }) => {
    if (what === null && isMember) {
      throw failure(
        'member-missing',
        say`--member needs a member`,
        say`Write it behind the command.`,
      );
    }
    const options = fromStaleLock(terminal, workspace, OPEN);
    const log = await readLog(process.cwd(), options, { what, isMember, limit });
    if (format === 'json') for (const line of logToJsonLines(log.entries)) terminal.out(line);
    else if (log.entries.length > 0) terminal.out(logToText(log.entries, terminal));
    else terminal.out(nothingFound(log));
    return 0;
  },
});

function nothingFound({ asked, remembered }: ReadLog): string {
  if (remembered === 0 || asked.kind === 'all') return 'Nothing was applied yet.\n';
  const what = asked.kind === 'segment' ? asked.key : asked.name;
  return `None of the ${remembered} applies that the lock remembers changed ${showValue(what)}.\n`;
}
