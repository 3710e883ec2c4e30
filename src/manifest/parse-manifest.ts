import type { ErrorObject } from 'ajv';
import { isSeq } from 'yaml';
import schema from '../../schema/manifest.schema.json' with { type: 'json' };
import { badDay, parseDay, readDays, readTimezone } from '../config/days.ts';
import { readGuard } from '../config/guard-settings.ts';
import { readIdentityFormat } from '../config/read-identity.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { readExclusions, readSources } from '../lists/list-ref.ts';
import { asCode, asLines, say } from '../message.ts';
import type { Problem, Result } from '../model.ts';
import { oddWhiteSpace } from '../yaml/odd-white-space.ts';
import type { Finding } from '../yaml/source.ts';
import { inOrder, resultOf, Source } from '../yaml/source.ts';
import type { Explained } from '../yaml/structure.ts';
import { checkStructure, EFFECT, lazySchema } from '../yaml/structure.ts';
import type { ParsedYaml } from '../yaml/yaml-tree.ts';
import { parseYaml } from '../yaml/yaml-tree.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, isNothing, scalarOf, valueAt } from '../yaml/yaml-value.ts';
import type { WrittenExemptions } from './everywhere.ts';
import { ownExclusions, readExemptions } from './everywhere.ts';
import type { InlineReading } from './inline-members.ts';
import { readInlineMembers } from './inline-members.ts';
import type { Frozen, Manifest } from './manifest.ts';
import { adviseManifest, MANIFEST_FIELDS } from './manifest-advice.ts';
import { readPeople } from './read-people.ts';
import type { Declared } from './read-segment.ts';
import { readDeclared } from './read-segment.ts';
import { readSplits } from './read-splits.ts';
import type { Referring } from './references.ts';
import { listRefsOf } from './references.ts';
import type { ScannedMembers } from './scan-members.ts';
import { scanMembers } from './scan-members.ts';

const manifestSchema = lazySchema(schema);

/** A manifest as far as it could be read. What it declares counts even if its members are invalid. */
export interface ManifestReading {
  readonly source: Source;
  /** null if there are problems. */
  readonly manifest: Manifest | null;
  readonly declared: Declared | null;
  /** From what the config excludes everywhere. */
  readonly exempt: WrittenExemptions | null;
  /** Every list that it names, also under `exclude_from`. */
  readonly lists: readonly ListRef[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/** Parses one manifest. `file` is its path as people see it. */
export function parseManifest(text: string, file: string): Result<Manifest> {
  const reading = readManifestText(text, file);
  return resultOf(reading.manifest, reading.problems);
}

/** As `parseManifest`, with what can be checked against other manifests. */
export function readManifestText(text: string, file: string): ManifestReading {
  const source = new Source(file, text);
  const scanned = scanMembers(text);
  const reading = scanned === null ? null : readRest(source, scanned);
  return reading === null ? readWithYaml(text, file) : spacesFirst(reading);
}

/** As `readManifestText`, with every member through the YAML parser. */
export function readWithYaml(text: string, file: string): ManifestReading {
  const source = new Source(file, text);
  return spacesFirst(readYaml(source, parseYaml(source, 'members', MANIFEST_FIELDS), null));
}

/** Where there are problems, spaces that are none explain them all. */
function spacesFirst(reading: ManifestReading): ManifestReading {
  const odd = reading.problems.length === 0 ? null : oddWhiteSpace(reading.source);
  return odd === null ? reading : { ...reading, problems: reading.source.problems([odd]) };
}

/** Everything but the members that were scanned; null if `yaml` reads them differently. */
function readRest(source: Source, scanned: ScannedMembers): ManifestReading | null {
  const yaml = parseYaml(source, 'members', MANIFEST_FIELDS, scanned.rest);
  const written = yaml.root === null ? null : valueAt(yaml.root, 'members');
  if (yaml.problems.length > 0 || written?.kind !== 'raw' || written.at !== scanned.at) return null;
  const sequence = written.node;
  if (!isSeq(sequence) || sequence.flow || sequence.items.length !== scanned.items) return null;
  const inline =
    scanned.members === null
      ? readInlineMembers(sequence, source)
      : { members: scanned.members, problems: [] };
  if (scanned.members === null && inline.problems.length === 0) return null;
  return readYaml(source, yaml, inline);
}

function readYaml(
  source: Source,
  yaml: ParsedYaml,
  scanned: InlineReading | null,
): ManifestReading {
  const { root } = yaml;
  if (root === null) {
    return {
      ...{ source, manifest: null, declared: null, exempt: null, lists: [] },
      problems: yaml.problems,
    };
  }
  const problems = [
    ...yaml.problems,
    ...checkStructure(source, root, manifestSchema(), explainManifest(source, root)),
  ];
  const refs: Referring = {
    membersFrom: readSources(source, root, 'members_from', problems),
    intersectWith: readSources(source, root, 'intersect_with', problems),
    excludeFrom: readExclusions(source, root, problems),
  };
  const segment = readDeclared(source, root, problems);
  const declared = segment === null ? null : { ...segment, ...refs };
  const body = readBody(source, root, problems, scanned);
  const exempt = readExemptions(source, root);
  problems.push(...ownExclusions(refs, (place, finding) => source.problemAt(place, finding)));
  const manifest = declared === null || problems.length > 0 ? null : { ...declared, ...body };
  const lists = listRefsOf(refs);
  return { source, manifest, declared, exempt, lists, problems: inOrder(problems) };
}

type Body = Pick<
  Manifest,
  | 'members'
  | 'splits'
  | 'days'
  | 'timezone'
  | 'frozen'
  | 'guard'
  | 'identity'
  | 'owner'
  | 'description'
>;

function readBody(
  source: Source,
  root: YamlValue,
  problems: Problem[],
  scanned: InlineReading | null,
): Body {
  const inline = scanned ?? inlineMembers(source, valueAt(root, 'members'));
  problems.push(...inline.problems);
  const identity = readIdentityFormat(source, valueAt(root, 'identity'), 'format', problems);
  const splits = readSplits(source, root, problems);
  const days = readDays(source, root, problems);
  const timezone = readTimezone(root, ({ at, length }, finding) =>
    problems.push(source.problem(at, finding, length)),
  );
  const frozen = readFrozen(source, root, problems);
  return {
    members: inline.members,
    guard: readGuard(source, root, problems),
    ...readPeople(source, root, problems),
    ...(identity === null ? {} : { identity }),
    ...(splits.length === 0 ? {} : { splits }),
    ...(days === null ? {} : { days }),
    ...(timezone === null ? {} : { timezone }),
    ...(frozen === null ? {} : { frozen }),
  };
}

/** The schema has checked that both fields are there. */
function readFrozen(source: Source, root: YamlValue, problems: Problem[]): Frozen | null {
  const written = valueAt(root, 'frozen');
  const last = new FieldReader(source, problems).read(written, 'last_day', parseDay, badDay);
  const reason = scalarOf(written, 'reason');
  return last === null || reason === null ? null : { last, reason: reason.text };
}

function inlineMembers(source: Source, written: YamlValue | null): InlineReading {
  if (written?.kind === 'raw') return readInlineMembers(written.node, source);
  return { members: null, problems: [] };
}

/** What the schema cannot say well about a manifest. */
function explainManifest(source: Source, root: YamlValue): (error: ErrorObject) => Explained {
  return (error) => {
    const { keyword, instancePath } = error;
    const advised = adviseManifest(source, root, error);
    if (advised !== null) return advised;
    if (keyword === 'type' && instancePath === '') return NO_MAPPING;
    if (keyword === 'required' && instancePath === '') return NO_SEGMENT;
    if (keyword === 'anyOf' && instancePath === '/segment') {
      const isSet = scalarOf(valueAt(root, 'segment'), 'only') !== null;
      return isSet ? EFFECT : NO_SEGMENT_ID;
    }
    if (keyword === 'anyOf' && instancePath === '') return NO_MEMBERS;
    if (keyword === 'oneOf') return fileOrSegment(instancePath);
    const members = valueAt(root, 'members');
    if (instancePath !== '/members' || members === null) return null;
    return isNothing(members) ? NULL_MEMBERS : null;
  };
}

const NO_MAPPING: Finding = {
  code: 'wrong-type',
  message: say`the file is not a manifest: it has no fields such as ${asCode('segment:')}`,
  next: say`Exclude it with a glob that starts with ${asCode('!')}, or let it start like this:${asLines('segment:\n  customer_segment_id: vip_customers\nmembers:\n  - ada@example.com')}`,
};
const NO_SEGMENT: Finding = {
  code: 'missing-segment-id',
  message: say`the file declares no segment`,
  next: say`Write at its top which segment it is, by the ID that CleverTap shows:${asLines('segment:\n  customer_segment_id: vip_customers')}`,
};
const NO_SEGMENT_ID: Finding = {
  code: 'missing-segment-id',
  message: say`the segment has no ID`,
  next: say`Add a ${asCode('customer_segment_id:')} or a ${asCode('ct_segment_id:')} under ${asCode('segment:')}.`,
};
const NO_MEMBERS: Finding = {
  code: 'no-members',
  message: say`the manifest has neither ${asCode('members')} nor ${asCode('members_from')}`,
  next: say`Add members or a list. If the segment is meant to be empty, write:${asLines('members: []')}`,
};
const NULL_MEMBERS: Finding = {
  code: 'no-members',
  message: say`${asCode('members:')} has no value`,
  next: say`Write each member below it, on a line that starts with a dash. If the segment is meant to be empty, write:${asLines('members: []')}`,
};
function fileOrSegment(path: string): Finding {
  const isExclusion = path.startsWith('/exclude_from');
  const [what, other] = isExclusion
    ? [say`an exclusion`, say`a second exclusion`]
    : [say`an item`, say`a second item`];
  return {
    code: 'missing-field',
    message: say`${what} needs either a ${asCode('file')} or a ${asCode('segment')}`,
    next: say`Write one of the two, not both. Write ${other} for the other.`,
  };
}
