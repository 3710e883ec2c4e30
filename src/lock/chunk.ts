import { createHash } from 'node:crypto';
import { NEWLINE, utf8 } from '../members/bytes.ts';
import { NO_BYTES } from '../members/cursor.ts';
import { asCode, asPath, say } from '../message.ts';
import type { Member, MemberKind, Operation } from '../model.ts';
import { lockDamaged } from './lock-failures.ts';
import type { Cause } from './membership.ts';

/**
 * A chunk: the members of one segment in one range, as YAML literal blocks whose bytes are the raw
 * lines. It is written canonically and its digest is in the index. So reading it needs no YAML parser:
 * once the digest has matched, the sections are found by their names at column one.
 */
export interface Chunk {
  /** Accepted members: lines indented by `INDENT` bytes, ascending. */
  readonly identities: Uint8Array;
  readonly guids: Uint8Array;
  /** Unconfirmed members, listed nowhere else, ascending. */
  readonly unconfirmed: readonly Unconfirmed[];
  /** Attempts that may still land, whatever the member's state, ascending by member. */
  readonly stamps: readonly Stamp[];
}

export interface Unconfirmed {
  readonly member: Member;
  readonly operation: Operation;
  readonly cause: Cause;
}

export interface Stamp {
  readonly member: Member;
  readonly operation: Operation;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Spaces before each line of a literal block. */
export const INDENT = 2;
export const EMPTY_CHUNK: Chunk = {
  identities: NO_BYTES,
  guids: NO_BYTES,
  unconfirmed: [],
  stamps: [],
};

/** `segment` is the ID of its entry. */
export function renderChunk(segment: string, chunk: Chunk): Buffer {
  return Buffer.concat([
    Buffer.from(`segment: ${JSON.stringify(segment)}\n`),
    block('identities', chunk.identities),
    block('guids', chunk.guids),
    block('unconfirmed', Buffer.from(chunk.unconfirmed.map(unconfirmedLine).join(''))),
    block('unsettled', Buffer.from(chunk.stamps.map(stampLine).join(''))),
  ]);
}

function block(name: string, lines: Uint8Array): Buffer {
  if (lines.length === 0) return Buffer.from(`${name}: ""\n`);
  return Buffer.concat([Buffer.from(`${name}: |2\n`), lines]);
}

function unconfirmedLine({ member, operation, cause }: Unconfirmed): string {
  return `  ${member.kind}\t${operation}\t${cause}\t${member.value}\n`;
}

function stampLine({ member, operation, until }: Stamp): string {
  return `  ${member.kind}\t${operation}\t${new Date(until).toISOString()}\t${member.value}\n`;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads a chunk after checking it against the digest of the index. */
export function parseChunk(bytes: Uint8Array, file: string, sha256: string): Chunk {
  checkDigest(bytes, file, sha256);
  // From the end: most chunks have identities, and little or nothing after them.
  const stamps = lastSection(bytes, bytes.length, '\nunsettled: ', file);
  const unconfirmed = lastSection(bytes, stamps, '\nunconfirmed: ', file);
  const guids = lastSection(bytes, unconfirmed, '\nguids: ', file);
  const identities = bytes.indexOf(NEWLINE) + 1;
  return {
    identities: blockBody(bytes, identities, guids),
    guids: blockBody(bytes, guids, unconfirmed),
    unconfirmed: fieldsOf(blockBody(bytes, unconfirmed, stamps)).map(unconfirmedOf),
    stamps: fieldsOf(blockBody(bytes, stamps, bytes.length)).map(stampOf),
  };
}

/** Throws a Failure where a file is not what the index says. */
export function checkDigest(bytes: Uint8Array, file: string, sha256: string): void {
  if (digestOf(bytes) === sha256) return;
  throw lockDamaged(say`${asPath(file)} does not match its digest in the lockfile`, { file });
}

/** Where the section of this name begins, which is the last one before `end`. */
function lastSection(bytes: Uint8Array, end: number, marker: string, file: string): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, end).lastIndexOf(marker);
  if (at < 0)
    throw lockDamaged(say`${asPath(file)} has no section ${asCode(marker.trim())}`, { file });
  return at + 1;
}

/** The lines of a section: what follows its `name: |2` up to the next section. */
function blockBody(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return bytes.subarray(bytes.indexOf(NEWLINE, start) + 1, end);
}

function fieldsOf(lines: Uint8Array): string[][] {
  if (lines.length === 0) return [];
  const text = utf8(lines, 0, lines.length - 1);
  return text.split('\n').map((line) => line.slice(INDENT).split('\t'));
}

/** The digest has shown that segops wrote the line. */
function unconfirmedOf([kind, operation, cause, value]: string[]): Unconfirmed {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    cause: cause as Cause,
  };
}

function stampOf([kind, operation, until, value]: string[]): Stamp {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    until: Date.parse(until ?? ''),
  };
}

function memberOf(kind: string | undefined, value: string | undefined): Member {
  const known: MemberKind = kind === 'guid' ? 'guid' : 'identity';
  return { kind: known, value: value ?? '' };
}

function operationOf(text: string | undefined): Operation {
  return text === 'REMOVE' ? 'REMOVE' : 'ADD';
}
