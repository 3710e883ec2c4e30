import { plural } from '../message.ts';
import type { Problem } from '../model.ts';
import { messageText } from './render-message.ts';

/** GitHub shows this many annotations of each level for a step. */
const PER_LEVEL = 10;

/**
 * GitHub workflow commands, one a line: problems at their lines in the pull request. What is above
 * the level's limit is plural in a notice, since GitHub would drop it without a word.
 */
export function problemsToAnnotations(problems: readonly Problem[], perLevel = PER_LEVEL): string {
  const levels = (['error', 'warning'] as const).map((level) =>
    problems.filter(({ severity }) => severity === level),
  );
  const lines = levels.flatMap((level) => level.slice(0, perLevel).map(annotation));
  const left = levels.reduce((sum, level) => sum + Math.max(0, level.length - perLevel), 0);
  if (left > 0) lines.push(`::notice::${plural(left, 'more problem')} in the log of this step`);
  return lines.map((line) => `${line}\n`).join('');
}

function annotation({ severity, code, message, place, next }: Problem): string {
  const properties = [
    ...(place === undefined ? [] : [`file=${property(place.file)}`]),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    ...(place?.column === undefined ? [] : [`col=${place.column}`]),
    `title=${property(`segops: ${code}`)}`,
  ];
  return `::${severity} ${properties.join(',')}::${data(`${messageText(message)}\n${messageText(next)}`)}`;
}

/** The runner undoes these, and only these. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
