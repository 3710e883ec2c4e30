import { LineRun } from '../members/line-run.ts';
import { nameOf } from '../members/member.ts';
import { checkMember, checkPlainMember } from '../members/rules.ts';
import { ItemLines } from './item-lines.ts';
import type { InlineMembers } from './manifest.ts';

/**
 * Members in YAML at the speed of a list. Most manifests have their members as a plain block sequence,
 * one per line, and a YAML parser makes several objects of each. Here the lines under `members:` are
 * read as bytes, and only the rest of the file goes through `yaml`.
 *
 * That is safe because of the rest. Lines that were read become a comment of the same length, so every
 * offset stays the same. The first item stays as well: the parser of the rest checks that it is the
 * only item of a block sequence at that place, which proves that the lines belonged to that sequence.
 * Invalid items and duplicates stay in the rest too, so that they get their problems from the same
 * reader as those of any other file. Anything that `ItemLines` does not know makes the scan give up,
 * and the whole file goes through `yaml`.
 */
export interface ScannedMembers {
  /** The text without the lines that were read; every offset is as before. */
  readonly rest: string;
  /** Where the sequence starts, and how many of its items are left. */
  readonly at: number;
  readonly items: number;
  /** null if items with problems are among those that are left. */
  readonly members: InlineMembers | null;
}

/** Items with problems that are left to the reader. With more, the whole file is. */
const MOST_LEFT = 1000;
const HEADER = /(?:^|\n)members:\r?\n/;

/** null if the members are absent or not plain. */
export function scanMembers(text: string): ScannedMembers | null {
  const header = HEADER.exec(text);
  if (header === null || !text.isWellFormed()) return null;
  const start = Buffer.byteLength(text.slice(0, header.index + header[0].length));
  const scan = new Scan(text, start);
  return scan.run();
}

/** A line that stays, `[start, end)` with its newline. */
interface Left {
  readonly start: number;
  readonly end: number;
}

class Scan {
  readonly #text: string;
  readonly #start: number;
  readonly #size: number;
  readonly #end: number;
  readonly #identities: LineRun;
  readonly #check: typeof checkMember;
  #guids: LineRun | null = null;
  readonly #left: Left[] = [];

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#size = Buffer.byteLength(text);
    this.#identities = LineRun.ofSize(2 * this.#size + 2);
    this.#identities.fill(text);
    this.#end = this.#identities.used;
    // Items have no byte below a space, so ASCII without DEL is printable.
    const isPlain = this.#size === text.length && !text.includes('\u007f');
    this.#check = isPlain ? checkPlainMember : checkMember;
  }

  run(): ScannedMembers | null {
    const lines = this.#lines();
    let first: Left | null = null;
    let dash = 0;
    let faults = 0;
    while (lines.next()) {
      if (first === null) {
        first = { start: lines.lineStart, end: lines.lineEnd };
        dash = first.start + lines.indent;
      }
      if (this.#isMember(lines)) this.#take(lines);
      else {
        faults += 1;
        this.#left.push({ start: lines.lineStart, end: lines.lineEnd });
      }
      if (faults > MOST_LEFT) return null;
    }
    if (first === null || lines.gaveUp) return null;
    const members = faults === 0 ? this.#sorted() : null;
    if (members === null && !this.#leaveDuplicates()) return null;
    const left = [first, ...this.#left.filter(({ start }) => start !== first.start)];
    left.sort((a, b) => a.start - b.start);
    const offsets = new Offsets(this.#text, this.#identities.bytes, this.#size);
    const at = offsets.of(dash);
    return { rest: this.#rest(left, lines, offsets), at, items: left.length, members };
  }

  #lines(): ItemLines {
    const { bytes, view } = this.#identities;
    return new ItemLines(bytes, view, this.#start, this.#end);
  }

  #isMember(lines: ItemLines): boolean {
    return this.#check(this.#identities.bytes, lines.start, lines.end, lines.kind) === null;
  }

  #take(lines: ItemLines): void {
    if (lines.kind === 'identity') this.#identities.addLine(lines.start, lines.end);
    else {
      this.#guids ??= LineRun.ofSize(this.#size + 1);
      this.#guids.append(this.#identities.bytes.subarray(lines.start, lines.end));
    }
  }

  /** null if there are duplicates. */
  #sorted(): InlineMembers | null {
    const identities = this.#identities.all();
    const guids = this.#guids?.all() ?? new Uint8Array(0);
    if (this.#identities.duplicates + (this.#guids?.duplicates ?? 0) > 0) return null;
    return { identities, guids, count: this.#identities.count + (this.#guids?.count ?? 0) };
  }

  /** Leaves every line whose member is in another line too; false if they are too many. */
  #leaveDuplicates(): boolean {
    const firsts = new Map<string, Left | null>();
    for (const lines = this.#lines(); lines.next(); ) {
      if (!this.#isMember(lines)) continue;
      const name = nameOf({ kind: lines.kind, value: lines.text() });
      const line = { start: lines.lineStart, end: lines.lineEnd };
      const first = firsts.get(name);
      if (first === undefined) {
        firsts.set(name, line);
        continue;
      }
      if (first !== null) this.#left.push(first);
      this.#left.push(line);
      firsts.set(name, null);
      if (this.#left.length > MOST_LEFT) return false;
    }
    return true;
  }

  #rest(left: readonly Left[], lines: ItemLines, offsets: Offsets): string {
    const pieces: string[] = [];
    let done = 0;
    let before: Left | null = null;
    for (const line of left) {
      if (before === null) pieces.push(this.#text.slice(0, offsets.of(line.start)));
      else pieces.push(this.#blank(done, offsets.of(line.start), lines.indent));
      done = offsets.of(line.end);
      pieces.push(this.#text.slice(offsets.of(line.start), done));
      before = line;
    }
    const end = offsets.of(lines.lineEnd);
    pieces.push(this.#blank(done, end, lines.indent), this.#text.slice(end));
    return pieces.join('');
  }

  /** A comment of the same length. What is too short for that has no item. */
  #blank(from: number, to: number, indent: number): string {
    const length = to - from;
    if (length < indent + 2) return this.#text.slice(from, to);
    return `${' '.repeat(indent)}#${' '.repeat(length - indent - 2)}\n`;
  }
}

/** Offsets in UTF-16 units of ascending offsets in bytes. */
class Offsets {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #size: number;
  #byte = 0;
  #unit = 0;

  constructor(text: string, bytes: Uint8Array, size: number) {
    this.#text = text;
    this.#bytes = bytes;
    this.#size = size;
  }

  of(byte: number): number {
    const to = Math.min(byte, this.#size);
    if (this.#size === this.#text.length) return to;
    if (to < this.#byte) {
      this.#byte = 0;
      this.#unit = 0;
    }
    this.#unit += Buffer.from(this.#bytes.buffer, this.#byte, to - this.#byte).toString().length;
    this.#byte = to;
    return this.#unit;
  }
}
