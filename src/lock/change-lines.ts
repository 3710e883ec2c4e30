import type { Member, MemberKind, Operation, SegmentKey } from '../model.ts';
import { digestOf } from './chunk.ts';
import { changesFile } from './file-names.ts';

/**
 * Who was added and removed by one apply, one change to a line, in the order in which they were
 * sent: operation, `first` or `again` (it only confirms an earlier attempt), outcome, kind, member,
 * separated by tabs. Plain lines, so that `grep` and `git log -S` answer who, when and why.
 */
export interface RecordedChange {
  /** ADOPT: taken over from the account as it was, nothing was sent. */
  readonly operation: Operation | 'ADOPT';
  readonly again: boolean;
  readonly outcome: 'accepted' | 'unconfirmed' | 'rejected';
  readonly member: Member;
}

export interface ChangesFile {
  readonly file: string;
  readonly sha256: string;
}

/** A file is begun anew past this size. */
const MOST_BYTES = 1 << 20;

/** Collects the lines of one segment, in files of bounded size. */
export class ChangeLines {
  readonly #serial: number;
  readonly #key: SegmentKey;
  readonly #written: Map<string, Uint8Array>;
  readonly files: ChangesFile[] = [];
  #lines: string[] = [];
  #size = 0;

  /** What is full goes into `written`, under the name it has in the lock's folder. */
  constructor(serial: number, key: SegmentKey, written: Map<string, Uint8Array>) {
    this.#serial = serial;
    this.#key = key;
    this.#written = written;
  }

  add({ operation, again, outcome, member }: RecordedChange): void {
    const line = `${operation}\t${again ? 'again' : 'first'}\t${outcome}\t${member.kind}\t${member.value}\n`;
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size >= MOST_BYTES) this.end();
  }

  end(): void {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(this.#lines.join(''));
    const sha256 = digestOf(bytes);
    const file = changesFile(this.#serial, this.#key, sha256);
    this.#written.set(file, bytes);
    this.files.push({ file, sha256 });
    this.#lines = [];
    this.#size = 0;
  }
}

/** Reads what `ChangeLines` wrote; the digest must have been checked. */
export function* readChangeLines(bytes: Buffer): Generator<RecordedChange> {
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
export type ReadPart = (file: string, sha256: string) => Buffer;

/** The changes of one apply to one segment, in the order in which they were sent. */
export function* changesOf(
  { changes }: { readonly changes: readonly ChangesFile[] },
  readPart: ReadPart,
): Generator<RecordedChange> {
  for (const { file, sha256 } of changes) yield* readChangeLines(readPart(file, sha256));
}

/** Those of one member alone: pieces without its name are not looked at line by line. */
export function* changesOfMember(
  { changes }: { readonly changes: readonly ChangesFile[] },
  name: string,
  readPart: ReadPart,
): Generator<RecordedChange> {
  for (const { file, sha256 } of changes) {
    const bytes = readPart(file, sha256);
    if (!bytes.includes(`\t${name}\n`)) continue;
    for (const change of readChangeLines(bytes)) if (change.member.value === name) yield change;
  }
}
