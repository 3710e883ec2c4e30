import type { ErrorObject } from 'ajv';
import schema from '../../schema/manifest.schema.json' with { type: 'json' };
import { DAY_FIELDS } from '../config/days.ts';
import { LIMIT_NAMES } from '../config/limits.ts';
import { asCode, asLines, lineText, say } from '../message.ts';
import { blockAt, movedTo, writeLine, writeLines, writeThere } from '../yaml/instead.ts';
import type { KnownFields } from '../yaml/repair.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { Explained } from '../yaml/structure.ts';
import { EFFECT } from '../yaml/structure.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { fieldOf, follow, isNothing, valueAt } from '../yaml/yaml-value.ts';
import type { Spot } from './members-advice.ts';
import {
  LIST_FIELDS,
  listOf,
  listsOf,
  membersOf,
  sourceOf,
  spaceMissing,
  withoutColon,
  withoutSpace,
  wrong,
} from './members-advice.ts';

/*
 * The schema says of a value that it has the wrong type, or of a field that nobody knows it. Here is
 * what the author most likely meant, as the lines to write instead. Each function knows one mistake
 * and gives null where it is another.
 */

/** The fields that start at the first column of a manifest. */
const TOP_FIELDS: readonly string[] = Object.keys(schema.properties);
const SEGMENT_FIELDS: readonly string[] = Object.keys(schema.properties.segment.properties);
const SPLIT_FIELDS: readonly string[] = Object.keys(schema.properties.split.properties);
const GUARD_FIELDS: readonly string[] = [...LIMIT_NAMES, 'waiver'];
const DAYS: readonly string[] = DAY_FIELDS;

export const MANIFEST_FIELDS: KnownFields = {
  top: TOP_FIELDS,
  inside: [...SEGMENT_FIELDS, ...GUARD_FIELDS, ...SPLIT_FIELDS, ...LIST_FIELDS],
  ofItems: [...new Set([...LIST_FIELDS, 'max_invalid'])],
};

/** The finding for an error of the schema that comes from a common mistake; null for any other. */
export function adviseManifest(source: Source, root: YamlValue, error: ErrorObject): Explained {
  const path = error.instancePath;
  const spot: Spot = { source, root, error, path, here: follow(root, path) };
  if (error.keyword === 'additionalProperties') return misplaced(spot);
  if (error.keyword === 'required' && path === '') return notBelowSegment(spot);
  if (error.keyword === 'anyOf') return effectOfMisplaced(spot);
  if (error.keyword !== 'type') return null;
  if (path === '/segment') return segmentOf(spot);
  if (path === '/members') return membersOf(spot);
  if (SOURCES.test(path)) return listsOf(spot);
  if (SOURCE.test(path)) return listOf(spot);
  if (path === '/guard') return guardOf(spot);
  if (path === '/segment/ct_segment_id') return numberOf(spot);
  return path === '/segment/create' ? createOf(spot) : null;
}

const SOURCES = /^\/(members_from|intersect_with|exclude_from)$/;
const SOURCE = /^\/(members_from|intersect_with|exclude_from)\/\d+$/;

/** `segment: vip` */
function segmentOf(spot: Spot): Explained {
  const { source, root, here } = spot;
  if (here.kind !== 'scalar') return null;
  if (isNothing(here)) return namesAtTop(root).length > 0 ? notBelowSegment(spot) : null;
  const field = withoutSpace(here, SEGMENT_FIELDS);
  if (field !== null) return spaceMissing(source, here, field);
  const own = withoutColon(source, here, SEGMENT_FIELDS);
  if (own !== null) return own;
  const name = /^[1-9]\d*$/.test(here.text) && here.plain ? 'ct_segment_id' : 'customer_segment_id';
  const line = source.lineOf(fieldOf(root, 'segment')?.at ?? here.at);
  return wrong(
    say`the ID of the segment belongs below ${asCode('segment:')}, in a field of its own`,
    writeLines(line, line, ['segment:', `  ${name}: ${sourceOf(source, here)}`]),
  );
}

/** Fields of `segment:` that are as far left as it. */
function notBelowSegment({ source, root }: Spot): Explained {
  const [first, ...others] = namesAtTop(root);
  if (first === undefined) return null;
  const lines = [first, ...others].map((name) => {
    const at = fieldOf(root, name)?.at ?? 0;
    return `  ${source.line(source.lineOf(at)).trim()}`;
  });
  return {
    code: 'missing-segment-id',
    message: say`${asCode(`${first}:`)} belongs below ${asCode('segment:')}, so it has to be indented`,
    next: say`Put two spaces before what belongs to the segment, like this:${asLines(['segment:', ...lines].join('\n'))}`,
  };
}

function namesAtTop(root: YamlValue): string[] {
  return SEGMENT_FIELDS.filter((name) => fieldOf(root, name) !== null);
}

/** `guard: 30%` */
function guardOf({ source, root, here }: Spot): Explained {
  const own = here.kind === 'scalar' ? withoutColon(source, here, GUARD_FIELDS) : null;
  if (own !== null) return own;
  if (here.kind !== 'scalar' || !/^\d+(\.\d+)?%?$/.test(here.text)) return null;
  const line = source.lineOf(fieldOf(root, 'guard')?.at ?? here.at);
  return wrong(
    say`a limit belongs below ${asCode('guard:')}, with its name`,
    writeLines(line, line, ['guard:', `  max_removals: ${here.text}`]),
  );
}

/** `ct_segment_id: "1234"`, `ct_segment_id: vip` */
function numberOf({ source, root, here }: Spot): Explained {
  if (here.kind !== 'scalar' || isNothing(here)) return null;
  const digits = here.text.replace(/[,\s]/g, '');
  if (/^[1-9]\d*$/.test(digits)) {
    return wrong(
      say`${asCode('ct_segment_id:')} takes a number: plain digits, without quotes`,
      writeThere(source, here.at, here.length, digits),
    );
  }
  const field = fieldOf(valueAt(root, 'segment'), 'ct_segment_id');
  if (field === null || fieldOf(valueAt(root, 'segment'), 'customer_segment_id') !== null)
    return null;
  return wrong(
    say`${asCode('ct_segment_id:')} takes the number that CleverTap gave the segment. An ID of your own is a ${asCode('customer_segment_id:')}`,
    writeThere(source, field.at, 'ct_segment_id'.length, 'customer_segment_id'),
  );
}

/** `create: yes`, which is text in YAML 1.2. */
function createOf({ source, here }: Spot): Explained {
  if (here.kind !== 'scalar' || !/^(yes|y|on|true|no|n|off|false)$/i.test(here.text)) return null;
  const meant = /^(yes|y|on|true)$/i.test(here.text) ? 'true' : 'false';
  return wrong(
    say`${asCode('create:')} is either ${asCode('true')} or ${asCode('false')}`,
    writeThere(source, here.at, here.length, meant),
  );
}

/** A field of another place: too far right, or too far left. */
function misplaced(spot: Spot): Explained {
  const { source, root, error, path, here } = spot;
  const name = String(error.params.additionalProperty);
  const at = fieldOf(here, name)?.at ?? here.at;
  const line = source.lineOf(at);
  if (path.startsWith('/intersect_with/') && DAYS.includes(name)) return daysOfIntersection(name);
  if (path !== '' && TOP_FIELDS.includes(name)) {
    const before = source.line(line).slice(0, (source.place(at).column ?? 1) - 1);
    const isFirst = /^ *(?:- +)?$/.test(before);
    return isFirst ? tooFarRight(source, name, line, path) : besides(spot, name, at);
  }
  if (path !== '') return null;
  const item = MANIFEST_FIELDS.ofItems.includes(name) ? ofItemAbove(source, name, line) : null;
  if (item !== null) return item;
  if (SEGMENT_FIELDS.includes(name)) {
    const segment = valueAt(root, 'segment');
    if (segment === null || isNothing(segment)) return EFFECT;
    return tooFarLeft(source, name, line, 'segment');
  }
  return GUARD_FIELDS.includes(name) ? tooFarLeft(source, name, line, 'guard') : null;
}

/** `column:` at the first column, right below its `- file:`. */
function ofItemAbove(source: Source, name: string, line: number): Explained {
  const [lead = ''] = /^ *- +(?=file:|segment:)/.exec(source.line(line - 1)) ?? [];
  if (lead === '') return null;
  return {
    code: 'unknown-field',
    message: say`${asCode(`${name}:`)} belongs to the item above it, so it has to be indented`,
    next: writeLine(line, ' '.repeat(lead.length) + source.line(line).trim()),
  };
}

/** What an intersection keeps out must not come in because a day has passed. */
function daysOfIntersection(name: string): Finding {
  return {
    code: 'unknown-field',
    message: say`${asCode('intersect_with:')} takes no ${asCode(`${name}:`)}: whom it keeps out must not come in because a day has passed`,
    next: say`Remove it, or write it at the lists and segments under ${asCode('members_from:')}.`,
  };
}

/** `segment: { customer_segment_id: vip, last_day: 2026-12-01 }` */
function besides({ source, here, path }: Spot, name: string, at: number): Finding {
  const value = valueAt(here, name);
  const line = source.line(source.lineOf(at));
  const from = (source.place(at).column ?? 1) - 1;
  const [outer = ''] = path.slice(1).split('/');
  const end = value?.kind === 'scalar' ? value.at + value.length - at : 0;
  const field = source.text.slice(at, at + end);
  const [before, after] = [line.slice(0, from), line.slice(from + end)];
  const rest = /^\s*,/.test(after)
    ? before + after.replace(/^\s*,\s*/, '')
    : before.replace(/,\s*$/, ' ') + after.trimStart();
  const isWhole = end > 0 && /^[a-z_]+: *\{[^{}]*\}\s*(?:#.*)?$/.test(rest);
  return {
    code: 'unknown-field',
    message: say`${asCode(`${name}:`)} is within the braces of ${asCode(`${outer}:`)}, and belongs beside it`,
    next: isWhole
      ? writeLines(source.lineOf(at), source.lineOf(at), [rest, field])
      : say`Remove it there, and write it at the first column of a line of its own.`,
  };
}

function tooFarRight(source: Source, name: string, line: number, path: string): Finding {
  const block = blockAt(source, line);
  const [outer = ''] = path.slice(1).split('/');
  return {
    code: 'unknown-field',
    message: say`${asCode(`${name}:`)} is indented, so YAML takes it for a part of ${asCode(`${outer}:`)}`,
    next: say`Move it to the first column. ${writeLines(line, line + block.length - 1, movedTo(block, 0))}`,
  };
}

function tooFarLeft(
  source: Source,
  name: string,
  line: number,
  parent: 'segment' | 'guard',
): Finding {
  const block = movedTo(blockAt(source, line), 2);
  return {
    code: 'unknown-field',
    message: say`${asCode(`${name}:`)} belongs below ${asCode(`${parent}:`)}, indented by two spaces`,
    next: say`Remove ${lineText(line)}, and write below ${asCode(`${parent}:`)}:${asLines(block.slice(0, 8).join('\n'))}`,
  };
}

/** A segment that lacks members because they are told as misplaced lacks nothing else. */
function effectOfMisplaced({ root, path }: Spot): Explained {
  const segment = valueAt(root, 'segment');
  const inSegment = ['members', 'members_from'].some((name) => fieldOf(segment, name) !== null);
  if (path === '' && inSegment) return EFFECT;
  if (path !== '/segment') return null;
  return namesAtTop(root).some((name) => /segment_id$/.test(name)) ? EFFECT : null;
}
