import { readStatus } from '../../src/app/status.ts';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { waits } from '../../src/inspect/status.ts';
import { statusToJson } from '../../src/report/status-json.ts';
import { statusToMarkdown } from '../../src/report/status-markdown.ts';
import { statusToText } from '../../src/report/status-text.ts';
import { printWarnings } from '../problems.ts';
import { fromStaleLock } from '../stale-lock.ts';
import type { Terminal } from '../terminal.ts';
import type { Format } from './plan.ts';

export interface StatusOptions extends WorkspaceOptions {
  readonly format: Format;
}

/** Says where everything stands; 2 when something waits. Needs no credentials and no network. */
export function status(terminal: Terminal, options: StatusOptions): 0 | 2 {
  const now = Date.now();
  const { status: found, warnings } = readStatus(
    process.cwd(),
    fromStaleLock(terminal, options),
    now,
  );
  printWarnings(terminal, warnings);
  const { width, colour } = terminal;
  if (options.format === 'json') terminal.out(statusToJson(found));
  else if (options.format === 'markdown') terminal.out(statusToMarkdown(found, now));
  else terminal.out(statusToText(found, { width, colour, now }));
  return waits(found) ? 2 : 0;
}
