import { asCode, plural, say } from '../message.ts';
import { indentOf, movedTo } from './instead.ts';
import type { Broken, Repair } from './repair.ts';
import { isAccepted, NEAR_LINES } from './repair.ts';

/* Lines that start too far left or right, or with tabs. */

/** Tabs where only spaces count. Other lines often have them too. */
export function tabbed(broken: Broken, at: number): Repair | null {
  const line = broken.lines[at] ?? '';
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  if (!indent.includes('\t')) return null;
  const repair = reindented(broken, at, [line]);
  if (repair === null) return null;
  return {
    ...repair,
    column: 0,
    length: indent.length,
    message: say`the line is indented with a tab, but YAML allows only spaces there`,
    lead: say`Replace all tabs in this file by spaces.`,
  };
}

/** All that starts at the first column is wrong, if the first field of the file does not. */
export function firstMoved(broken: Broken): Repair | null {
  const first = broken.lines.findIndex((line) => /^ *[^\s#]/.test(line) && !line.startsWith('---'));
  return topMoved(broken, first);
}

/** A field of the first column that is further right, with what is below it: as pasted somewhere. */
export function topMoved({ lines, fields }: Broken, at: number): Repair | null {
  const line = lines[at] ?? '';
  const [, name = ''] = /^ *([\w-]+):/.exec(line) ?? [];
  if (indentOf(line) === 0 || !fields.top.includes(name)) return null;
  const block = blockIn(lines, at);
  return {
    from: at,
    lines: movedTo(block, 0),
    column: 0,
    length: line.length,
    message: say`${asCode(`${name}:`)} is indented, but it has to start at the first column`,
    lead: NO_INDENT,
  };
}

const NO_INDENT = say`Remove the spaces before it.`;

/** A line that starts neither where those before it do, nor further right than its field. */
export function moved(broken: Broken, at: number): Repair | null {
  return reindented(broken, at, blockIn(broken.lines, at));
}

/** The same lines where a line before them starts, or below the field before them. */
function reindented(broken: Broken, at: number, block: readonly string[]): Repair | null {
  const { lines } = broken;
  const line = lines[at] ?? '';
  const spaced = block.map((one) =>
    one.replace(/^[ \t]*/, (indent) => indent.replaceAll('\t', '  ')),
  );
  const [natural, ...others] = indentsBefore(lines, at);
  // A line that is where it belongs is not what is wrong.
  if (natural === undefined || (natural === indentOf(line) && !line.includes('\t'))) return null;
  for (const indent of [natural, ...others]) {
    if (movedTo(spaced, indent)[0] === line || !mayStartAt(indent, line, broken)) continue;
    const repair: Repair = {
      from: at,
      lines: movedTo(spaced, indent),
      column: 0,
      length: line.length,
      message: say`the line is indented by ${plural(indentOf(line), 'space')}, but it has to be indented by ${indent} here`,
      lead: say`Lines that belong together start at the same column.`,
    };
    if (isAccepted(lines, repair)) return repair;
  }
  return null;
}

/** Whether a field may be there at all; a repair that only moves the mistake is none. */
function mayStartAt(indent: number, line: string, { fields }: Broken): boolean {
  const [, name = ''] = /^ *([\w-]+):/.exec(line.replaceAll('\t', ' ')) ?? [];
  if (name === '' || fields.top.length === 0) return true;
  if (indent === 0) return fields.top.includes(name);
  return !fields.top.includes(name) || fields.ofItems.includes(name);
}

/** Where lines before this one start, the nearest first; items of a list where other items do. */
function indentsBefore(lines: readonly string[], at: number): number[] {
  const line = lines[at] ?? '';
  const isItem = /^\s*- /.test(line);
  const before = lines
    .slice(Math.max(0, at - NEAR_LINES), at)
    .filter((one) => /^ *[^\s#]/.test(one));
  const last = before.at(-1) ?? '';
  const below = /:\s*(#.*)?$/.test(last) ? [indentOf(last) + 2] : [];
  const same = before.filter((one) => /^ *- /.test(one) === isItem).reverse();
  const others = before.filter((one) => /^ *- /.test(one) !== isItem).reverse();
  return [...new Set([...below, ...same.map(indentOf), ...others.map(indentOf)])];
}

/** A line and those below it, by their indentation. */
function blockIn(lines: readonly string[], at: number): string[] {
  const indent = indentOf(lines[at] ?? '');
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.trim() === '' || indentOf(line) <= indent);
  return [lines[at] ?? '', ...(end < 0 ? rest : rest.slice(0, end))];
}
