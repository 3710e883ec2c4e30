import { failure } from '../failure.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Member } from '../model.ts';
import { showValue } from '../report/escape.ts';
import { plural } from '../report/words.ts';

const NAMED = 3;

/**
 * With `adopt: accepted` everything that a manifest lists counts as being in the account. What an
 * export does not have is not: it would never be sent. Throws a Failure where there is such a member.
 */
export function checkNothingLacks(
  { members, membersFrom }: Manifest,
  exported: readonly Member[],
  shown: string,
): void {
  if (membersFrom.length > 0) throw lacks(`${shown} has lists too, which may hold others`);
  const known = new Set(exported.map(({ kind, value }) => `${kind} ${value}`));
  const listed = [
    ...linesOf(members?.identities).map((value) => ({ name: `identity ${value}`, value })),
    ...linesOf(members?.guids).map((value) => ({ name: `guid ${value}`, value })),
  ];
  const others = listed.filter(({ name }) => !known.has(name)).map(({ value }) => value);
  if (others.length === 0) return;
  const first = others.slice(0, NAMED).map((value) => showValue(value));
  const more = others.length > NAMED ? ', ...' : '';
  const lists = `${shown} lists ${plural(others.length, 'member')} that the export does not have`;
  throw lacks(`${lists}: ${first.join(', ')}${more}`);
}

function lacks(what: string): Error {
  return failure(
    'import-lacks-members',
    `${what}; with \`adopt: accepted\` they would count as sent`,
    'Import with `--adopt in_doubt`, which sends everybody once, or take them out. Nothing was written.',
  );
}

function linesOf(block: Uint8Array | undefined): string[] {
  return Buffer.from(block ?? [])
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}
