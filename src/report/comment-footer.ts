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
