import { expect } from 'vitest';
import type { Stage } from './advice.ts';

/** Puts YAML where a message says, as it is printed. */

/** A problem that was printed, and the lines to write. */
export interface Printed {
  readonly code: string;
  readonly file: string;
  /** Without the lines to write, on one line. */
  readonly says: string;
  readonly yaml: readonly string[];
}

export function printedIn(text: string): readonly Printed[] {
  const blocks = text.split(/^(?=\S.*? (?:error|warning) [a-z-]+ )/m);
  return blocks.flatMap((block) => {
    const [, file = '', code = ''] =
      /^(\S+?)(?::\d+)* (?:error|warning) ([a-z-]+) /.exec(block) ?? [];
    if (code === '') return [];
    const [before = '', after = ''] = block.split(/^ {2}next: /m);
    const [words = '', ...rest] = after.split('\n\n');
    const says = `${before} ${words}`.replaceAll(/\s+/g, ' ');
    const yaml = (rest[0] ?? '').split('\n');
    const isYaml = words.endsWith(':') && !/^\d+ (error|warning)/.test(yaml[0] ?? '');
    return [{ code, file, says, yaml: isYaml ? yaml : [] }];
  });
}

/** False where the sentence is for a person alone. */
export function paste(
  stage: Pick<Stage, 'read' | 'write'>,
  { file, says, yaml }: Printed,
): boolean {
  if (yaml.length === 0) return false;
  const lines = stage.read(file).split('\n');
  const [, from, to = from] = /Write lines? (\d+)(?: to (\d+))? like this/.exec(says) ?? [];
  const [, gone, parent] = /Remove line (\d+), and write below `(\w+):`/.exec(says) ?? [];
  if (from !== undefined) {
    lines.splice(Number(from) - 1, Number(to) - Number(from) + 1, ...yaml);
  } else if (gone !== undefined) {
    const end = Number(gone) - 1 + yaml.length;
    lines.splice(Number(gone) - 1, end - Number(gone) + 1);
    lines.splice(lines.findIndex((line) => line.startsWith(`${parent}:`)) + 1, 0, ...yaml);
  } else if (/let it start like this/.test(says)) {
    lines.splice(0, lines.length, ...yaml, '');
  } else if (/Put two spaces before/.test(says)) {
    const at = lines.findIndex((line) => /^segment:/.test(line));
    lines.splice(at, yaml.length, ...yaml);
  } else if (/Write at its top/.test(says)) {
    lines.unshift(...yaml);
  } else if (/meant to be empty, write/.test(says)) {
    const at = lines.findIndex((line) => /^members:/.test(line));
    lines.splice(at < 0 ? lines.length - 1 : at, at < 0 ? 0 : 1, ...yaml);
  } else {
    expect.unreachable(`nobody knows where this goes: ${says}`);
  }
  stage.write(file, lines.join('\n'));
  return true;
}
