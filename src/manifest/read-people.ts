import { asCode, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { scalarOf } from '../yaml/yaml-value.ts';
import type { Manifest } from './manifest.ts';

/** Who answers for a segment and what it is for, in one line each: free text, shown as text and nothing else. */
export function readPeople(
  source: Source,
  root: YamlValue,
  problems: Problem[],
): Pick<Manifest, 'owner' | 'description'> {
  const lineOf = (name: string): string | null => {
    const written = scalarOf(root, name);
    if (written === null) return null;
    const line = written.text.replace(/\s+/g, ' ').trim();
    const finding = faultOf(name, line);
    if (finding === null) return line;
    problems.push(source.problem(written.at, finding, written.length));
    return null;
  };
  const [owner, description] = [lineOf('owner'), lineOf('description')];
  return {
    ...(owner === null ? {} : { owner: [owner] }),
    ...(description === null ? {} : { description }),
  };
}

function faultOf(name: string, line: string): Finding | null {
  if (line === '') {
    const message = say`${asCode(`${name}:`)} is empty`;
    return { code: 'empty-value', message, next: say`Write a value, or remove the field.` };
  }
  if (!/[\p{Cc}\p{Cs}]/u.test(line)) return null;
  const message = say`${asCode(`${name}:`)} contains a control character`;
  return { code: 'control-character', message, next: say`Write plain text.` };
}
