import { asCode, say } from '../message.ts';
import { indentOf, movedTo, quotedYaml } from './instead.ts';
import type { Broken, Repair } from './repair.ts';

/*
 * Mistakes that are recognised by the fields of a manifest, and by the marks with which other programs
 * begin the items of a list.
 */

/** What people and word processors write where YAML wants `- `; a star needs a space, or it is an alias. */
const BULLET = '(?:[\\u2010-\\u2015\\u2022\\u2023\\u2043\\u25aa\\u25cf\\u25e6\\u00b7] *|\\* +)';
const BULLETED = new RegExp(`^( *)(?:- +)?${BULLET}(\\S.*)$`);
const LEADING_BULLET = new RegExp(`^(?:- +)?${BULLET}`);

/** Without the bullet before it. */
export function withoutBullet(text: string): string {
  return text.replace(LEADING_BULLET, '');
}

/** `members`, `segment;`, `name = VIP`: a field without its colon. */
export function colonMissing({ lines, fields }: Broken, at: number): Repair | null {
  const found = fieldWithoutColon(lines[at] ?? '', [...fields.top, ...fields.inside]);
  if (found === null) return null;
  const { indent, name, value } = found;
  const isTop = fields.top.includes(name);
  const isOfItem = fields.ofItems.includes(name);
  if (indent === '' ? !isTop : isTop && !isOfItem) return null;
  if (value === '' && !(isTop && hasBelow(lines, at))) return null;
  return {
    from: at,
    lines: [`${indent}${name}:${value === '' ? '' : ` ${value}`}`],
    column: indent.length,
    length: name.length,
    message: say`the colon after ${asCode(name)} is missing`,
    lead: say`Write a colon after each field.`,
  };
}

/** The parts of `name = VIP`, `name VIP` or `members`; null if the line is none of them. */
export function fieldWithoutColon(
  line: string,
  names: readonly string[],
): { indent: string; name: string; value: string } | null {
  const found = /^( *)([a-z_]+)(?: *[;=](?: +|$)| +|$)(.*)$/.exec(line.trimEnd());
  const [, indent = '', name = '', value = ''] = found ?? [];
  return names.includes(name) ? { indent, name, value } : null;
}

function hasBelow(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => line.trim() !== '') ?? '';
  return indentOf(next) > 0 || next.startsWith('- ');
}

/** `members: - ada@example.com` */
export function itemBesideField({ lines, fields }: Broken, at: number): Repair | null {
  const [, indent = '', name = '', rest = ''] =
    /^( *)([a-z_]+):[ \t]*-[ \t]+(\S.*)$/.exec(lines[at] ?? '') ?? [];
  if (!fields.top.includes(name)) return null;
  const [, next = `${indent}  `] = /^( +)- /.exec(lines[at + 1] ?? '') ?? [];
  return {
    from: at,
    replaces: 1,
    lines: [`${indent}${name}:`, `${next}- ${rest}`],
    column: indent.length,
    length: (lines[at] ?? '').trim().length,
    message: say`the first dash is on the line of ${asCode(`${name}:`)}`,
    lead: say`Start a new line for each dash.`,
  };
}

/** `* ada@example.com`, and with the dashes and bullets of a word processor. */
export function bullets({ lines }: Broken, at: number): Repair | null {
  const indent = BULLETED.exec(lines[at] ?? '')?.[1];
  if (indent === undefined) return null;
  const isSame = (line: string) => BULLETED.exec(line)?.[1] === indent;
  let from = at;
  while (from > 0 && isSame(lines[from - 1] ?? '')) from -= 1;
  let end = at + 1;
  while (end < lines.length && isSame(lines[end] ?? '')) end += 1;
  const items = lines.slice(from, end).map((line) => `${indent}- ${withoutBullet(line.trim())}`);
  return {
    from,
    lines: items,
    column: indent.length,
    length: 1,
    message: say`this is a bullet, but in YAML an item starts with a dash and a space`,
    lead: say`Write a dash in place of each bullet.`,
  };
}

/** A line without a dash between those that have one. */
export function dashMissing({ lines }: Broken, at: number): Repair | null {
  const [, indent = '', rest = ''] = /^( +)([^\s#'"[{-].*)$/.exec(lines[at] ?? '') ?? [];
  if (rest === '' || /:(\s|$)/.test(rest)) return null;
  const before = lines.slice(0, at).findLast((line) => line.trim() !== '') ?? '';
  if (indentOf(before) !== indent.length || !/^ +- +\S/.test(before)) return null;
  return {
    from: at,
    lines: [`${indent}- ${withoutBullet(rest)}`],
    column: indent.length,
    length: rest.length,
    message: say`the dash is missing before this item`,
    lead: say`Write a dash and a space before each item.`,
  };
}

/** `name: [UK] VIP` */
export function bracketsInside({ lines, fields }: Broken, at: number): Repair | null {
  const found = /^( *(?:- +)?([a-z_]+): +)((?:\[[^\]]*\]|\{[^}]*\}) *[^\s,#].*)$/.exec(
    lines[at] ?? '',
  );
  const [, lead = '', name = '', value = ''] = found ?? [];
  if (value === '' || fields.top.includes(name)) return null;
  return {
    from: at,
    lines: [lead + quotedYaml(value.trimEnd())],
    column: lead.length,
    length: value.length,
    message: say`the value starts with ${asCode(value.charAt(0))} and goes on after the bracket is closed`,
    lead: say`Put the whole value in quotes.`,
  };
}

/** `{ file: a.txt, format: /C[0-9]{8}/ }` */
export function patternInBrackets({ lines }: Broken, at: number): Repair | null {
  const line = lines[at] ?? '';
  const found = /[[{].*?[:,[] *(\/[^\s'"]*[[\]{},][^\s'"]*\/i?)(?= *[,}\]])/.exec(line);
  const pattern = found?.[1] ?? '';
  if (found === null || pattern === '') return null;
  const column = found.index + found[0].length - pattern.length;
  return {
    from: at,
    lines: [`${line.slice(0, column)}'${pattern}'${line.slice(column + pattern.length)}`],
    column,
    length: pattern.length,
    message: say`this pattern has brackets, which YAML reads as its own`,
    lead: say`Put the pattern in single quotes.`,
  };
}

/** `column:` that does not start where `file:` does. */
export function itemFieldMoved({ lines, fields }: Broken, at: number): Repair | null {
  const line = lines[at] ?? '';
  const [, name = ''] = /^ *([a-z_]+):/.exec(line) ?? [];
  if (!fields.ofItems.includes(name) || fields.top.includes(name)) return null;
  const item = lines.slice(0, at).findLast((one) => /^ *- /.test(one));
  if (item === undefined) return null;
  const indent = (/^ *- +/.exec(item)?.[0] ?? '').length;
  if (indentOf(line) === indent) return null;
  return {
    from: at,
    lines: movedTo([line], indent),
    column: indentOf(line),
    length: name.length + 1,
    message: say`${asCode(`${name}:`)} belongs to the item above it`,
    lead: say`The fields of an item start at the same column.`,
  };
}
