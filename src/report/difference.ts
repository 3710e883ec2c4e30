import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { showLines } from './escape.ts';
import type { Palette } from './palette.ts';

/** A file under the name that people see. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Beyond this many edits, a difference is told, not shown. */
const MOST_EDITS = 2000;

/** The unified difference of two texts; null where it would be too long. */
export function differenceOf(before: NamedText, after: NamedText, context = 4): string | null {
  const patch = createTwoFilesPatch(
    before.name,
    after.name,
    before.text,
    after.text,
    undefined,
    undefined,
    { context, maxEditLength: MOST_EDITS, headerOptions: FILE_HEADERS_ONLY },
  );
  return patch === undefined ? null : `${showLines(patch.trimEnd()).join('\n')}\n`;
}

/** Every line keeps its sign: colour says nothing that is not there. */
export function paintDifference(difference: string, palette: Palette): string {
  return difference
    .split('\n')
    .map((line) => paintOf(line, palette)(line))
    .join('\n');
}

function paintOf(line: string, palette: Palette): (text: string) => string {
  if (/^(---|\+\+\+) /.test(line)) return palette.strong;
  if (line.startsWith('@@ ')) return palette.faint;
  if (line.startsWith('+')) return palette.add;
  return line.startsWith('-') ? palette.remove : (text) => text;
}
