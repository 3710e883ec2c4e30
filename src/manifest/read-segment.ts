import { checkMemberText } from '../members/rules.ts';
import { asCode, asValue, say } from '../message.ts';
import type { Place, Problem, SegmentIds, SegmentKey } from '../model.ts';
import { quotedYaml, writeThere } from '../yaml/instead.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { scalarOf, valueAt } from '../yaml/yaml-value.ts';
import type { Decisions, Manifest } from './manifest.ts';
import { readSet } from './read-set.ts';
import type { Referring } from './references.ts';

/** The part of a manifest that other manifests may contradict. */
export type Declared = Pick<
  Manifest,
  | 'key'
  | 'ids'
  | 'name'
  | 'only'
  | 'create'
  | 'decisions'
  | 'place'
  | 'membersFrom'
  | 'intersectWith'
  | 'excludeFrom'
>;

/** Starts the key of a segment without a customer ID, so no customer ID may start with it. */
const RESERVED_PREFIX = 'ct:';

/** The key of a segment: its customer ID, else `ct:` and CleverTap's number. */
function segmentKey(ids: SegmentIds): SegmentKey {
  return ids.customerSegmentId ?? `${RESERVED_PREFIX}${ids.ctSegmentId ?? ''}`;
}

/** Reads `segment:`; null, with problems pushed, if it has no usable ID. */
export function readDeclared(
  source: Source,
  root: YamlValue,
  problems: Problem[],
): Omit<Declared, keyof Referring> | null {
  const segment = valueAt(root, 'segment');
  const customer = scalarOf(segment, 'customer_segment_id');
  const number = scalarOf(segment, 'ct_segment_id');
  const name = scalarOf(segment, 'name');
  const set = readSet(source, root, problems);
  const create = scalarOf(segment, 'create')?.text.toLowerCase() === 'true';
  const findings: (readonly [YamlScalar | null, Finding | null])[] = [
    [customer, customer && (curlyQuotes(source, customer) ?? customerIdFault(customer.text))],
    [number, number && numberFault(number)],
    [name, name && labelFault(name.text)],
    [scalarOf(segment, 'create'), create && customer === null ? CREATE_NEEDS_ID : null],
  ];
  for (const [written, finding] of findings) {
    if (written && finding) problems.push(source.problem(written.at, finding, written.length));
  }
  const ids: SegmentIds = {
    ...(customer && customerIdFault(customer.text) === null
      ? { customerSegmentId: customer.text }
      : {}),
    ...(number && numberFault(number) === null ? { ctSegmentId: Number(number.text) } : {}),
  };
  if (set === 'invalid') return null;
  const isNamed = ids.customerSegmentId !== undefined || ids.ctSegmentId !== undefined;
  if (set === null && !isNamed) return null;
  const place: Place = source.place((set ?? customer ?? number)?.at ?? 0);
  const label = name?.text ?? null;
  const decisions = readDecisions(source, segment, problems);
  if (set !== null) {
    return { key: set.text, only: true, ids: {}, name: label, create: false, decisions, place };
  }
  return { key: segmentKey(ids), ids, name: label, create, decisions, place };
}

export function customerIdFault(text: string): Finding | null {
  if (text.toLowerCase().startsWith(RESERVED_PREFIX)) {
    return {
      code: 'reserved-prefix',
      message: say`${asValue(text)} starts with ${asCode(RESERVED_PREFIX)}, which is reserved for segments without a customer ID`,
      next: say`Use another customer_segment_id, or write the number under ${asCode('ct_segment_id:')}.`,
    };
  }
  const fault = checkMemberText(text, 'identity');
  if (fault === null || fault === 'reserved-identity') return null;
  return {
    code: 'bad-segment-id',
    message: say`${asValue(text)} is not a valid customer_segment_id: ${ID_FAULTS[fault]}`,
    next: say`Write the ID exactly as CleverTap shows it.`,
  };
}

/** Word processors and chats write them in place of quotes. */
const IN_CURLY_QUOTES = /^[\u2018-\u201f\u00ab\u00bb](.+)[\u2018-\u201f\u00ab\u00bb]$/;

function curlyQuotes(source: Source, { at, length, text }: YamlScalar): Finding | null {
  const [, inner = ''] = IN_CURLY_QUOTES.exec(text) ?? [];
  if (inner === '') return null;
  return {
    code: 'bad-segment-id',
    message: say`${asValue(text)} is in curly quotes, which YAML takes for a part of the ID`,
    next: writeThere(source, at, length, quotedYaml(inner)),
  };
}

const ID_FAULTS = {
  'empty-member': 'it is empty',
  'member-too-long': 'it is too long',
  'not-utf8': 'it is not valid Unicode',
  'control-character': 'it contains a control character',
  'outer-white-space': 'it starts or ends with white space',
  'conflict-marker': 'it is a conflict marker of git',
  markup: 'it is a tag of HTML or XML',
  'malformed-guid': 'it is malformed',
} as const;

function numberFault(written: YamlScalar): Finding | null {
  if (!written.plain || !/^[1-9]\d*$/.test(written.text)) {
    // The schema reports anything that is not a number at all.
    if (!written.plain || !/^[-+]?\d/.test(written.text)) return null;
    return {
      code: 'bad-segment-id',
      message: say`${asValue(written.text)} is not a valid ct_segment_id`,
      next: say`Write a positive whole number in plain digits, without a leading zero.`,
    };
  }
  if (Number.isSafeInteger(Number(written.text))) return null;
  return {
    code: 'number-out-of-safe-range',
    message: say`${asValue(written.text)} is too large: it cannot be sent as an exact number`,
    next: say`Check the number, or name the segment by its customer_segment_id.`,
  };
}

function labelFault(text: string): Finding | null {
  const fault = checkMemberText(text, 'identity');
  if (fault === null || fault === 'reserved-identity') return null;
  return {
    code: fault === 'empty-member' ? 'empty-value' : fault,
    message: say`${asValue(text)} is not a valid name of a segment: ${ID_FAULTS[fault]}`,
    next: say`Write a plain name, or remove the field.`,
  };
}

const CREATE_NEEDS_ID: Finding = {
  code: 'create-needs-customer-id',
  message: say`${asCode('create: true')} needs a customer_segment_id: CleverTap assigns the ct_segment_id only afterwards`,
  next: say`Add a ${asCode('customer_segment_id:')} or remove ${asCode('create:')}.`,
};

/** Reads what `segment:` decides about the segment as a whole. The schema has checked the words. */
function readDecisions(source: Source, segment: YamlValue | null, problems: Problem[]): Decisions {
  const retire = scalarOf(segment, 'retire');
  const adopt = scalarOf(segment, 'adopt');
  const renamedFrom = scalarOf(segment, 'renamed_from');
  const creates = scalarOf(segment, 'create')?.text.toLowerCase() === 'true';
  const tell = (written: typeof retire, finding: Finding) => {
    if (written) problems.push(source.problem(written.at, finding, written.length));
  };
  if (retire && (adopt || renamedFrom || creates)) tell(retire, RETIRE_ALONE);
  else if (adopt && creates) tell(adopt, ADOPT_OR_CREATE);
  return {
    retire: oneOf(retire?.text, ['keep', 'empty']),
    adopt: oneOf(adopt?.text, ['accepted', 'unconfirmed']),
    renamedFrom: renamedFrom?.text ?? null,
  };
}

function oneOf<T extends string>(text: string | undefined, known: readonly T[]): T | null {
  return known.find((word) => word === text) ?? null;
}

const RETIRE_ALONE: Finding = {
  code: 'contradicting-decisions',
  message: say`${asCode('retire:')} ends the segment, but another field creates, adopts or renames it`,
  next: say`Remove ${asCode('retire:')}, or remove ${asCode('adopt:')}, ${asCode('renamed_from:')} and ${asCode('create: true')}.`,
};
const ADOPT_OR_CREATE: Finding = {
  code: 'contradicting-decisions',
  message: say`${asCode('adopt:')} is for a segment that exists, but ${asCode('create: true')} makes a new one`,
  next: say`Keep one of the two.`,
};
