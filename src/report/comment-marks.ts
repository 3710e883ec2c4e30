import { count } from '../message.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';
import { heading } from './headline-markdown.ts';
import type { About } from './plan-sections.ts';

/** One small line: environment, commit, run, and what else there is to say. */
export function footerLine(
  { environment, commit, run }: Pick<About, 'environment' | 'commit' | 'run'>,
  more: readonly string[] = [],
): string {
  const parts = [
    ...(environment === null ? [] : [markdownLabel(environment)]),
    ...(commit === null ? [] : [`commit ${markdownCode(commit.slice(0, 12))}`]),
    ...(run === null ? [] : [`[run](${run})`]),
    ...more,
  ];
  return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`;
}

const OLDER = '<details><summary>The older plan</summary>\n\n';
const END = '\n\n</details>\n';
const FAILED = 'the newest plan failed';

/**
 * What stands on a pull request, marked in its first line as made before the lockfile moved on, and
 * folded away. It is our own text, so it is kept as it is; one that is marked already gets the new mark
 * in place of the old. That a plan failed stays true.
 */
export function outdated(body: string, serial: number, environment: string | null): string {
  if (firstLine(body).includes(FAILED)) return body;
  const told = `An apply has changed the lockfile since (serial ${count(serial)}). Run the plan again to see what this pull request does now.`;
  return marked(heading('outdated', 'outdated. Plan again', environment), told, body);
}

/** The same where a newer plan failed. */
export function failedSince(
  body: string,
  about: Pick<About, 'commit' | 'run' | 'environment'>,
): string {
  const { commit, run, environment } = about;
  const which = commit === null ? '' : ` of ${markdownCode(commit.slice(0, 12))}`;
  const where = run === null ? 'the log of its run' : `[its run](${run})`;
  const head = heading('invalid', `${FAILED}. Nothing below counts`, environment);
  return marked(head, `The plan${which} failed. See ${where}. What follows is an older one.`, body);
}

function marked(head: string, told: string, body: string): string {
  return `${head}\n\n${told}\n\n${OLDER}${withoutMark(body).trimEnd()}${END}`;
}

function firstLine(body: string): string {
  return body.slice(0, body.indexOf('\n'));
}

function withoutMark(body: string): string {
  const at = body.indexOf(OLDER);
  if (at < 0 || !body.endsWith(END)) return body;
  return `${body.slice(at + OLDER.length, -END.length)}\n`;
}

/** Its first lines; where that is not all of it, says so. A block of code that is open is closed. */
export function upToLines(
  markdown: string,
  limit: number,
  where = 'More is in the summary of the run.',
): string {
  if (markdown.length <= limit) return markdown;
  const lines = markdown.slice(0, limit).split('\n').slice(0, -1);
  const fences = lines.filter((line) => line.startsWith('```')).length;
  const closing = fences % 2 === 1 ? ['```'] : [];
  return [...lines, ...closing, '', where, ''].join('\n');
}
