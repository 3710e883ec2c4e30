import { asCode, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { scalarOf } from '../yaml/yaml-value.ts';
import type { Decisions } from './manifest.ts';

/** Reads what `segment:` decides about the segment as a whole. The schema has checked the words. */
export function readDecisions(
  source: Source,
  segment: YamlValue | null,
  problems: Problem[],
): Decisions {
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
