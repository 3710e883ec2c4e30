import { basename } from 'node:path';
import { Failure, failure } from '../failure.ts';
import { encodingOf, inUtf8 } from '../lists/encoding.ts';
import type { ImportColumns } from '../lists/import-format.ts';
import { importFormat } from '../lists/import-format.ts';
import type { OpenList } from '../lists/list-facts.ts';
import { openListFile } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { headOf, openList } from '../lists/open-list.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { textOf } from '../members/cursor.ts';
import { SortSpace } from '../members/line-sort.ts';
import { membersWithout } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { diskSpill } from '../members/spill.ts';
import type { Message } from '../message.ts';
import { asCode, asList, asMember, asPath, plural, say } from '../message.ts';
import type { Member, Problem } from '../model.ts';
import { isOdd, OddIdentities } from '../plan/odd-rows.ts';
import { doubtful } from '../plan/odd-words.ts';
import { readableAt } from './named-files.ts';

/** A file that somebody exported, and what they say of it. */
export interface ImportSource extends ImportColumns {
  readonly from: string;
}

/** The members of a file that somebody exported, sorted, each once. */
export interface ReadMembers {
  readonly count: number;
  readonly guids: number;
  readonly duplicates: number;
  readonly warnings: readonly Problem[];
  /** Identities before guids. */
  all(): Member[];
  /** One identity to a line. */
  asLines(): string;
  /** With a header: identity, guid. */
  asCsv(): string;
}

/** What is adopted is not sent, so that no plan would say it. */
function doubtsIn(ref: ListRef, list: OpenList, total: number): Problem[] {
  const found = new OddIdentities(null).addFrom(list, (value) => isOdd(null, value));
  const source = { ref, path: ref.path, role: 'members', total, format: null, most: 0 } as const;
  return doubtful({ ...source, found }).map(({ code, message, next, path, line }) => {
    const place = { file: path, ...(line === null ? {} : { line }) };
    return { severity: 'warning', code, message, next, place };
  });
}

/** Reads it with the checks of every list. Throws a Failure if a row is faulty or there is none. */
export function readMembers({ from, ...columns }: ImportSource): ReadMembers {
  const path = readableAt(
    from,
    'import-missing',
    say`Name the exported file after ${asCode('--from')}.`,
  );
  const raw = headOf(openListFile(path));
  const head = inUtf8(raw, encodingOf(raw, columns.encoding));
  const found = importFormat(basename(from), head, columns);
  if (found.kind === 'unclear') throw failure('column-missing', found.message, found.next);
  const place = { file: from };
  const expectations = { maxAgeMs: null, expectRows: null };
  const said = { format: found.format, ...expectations, asked: true as const };
  const ref = { kind: 'list' as const, path: from, ...said, place };
  const list = openList(ref, () => openListFile(path), new SortSpace(diskSpill));
  const values = untilOrdered(() => ({
    identity: drain(list.cursor('identity')),
    guid: drain(list.cursor('guid')),
  }));
  const problems = list.problems();
  if (problems.some(({ severity }) => severity === 'error')) throw new Failure(problems);
  const count = values.identity.length + values.guid.length;
  if (count === 0)
    throw failure('import-empty', say`${asPath(from)} has no members`, say`Export it again.`);
  return {
    count,
    guids: values.guid.length,
    duplicates: list.duplicates(),
    warnings: [...problems, ...doubtsIn(ref, list, count)],
    all: () => [
      ...values.identity.map((value) => ({ kind: 'identity' as const, value })),
      ...values.guid.map((value) => ({ kind: 'guid' as const, value })),
    ],
    asLines: () => values.identity.map((value) => `${value}\n`).join(''),
    asCsv: () =>
      [
        'identity,guid\n',
        ...values.identity.map((value) => `${field(value)},\n`),
        ...values.guid.map((value) => `,${field(value)}\n`),
      ].join(''),
  };
}

function drain(cursor: ReturnType<ReturnType<typeof openList>['cursor']>): string[] {
  const values: string[] = [];
  while (cursor.next()) values.push(textOf(cursor));
  return values;
}

function field(value: string): string {
  return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

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
  if (membersFrom.length > 0)
    throw lacks(say`${asPath(shown)} has lists too, which may hold others`);
  const listed = [
    ...linesOf(members?.identities).map((value): Member => ({ kind: 'identity', value })),
    ...linesOf(members?.guids).map((value): Member => ({ kind: 'guid', value })),
  ];
  const others = membersWithout(listed, exported);
  if (others.length === 0) return;
  const first = asList(others.slice(0, NAMED).map(asMember));
  const more = others.length > NAMED ? ', ...' : '';
  const number = plural(others.length, 'member');
  throw lacks(say`${asPath(shown)} lists ${number} that the export does not have: ${first}${more}`);
}

function lacks(what: Message): Error {
  return failure(
    'import-lacks-members',
    say`${what}. With ${asCode('adopt: accepted')} they would count as sent`,
    say`Import with ${asCode('--adopt unconfirmed')}, which sends each member once, or remove them. Nothing was written.`,
  );
}

function linesOf(block: Uint8Array | undefined): string[] {
  return Buffer.from(block ?? [])
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}
