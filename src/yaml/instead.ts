import type { Message } from '../message.ts';
import { asLines, lineText, say } from '../message.ts';
import type { Source } from './source.ts';

/*
 * What to write instead of a mistake: whole lines, as they would be in the file, so that nobody has to
 * know YAML to put them there.
 */

/** More lines than this say no more. */
export const MOST_LINES = 8;

/** A value as YAML that means exactly this text; quotes of a kind that it does not contain. */
export function quotedYaml(text: string): string {
  if (!/["\\\p{Cc}]/u.test(text)) return `"${text}"`;
  return /['\p{Cc}]/u.test(text) ? JSON.stringify(text) : `'${text}'`;
}

/** A path as YAML, without quotes where it needs none. */
export function pathYaml(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : quotedYaml(path);
}

/** `Write line 3 like this:` and the line. */
export function writeLine(line: number, yaml: string): Message {
  return say`Write ${lineText(line)} like this:${asLines(yaml)}`;
}

/** `Write line 3 like this:`, for lines that take the place of one, or of several. */
export function writeLines(line: number, last: number, yaml: readonly string[]): Message {
  const where = last > line ? say`lines ${line} to ${last}` : [lineText(line)];
  const shown = yaml.slice(0, MOST_LINES);
  const more = yaml.length > MOST_LINES ? ', and so on' : '';
  return say`Write ${where} like this${more}:${asLines(shown.join('\n'))}`;
}

/** Another text in place of `length` characters at an offset: the whole line. */
export function lineWith(source: Source, at: number, length: number, text: string): string {
  const { line = 1, column = 1 } = source.place(at);
  const whole = source.line(line);
  return whole.slice(0, column - 1) + text + whole.slice(column - 1 + length);
}

/** As `writeLine`, for another text at an offset. */
export function writeThere(source: Source, at: number, length: number, text: string): Message {
  return writeLine(source.lineOf(at), lineWith(source, at, length, text));
}

/** The line of a field and those below it, by their indentation. */
export function blockAt(source: Source, line: number): readonly string[] {
  const lines = [source.line(line)];
  const indent = indentOf(lines[0] ?? '');
  const isItem = isItemAt(lines[0] ?? '', indent);
  const last = source.lineOf(source.text.length);
  for (let next = line + 1; next <= last; next += 1) {
    const text = source.line(next);
    const isBelow = indentOf(text) > indent || (!isItem && isItemAt(text, indent));
    if (text.trim() !== '' && !isBelow) break;
    lines.push(text);
  }
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

/** Items may be as far left as the field that they belong to. */
function isItemAt(text: string, indent: number): boolean {
  return indentOf(text) === indent && /^ *- /.test(text);
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Lines with their first at a column (from 0), and the others as far from it as they were. */
export function movedTo(lines: readonly string[], indent: number): string[] {
  const by = indent - indentOf(lines[0] ?? '');
  return lines.map((line) =>
    line.trim() === '' ? '' : ' '.repeat(Math.max(0, indentOf(line) + by)) + line.trimStart(),
  );
}
