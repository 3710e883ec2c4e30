import type { ReadLog } from '../../src/app/log.ts';
import { readLog, segmentNames } from '../../src/app/log.ts';
import { writePage } from '../../src/app/named-files.ts';
import { failure } from '../../src/failure.ts';
import { originUrl } from '../../src/git/history.ts';
import { repositoryAt } from '../../src/git/repository.ts';
import type { LogPageOptions } from '../../src/html/log-data.ts';
import { logPagePieces } from '../../src/html/log-page.ts';
import { repositoryAddress } from '../../src/html/repository-address.ts';
import { plural, say } from '../../src/message.ts';
import { wrap } from '../../src/report/display-width.ts';
import { showValue } from '../../src/report/escape.ts';
import { logToJsonLines } from '../../src/report/log-json.ts';
import { logToText } from '../../src/report/log-text.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { fromStaleLock } from '../print.ts';
import { choice, cliCommand, count, text, toggle, WORKSPACE } from './command.ts';

/** Who was added and removed, when, by whom and from which commit. */
export const command = cliCommand({
  description: 'show what was applied: all of it, for a segment, or for a member',
  example: 'segops log ada@example.com --limit 5',
  takes: {
    what: text('[what]', 'key of a segment, or a member'),
    ...WORKSPACE,
    isMember: toggle('-m, --member', 'it is a member, even if a segment has that key'),
    limit: count('-n, --limit <applies>', 'how many to show (default: 20, and all on a page)'),
    format: choice('-f, --format <format>', 'how to print', ['text', 'json']),
    html: text('--html <file>', 'also write what was found as a page, to read and to print'),
  },
  run: async (terminal, { what, isMember, limit, format, html, ...workspace }) => {
    if (what === null && isMember) {
      throw failure(
        'member-missing',
        say`--member needs a member`,
        say`Write it behind the command.`,
      );
    }
    const options = fromStaleLock(terminal, workspace, OPEN);
    const most = limit ?? (html === null ? SHOWN : MOST);
    const log = await readLog(process.cwd(), options, { what, isMember, limit: most });
    if (html !== null) {
      const { env: environment } = workspace;
      writeLogPage(log, { environment, names: segmentNames(process.cwd(), options) }, html);
    }
    const entries = log.entries.slice(0, limit ?? SHOWN);
    if (format === 'json') for (const line of logToJsonLines(entries)) terminal.out(line);
    else if (entries.length > 0) terminal.out(logToText(entries, terminal));
    else terminal.out(`${wrap(nothingFound(log), terminal.width).join('\n')}\n`);
    return 0;
  },
});

const SHOWN = 20;
const MOST = Number.POSITIVE_INFINITY;

function writeLogPage(
  log: ReadLog,
  about: Pick<LogPageOptions, 'environment' | 'names'>,
  file: string,
): void {
  const repository = repositoryAt(process.cwd());
  const address = repositoryAddress(repository === null ? null : originUrl(repository));
  const options = { ...about, madeAt: Date.now(), repository: address };
  writePage(logPagePieces(log, options), file);
}

function nothingFound({ asked, remembered }: ReadLog): string {
  if (remembered === 0 || asked.kind === 'all') return 'Nothing was applied yet.';
  const what = asked.kind === 'segment' ? asked.key : asked.name;
  const none = remembered === 1 ? 'It did not change' : 'None of them changed';
  return `The lockfile remembers ${plural(remembered, 'apply', 'applies')}. ${none} ${showValue(what)}.`;
}
