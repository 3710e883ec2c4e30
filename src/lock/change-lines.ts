import type { Member, MemberKind, Operation, SegmentKey } from '../model.ts';
import { digestOf } from './chunk.ts';
import { changesFile } from './file-names.ts';

/** What a verification found of a membership: not as it should be, or given up. */
export type Doubt = 'MISSING' | 'LINGERING' | 'UNPROVABLE';

/** Whether the line is of a change that was sent. */
export function isSent(operation: RecordedChange['operation']): operation is Operation {
  return operation === 'ADD' || operation === 'REMOVE';
}

/**
 * Who was added and removed by one apply, one change to a line, in the order in which they were
 * sent: operation, `first` or `again` (it only confirms an earlier attempt), outcome, kind, member,
 * separated by tabs. Plain lines, so that `grep` and `git log -S` answer who, when and why.
 */
export interface RecordedChange {
  /** ADOPT: taken over from the account as it was. This and what a verification found send nothing. */
  readonly operation: Operation | 'ADOPT' | Doubt;
  readonly again: boolean;
  readonly outcome: 'accepted' | 'unconfirmed' | 'rejected';
  readonly member: Member;
}

/** The lines of one segment, in a file that others may share. */
export interface ChangesPart {
  readonly file: string;
  readonly sha256: string;
  /** Bytes. */
  readonly from: number;
  readonly to: number;
}

/** A file is begun anew past this size. */
const MOST_BYTES = 1 << 20;

/** The lines of one segment, in pieces that fit into a file. */
export class ChangeLines {
  readonly #pieces: Buffer[] = [];
  #lines: string[] = [];
  #size = 0;

  add({ operation, again, outcome, member }: RecordedChange): void {
    const line = `${operation}\t${again ? 'again' : 'first'}\t${outcome}\t${member.kind}\t${member.value}\n`;
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size >= MOST_BYTES) this.#end();
  }

  pieces(): readonly Buffer[] {
    this.#end();
    return this.#pieces;
  }

  #end(): void {
    if (this.#lines.length > 0) this.#pieces.push(Buffer.from(this.#lines.join('')));
    this.#lines = [];
    this.#size = 0;
  }
}

export interface WrittenChanges {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly partsOf: (key: SegmentKey) => readonly ChangesPart[];
}

/** Lays the lines of all segments into as few files as they fit in. */
export function writeChanges(
  serial: number,
  lines: ReadonlyMap<SegmentKey, ChangeLines>,
): WrittenChanges {
  const files = new Map<string, Uint8Array>();
  const parts = new Map<SegmentKey, ChangesPart[]>();
  for (const group of groupsOf(lines)) {
    const bytes = Buffer.concat(group.map(({ piece }) => piece));
    const sha256 = digestOf(bytes);
    const file = changesFile(serial, sha256);
    files.set(file, bytes);
    let from = 0;
    for (const { key, piece } of group) {
      const to = from + piece.length;
      parts.set(key, [...(parts.get(key) ?? []), { file, sha256, from, to }]);
      from = to;
    }
  }
  return { files, partsOf: (key) => parts.get(key) ?? [] };
}

interface Piece {
  readonly key: SegmentKey;
  readonly piece: Buffer;
}

function groupsOf(lines: ReadonlyMap<SegmentKey, ChangeLines>): Piece[][] {
  const groups: Piece[][] = [];
  let room = 0;
  for (const [key, own] of lines) {
    for (const piece of own.pieces()) {
      if (piece.length > room) {
        groups.push([]);
        room = MOST_BYTES;
      }
      groups.at(-1)?.push({ key, piece });
      room -= piece.length;
    }
  }
  return groups;
}

function* readLines(bytes: Buffer): Generator<RecordedChange> {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    const [operation, again, outcome, kind, value] = bytes.toString('utf8', start, end).split('\t');
    yield {
      operation: operation as RecordedChange['operation'],
      again: again === 'again',
      outcome: outcome as RecordedChange['outcome'],
      member: { kind: kind as MemberKind, value: value ?? '' },
    };
    start = end + 1;
  }
}

/** Reads a file that the history names, and verifies it. */
export type ReadPart = (file: string, sha256: string) => Promise<Buffer>;

interface Changed {
  readonly changes: readonly ChangesPart[];
}

/** The changes of one apply to one segment, in the order in which they were sent. */
export async function* changesOf(
  { changes }: Changed,
  readPart: ReadPart,
): AsyncGenerator<RecordedChange> {
  for (const part of changes) yield* readLines(await bytesOf(part, readPart));
}

/** Those of one member alone: pieces without its name are not looked at line by line. */
export async function* changesOfMember(
  { changes }: Changed,
  name: string,
  readPart: ReadPart,
): AsyncGenerator<RecordedChange> {
  for (const part of changes) {
    const bytes = await bytesOf(part, readPart);
    if (!bytes.includes(`\t${name}\n`)) continue;
    for (const change of readLines(bytes)) if (change.member.value === name) yield change;
  }
}

async function bytesOf({ file, sha256, from, to }: ChangesPart, read: ReadPart): Promise<Buffer> {
  return (await read(file, sha256)).subarray(from, to);
}
