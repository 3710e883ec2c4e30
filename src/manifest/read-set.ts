import { checkMemberText } from '../members/rules.ts';
import type { Message } from '../message.ts';
import { asCode, asValue, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { fieldOf, scalarOf, valueAt } from '../yaml/yaml-value.ts';

/*
 * `segment: { only: true, id: big_spenders }` makes a manifest a set that is never sent. What would
 * decide about something that is sent is refused: nobody would notice that it has no effect.
 */

const OF_SENT = [
  'customer_segment_id',
  'ct_segment_id',
  'create',
  'retire',
  'adopt',
  'renamed_from',
] as const;
const OF_MANIFEST = ['guard', 'frozen'] as const;

/** The name of a set; null of a segment that is sent; `invalid` where it cannot be told, or has no name. */
export function readSet(
  source: Source,
  root: YamlValue,
  problems: Problem[],
): YamlScalar | null | 'invalid' {
  const segment = valueAt(root, 'segment');
  const id = scalarOf(segment, 'id');
  const isSet = scalarOf(segment, 'only')?.text.toLowerCase() === 'true';
  const tell = (at: number, length: number, finding: Finding) =>
    problems.push(source.problem(at, finding, length));
  if (!isSet) {
    if (id !== null) tell(id.at, id.length, ID_WITHOUT_ONLY);
    return id === null ? null : 'invalid';
  }
  const inSegment = OF_SENT.map((name) => [segment, name] as const);
  for (const [parent, name] of [...inSegment, ...OF_MANIFEST.map((one) => [root, one] as const)]) {
    const field = parent === null ? null : fieldOf(parent, name);
    if (field !== null) tell(field.at, name.length, noEffect(name));
  }
  if (id === null) {
    const only = segment === null ? null : fieldOf(segment, 'only');
    tell(only?.at ?? 0, 'only'.length, ONLY_WITHOUT_ID);
    return 'invalid';
  }
  const finding = nameFault(id.text);
  if (finding === null) return id;
  tell(id.at, id.length, finding);
  return 'invalid';
}

function nameFault(text: string): Finding | null {
  const isReserved = text.toLowerCase().startsWith('ct:');
  const fault = checkMemberText(text, 'identity');
  if (!isReserved && (fault === null || fault === 'reserved-identity')) return null;
  return {
    code: 'bad-segment-id',
    message: say`${asValue(text)} is not a valid name of a set`,
    next: say`Write a plain name, such as ${asCode('big_spenders')}.`,
  };
}

const NEVER_SENT: Message = say`a set with ${asCode('only: true')} is never sent`;

function noEffect(name: string): Finding {
  return {
    code: 'set-is-never-sent',
    message: say`${NEVER_SENT}, so ${asCode(`${name}:`)} has no effect`,
    next: say`Remove ${asCode(`${name}:`)}. If the segment is to be sent, remove ${asCode('only:')} and ${asCode('id:')} and write its ${asCode('customer_segment_id:')}.`,
  };
}

const ID_WITHOUT_ONLY: Finding = {
  code: 'set-is-never-sent',
  message: say`${asCode('id:')} is the name of a set that is never sent, but ${asCode('only: true')} is missing`,
  next: say`Add ${asCode('only: true')}, or write the ID that CleverTap shows under ${asCode('customer_segment_id:')}.`,
};
const ONLY_WITHOUT_ID: Finding = {
  code: 'missing-segment-id',
  message: say`a set that is never sent needs a name, by which other manifests call it`,
  next: say`Add ${asCode('id:')} beside ${asCode('only: true')}.`,
};
