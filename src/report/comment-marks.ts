import { count } from '../message.ts';
import { markdownCode, markdownLabel } from './escape-markdown.ts';

/** What a comment or summary belongs to. */
export interface CommentFooter {
  readonly environment: string | null;
  readonly commit: string | null;
  /** Address of the run; null outside a run. */
  readonly run: string | null;
}

/** One small line: environment, commit, run. */
export function footerMarkdown({ environment, commit, run }: CommentFooter): string {
  const parts = [
    ...(environment === null ? [] : [`environment ${markdownLabel(environment)}`]),
    ...(commit === null ? [] : [`commit ${markdownCode(commit.slice(0, 12))}`]),
    ...(run === null ? [] : [`[run](${run})`]),
  ];
  return parts.length === 0 ? '' : `\n<sub>segops: ${parts.join(', ')}.</sub>\n`;
}

const OUTDATED = '> [!NOTE]\n> **Outdated.** ';
const FAILED = '> [!CAUTION]\n> **The plan failed.** ';

/**
 * What stands on a pull request, marked as made before the lockfile moved on. It is our own text, so it
 * is kept as it is; one that is marked already gets the new mark in place of the old. That a plan failed
 * stays true.
 */
export function outdated(body: string, serial: number): string {
  if (body.startsWith(FAILED)) return body;
  const mark = `${OUTDATED}An apply has changed the lockfile since (serial ${count(serial)}). Run the plan again to see what this pull request does now.\n\n`;
  return mark + withoutMark(body);
}

/** The same where a newer plan failed. */
export function failedSince(body: string, { commit, run }: Omit<CommentFooter, 'environment'>) {
  const newest =
    commit === null ? 'The newest plan' : `The plan of ${markdownCode(commit.slice(0, 12))}`;
  const where = run === null ? 'the log of its run' : `[its run](${run})`;
  const mark = `${FAILED}${newest} failed. What follows is an older one. See ${where}.\n\n`;
  return mark + withoutMark(body);
}

function withoutMark(body: string): string {
  if (![OUTDATED, FAILED].some((mark) => body.startsWith(mark))) return body;
  return body.slice(body.indexOf('\n\n') + 2);
}

/** Its first lines; where that is not all of it, says so. A block of code that is open is closed. */
export function upToLines(markdown: string, limit: number): string {
  if (markdown.length <= limit) return markdown;
  const lines = markdown.slice(0, limit).split('\n').slice(0, -1);
  const fences = lines.filter((line) => line.startsWith('```')).length;
  const closing = fences % 2 === 1 ? ['```'] : [];
  return [...lines, ...closing, '', 'More is in the summary of the run.', ''].join('\n');
}
