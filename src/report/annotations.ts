import type { ApplySummary } from '../apply/apply-summary.ts';
import { exitCodeOf } from '../apply/apply-summary.ts';
import { guardCode } from '../codes.ts';
import { asKey, NOTHING, plural, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Permit, Plan } from '../plan/plan.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageText } from './render-message.ts';
import { headline, nextStep } from './result-text.ts';
import { refusals } from './verdict.ts';

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

/** Why a plan is refused, so that the head of a red run says it. */
export function refusalProblems(plan: Shown<Plan>): Problem[] {
  const { heldSegments = [] } = plan;
  const held = heldSegments.flatMap(({ guards }) => guards);
  const errors = heldSegments.flatMap(({ problems }) => problems);
  const guards = [...refusals(plan), ...held].map(
    ({ guard, segment, message, lists = [], allow, place }): Problem => ({
      severity: 'error',
      code: guardCode(guard),
      ...(place ? { place } : placeOf(lists, allow)),
      message: segment === null ? message : say`${asKey(segment)}: ${message}`,
      next: place ? say`Fix what breaks the rule. Nothing waives it.` : IF_MEANT,
    }),
  );
  return [...guards, ...errors];
}

const IF_MEANT = say`If it is meant, paste the YAML that the summary of this run shows.`;

/** The list that is the cause, else the file that would allow it. */
function placeOf(lists: readonly string[], allow: Permit | null): Pick<Problem, 'place'> {
  const file = lists.find((path) => !path.startsWith('segment:')) ?? allow?.file;
  return file === undefined ? {} : { place: { file } };
}

/** Why an apply is not done, or not yet; none where it is. */
export function applyProblems(summary: Shown<ApplySummary>): Problem[] {
  const { outcome, stoppedBecause } = summary;
  if (exitCodeOf(outcome) === 0) return [];
  const why = stoppedBecause === null ? NOTHING : say` Stopped: ${stoppedBecause}.`;
  return [
    {
      severity: outcome === 'settling' ? 'warning' : 'error',
      code: `apply-${outcome}`,
      message: [headline(summary), ...why],
      next: asSentence(nextStep(summary) ?? say`Run the job again.`),
    },
  ];
}
