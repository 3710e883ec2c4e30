import type { Marked, Span } from '../message.ts';
import { plural } from '../message.ts';
import type { Place, Problem } from '../model.ts';
import { cutTo } from './display-width.ts';
import { showLines } from './escape.ts';
import { fenced, markdownCode } from './escape-markdown.ts';
import { asSentence, messageMarkdown } from './render-message.ts';

export interface ProblemsMarkdownOptions {
  /** Invalid: files have to be fixed. Failed: something else went wrong. */
  readonly verdict: 'Invalid' | 'Failed';
  /** Where files can be looked at, such as https://github.com/o/r/blob/SHA; null: no links. */
  readonly linkTo: string | null;
  /** Characters. */
  readonly limit: number;
}

/** A message may quote a value of any length. */
const MESSAGE_COLUMNS = 600;
const PATH_COLUMNS = 160;

/** What is invalid, each with its place and how to fix it; what does not fit is counted. */
export function problemsToMarkdown(
  problems: readonly Problem[],
  { verdict, linkTo, limit }: ProblemsMarkdownOptions,
): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const head = `### ${verdict}: ${plural(problems.length, 'problem')} to fix\n`;
  const items = [...errors, ...warnings].map((problem) => item(problem, linkTo));
  const shown = fitting(items, limit - head.length);
  const more = items.length - shown.length;
  const cut = more === 0 ? [] : [`- ... and ${plural(more, 'more problem')} in the log of the run`];
  return `${[head, ...shown, ...cut].join('\n')}\n`;
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
  const shown = markdownCode(`${cutTo(file, PATH_COLUMNS)}${line === undefined ? '' : `:${line}`}`);
  // What lies outside the repository has no page.
  if (linkTo === null || /^(\/|\.\.|\w:)/.test(file)) return shown;
  return `[${shown}](${linkTo}/${pathInUrl(file)}${line === undefined ? '' : `#L${line}`})`;
}

/** Parentheses would end the link. */
function pathInUrl(file: string): string {
  return file
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()'*!~]/g, hexEscape))
    .join('/');
}

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
