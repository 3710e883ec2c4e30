import { plural } from '../message.ts';
import type { Place, Problem } from '../model.ts';
import { cutTo } from './display-width.ts';
import { showLines, showValue } from './escape.ts';
import type { Palette } from './palette.ts';
import { paletteOf } from './palette.ts';
import { messageLines } from './render-message.ts';
import { listed } from './words.ts';

export interface ProblemsTextOptions {
  /** Columns; 80 where the output is not a terminal. */
  readonly width: number;
  readonly colour: boolean;
}

/** Compiler style: place, severity, code and message; the source; the next step; a count at the end. */
export function problemsToText(problems: readonly Problem[], options: ProblemsTextOptions): string {
  if (problems.length === 0) return '';
  const palette = paletteOf(options.colour);
  const blocks = problems.map((problem) => problemLines(problem, options.width, palette));
  const total = palette.strong(countLine(problems));
  return `${[...blocks, [total]].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The place stays whole, however long: people click and copy it. */
function problemLines(problem: Problem, width: number, palette: Palette): string[] {
  const { severity, code, message, place, frame, next } = problem;
  const where = place === undefined ? '' : `${placeText(place)} `;
  const head = `${where}${severity} `;
  const [first = '', ...rest] = messageLines([`${code} `, ...message], width, head, '  ');
  return [
    `${palette.strong(where)}${paintSeverity(problem, palette)}${first.slice(where.length + severity.length)}`,
    ...rest,
    ...(frame === undefined ? [] : frameLines(frame, width)),
    ...messageLines(['next: ', ...next], width, '  ', '        '),
  ];
}

function paintSeverity({ severity }: Problem, palette: Palette): string {
  return severity === 'error' ? palette.bad(severity) : palette.warn(severity);
}

function frameLines(frame: string, width: number): string[] {
  return showLines(frame).map((line) => cutTo(`  ${line}`, width));
}

/** `segments/vip.yaml:7:5`, as editors and terminals link it. */
function placeText({ file, line, column }: Place): string {
  const at = [line, column].filter((part) => part !== undefined).join(':');
  return at === '' ? showValue(file) : `${showValue(file)}:${at}`;
}

/** `2 errors and 1 warning in 3 files.` */
function countLine(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const files = new Set(problems.flatMap(({ place }) => (place === undefined ? [] : [place.file])));
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  const where = files.size === 0 ? '' : ` in ${plural(files.size, 'file')}`;
  return `${listed(parts)}${where}.`;
}
