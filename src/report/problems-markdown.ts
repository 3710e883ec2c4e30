import { groupBy } from '../group-by.ts';
import type { Marked, Span } from '../message.ts';
import { plural } from '../message.ts';
import type { Place, Problem } from '../model.ts';
import { cutTo } from './display-width.ts';
import { showLines } from './escape.ts';
import { fenced, linkedFile } from './escape-markdown.ts';
import { heading } from './headline-markdown.ts';
import { asSentence, messageMarkdown } from './render-message.ts';

export interface ProblemsMarkdownOptions {
  /** Invalid: files have to be fixed. Failed: something else went wrong. */
  readonly verdict: 'invalid' | 'failed';
  /** Where files can be looked at, such as https://github.com/o/r/blob/SHA; null: no links. */
  readonly linkTo: string | null;
  readonly environment: string | null;
  /** Characters. */
  readonly limit: number;
}

/** A message may quote a value of any length. */
const MESSAGE_COLUMNS = 600;
const PATH_COLUMNS = 160;

/** What is invalid, each with its place and how to fix it; what does not fit is counted. */
export function problemsToMarkdown(
  problems: readonly Problem[],
  { verdict, linkTo, limit, environment }: ProblemsMarkdownOptions,
): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const words = `${verdict}. ${plural(problems.length, 'problem')} to fix`;
  const head = `${heading('invalid', words, environment)}\n`;
  const items = [...byFile(errors), ...byFile(warnings)].map((problem) => item(problem, linkTo));
  const shown = fitting(items, limit - head.length);
  const more = items.length - shown.length;
  const cut = more === 0 ? [] : [`- ... and ${plural(more, 'more problem')} in the log of the run`];
  return `${[head, ...shown, ...cut].join('\n')}\n`;
}

/** Those of a file together, files in the order of their first. */
function byFile(problems: readonly Problem[]): Problem[] {
  return [...groupBy(problems, ({ place }) => place?.file).values()].flat();
}

/** Room for the line that counts the rest. */
const CUT_LINE = 80;

function fitting(items: readonly string[], limit: number): readonly string[] {
  let room = limit - CUT_LINE;
  const end = items.findIndex((text) => {
    room -= text.length + 1;
    return room < 0;
  });
  return end < 0 ? items : items.slice(0, end);
}

function item({ severity, code, message, place, next }: Problem, linkTo: string | null): string {
  const where = place === undefined ? '' : `${placeMarkdown(place, linkTo)}: `;
  const text = messageMarkdown(asSentence(message), MESSAGE_COLUMNS);
  const then = messageMarkdown(asSentence(next.filter((span) => !isLine(span))), MESSAGE_COLUMNS);
  const head = `- **${severity}** ${where}${text} ${then} (\`${code}\`)`;
  const lines = next.filter(isLine).map((span) => cutTo(span.text, MESSAGE_COLUMNS));
  if (lines.length === 0) return head;
  const block = fenced('yaml', lines.flatMap(showLines)).map((line) => `  ${line}`);
  return [head, '', ...block].join('\n');
}

function isLine(span: Span): span is Marked {
  return typeof span !== 'string' && span.kind === 'line';
}

function placeMarkdown({ file, line }: Place, linkTo: string | null): string {
  const shown = `${cutTo(file, PATH_COLUMNS)}${line === undefined ? '' : `:${line}`}`;
  return linkedFile(shown, file, linkTo, line);
}
