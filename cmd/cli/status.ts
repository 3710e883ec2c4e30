import { readStatus } from '../../src/app/status.ts';
import { waits } from '../../src/inspect/status.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { statusToJson } from '../../src/report/status-json.ts';
import { statusToMarkdown } from '../../src/report/status-markdown.ts';
import { statusToText } from '../../src/report/status-text.ts';
import { fromStaleLock, printWarnings } from '../print.ts';
import { choice, cliCommand, toggle, WORKSPACE } from './command.ts';

/** Says where everything stands; 2 when something waits. Needs no credentials and no network. */
export const command = cliCommand({
  description: 'say what waits, and what to run; exit 2 when something waits',
  example: 'segops status --full',
  takes: {
    ...WORKSPACE,
    format: choice('-f, --format <format>', 'how to print', ['text', 'json', 'markdown']),
    full: toggle('--full', 'also list the segments and lists that nothing is to be said about'),
  },
  run: async (terminal, { format, full, ...workspace }) => {
    const now = Date.now();
    const options = fromStaleLock(terminal, workspace, OPEN);
    const read = await readStatus(process.cwd(), options, now);
    const status = OPEN.status(read.status);
    printWarnings(terminal, read.warnings);
    const { width, colour } = terminal;
    if (format === 'json') terminal.out(statusToJson(status));
    else if (format === 'markdown') terminal.out(statusToMarkdown(status, now));
    else terminal.out(statusToText(status, { width, colour, now, full }));
    return waits(status) ? 2 : 0;
  },
});
