import { asCode, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';

const SECRET_NAME = /pass_?code|password|secret|token/i;

/** Finds fields that look like a credential, anywhere in a config. Their values are never shown. */
export function findSecrets(
  source: Source,
  root: YamlValue,
): { readonly problems: readonly Problem[]; covers(problem: Problem): boolean } {
  const problems = secretFields(root).map((at) => source.problem(at, PASSCODE));
  const spots = new Set(problems.map(spot));
  return { problems, covers: (problem) => spots.has(spot(problem)) };
}

function secretFields(written: YamlValue): number[] {
  if (written.kind === 'sequence') return written.items.flatMap(secretFields);
  if (written.kind !== 'map') return [];
  return [...written.fields].flatMap(([name, field]) =>
    SECRET_NAME.test(name) ? [field.at] : secretFields(field.value),
  );
}

function spot(problem: Problem): string {
  return `${problem.place?.line}:${problem.place?.column}`;
}

const PASSCODE: Finding = {
  code: 'passcode-in-config',
  message: say`a passcode must not be in a file`,
  next: say`Remove it, and set ${asCode('CLEVERTAP_PASSCODE')} in the environment. If the file was ever pushed, change the passcode in CleverTap.`,
};
